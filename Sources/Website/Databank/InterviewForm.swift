import Foundation
import Language
import Neighbourhood
import Operations

/// An interview as it was typed: raw words in; what a worker takes in, or the errors of each field, out.
struct InterviewForm: Sendable {
    let words: FormWords

    /// The fields as they stand on the form, for the order of the errors above it.
    static let order = [
        "loves", "good_at", "gives", "gives-labels", "wishes", "asks", "street", "when_words", "conditions", "name", "phone", "mail", "postcode",
        "reach_note", "consent", "caller", "promised_on",
    ]
    static let labels: [String: TextKey] = [
        "loves": "interview.loves", "gives": "interview.gives", "wishes": "interview.wish", "asks": "interview.asks", "good_at": "interview.goodAt",
        "street": "interview.street", "consent": "interview.may", "conditions": "interview.cannot", "reach_note": "interview.reachNote",
    ]
    /// Of fields that only who takes it in fills in.
    static let labelsAtWork = ["promised_on": "U hoort van ons", "caller": "Wie het was"]

    /// Whether anything was said at all.
    var isEmpty: Bool { Self.order.allSatisfy { Words.tidy(words[$0]).isEmpty } }

    /// All that shared words can be found in: what they love, are good at and would do.
    var ofGifts: String { ["gives", "loves", "good_at"].map { Words.tidy(words[$0]) }.filter { !$0.isEmpty }.joined(separator: ". ") }

    /// The fields of a conversation and nothing else, as they are kept until it is taken in.
    var kept: String { words.encoded(without: ["seal", "do", "version", "caller", "promised_on"]) }

    /// What keeps it from being handed in: without a yes nothing is kept, and without a name nobody can ring back.
    func faults() -> [FieldError] {
        var errors: [FieldError] = []
        if Words.tidy(words["name"]).isEmpty { errors.append(FieldError("name", .missing)) }
        if consent == nil { errors.append(FieldError("consent", .missing)) }
        if ofGifts.isEmpty, Words.tidy(words["wishes"] + words["asks"]).isEmpty { errors.append(FieldError("loves", .missing)) }
        _ = facts(into: &errors)
        return errors.inOrder(Self.order)
    }

    var consent: ConsentManner? { ["spoken": .spoken, "paper": .paper][words["consent"]] }
    /// The person who was chosen, when it is somebody of the databank.
    var known: Person.ID? { Person.ID(words["caller"]) }

    /// What it becomes.
    ///
    /// - Parameter promised: the day that the round promises, where no other was typed.
    func read(promised: CalendarDate?, today: CalendarDate) -> (taken: TakenInterview?, errors: [FieldError]) {
        var errors = faults()
        var ignored: [FieldError] = []
        let facts = facts(into: &ignored)
        let day = words.optional("promised_on", .notADate, into: &errors) { CalendarDate($0) } ?? promised
        if day == nil, !errors.contains(where: { $0.field == "promised_on" }) { errors.append(FieldError("promised_on", .missing)) }
        let gift = gift
        errors += facts.faults(today: today) + (gift?.faults(today: today).map(Self.onForm) ?? [])
        guard errors.isEmpty, let consent, let day else { return (nil, errors.inOrder(Self.order)) }
        return (
            TakenInterview(
                who: known.map { .known($0) } ?? .new(facts), loves: facts.loves, wishes: facts.wishes, gift: gift, ask: ask, note: note,
                consent: consent, promisedOn: day), []
        )
    }

    /// A fault of an offer under the name that its field has on this form.
    private static func onForm(_ error: FieldError) -> FieldError {
        FieldError(["words": "gives", "title": "gives-labels"][error.field] ?? error.field, error.fault)
    }

    private func facts(into errors: inout [FieldError]) -> PersonFacts {
        let phone = words.optional("phone", .notAPhone, into: &errors) { PhoneNumber($0) }
        let mail = words.optional("mail", .notAMail, into: &errors) { MailAddress($0) }
        let postcode = words.optional("postcode", .notAPostcode, into: &errors) { Postcode($0) }
        let loves = [Words.tidied(words["loves"]), Words.tidied(words["good_at"]).map { "Goed in: " + $0 }].compactMap(\.self)
        return PersonFacts(
            name: Words.tidy(words["name"]), phone: phone, mail: mail, street: Words.tidied(words["home_street"]),
            houseNumber: Words.tidied(words["house_number"]), postcode: postcode, reachNote: Words.tidied(words["reach_note"]), languages: languages,
            loves: loves.isEmpty ? nil : loves.joined(separator: "\n"), wishes: Words.tidied(words["wishes"]))
    }

    private var languages: [SpokenLanguage] {
        let chosen = words.spokenLanguages("languages")
        return chosen.isEmpty ? [.dutch] : chosen
    }

    /// Shared words that were confirmed stand as its title beside the own words.
    private var gift: OfferDraft? {
        guard let said = Words.tidied(words["gives"]) else { return nil }
        let labels = words.all("gives-labels").map(Words.tidy).filter { !$0.isEmpty }
        let conditions = Conditions(
            words: Words.tidied(words["conditions"]), noStairs: words["no_stairs"] == "yes", noPets: words["no_pets"] == "yes",
            lightOnly: words["light_only"] == "yes", wantsAllowance: words["wants_allowance"] == "yes")
        return OfferDraft(
            party: Party(kind: .person), title: labels.isEmpty ? nil : Spoken.list(labels), words: said,
            availability: Availability(weekly: words.dayParts("week"), words: Words.tidied(words["when_words"])),
            range: Int(words["range"]) ?? 2500, nearness: Nearness(rawValue: words["nearness"]) ?? .any, conditions: conditions, languages: languages,
            source: .house)
    }

    private var ask: IntakeAsk? { Words.tidied(words["asks"]).map { IntakeAsk(words: $0, languages: languages, source: .house) } }

    private var note: String? { Words.tidied(words["street"]).map { "Over de straat, uit een gesprek: " + $0 } }
}
