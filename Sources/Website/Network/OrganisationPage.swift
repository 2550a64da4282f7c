import Language
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
        <h1>\(inDutch(facts.name))</h1>\(OrganisationKind.name(facts.kind).map { "<p>\(Badge("\($0)").html)</p>" as HTML })\
        \(facts.about.map { "<p class=\"lead\"\(WrittenPart.dutch)>\($0)</p>" as HTML })<div class="person-card">\(details)</div>\
        \(PartnerOffers(heading: plain("organisation.does"), empty: plain("organisation.nothing"), offers: offers, isWorker: isWorker, today: today).html)\
        \(ConfirmedLine(day: facts.confirmedOn, today: today).html)\
        \(when: keepsDoor, "<p class=\"actions screen-only\">\(ButtonLink("Laat hen verwijzen met een link", .second, to: Link.referralDoor(organisation.id)).html)</p>")\(InvitationLine(isWorker: isWorker).html)
        """
    }

    private var details: HTML {
        """
        <dl class="facts">\(when: !facts.address.spoken.isEmpty, "<dt>\(say("ownFacts.address"))</dt><dd>\(inDutch(facts.address.spoken))</dd>")\
        \(facts.phone.map { "<dt>\(say("ownFacts.phone"))</dt><dd>\(Spoken.link($0))</dd>" as HTML })\
        \(facts.mail.map { "<dt>\(say("ownFacts.mail"))</dt><dd><a href=\"\(Link.mail($0))\">\($0.text)</a></dd>" as HTML })\
        \(facts.website.map { "<dt>\(say("organisation.website"))</dt><dd>\(website($0))</dd>" as HTML })</dl>
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

/// What kind of partner it is; nothing for a kind that needs no name.
enum OrganisationKind {
    static func name(_ kind: String) -> String? { names[kind].map { plain($0) } }
    static var all: [(code: String, name: String)] { names.sorted { $0.key < $1.key }.map { (code: $0.key, name: plain($0.value)) } }

    private static let names: [String: TextKey] = [
        "gp": "organisation.gp", "school": "organisation.school", "housing": "organisation.housing", "sports": "organisation.sports",
        "faith": "organisation.faith", "informal-care": "organisation.informalCare", "library": "organisation.library",
        "welfare": "organisation.welfare", "mental-health": "organisation.mentalHealth", "police": "organisation.police", "care": "organisation.care",
        "shop": "organisation.shop", "municipality": "organisation.municipality",
    ]
}
