import Language
import Neighbourhood
import Operations

/// What a visitor typed who asks or offers: raw words in, a `VisitorEntry` or the errors of each field out. The two forms share it, because all
/// that is needed is the same: words and one way to be reached. A name is asked by voice when it was not written.
struct VisitorForm: Sendable {
    let words: FormWords

    /// A form nobody typed in yet. Whoever reads it in a language, speaks it.
    static func fresh(in tongue: Tongue) -> FormWords { FormWords(["languages": tongue.code]) }

    var said: String { Words.tidy(words["words"]) }
    var postcode: Postcode? { Postcode(words["postcode"]) }

    func read() -> (entry: VisitorEntry?, errors: [FieldError]) {
        var errors: [FieldError] = []
        let loves = text("loves", limit: 2000, into: &errors)
        let said = text("words", limit: 2000, isRequired: true, into: &errors)
        let forWhom = text("for_whom", limit: 60, into: &errors)
        let whenWords = text("when_words", limit: 500, into: &errors)
        let name = text("name", limit: 120, into: &errors) ?? PersonFacts.nameToAsk
        let (phone, mail) = contact(into: &errors)
        let postcode = words.optional("postcode", .notAPostcode, into: &errors) { Postcode($0) }
        guard errors.isEmpty, let said else { return (nil, errors) }
        let facts = PersonFacts(
            name: name, callName: name == PersonFacts.nameToAsk ? name : String(PersonFacts.firstName(of: name).prefix(60)), phone: phone, mail: mail,
            postcode: postcode,
            languages: languages, loves: loves)
        return (
            VisitorEntry(
                facts: facts, words: said, whenWords: whenWords, wanted: words.dayParts("week"), forWhom: forWhom,
                aware: Awareness(rawValue: words["aware"]) ?? .unknown), []
        )
    }

    private func text(_ field: String, limit: Int, isRequired: Bool = false, into errors: inout [FieldError]) -> String? {
        let typed = Words.tidied(words[field])
        if isRequired, typed == nil { errors.append(FieldError(field, .missing)) }
        if let typed, typed.count > limit { errors.append(FieldError(field, .tooLong(limit: limit))) }
        return typed
    }

    /// One field takes either: what has an @ in it is a mail address.
    private func contact(into errors: inout [FieldError]) -> (phone: PhoneNumber?, mail: MailAddress?) {
        let typed = Words.tidy(words["contact"])
        if typed.isEmpty {
            errors.append(FieldError("contact", .needsOneOf(["phone", "mail"])))
            return (nil, nil)
        }
        if typed.contains("@") { return (nil, words.optional("contact", .notAMail, into: &errors) { MailAddress($0) }) }
        return (words.optional("contact", .notAPhone, into: &errors) { PhoneNumber($0) }, nil)
    }

    private var languages: [SpokenLanguage] {
        let chosen = words.spokenLanguages("languages").prefix(20)
        return chosen.isEmpty ? [.dutch] : Array(chosen)
    }
}

extension FormView {
    /// A name that no browser fills in by itself.
    static let trap = "tweede-onderwerp"

    /// A field that people do not see and that machines fill in. It always comes back empty.
    var trapField: HTML {
        """
        <div class="unseen" aria-hidden="true"><label for="\(Self.trap)">\(say("visitor.trap"))</label>\
        <input id="\(Self.trap)" name="\(Self.trap)" tabindex="-1" autocomplete="off"></div>
        """
    }

    /// Who it is, and how to reach them.
    var visitorFields: HTML {
        """
        <h2>\(say("visitor.who"))</h2>\(line("name", plain("visitor.name"), autocomplete: "name"))\
        \(line("contact", plain("visitor.contact"), hint: plain("visitor.contactHint"), isRequired: true))
        """
    }

    var languageFields: HTML {
        choices("languages", plain("visitor.languages"), Dutch.languages.prefix(8).map { ($0.code, $0.name) })
    }

    /// Days in a table and words beside it, folded until somebody wants them.
    func whenFields(_ label: String) -> HTML {
        """
        <details class="more"\(when: words.has("week") || !words["when_words"].isEmpty || error("when_words") != nil, " open")><summary>\(label)</summary>\
        \(week("week", plain("visitor.days")))\(line("when_words", plain("visitor.whenWords"), hint: plain("visitor.whenHint"), wide: true))</details>
        """
    }
}
