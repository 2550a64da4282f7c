import Foundation
import Language
import Neighbourhood
import Storage

/// What the page of a circle reads.
struct CircleSheet: Sendable {
    let circle: Circle
    let members: [CircleMember]
    let contact: Person
    let offers: [Offer]
    /// People who may be the one that was typed, to take part.
    let known: [CallerLine]
}

/// A family, a group, a street or a company: with whom to talk, who takes part and what they offer.
struct CirclePage: Page {
    let sheet: CircleSheet
    let viewer: Viewer
    let form: FormView
    let today: CalendarDate

    static let order = ["party_kind", "party_name", "size", "name"]
    static let labels = ["party_kind": "Wat is het?", "party_name": "Naam", "size": "Met hoeveel ongeveer", "name": "Wie doet er mee"]

    private var circle: Circle { sheet.circle }
    private var name: String { circle.draft.name ?? sheet.contact.facts.name }
    private var mayKeep: Bool {
        Access.allows(viewer, .keepCircle, Ties(people: Set(sheet.members.map(\.person)), area: sheet.contact.area))
    }
    var title: String { name }
    var hasErrors: Bool { form.hasErrors }

    var main: HTML {
        """
        \(form.summary)<h1><bdi>\(name)</bdi></h1><p class="hint">\(Dutch.name(circle.draft.kind))\(circle.draft.size.map { ", met ongeveer \($0) mensen" as HTML })</p>\
        \(contact)\(members)\(when: mayKeep, joining)\(offers)\(when: mayKeep, correction)
        """
    }

    private var contact: HTML {
        let facts = sheet.contact.facts
        return """
            <dl class="facts"><dt>Contact</dt><dd><a href="\(Link.person(circle.contact))"><bdi>\(facts.name)</bdi></a></dd>\
            <dt>Bereiken</dt><dd>\(Dutch.name(facts.reach))\(facts.phone.map { " · \(Spoken.link($0))" as HTML })</dd></dl>
            """
    }

    private var members: HTML {
        """
        <section aria-labelledby="members"><h2 id="members">Wie doen er mee? <span class="count">\(sheet.members.count)</span></h2>\
        <ul class="list">\(sheet.members.html(member))</ul></section>
        """
    }

    private func member(_ member: CircleMember) -> HTML {
        let isContact = member.person == circle.contact
        return """
            <li class="line"><a class="line-words" href="\(Link.person(member.person))"><bdi>\(member.name)</bdi></a> <span class="hint">doet mee sinds \(Spoken.date(CalendarDate(member.joinedAt), today: today))\
            \(when: isContact, " \(Badge("contact", .open).html)")</span>\(when: mayKeep && !isContact, deeds(member))</li>
            """
    }

    private func deeds(_ member: CircleMember) -> HTML {
        """
        <form method="post" action="\(Link.members(circle.id))" class="actions screen-only">\(form.sealField)<input type="hidden" name="person" value="\(member.person.text)">\
        \(Button("Wordt contact<span class=\"unseen\">: \(member.name)</span>", .second, name: "do", value: "contact").html)\
        \(Button("Doet niet meer mee<span class=\"unseen\">: \(member.name)</span>", .second, name: "do", value: "remove").html)</form>
        """
    }

    private var isJoining: Bool { !form.words["name"].isEmpty || form.error("name") != nil }

    /// Finds first, so that nobody is written down twice.
    private var joining: HTML {
        """
        <details class="more screen-only" id="joining"\(when: isJoining, " open")><summary>Er doet iemand mee</summary><form method="get" action="\(Link.circle(circle.id))#joining">\
        \(form.line("name", "Hoe heet diegene?", isRequired: true))<p class="actions">\(Button("Zoek", .second).html)</p></form>\(when: isJoining && form.error("name") == nil, found)</details>
        """
    }

    private var found: HTML {
        let typed = Words.tidy(form.words["name"])
        return """
            <form method="post" action="\(Link.members(circle.id))">\(form.sealField)<input type="hidden" name="name" value="\(typed)">\
            \(sheet.known.html { "<p>\(Button("<bdi>\($0.name)</bdi>", .second, name: "known", value: $0.id.text).html) <span class=\"hint\">\($0.whereabouts)</span></p>" })\
            <p>\(Button("\(sheet.known.isEmpty ? "Schrijf" : "Iemand anders: schrijf") <bdi>\(typed)</bdi> in", .second, name: "do", value: "newcomer").html)</p></form>
            """
    }

    private var offers: HTML {
        """
        <section aria-labelledby="offers"><h2 id="offers">Aanbod</h2><ul class="plain">\(sheet.offers.html(offer))</ul></section>
        """
    }

    private func offer(_ offer: Offer) -> HTML {
        "<li><a href=\"\(Link.offer(offer.id))\"><bdi>\(Spoken.short(offer.draft.words))</bdi></a> \(OfferStanding(offer: offer, today: today).badge)</li>"
    }

    private var correction: HTML {
        let isOpen = ["party_kind", "party_name", "size"].contains { form.error($0) != nil } || !form.notice.isEmpty
        return """
            <details class="more screen-only"\(when: isOpen, " open")><summary>Pas aan</summary><form method="post" action="\(Link.circle(circle.id))">\(form.sealField)\
            <input type="hidden" name="version" value="\(form.words["version"])">\(form.choice("party_kind", "Wat is het?", PartyKind.circles.map { ($0.rawValue, Dutch.name($0)) }))\
            <div class="fields">\(form.line("party_name", "Naam"))\(form.line("size", "Met hoeveel ongeveer?", inputMode: "numeric"))</div>\
            <p class="actions">\(Button("Bewaar", .second).html)</p></form></details>
            """
    }
}

/// On one's own page: with whom one does something together, and a way out.
struct OwnCircles {
    let circles: [(circle: Circle, contact: String)]
    let person: Person.ID
    let seal: String

    var html: HTML {
        guard !circles.isEmpty else { return .none }
        return """
            <section aria-labelledby="circles"><h2 id="circles">\(say("ownCircles.heading"))</h2>\(circles.html { card($0.circle, $0.contact) })</section>
            """
    }

    private func card(_ circle: Circle, _ contact: String) -> HTML {
        let isContact = circle.contact == person
        let name: HTML =
            circle.draft.name.map { "<bdi>\($0)</bdi>" }
            ?? say("ownCircles.named", ["kind": "\(Dutch.name(circle.draft.kind))", "contact": "<bdi>\(contact)</bdi>"])
        return """
            <article class="card"><p>\(isContact ? say("ownCircles.contact", ["circle": name]) : say("ownCircles.member", ["circle": name, "contact": "<bdi>\(contact)</bdi>"]))</p>\
            \(when: !isContact, leaving(circle))</article>
            """
    }

    private func leaving(_ circle: Circle) -> HTML {
        """
        <form method="post" action="\(Link.leaving(circle.id))" class="actions screen-only"><input type="hidden" name="seal" value="\(seal)">\(Button(say("ownCircles.leave"), .second).html)</form>
        """
    }
}
