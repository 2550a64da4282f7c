import Neighbourhood
import Storage

/// A partner as everybody may know it: what it is, how to reach it, and what it does for people.
struct OrganisationPage: Page {
    let organisation: Organisation
    let offers: [PartnerOffer]
    let isWorker: Bool
    let keepsDoor: Bool
    let today: CalendarDate

    var title: String { organisation.facts.name }
    private var facts: OrganisationFacts { organisation.facts }

    var main: HTML {
        """
        <h1><bdi>\(facts.name)</bdi></h1>\(OrganisationKind.name(facts.kind).map { "<p><span class=\"badge\">\($0)</span></p>" as HTML })\
        \(facts.about.map { "<p class=\"lead\" dir=\"auto\">\($0)</p>" as HTML })<div class="person-card">\(details)</div>\
        \(PartnerOffers(heading: "Wat doen zij?", empty: "Er staat nog niets bij. Bel of mail gerust.", offers: offers, isWorker: isWorker, today: today).html)\
        \(ConfirmedLine(day: facts.confirmedOn, today: today).html)\
        \(when: keepsDoor, "<p class=\"actions screen-only\"><a class=\"button second\" href=\"\(Link.referralDoor(organisation.id))\">Laat hen verwijzen met een link</a></p>")\(InvitationLine(isWorker: isWorker).html)
        """
    }

    private var details: HTML {
        """
        <dl class="facts">\(when: !facts.address.spoken.isEmpty, "<dt>Adres</dt><dd><bdi>\(facts.address.spoken)</bdi></dd>")\
        \(facts.phone.map { "<dt>Telefoon</dt><dd>\(Spoken.link($0))</dd>" as HTML })\
        \(facts.mail.map { "<dt>E-mail</dt><dd><a href=\"\(Link.mail($0))\">\($0.text)</a></dd>" as HTML })\
        \(facts.website.map { "<dt>Website</dt><dd>\(website($0))</dd>" as HTML })</dl>
        """
    }

    /// What is no address of the web is shown as the text it is.
    private func website(_ text: String) -> HTML {
        guard let address = facts.webAddress else { return "<bdi>\(text)</bdi>" }
        return "<a href=\"\(address)\" rel=\"noreferrer\"><bdi>\(text)</bdi></a>"
    }
}

extension OrganisationFacts {
    /// Where its own website is; nil for what is not an address of the web.
    var webAddress: String? {
        guard let website else { return nil }
        let isFull = website.hasPrefix("https://") || website.hasPrefix("http://")
        let isHost = website.contains(".") && !website.contains { $0 == ":" || $0.isWhitespace }
        return isFull ? website : isHost ? "https://" + website : nil
    }
}

/// What kind of partner it is, in Dutch; nothing for a kind that needs no name.
enum OrganisationKind {
    static func name(_ kind: String) -> String? { names[kind] }
    static let all = names.sorted { $0.key < $1.key }.map { (code: $0.key, name: $0.value) }

    private static let names = [
        "gp": "huisarts", "school": "school", "housing": "woningcorporatie", "sports": "sportclub", "faith": "geloofsgemeenschap",
        "informal-care": "informele zorg", "library": "bibliotheek", "welfare": "welzijn", "mental-health": "ggz", "police": "politie",
        "care": "zorg", "shop": "winkel", "municipality": "gemeente",
    ]
}
