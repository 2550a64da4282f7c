import Foundation
import Neighbourhood

/// A version of a role as it was typed: raw words in; what it says, or the errors of each field, out.
struct RoleForm: Sendable {
    let words: FormWords

    static let order =
        ["name", "wanting", "about", "may", "may_not", "themes"]
        + Requirement.Kind.allCases.flatMap { ["stage-" + $0.rawValue, "valid-" + $0.rawValue] }
        + ["vog_profiles", "training", "guidance_days", "guidance_weeks", "term_months", "insurance", "from"]

    static let labels: [String: String] = [
        "name": "Naam van de rol", "wanting": "Zoals het bij een aanbod staat", "about": "Wat is het", "may": "Dit hoort erbij",
        "may_not": "Dit hoort er niet bij", "themes": "Onderwerpen", "vog_profiles": "Welke profielen", "training": "Welke training",
        "guidance_days": "Na hoeveel dagen", "guidance_weeks": "Elke hoeveel weken", "term_months": "Hoeveel maanden duurt het",
        "insurance": "Wie is waarvoor verzekerd", "from": "Vanaf welke dag",
    ].merging(Requirement.Kind.allCases.map { ("valid-" + $0.rawValue, "Hoe lang geldig: " + Dutch.name($0)) }) { first, _ in first }

    /// Kinds that stop counting after a while.
    static func ends(_ kind: Requirement.Kind) -> Bool { kind == .vog || kind == .training || kind == .homeVisit }

    func read() -> (facts: HelpRole.Facts, from: CalendarDate?, errors: [FieldError]) {
        var errors: [FieldError] = []
        let facts = HelpRole.Facts(
            name: Words.tidy(words["name"]), wanting: Words.tidy(words["wanting"]), about: Words.tidy(words["about"]), themes: lines("themes"),
            may: lines("may"), mayNot: lines("may_not"), requirements: requirements(into: &errors), guidance: guidance(into: &errors),
            term: RoleTerm(months: number("term_months", into: &errors) ?? 0, ending: RoleTerm.Ending(rawValue: words["term_ending"]) ?? .evaluate),
            reward: HelpRole.Reward(rawValue: words["reward"]) ?? .none, insurance: Words.tidy(words["insurance"]))
        let from = words.optional("from", .notADate, into: &errors) { CalendarDate($0) }
        if from == nil, !errors.contains(where: { $0.field == "from" }) { errors.append(FieldError("from", .missing)) }
        return (facts, from, errors)
    }

    private func lines(_ name: String) -> [String] {
        words[name].split(whereSeparator: \.isNewline).map { Words.tidy(String($0)) }.filter { !$0.isEmpty }
    }

    private func number(_ name: String, into errors: inout [FieldError]) -> Int? {
        words.optional(name, .notANumber, into: &errors) { Int($0) }
    }

    private func requirements(into errors: inout [FieldError]) -> [Requirement] {
        Requirement.Kind.allCases.flatMap { kind -> [Requirement] in
            let months = Self.ends(kind) ? number("valid-" + kind.rawValue, into: &errors) : nil
            guard let stage = Requirement.Stage(rawValue: words["stage-" + kind.rawValue]) else { return [] }
            let names: [String?] = kind == .training ? (lines("training").isEmpty ? [""] : lines("training")) : [nil]
            return names.map { training in
                Requirement(
                    kind, for: stage, training: training, profiles: kind == .vog ? words.all("vog_profiles").sorted() : [], validMonths: months,
                    ofAllAdults: words["all-" + kind.rawValue] == "yes")
            }
        }
    }

    /// Days parted by anything that is no digit.
    private func guidance(into errors: inout [FieldError]) -> HelpRole.Guidance {
        let typed = words["guidance_days"].split { !$0.isNumber }.map { Int($0) }
        if typed.contains(nil) || typed.count > 12 { errors.append(FieldError("guidance_days", .notANumber)) }
        return HelpRole.Guidance(days: typed.compactMap(\.self).sorted(), weeks: number("guidance_weeks", into: &errors))
    }
}

extension RoleForm {
    /// The form as it is when somebody begins a version: what the newest one says.
    init(_ role: HelpRole, today: CalendarDate) {
        let facts = role.facts
        let ticks = facts.requirements.flatMap(\.profiles).map { "vog_profiles=" + $0 }
        var words = FormWords(urlEncoded: Set(ticks).sorted().joined(separator: "&").utf8)
        for (name, text) in Self.texts(facts) + facts.requirements.flatMap(Self.texts) { words[name] = text }
        words["training"] = facts.requirements.compactMap(\.training).joined(separator: "\n")
        (words["version"], words["from"]) = (String(role.version), max(today, role.from).description)
        self.words = words
    }

    private static func texts(_ facts: HelpRole.Facts) -> [(String, String)] {
        [
            ("name", facts.name), ("wanting", facts.wanting), ("about", facts.about), ("may", facts.may.joined(separator: "\n")),
            ("may_not", facts.mayNot.joined(separator: "\n")), ("themes", facts.themes.joined(separator: "\n")),
            ("guidance_days", facts.guidance.days.map(String.init).joined(separator: ", ")),
            ("guidance_weeks", facts.guidance.weeks.map(String.init) ?? ""), ("term_months", String(facts.term.months)),
            ("term_ending", facts.term.ending.rawValue), ("reward", facts.reward.rawValue), ("insurance", facts.insurance),
        ]
    }

    private static func texts(_ requirement: Requirement) -> [(String, String)] {
        let kind = requirement.kind.rawValue
        return [
            ("stage-" + kind, requirement.stage.rawValue), ("valid-" + kind, requirement.validMonths.map(String.init) ?? ""),
            ("all-" + kind, requirement.ofAllAdults ? "yes" : ""),
        ]
    }
}
