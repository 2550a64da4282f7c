import Foundation
import Neighbourhood
import Storage

/// One request: who asked what, by which day it has to be answered, and what its owner can do.
struct RightsRequestPage: Page {
    let request: RightsRequest
    let ownerName: String?
    let person: KnownPerson?
    /// People of the same name, to say which of them asked.
    let alike: [CallerLine]
    let history: [HistoryLine]
    let viewer: Viewer
    let form: FormView
    let now: Date

    /// Whom it is about, once that is known.
    struct KnownPerson: Sendable {
        let id: Person.ID
        let name: String
        let isFrozen: Bool
    }

    var title: String { "Verzoek: \(Dutch.name(request.draft.right).lowercased())" }
    var hasErrors: Bool { form.hasErrors }
    private var today: CalendarDate { CalendarDate(now) }
    private var isOwner: Bool { viewer.person != nil && request.care?.owner == viewer.person }
    private var isOpen: Bool { request.state == .open }

    var main: HTML {
        """
        \(form.summary)<h1>\(title)</h1>\(clock)<div class="card">\(facts)\(request.draft.words.map { "<blockquote class=\"own-words\" dir=\"auto\">\($0)</blockquote>" as HTML })</div>\
        \(takeUp)\(when: isOwner && isOpen, identity)\(when: isOwner, fulfilment)\(when: isOwner && isOpen, closing)\(when: isOwner && isOpen, extending)\
        \(Timeline(lines: history, stranger: "De bewoner zelf", today: today).html)
        """
    }

    private var clock: HTML {
        guard isOpen else {
            return
                "<p>\(Badge("\(Dutch.name(request.state))").html) \(request.closedAt.map { Spoken.day(CalendarDate($0), today: today) } ?? "")</p>\(request.outcome.map { "<blockquote class=\"own-words offer\" dir=\"auto\">\($0)</blockquote>" as HTML })"
        }
        let left = today.days(until: request.dueOn)
        let urgency = left < 0 ? "overdue" : left <= 7 ? "due" : "soon"
        return
            "<p class=\"line-next \(urgency)\">Antwoord uiterlijk \(Spoken.fullDate(request.dueOn)) · \(left < 0 ? "te laat" : left == 1 ? "nog 1 dag" : "nog \(left) dagen")</p>"
    }

    private var facts: HTML {
        [
            Fact("Naam", request.draft.name), Fact("Bereiken", request.draft.contact),
            Fact("Gevraagd", "\(Spoken.day(CalendarDate(request.receivedAt), today: today)), via \(Dutch.name(request.draft.source))"),
            Fact("Behandelt dit", ownerName ?? "nog niemand"),
            Fact("Over", person?.name ?? (request.identity == nil ? "nog niet nagegaan" : "deze bewoner is gewist")),
            Fact("Hoe weten we dat?", request.identity.map(Dutch.name)),
            request.extended.flatMap { Fact("Uitstel", "verteld op \(Spoken.fullDate($0.toldOn)): \($0.reason)") },
        ].compactMap(\.self).html
    }

    private var takeUp: HTML {
        guard isOpen, !isOwner, request.draft.person != viewer.person || request.draft.person == nil else { return .none }
        return post(
            "oppakken", "<p class=\"actions\">\(Button("\(request.care == nil ? "Ik behandel dit" : "Ik neem dit over")").html)</p>")
    }

    private var identity: HTML {
        guard request.identity == nil else { return .none }
        let people =
            request.draft.person.flatMap { id in person.map { [(id.text, $0.name)] } }
            ?? alike.map { ($0.id.text, [$0.name, $0.whereabouts].filter { !$0.isEmpty }.joined(separator: ", ")) }
        guard !people.isEmpty else {
            return
                "<section aria-labelledby=\"who\"><h2 id=\"who\">Wie is dit?</h2><p>We kennen niemand met deze naam. Vraag of er een andere naam kan staan, en zoek die op.</p>\(lookUp)</section>"
        }
        return """
            <section aria-labelledby="who"><h2 id="who">Wie is dit?</h2><p>Ga na of het echt om deze bewoner gaat, vóór je iets laat zien of verandert. Bewaar niets van een identiteitsbewijs.</p>\
            \(post("identiteit", "\(form.choice("person", "Over welke bewoner gaat het?", people))\(form.choice("identity", "Hoe weet je dat?", [.known, .document, .calledBack].map { (check: IdentityCheck) in (check.rawValue, Dutch.name(check)) }))<p class=\"actions\">\(Button("Leg vast").html)</p>"))\(lookUp)</section>
            """
    }

    private var lookUp: HTML {
        """
        <form class="screen-only" method="post" action="\(Link.lookUp(request.id))"><div class="fields"><div class="field"><label for="naam">Zoek onder een andere naam</label>\
        <input id="naam" name="naam" autocomplete="off"></div></div><p class="actions">\(Button("Zoek", .quiet).html)</p></form>
        """
    }

    /// What the right itself asks for.
    private var fulfilment: HTML {
        guard request.identity != nil, let person else { return .none }
        return """
            <section aria-labelledby="do"><h2 id="do">Wat je nu kunt doen</h2><p class="actions screen-only">\
            \(ButtonLink("Bekijk de bewoner", .second, to: Link.person(person.id)).html)\
            \(when: isOpen, "\(ButtonLink("Kopie als JSON", .second, to: Link.copy(person.id, as: "json"), isDownload: true).html)\(ButtonLink("Kopie als CSV", .second, to: Link.copy(person.id, as: "csv"), isDownload: true).html)")</p>\(when: mayErase, erasing)\(freezing(person))\(holding(person))</section>
            """
    }

    /// What a request to be erased, or not to be used any more, may end in.
    private var mayErase: Bool { isOpen && isOwner && (request.draft.right == .erase || request.draft.right == .object) }

    private var erasing: HTML {
        """
        <p>Wissen: je ziet eerst wat er weggaat, wat er blijft en tot wanneer.</p><p class="actions screen-only">\
        \(ButtonLink("Bekijk wat wissen betekent", .second, to: Link.erasure(request.id)).html)</p>
        """
    }

    private func holding(_ person: KnownPerson) -> HTML {
        """
        <p>Loopt er een klacht, een rechtszaak of een onderzoek? Dan mag er nu niets weg.</p><p class="actions screen-only">\
        \(ButtonLink("Schrijf op dat dit niet gewist mag worden", .quiet, to: Link.hold(person.id)).html)</p>
        """
    }

    private func freezing(_ person: KnownPerson) -> HTML {
        person.isFrozen
            ? "<p><strong>Deze gegevens staan stil.</strong> Ze zijn nergens te vinden en worden niet gebruikt. Alleen wie het verzoek behandelt, ziet ze. Vertel het de bewoner vóór je ze weer vrijgeeft.</p>\(post("vrijgeven", "<p class=\"actions\">\(Button("De bewoner weet het: geef weer vrij", .second).html)</p>"))"
            : "<p>Bewaren maar niet gebruiken: dan verdwijnt de bewoner uit zoeken, lijsten en voorstellen tot jij de gegevens weer vrijgeeft. Doe dit ook zolang een bezwaar loopt.</p>\(post("bevriezen", "<p class=\"actions\">\(Button("Zet de gegevens stil", .second).html)</p>"))"
    }

    private var closing: HTML {
        """
        <section aria-labelledby="close"><h2 id="close">Afronden</h2>\(post("afronden", "\(form.choice("state", "Hoe loopt het af?", [(RequestState.answered.rawValue, "Gedaan wat werd gevraagd"), (RequestState.refused.rawValue, "Geweigerd, met de reden hieronder"), (RequestState.withdrawn.rawValue, "De bewoner trok het verzoek in")], otherwise: RequestState.answered.rawValue))\(form.text("outcome", "Wat heb je geantwoord?", hint: "De bewoner leest dit. Weiger je iets? Schrijf waarom, en dat de bewoner een klacht kan sturen naar de Autoriteit Persoonsgegevens.", rows: 3, isRequired: true))<p class=\"actions\">\(Button("Rond af").html)</p>"))</section>
        """
    }

    private var extending: HTML {
        guard request.extended == nil, today <= request.lastDayToExtend else { return .none }
        return """
            <details class="more screen-only"\(when: form.error("extended_because") != nil, " open")><summary>Het lukt niet binnen een maand</summary>\
            <p>Je mag twee maanden langer nemen als het verzoek ingewikkeld is. Vertel de bewoner eerst waarom.</p>\
            \(post("uitstel", "\(form.line("extended_because", "Wat heb je verteld?", isRequired: true, wide: true))<p class=\"actions\">\(Button("De bewoner weet het: neem uitstel", .second).html)</p>"))</details>
            """
    }

    private func post(_ deed: String, _ inside: HTML) -> HTML {
        """
        <form class="screen-only" method="post" action="\(Link.request(request.id))/\(deed)">\(form.sealField)<input type="hidden" name="version" value="\(request.version)">\(inside)</form>
        """
    }
}
