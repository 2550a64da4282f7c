import Foundation
import Neighbourhood
import Operations

/// The telephone intake as it was typed: raw words in, an `Intake` or the errors of each field out.
struct IntakeForm: Sendable {
    let words: FormWords

    /// How many asks stand on the form; each has its fields under its number: `words-1`, `when-1`.
    var askCount: Int { min(8, max(1, Int(words["asks"]) ?? 1)) }

    /// The chosen person, when the caller is known.
    var callerID: Person.ID? { Person.ID(words["caller"]) }
    var isForAnother: Bool { !Words.tidy(words["subject_name"]).isEmpty }
    var subjectID: Person.ID? { Person.ID(words["subject"]) }

    /// The name of this call, made with the page and kept for as long as it is shown again. By it a draft that arrives after the call was saved is
    /// known as late. What is not one of ours is none: it comes back in an address.
    var call: String {
        let name = words["call"]
        let isOurs =
            name.utf8.count <= 64
            && name.utf8.allSatisfy {
                $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") || UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0
                    || UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 | 32
            }
        return isOurs ? name : ""
    }

    /// Whether what was typed came from somebody else than this person.
    func isFromAnother(than person: Person) -> Bool {
        if let callerID { return callerID != person.id }
        let name = Words.fold(Words.tidy(words["name"]))
        return !name.isEmpty && name != Words.fold(person.facts.name)
    }

    /// The numbers of the asks for which somebody was chosen; an ask without words is left out.
    var chosen: [Int] { (1...askCount).filter { !question($0).words.isEmpty && Offer.ID(words["choice-\($0)"]) != nil } }

    /// A fault under the name that its field has on this form. The first ask stands for all: `read()` says of each what it can.
    static func onForm(_ error: FieldError) -> FieldError {
        FieldError(["words": "words-1", "when_words": "when_words-1", "call_name": "name"][error.field] ?? error.field, error.fault)
    }

    /// Where the help is needed, as far as the form tells.
    func question(_ number: Int) -> FitQuestion {
        let postcode = Postcode(isForAnother ? words["subject_postcode"] : words["postcode"])
        return FitQuestion(
            words: Words.tidy(words["words-\(number)"]), subject: isForAnother ? subjectID : callerID, postcode: postcode,
            wanted: words.dayParts("week-\(number)"), forms: words.helpForms("forms-\(number)"), languages: languages,
            needsVog: words["vog-\(number)"] == "yes", nearness: Nearness(rawValue: words["nearness-\(number)"]) ?? .any)
    }

    private var languages: [SpokenLanguage] {
        let chosen = words.spokenLanguages("languages")
        return chosen.isEmpty ? [.dutch] : chosen
    }

    /// What an intake needs: who, and one ask in words. Empty further asks are left out.
    func read() -> (intake: Intake?, errors: [FieldError]) {
        var errors: [FieldError] = []
        let caller = caller(named: "name", phone: "phone", postcode: "postcode", known: callerID, into: &errors)
        let subject =
            isForAnother
            ? self.caller(named: "subject_name", phone: nil, postcode: "subject_postcode", known: subjectID, into: &errors) : nil
        let asks = (1...askCount).compactMap { ask($0, into: &errors) }
        if asks.isEmpty, !errors.contains(where: { $0.field == "words-1" }) { errors.append(FieldError("words-1", .missing)) }
        guard errors.isEmpty, let caller else { return (nil, errors) }
        let intake = Intake(
            caller: caller, subject: subject, relation: Words.tidied(words["relation"]), aware: Awareness(rawValue: words["aware"]) ?? .unknown,
            asks: asks)
        return (intake, [])
    }

    private func caller(
        named name: String, phone: String?, postcode: String, known: Person.ID?, into errors: inout [FieldError]
    ) -> Intake.Caller? {
        if let known { return .known(known) }
        let typed = Words.tidy(words[name])
        if typed.isEmpty { errors.append(FieldError(name, .missing)) }
        if typed.unicodeScalars.count > 120 { errors.append(FieldError(name, .tooLong(limit: 120))) }
        let number = phone.flatMap { words.optional($0, .notAPhone, into: &errors) { PhoneNumber($0) } }
        let code = words.optional(postcode, .notAPostcode, into: &errors) { Postcode($0) }
        guard !typed.isEmpty else { return nil }
        return .new(PersonFacts(name: typed, phone: number, postcode: code, languages: languages))
    }

    private func ask(_ number: Int, into errors: inout [FieldError]) -> (draft: IntakeAsk, outcome: Intake.Outcome)? {
        let typed = Words.tidy(words["words-\(number)"])
        guard !typed.isEmpty else { return nil }
        let question = question(number)
        let draft = IntakeAsk(
            words: typed, forms: question.forms, wanted: question.wanted, whenWords: Words.tidied(words["when_words-\(number)"]),
            callBack: Words.tidied(words["call_back"]), languages: question.languages, needsVog: question.needsVog, nearness: question.nearness,
            source: Source(rawValue: words["source"]) ?? .phone)
        for (field, text, limit) in [
            ("words-\(number)", typed, 2000), ("when_words-\(number)", draft.whenWords ?? "", 500), ("call_back", draft.callBack ?? "", 300),
        ] where text.unicodeScalars.count > limit {
            errors.append(FieldError(field, .tooLong(limit: limit)))
        }
        return (draft, Offer.ID(words["choice-\(number)"]).map { .propose($0) } ?? .waitingList)
    }
}
