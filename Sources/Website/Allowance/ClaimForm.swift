import Foundation
import Language
import Neighbourhood

/// A claim as it was typed: raw words in; a draft, or all that is wrong with it, out.
struct ClaimForm: Sendable {
    let words: FormWords
    let kind: ClaimKind

    private static let labels: [String: TextKey] = [
        "month": "claim.month", "hours": "claim.howMany", "rate": "claim.rate", "adult": "claim.factAdult", "words": "claim.whatFor",
        "costs_month": "claim.month", "costs_amount": "claim.amount", "costs_words": "claim.what", "else_month": "claim.month",
        "else_amount": "claim.amount", "else_payer": "claim.payer", "iban": "claim.iban", "holder": "claim.holder", "photo": "claim.photo",
    ]
    private static let sentences: [String: TextKey] = [
        "adult": "claim.faultAdult", "paper": "claim.faultPaper", "iban": "claim.faultIBAN", "photo": "claim.faultPhoto",
    ]

    /// Of fields that only a worker fills in.
    private static let labelsAtWork = [
        "paper": "Bonnetje gezien", "refusal": "Waarom niet", "mix": "Uren en kosten samen", "receipt": "Bonnetje",
    ]
    static let sentencesAtWork = [
        "mix": "Zet een vinkje als je dit hebt nagevraagd.",
        "receipt": "Er is nog geen foto van het bonnetje, en niemand heeft het op papier gezien.",
    ]

    /// What was typed and what is wrong with it, as a page shows it.
    static func view(_ words: FormWords, _ errors: [FieldError], seal: String) -> FormView {
        FormView(
            words: words, errors: errors, seal: seal, labels: labelsAtWork, sentences: sentencesAtWork, labelTexts: labels, sentenceTexts: sentences)
    }

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
