import Neighbourhood
import Storage

/// What was found of one kind, best first.
struct FoundGroup: Sendable {
    let kind: Thing.Kind
    let found: [Found]
    /// Where each ask stands; empty for other kinds.
    var states: [String: AskState] = [:]
    /// There is more than is shown.
    let isCut: Bool

    var name: String {
        switch kind {
        case .person: "Bewoners"
        case .ask: "Vragen"
        case .offer: "Aanbod"
        case .house: "Buurthuizen"
        case .organisation: "Organisaties"
        default: "Overig"
        }
    }

    var count: String { isCut ? "meer dan \(found.count)" : String(found.count) }
}

/// One box over everything, grouped by kind.
struct SearchPage: Page {
    let typed: String
    let groups: [FoundGroup]

    var title: String { typed.isEmpty ? "Zoeken" : "Gevonden" }

    var main: HTML {
        """
        <h1>Zoeken</h1><div class="field"><form class="search screen-only" role="search" method="post" action="\(Link.search)"><label class="unseen" for="search-words">Waar zoek je naar?</label>\
        <input id="search-words" name="q" type="search" value="\(typed)" autocomplete="off" dir="auto"><button class="quiet" aria-label="Zoek">\(Icon.search)</button></form></div>\
        \(typed.isEmpty ? advice : groups.isEmpty ? nothing : results)
        """
    }

    private var results: HTML {
        """
        <p class="unseen" role="status">Gevonden: \(Spoken.list(groups.map { "\($0.name.lowercased()) \($0.count)" })).</p>\
        \(when: groups.count > 1, "<ul class=\"filter screen-only\">\(groups.html { "<li><a href=\"#\($0.kind.rawValue)\">\($0.name) <span class=\"count\">\($0.count)</span></a></li>" })</ul>")\
        \(groups.html(section))
        """
    }

    private func section(_ group: FoundGroup) -> HTML {
        """
        <section aria-labelledby="\(group.kind.rawValue)"><h2 id="\(group.kind.rawValue)">\(group.name) <span class="count">\(group.count)</span></h2>\
        <ul class="list">\(group.found.html { line($0, group.states[$0.thing.id]) })</ul>\
        \(when: group.isCut, "<p class=\"hint\">Dit zijn de \(group.found.count) die het best passen. Typ er een woord bij om minder te vinden.</p>")</section>
        """
    }

    private func line(_ found: Found, _ state: AskState?) -> HTML {
        let words: HTML = "<bdi>\(found.title)\(when: found.title.count == 90, "…")</bdi>"
        let linked: HTML = Link.thing(found.thing).map { "<a href=\"\($0)\">\(words)</a>" } ?? words
        let badge = state.map { "\(Badge($0).html) " as HTML }
        return """
            <li class="line"><p class="line-words">\(linked)</p>\
            \(when: badge != nil || !found.note.isEmpty, "<p class=\"line-who\">\(badge)<bdi>\(found.note)</bdi></p>")</li>
            """
    }

    private var nothing: HTML {
        """
        <div class="empty">\(Icon.search)<p role="status"><strong>Niets gevonden met “<bdi>\(typed)</bdi>”.</strong></p>\
        <p>Probeer minder woorden, of alleen het begin van een woord.</p></div>\(advice)\
        <p class="actions">\(ButtonLink("Nieuwe bewoner", .second, to: Link.newPerson).html)\(ButtonLink("Nieuw gesprek", .second, to: Link.intake).html)</p>
        """
    }

    private var advice: HTML {
        """
        <h2>Dit kun je typen</h2><ul><li>een naam, of het begin ervan</li><li>een straat of een postcode, met het huisnummer erbij als je dat weet</li>\
        <li>een telefoonnummer</li><li>een woord uit een vraag of een aanbod, zoals ‘wandelen’ of ‘koken’</li>\
        <li>de naam van een buurthuis of een organisatie</li></ul><p>Typ je meer woorden, dan vind je wat bij al die woorden past.</p>
        """
    }
}

/// What is typed in a search box, written the way it is kept: a postcode and a telephone number without the spaces that people put in.
struct SearchWords {
    let text: String

    init(_ typed: String) {
        let tidy = String(Words.tidy(typed).prefix(200))
        text = PhoneNumber(tidy)?.text ?? Self.withPostcodesJoined(tidy)
    }

    private static func withPostcodesJoined(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).reduce(into: [String]()) { words, word in
            if let last = words.last, last.count == 4, word.count == 2, let postcode = Postcode(last + word) {
                words[words.count - 1] = postcode.text
            } else {
                words.append(String(word))
            }
        }.joined(separator: " ")
    }
}
