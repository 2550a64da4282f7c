import Foundation
import Neighbourhood
import Storage

/// The register of article 30(1) AVG as a privacy officer reads it: an activity for each purpose, with all that the article asks for.
struct RegisterSheet {
    let register: Register
    let controller: String?
    let together: String?
    let officer: String?

    private static let blank = "(vult de gemeente in)"

    var text: String {
        let head = """
            Register van verwerkingsactiviteiten (AVG artikel 30, lid 1)
            Geldig vanaf: \(register.validFrom)

            Verwerkingsverantwoordelijke: \(controller ?? Self.blank)
            Gezamenlijk verantwoordelijk: \(together ?? "niemand, voor zover Omzien weet; \(Self.blank)")
            Functionaris gegevensbescherming: \(officer ?? Self.blank)

            [vrije tekst]: eigen woorden, waar bijzondere gegevens in kunnen staan (AVG artikel 9).
            [bijzonder]: ga ervan uit dat het bijzondere gegevens zijn.

            Lees dit eerst
            \(Self.list(register.remarks))
            """
        let activities = register.activities.enumerated().map { number, activity in text(of: activity, number: number + 1) }
        let security = "Beveiliging (artikel 30 lid 1 onder g en artikel 32)\n" + Self.list(register.measures)
        return ([head] + activities + [security]).joined(separator: "\n\n")
    }

    private func text(of activity: Register.Activity, number: Int) -> String {
        let all = register.columns.filter { $0.activity == activity.id }
        let personal = all.filter { $0.kind != .none }
        let title = "\(number). \(activity.name)\n" + Self.paragraph("Doel: " + activity.purpose)
        guard !personal.isEmpty else { return title + "\n   Hierin staan geen persoonsgegevens." }
        return [
            title, Self.part("Grondslag", Self.unique(personal.flatMap(\.grounds).map { "\($0.name): \($0.article)" })),
            Self.part("Van wie", Self.unique(personal.flatMap(\.persons))), Self.part("Gegevens", data(of: personal)),
            Self.part("Wie het ziet", Self.unique(personal.flatMap(\.recipients))),
            "   Doorgifte buiten de Europese Unie: geen door Omzien; zie ook waar de server staat \(Self.blank)",
            Self.part("Hoe lang", terms(of: personal)), "   Tabellen: " + Self.unique(personal.map(\.table)).joined(separator: ", "),
        ].joined(separator: "\n")
    }

    /// For each purpose what is needed for it.
    private func data(of columns: [Register.Column]) -> [String] {
        Self.unique(columns.map(\.purpose)).map { purpose in
            let needed = Self.unique(columns.filter { $0.purpose == purpose }.map { $0.what + $0.kind.mark })
            return "\(purpose) Daarvoor: \(needed.joined(separator: "; "))."
        }
    }

    /// Each term once, with what it is for when not all of the activity has the same.
    private func terms(of columns: [Register.Column]) -> [String] {
        let sentences = Self.unique(columns.map(\.term.sentence))
        return sentences.map { sentence in
            let tables = Self.unique(columns.filter { $0.term.sentence == sentence }.map(\.table))
            return sentences.count == 1 ? sentence : "\(tables.joined(separator: ", ")): \(sentence)"
        }
    }

    private static func part(_ name: String, _ lines: [String]) -> String { "   \(name):\n" + list(lines, indent: "   ") }

    private static func list(_ lines: [String], indent: String = "") -> String {
        lines.map { indent + "- " + wrapped($0, indent: indent + "  ") }.joined(separator: "\n")
    }

    private static func paragraph(_ text: String) -> String { "   " + wrapped(text, indent: "   ") }

    /// Lines of at most a hundred characters, so that the register can be read on a screen and printed.
    private static func wrapped(_ text: String, indent: String) -> String {
        var lines = [""]
        for word in text.split(separator: " ") {
            if (lines.last?.count ?? 0) + word.count + indent.count >= 100 { lines.append("") }
            lines[lines.count - 1] += (lines[lines.count - 1].isEmpty ? "" : " ") + word
        }
        return lines.joined(separator: "\n" + indent)
    }

    private static func unique<Value: Hashable>(_ values: [Value]) -> [Value] {
        var seen: Set<Value> = []
        return values.filter { seen.insert($0).inserted }
    }
}

extension RegisterSheet {
    /// The same for a machine, with a line for each column.
    struct JSON: Encodable {
        let validFrom: String
        let controller: String?
        let jointController: String?
        let officer: String?
        let remarks: [String]
        let measures: [String]
        let activities: [Register.Activity]
        let columns: [Line]

        struct Line: Encodable {
            let table, column, activity, what, purpose: String
            let engine: Engine?
            let kind: Register.DataKind
            let grounds: [Register.Ground]
            let persons, recipients: [String]
            let term: Register.Term
        }

        init(_ sheet: RegisterSheet) {
            validFrom = sheet.register.validFrom.description
            (controller, jointController, officer) = (sheet.controller, sheet.together, sheet.officer)
            (remarks, measures, activities) = (sheet.register.remarks, sheet.register.measures, sheet.register.activities)
            columns = sheet.register.columns.map {
                Line(
                    table: $0.table, column: $0.name, activity: $0.activity, what: $0.what, purpose: $0.purpose, engine: $0.engine, kind: $0.kind,
                    grounds: $0.grounds, persons: $0.persons, recipients: $0.recipients, term: $0.term)
            }
        }
    }
}

extension Register.DataKind {
    /// What a reader has to know beside the words for it; nothing for what is ordinary.
    fileprivate var mark: String {
        switch self {
        case .none, .key, .ordinary: ""
        case .freeText: " [vrije tekst]"
        case .special: " [bijzonder]"
        }
    }
}

extension Register.Term {
    /// "1 jaar nadat ...; daarna wordt de rij gewist. Bron: beleid. ..."
    fileprivate var sentence: String {
        let source = source.kind == .law ? "Bron: wet." : "Bron: beleid, de gemeente mag dit veranderen."
        let moment = length.isNothing ? "Meteen als: \(since.occasion). Dan" : "\(length.dutch), gerekend vanaf: \(since.occasion). Daarna"
        return "\(moment) \(end.dutch). \(source) \(self.source.text)"
    }
}

extension Register.Term.End {
    fileprivate var dutch: String {
        switch self {
        case .erase: "wordt het gewist"
        case .blank: "wordt dit gegeven leeggemaakt"
        case .anonymous: "blijft het zonder wie het was"
        }
    }
}

extension Period {
    fileprivate var dutch: String {
        let parts = [
            years > 0 ? "\(years) jaar" : nil, months > 0 ? "\(months) \(months == 1 ? "maand" : "maanden")" : nil,
            days > 0 ? "\(days) \(days == 1 ? "dag" : "dagen")" : nil,
        ].compactMap(\.self)
        return parts.joined(separator: " en ")
    }
}
