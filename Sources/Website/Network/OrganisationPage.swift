import Neighbourhood
import Storage

/// A partner as everybody may know it: what it is, how to reach it, and what it does for people.
struct OrganisationPage: Page {
    let organisation: Organisation
    let offers: [PartnerOffer]
    let isWorker: Bool
    let today: CalendarDate

    var title: String { organisation.facts.name }
    private var facts: OrganisationFacts { organisation.facts }

    var main: HTML {
        """
        <h1><bdi>\(facts.name)</bdi></h1>\(OrganisationKind.name(facts.kind).map { "<p><span class=\"badge\">\($0)</span></p>" as HTML })\
        \(facts.about.map { "<p class=\"lead\" dir=\"auto\">\($0)</p>" as HTML })<div class="person-card">\(details)</div>\
        \(PartnerOffers(heading: "Wat doen zij?", empty: "Er staat nog niets bij. Bel of mail gerust.", offers: offers, isWorker: isWorker, today: today).html)\
        \(ConfirmedLine(day: facts.confirmedOn, today: today).html)\(InvitationLine(isWorker: isWorker).html)
        """
    }

    private var details: HTML {
        """
        <dl class="facts">\(when: !facts.address.spoken.isEmpty, "<dt>Adres</dt><dd><bdi>\(facts.address.spoken)</bdi></dd>")\
        \(facts.phone.map { "<dt>Telefoon</dt><dd><a href=\"tel:\($0.text)\">\($0.shown)</a></dd>" as HTML })\
        \(facts.mail.map { "<dt>E-mail</dt><dd><a href=\"\(Link.mail($0))\">\($0.text)</a></dd>" as HTML })\
        \(facts.website.map { "<dt>Website</dt><dd>\(website($0))</dd>" as HTML })</dl>
        """
    }

    /// Only an address of the web becomes a link; anything else is shown as the text it is.
    private func website(_ text: String) -> HTML {
        let isFull = text.hasPrefix("https://") || text.hasPrefix("http://")
        let isHost = text.contains(".") && !text.contains { $0 == ":" || $0.isWhitespace }
        guard isFull || isHost else { return "<bdi>\(text)</bdi>" }
        return "<a href=\"\(isFull ? text : "https://" + text)\" rel=\"noreferrer\"><bdi>\(text)</bdi></a>"
    }
}

/// What kind of partner it is, in Dutch; nothing for a kind that needs no name.
enum OrganisationKind {
    static func name(_ kind: String) -> String? { names[kind] }

    private static let names = [
        "gp": "huisarts", "school": "school", "housing": "woningcorporatie", "sports": "sportclub", "faith": "geloofsgemeenschap",
        "informal-care": "informele zorg", "library": "bibliotheek", "welfare": "welzijn", "mental-health": "ggz", "police": "politie",
        "care": "zorg", "shop": "winkel", "municipality": "gemeente",
    ]
}
