import Foundation
import Neighbourhood

/// A claim as it was typed: raw words in; a draft, or all that is wrong with it, out.
struct ClaimForm: Sendable {
    let words: FormWords
    let kind: ClaimKind

    static let labels = [
        "month": "Welke maand", "hours": "Hoeveel uur", "rate": "Bedrag per uur", "adult": "21 jaar of ouder", "words": "Wat is er gedaan",
        "costs_month": "Welke maand", "costs_amount": "Bedrag", "costs_words": "Waarvoor", "paper": "Bonnetje gezien", "else_month": "Welke maand",
        "else_amount": "Bedrag", "else_payer": "Welke organisatie", "iban": "Rekeningnummer", "holder": "Op naam van", "refusal": "Waarom niet",
        "mix": "Uren en kosten samen", "receipt": "Bonnetje", "photo": "Foto",
    ]
    static let sentences = [
        "adult": "Kies ja of nee.", "paper": "Voeg een foto van het bonnetje toe, of laat het aan het wijkteam zien.",
        "iban": "Dit rekeningnummer klopt niet. Kijk het na, bijvoorbeeld NL91 ABNA 0417 1643 00.",
        "mix": "Zet een vinkje als je dit hebt nagevraagd.",
        "receipt": "Er is nog geen foto van het bonnetje, en niemand heeft het op papier gezien.",
        "photo": "Kies een foto (JPEG of PNG) van hooguit 6 MB.",
    ]

    init?(words: FormWords) {
        guard let kind = ClaimKind(rawValue: words["kind"]) else { return nil }
        (self.words, self.kind) = (words, kind)
    }

    /// - Parameter isAdult: when that is known already; otherwise it is asked.
    /// - Throws: `Problem.invalid` for what cannot be read.
    func read(isAdult: (CalendarDate) -> Bool?) throws(Problem) -> ClaimDraft {
        var errors: [FieldError] = []
        let fields = ClaimFields(kind)
        let month = CalendarDate(words[fields.month] + "-01")
        if month == nil { errors.append(FieldError(fields.month, .notAChoice)) }
        let draft = draft(in: month ?? CalendarDate(daysSince1970: 0), fields, isAdult, into: &errors)
        guard errors.isEmpty else { throw .invalid(errors) }
        return draft
    }

    private func draft(in month: CalendarDate, _ fields: ClaimFields, _ isAdult: (CalendarDate) -> Bool?, into errors: inout [FieldError])
        -> ClaimDraft
    {
        let said = Words.tidy(words[fields.words])
        guard kind == .allowance else {
            let amount = amount(fields.amount, into: &errors)
            return kind == .costs
                ? .costs(amount, in: month, isPaperSeen: words["paper"] == "yes", for: said) : .elsewhere(amount, in: month, by: said)
        }
        let minutes = Self.minutes(words["hours"])
        if minutes == nil { errors.append(FieldError("hours", .notANumber)) }
        let answer = ["yes": true, "no": false][words["adult"]]
        return .hours(minutes ?? 0, at: amount("rate", into: &errors), in: month, isAdult: isAdult(month) ?? answer, for: said)
    }

    private func amount(_ name: String, into errors: inout [FieldError]) -> Cents {
        if let amount = Cents(typed: words[name]) { return amount }
        errors.append(FieldError(name, .notANumber))
        return .none
    }

    /// "2,5", "2.25", "2:30" or "2", as minutes.
    static func minutes(_ raw: String) -> Int? {
        let text = Words.tidy(raw)
        if text.contains(":") {
            let parts = text.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
            guard parts.count == 2, let hours = parts[0], let rest = parts[1], (0..<1000).contains(hours), (0..<60).contains(rest) else { return nil }
            return hours * 60 + rest
        }
        return Cents(typed: text).flatMap { $0.count <= 99_900 ? ($0.count * 60 + 50) / 100 : nil }
    }
}
