import Foundation
import Language
import Neighbourhood
import Storage

/// On the page of a person: what their role asks, what was made sure of, and a form for what is next. Who has no role that asks anything has none of it.
struct SafeguardsSection {
    let person: Person
    let standings: [RoleStanding]
    let roles: RoleCatalogue
    let form: FormView
    let viewer: Viewer
    let today: CalendarDate

    /// Where the browser goes to when something is wrong with what was typed.
    static let mark = "nagegaan"
    static let order = ["asked", "met_on", "profiles", "organisation", "renew_on", "housemates"]
    static let labels = [
        "asked": "Wat is nagegaan", "kind": "Wat is nagegaan", "met_on": "Op welke dag", "profiles": "Profielen op de VOG",
        "organisation": "Voor welke organisatie", "renew_on": "Opnieuw vragen voor", "housemates": "Wie wonen er in huis",
        "training": "Wat is nagegaan",
    ]

    private var mayRecord: Bool { Access.allowsSomewhere(viewer, .recordSafeguard) && viewer.person != person.id }

    var html: HTML {
        guard !standings.isEmpty else { return .none }
        return """
            <section id="\(Self.mark)" aria-labelledby="safeguards"><h2 id="safeguards">Wat de rol vraagt</h2>\(standings.html { RoleStandingCard(standing: $0, person: person.id, roles: roles, today: today).html })\
            \(when: mayRecord, recording)\(when: mayRecord && asksOfHouse, house)</section>
            """
    }

    /// What can be written down of this person: each thing that a role of theirs asks, once.
    private var asked: [AskedOf] { AskedOf.all(of: person.id, in: standings) }

    private var recording: HTML {
        guard !asked.isEmpty else { return .none }
        let isOpen = form.hasErrors && form.words["form"] == "safeguard"
        let hasVog = asked.contains { $0.requirement.kind == .vog }
        return """
            <details class="more screen-only"\(when: isOpen, " open")><summary>Schrijf op wat je hebt nagegaan</summary><form method="post" action="\(Link.safeguards(of: person.id))#\(Self.mark)">\
            \(form.sealField)<input type="hidden" name="form" value="safeguard">\
            \(form.choice("asked", "Wat heb je nagegaan?", asked.map { ($0.text, Spoken.capitalized(Dutch.name($0.requirement, in: roles)) + " – " + $0.role.facts.name) }))\
            <div class="fields">\(form.line("met_on", "Op welke dag?", type: "date", isRequired: true))\
            \(form.line("renew_on", "Geldt tot", hint: hasVog ? "Bij een VOG altijd. Acht weken eerder herinnert Omzien je eraan." : "Alleen als het eerder ophoudt dan de rol zegt.", type: "date"))</div>\
            \(when: hasVog, vog)<p class="actions">\(Button("Schrijf op", .second).html)</p></form></details>
            """
    }

    private var vog: HTML {
        """
        <p class="hint">Bij een VOG: kijk op het papier, schrijf hier op wat je zag, en geef het papier terug. Bewaar geen kopie en geen nummer.</p>\
        \(form.choices("profiles", "Welke profielen staan erop?", roles.profiles.map { ($0.code, "\($0.code): \($0.name)") }))\
        \(form.line("organisation", "Voor welke organisatie is de VOG?", wide: true))
        """
    }

    private var asksOfHouse: Bool {
        standings.contains { $0.adults.contact.person == person.id && $0.role.facts.requirements.contains(where: \.ofAllAdults) }
    }

    private var house: HTML {
        let others = standings.first { $0.adults.contact.person == person.id }?.adults.others
        let isOpen = form.hasErrors && form.words["form"] == "house"
        return """
            <h3>Volwassenen in huis</h3>\(others.map(names) ?? "<p>Nog niet opgeschreven.</p>")\
            <details class="more screen-only"\(when: isOpen, " open")><summary>Schrijf op welke volwassenen er nog meer wonen</summary>\
            <form method="post" action="\(Link.house(of: person.id))#\(Self.mark)">\(form.sealField)<input type="hidden" name="form" value="house">\
            \(form.text("housemates", "Wie wonen er nog meer?", hint: "Eén naam per regel. Laat het leeg als er niemand anders woont. Wie Omzien nog niet kent, schrijven we in.", rows: 3))\
            <p class="actions">\(Button("Bewaar", .second).html)</p></form></details>
            """
    }

    private func names(_ others: [PartyMember]) -> HTML {
        guard !others.isEmpty else { return "<p>Er wonen geen andere volwassenen.</p>" }
        return "<ul class=\"plain\">\(others.html { "<li><a href=\"\(Link.person($0.person))#\(Self.mark)\"><bdi>\($0.name)</bdi></a></li>" })</ul>"
    }
}

/// Something that can be written down of a person: what is asked, and by which version of which role.
struct AskedOf: Sendable {
    let requirement: Requirement
    let role: HelpRole

    /// As a form sends it: role, version, kind and which of that kind.
    var text: String { "\(role.key.rawValue).\(role.version).\(requirement.kind.rawValue).\(place)" }
    private var place: Int { role.facts.requirements.firstIndex(of: requirement) ?? 0 }

    static func all(of person: Person.ID, in standings: [RoleStanding]) -> [AskedOf] {
        standings.flatMap { standing in
            standing.role.facts.requirements
                .filter { $0.kind != .agreement && ($0.ofAllAdults || standing.adults.contact.person == person) }
                .map { AskedOf(requirement: $0, role: standing.role) }
        }
    }
}

/// One role of somebody: what it asks, with what is met and what is not.
struct RoleStandingCard {
    let standing: RoleStanding
    let person: Person.ID
    let roles: RoleCatalogue
    let today: CalendarDate

    private var role: HelpRole { standing.role }
    private var isContact: Bool { standing.adults.contact.person == person }

    var html: HTML {
        """
        <article class="card"><h3>\(isContact ? inDutch(role.facts.name) : say("requirement.inHouse", ["role": inDutch(role.facts.name), "name": "<bdi>\(standing.adults.contact.name)</bdi>"]))</h3>\
        <ul class="plain">\(lines)</ul>\(when: !others.isEmpty, missing)</article>
        """
    }

    private var member: PartyMember? {
        isContact ? standing.adults.contact : standing.adults.others?.first { $0.person == person }
    }

    private var lines: HTML {
        AskedOf.all(of: person, in: [standing]).html { asked in
            let met = (member?.safeguards ?? []).first { $0.answers(asked.requirement) && asked.requirement.lack(in: [$0], on: today) == nil }
            return
                "<li>\(when: met != nil, Icon.check)\(Dutch.line(asked.requirement, in: roles)) \(met.map(told) ?? "\(Badge(say("requirement.notYet"), .waiting).html) <span class=\"hint\">\(Dutch.needed(for: asked.requirement.stage))</span>")</li>"
        }
    }

    private func told(_ safeguard: Safeguard) -> HTML {
        let draft = safeguard.draft
        let since = roles.role(draft.role, version: draft.roleVersion).flatMap {
            $0.version == role.version ? nil : say("requirement.version", ["number": "\($0.version)"])
        }
        let told = [
            "\(Spoken.fullDate(draft.metOn))", draft.organisation.map { say("requirement.by", ["organisation": inDutch($0)]) },
            draft.renewOn.map { say("requirement.until", ["day": "\(Spoken.fullDate($0))"]) }, since,
        ].compactMap(\.self)
        return "<span class=\"hint\">\(Spoken.joined(told, by: "\(plain("spoken.comma"))"))</span>"
    }

    /// What the lines above do not say already: of others in the house, and what is wrong with what there is.
    private var others: [Unmet] { standing.unmet.filter { $0.person != person || $0.lack != .missing } }

    private var missing: HTML {
        """
        <p><strong>\(say("requirement.holdsUp"))</strong></p><ul>\(others.html { "<li><bdi>\(Dutch.reason($0, in: roles, today: today))</bdi> <span class=\"hint\">\(Spoken.capitalized(Dutch.needed(for: $0.requirement.stage))).</span></li>" })</ul>
        """
    }
}
