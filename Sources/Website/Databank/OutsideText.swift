import Neighbourhood

/// A ready text for one place outside. It says what is asked and how to reach the team, and nothing of who asks.
struct OutsideText {
    /// Sentences that tell of nobody.
    let sentences: [String]
    /// What it is about in shared words, where no sentence of their own could stay.
    let themes: [String]
    let ask: Ask
    /// The buurt; nil where it is not known.
    let areaName: String?
    let town: String
    let contact: String

    func text(for channel: OutsideChannel) -> String {
        switch channel {
        case .nlvoorelkaar:
            [
                "Titel: \(title)", "", about, conditions, "Waar: \(place)", "Wanneer: \(when)",
                "Vooraf praten we even met u: wie u bent en wat u graag doet.",
                contact,
            ].lines
        case .present:
            [
                "Aanvraag voor een groep of een vrijwilliger", "", "Waar het om gaat: \(about)", conditions, "Plaats: \(place)", "Wanneer: \(when)",
                "Hoe vaak: \(Dutch.name(ask.draft.rhythm))", "Wij zijn het vaste aanspreekpunt, ook op de dag zelf.", contact,
            ].lines
        case .church:
            [
                "Wie wil iets voor een ander betekenen?", "", "Het wijkteam zoekt iemand \(inPlace). \(about)", conditions, "Het gaat om: \(when).",
                "Past dit bij u, of kent u iemand? Bel of mail ons gerust. U zit nergens aan vast.", contact,
            ].lines
        case .chat, .other:
            short
        }
    }

    /// For a list: one line.
    var line: String { "\(themes.isEmpty ? "hulp" : Spoken.list(themes.map { $0.lowercased() })) \(inPlace), \(when)" }

    /// Short enough to be read in a group chat.
    private var short: String {
        let begin = "Wie helpt er \(inPlace)? "
        let room = max(0, 280 - begin.count - when.count - contact.count)
        return begin + Spoken.short(about, max(40, room)) + " (\(when)) " + contact
    }

    private var title: String { "Gezocht \(inPlace): \(themes.isEmpty ? "iemand die wil helpen" : Spoken.list(themes.map { $0.lowercased() }))" }

    private var about: String {
        if !sentences.isEmpty { return sentences.map { $0 + "." }.joined(separator: " ") }
        return themes.isEmpty ? "Iemand zoekt hulp." : "Iemand zoekt hulp bij \(Spoken.list(themes.map { $0.lowercased() }))."
    }

    private var conditions: String {
        let parts: [String?] = [
            ask.draft.forms.isEmpty ? nil : Dutch.list(ask.draft.forms),
            ask.draft.languages == [.dutch] ? nil : "taal: \(Spoken.list(ask.draft.languages.map(Dutch.name)))",
            ask.draft.needsVog ? "we vragen een VOG aan; dat kost u niets" : nil,
        ]
        return parts.compactMap(\.self).joined(separator: "; ")
    }

    private var place: String { [areaName, town].compactMap(\.self).joined(separator: ", ") }
    private var inPlace: String { "in \(areaName ?? town)" }

    private var when: String {
        let parts = Spoken.dayParts(ask.draft.wanted)
        let often = Dutch.name(ask.draft.rhythm)
        return parts.isEmpty ? "\(often), in overleg" : "\(often), \(parts)"
    }
}

extension [String] {
    /// Under each other, without what says nothing; an empty line stays.
    fileprivate var lines: String {
        enumerated().filter { !$0.element.isEmpty || $0.offset == 1 }.map(\.element).joined(separator: "\n")
    }
}
