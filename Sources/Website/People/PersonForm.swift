import Foundation
import Language
import Neighbourhood

/// What is written about a person, as it was typed: raw words in, facts or the errors of each field out. Only a name is needed.
struct PersonForm: Sendable {
    let words: FormWords

    static let empty = PersonForm(words: FormWords(urlEncoded: "languages=nl".utf8))

    /// The fields as they stand on the form, for the order of the errors above it.
    static let order = [
        "name", "call_name", "sure", "loves", "wishes", "reach_note", "phone", "mail", "street", "house_number", "postcode", "birthday", "at_most",
        "born_year",
    ]

    init(words: FormWords) { self.words = words }

    /// The form as it is when somebody opens what is saved, to correct it.
    init(_ person: Person) {
        let facts = person.facts
        var words = FormWords(urlEncoded: facts.languages.map { "languages=" + $0.code }.joined(separator: "&").utf8)
        let texts: [(String, String?)] = [
            ("name", facts.name), ("call_name", facts.callName), ("born_year", facts.bornYear.map(String.init)), ("phone", facts.phone?.shown),
            ("mail", facts.mail?.text), ("street", facts.street), ("house_number", facts.houseNumber), ("postcode", facts.postcode?.shown),
            ("reach", facts.reach.rawValue), ("reach_note", facts.reachNote), ("loves", facts.loves), ("wishes", facts.wishes),
            ("at_most", facts.atMost.map(String.init)), ("birthday", facts.birthday.map(Spoken.birthday)), ("version", String(person.version)),
        ]
        for (name, text) in texts { words[name] = text ?? "" }
        self.words = words
    }

    func read(today: CalendarDate) -> (facts: PersonFacts, errors: [FieldError]) {
        var errors: [FieldError] = []
        let languages = words.spokenLanguages("languages")
        let facts = PersonFacts(
            name: Words.tidy(words["name"]), callName: Words.tidied(words["call_name"]),
            bornYear: words.optional("born_year", .notANumber, into: &errors) { Int($0) },
            phone: words.optional("phone", .notAPhone, into: &errors) { PhoneNumber($0) },
            mail: words.optional("mail", .notAMail, into: &errors) { MailAddress($0) }, street: Words.tidied(words["street"]),
            houseNumber: Words.tidied(words["house_number"]), postcode: words.optional("postcode", .notAPostcode, into: &errors) { Postcode($0) },
            reach: Reach(rawValue: words["reach"]), reachNote: Words.tidied(words["reach_note"]),
            languages: languages.isEmpty ? [.dutch] : languages, loves: Words.tidied(words["loves"]), wishes: Words.tidied(words["wishes"]),
            atMost: words.optional("at_most", .notANumber, into: &errors) { Int($0) },
            birthday: words.optional("birthday", .notADate, into: &errors) { Birthday($0) })
        return (facts, facts.faults(today: today) + errors)
    }
}

extension [FieldError] {
    /// In the order of the form, so that the list above it reads from top to bottom.
    func inOrder(_ fields: [String]) -> [FieldError] {
        func place(_ error: FieldError) -> Int {
            fields.firstIndex(of: String(error.field.prefix { $0 != "-" })) ?? fields.count
        }
        return enumerated().sorted { (place($0.element), $0.offset) < (place($1.element), $1.offset) }.map(\.element)
    }
}

extension PersonFacts {
    /// How to reach somebody: the way first that they chose themselves.
    var reaching: [Fact] {
        [
            Fact(plain("ownForm.reaching"), [Dutch.name(reach), reachNote].compactMap(\.self).joined(separator: ": ")),
            Fact(plain("ownFacts.phone"), phone?.shown),
            Fact(plain("ownFacts.mail"), mail?.text), Fact(plain("ownFacts.address"), address),
        ].compactMap(\.self)
    }

    var address: String {
        let street = [street, houseNumber].compactMap(\.self).joined(separator: " ")
        return [street, postcode?.shown ?? ""].filter { !$0.isEmpty }.joined(separator: ", ")
    }

    /// Everything that is written down, in the order of the form.
    var written: [Fact] {
        [
            Fact(plain("ownFacts.name"), name), Fact(plain("ownFacts.callName"), callName), Fact(plain("ownFacts.born"), bornYear.map(String.init)),
            Fact("Blij van", loves), Fact("Wensen", wishes), Fact(plain("activity.languages"), Spoken.list(languages.map(Dutch.name))),
            Fact(plain("ownFacts.birthday"), birthday.map(Spoken.birthday)), Fact(plain("ownFacts.atMost"), atMost.map(Spoken.people)),
        ].compactMap(\.self) + reaching
    }
}
