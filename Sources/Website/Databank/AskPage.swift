import Foundation
import Matching
import Neighbourhood
import Operations
import Storage

/// An ask and everybody who may answer it, side by side, with the neighbourhood beside them.
struct AskPage: Page {
    let ask: Ask
    let subject: Person
    let askedBy: String?
    let ownerName: String?
    let proposals: [ProposalLine]
    let candidates: [FitLine]
    /// Asks of others that are much like it; only when they were asked for.
    let alike: [(line: AskLine, fitting: Fitting)]
    let helpers: [Proposal.ID: HelperContact]
    /// Where it was put outside, and what came back.
    let outside: [OutsidePostLine]
    let joins: [ParticipationLine]
    let referral: (line: ReferralLine, state: ReferralState)?
    /// Which of the candidates are activities with times of their own.
    let joinable: Set<String>
    let history: [HistoryLine]
    let map: NeighbourhoodMap
    let kinds: String
    let othersHere: [String]
    let viewer: Viewer
    let form: FormView
    let now: Date

    /// In the filter: asks of others instead of offers.
    static let asksAlike = "vragen"

    var title: String { "Vraag van \(subject.facts.name)" }
    var hasErrors: Bool { !form.errors.isEmpty }
    private var today: CalendarDate { CalendarDate(now) }
    private var mayJoin: Bool { Access.allows(viewer, .joinActivity, ask.ties) }
    private var mayBroker: Bool { Access.allows(viewer, .propose, ask.ties) }

    var main: HTML {
        """
        <div class="ask-page">\(form.summary)\(others)<div class="ask-side"><h1><bdi>\(subject.facts.name)</bdi> vraagt</h1>\(Lead("Kies wie erbij past en stel die voor, of schrijf op wat de volgende stap is.").html)\
        <blockquote class="own-words" dir="auto">\(ask.draft.words)</blockquote>\(state)\(unaware)\(facts)\(deeds)\(referral.map { ReferralSection(line: $0.line, state: $0.state, ask: ask, mayTell: Access.allows(viewer, .tellPractice, ask.ties), seal: form.seal, today: today).html })</div>\
        \(JoinSection(lines: joins, mayJoin: mayJoin, seal: form.seal, today: today).html)\(proposalList)\(candidateList)<aside>\(OutsideSection(ask: ask, posts: outside, mayPost: Access.allows(viewer, .postOutside, ask.ties), seal: form.seal, today: today).html)\(map.html)\(timeline)</aside></div>
        """
    }

    private var others: HTML {
        othersHere.isEmpty
            ? .none
            : Alert(.info, "<bdi>\(Spoken.list(othersHere))</bdi> \(othersHere.count == 1 ? "heeft" : "hebben") deze vraag ook open.", role: .status)
                .html
    }

    private var state: HTML {
        """
        <p>\(Badge(ask.state).html) \(Spoken.ago(ask.placedAt, now: now)) via \(Dutch.name(ask.draft.source))</p>\
        \(ask.care.map { LineNext(step: $0.nextStep, day: $0.nextOn, owner: ownerName, today: today).html })
        """
    }

    private var unaware: HTML {
        guard ask.draft.aware == .no else { return .none }
        return Alert(.warning, "De bewoner weet nog niets van deze vraag. Bespreek het eerst samen.").html
    }

    private var facts: HTML {
        let draft = ask.draft
        let rows: [(String, HTML?)] = [
            (
                "Bewoner",
                "<a href=\"\(Link.person(subject.id))\"><bdi>\(subject.facts.name)</bdi></a>\(subject.facts.phone.map { " · \(Spoken.link($0))" as HTML })"
            ),
            ("Gevraagd door", askedBy.map { "<bdi>\($0)</bdi>\(draft.relation.map { " (<bdi>\($0)</bdi>)" as HTML })" }),
            ("Voor wie", askedBy == nil ? draft.relation.map { "<bdi>\($0)</bdi>" } : nil),
            ("Weet de bewoner ervan", draft.aware == .yes ? nil : draft.aware == .no ? "nee, nog niet" : "dat weten we niet"),
            ("Wanneer", when), ("Hoe", draft.forms.isEmpty ? nil : "\(Dutch.list(draft.forms))"),
            ("Uit welke buurt", draft.nearness == .any ? nil : "\(Dutch.name(draft.nearness))"),
            ("Taal", draft.languages == [.dutch] ? nil : "\(Spoken.list(draft.languages.map(Dutch.name)))"),
            ("VOG", draft.needsVog ? "nodig" : nil), ("Wens", draft.wish.map { $0 == .woman ? "liefst een vrouw" : "liefst een man" }),
            ("Terugbellen", draft.callBack.map { "<bdi>\($0)</bdi>" }),
        ]
        return "<dl class=\"facts\">\(rows.html { name, value in value.map { "<dt>\(name)</dt><dd>\($0)</dd>" } ?? .none })</dl>"
    }

    private var when: HTML? {
        let parts = [Spoken.dayParts(ask.draft.wanted), ask.draft.whenWords ?? ""].filter { !$0.isEmpty }
        return parts.isEmpty ? nil : "<bdi>\(parts.joined(separator: "; "))</bdi>"
    }

    private var deeds: HTML {
        AskDeeds(ask: ask, viewer: viewer, form: form, today: today).html
    }

    private var proposalList: HTML {
        proposals.isEmpty
            ? .none
            : "<section class=\"proposals\" aria-labelledby=\"proposed\"><h2 id=\"proposed\">Voorgesteld</h2>\(proposals.html { line in ProposalCard(line: line, subject: subject, helper: helpers[line.proposal.id], mayBroker: mayBroker, seal: form.seal, today: today).html })</section>"
    }

    private var candidateList: HTML {
        guard ask.state.isOpen else { return .none }
        return """
            <section class="candidates" aria-labelledby="fits"><h2 id="fits">Wie past hierbij?</h2>\(filters)\(found)</section>
            """
    }

    private var found: HTML {
        if kinds == Self.asksAlike { return sameAsk }
        return candidates.isEmpty
            ? EmptyState(
                "Er past nu niemand. Omzien blijft zoeken: zodra er iemand bijkomt, staat die hier.\(when: Access.allows(viewer, .seeWords), " Zegt de bewoner iets wat Omzien niet begrijpt? <a href=\"\(Link.words)\">Leg uit wat het betekent</a>.")"
            ).html
            : "<ol class=\"list\">\(candidates.html(candidate))</ol>"
    }

    /// Two who ask the same may be just what the other is looking for.
    private var sameAsk: HTML {
        guard !alike.isEmpty else {
            return EmptyState("Niemand in de buurt vraagt nu iets wat hierop lijkt. Komt zo’n vraag binnen, dan staat zij hier.").html
        }
        return """
            <p class="hint">Zij vragen iets wat hierop lijkt en wonen niet ver. Misschien doen ze graag iets samen, of iets voor elkaar. Vraag het eerst aan allebei.</p>\
            <ol class="list">\(alike.html { FittingAsk(line: $0.line, fitting: $0.fitting, now: now, saysWhy: false).html })</ol>
            """
    }

    private var filters: HTML {
        let options = [
            ("", "Alles"), ("bewoners", "Bewoners"), ("activiteiten", "Activiteiten"), ("organisaties", "Organisaties"),
            (Self.asksAlike, "Wie vraagt hetzelfde"),
        ]
        return
            "<p class=\"filter screen-only\">\(options.html { value, text in "<a href=\"\(Link.ask(ask.id))\(when: !value.isEmpty, "?soort=\(value)")#fits\"\(when: value == kinds, " aria-current=\"true\"")>\(text)</a>" })</p>"
    }

    private func candidate(_ line: FitLine) -> HTML {
        """
        <li class="candidate\(when: !line.fitting.candidate.fits, " weak")">\(FitCard(line: line, today: today).html)\
        \(when: mayJoin && joinable.contains(line.card.id.text), ButtonLink("Laat meedoen<span class=\"unseen\">: \(line.card.name)</span>", .second, to: Link.joining(ask.id, on: line.card.id)).html)\
        \(when: mayBroker && ask.state != .new, proposeButton(line))<a class="quiet screen-only" href="\(Link.offer(line.card.id))">Bekijk</a></li>
        """
    }

    private func proposeButton(_ line: FitLine) -> HTML {
        """
        <form method="post" action="\(Link.proposals(ask.id))" class="screen-only">\(form.sealField)<input type="hidden" name="offer" value="\(line.card.id.text)">\
        \(Button("Stel voor<span class=\"unseen\">: \(line.card.name)</span>", line.fitting.candidate.fits ? .second : .quiet).html)</form>
        """
    }

    private var timeline: HTML { Timeline(lines: history, stranger: "De bewoner zelf", today: today).html }
}

/// What can be done with an ask in the state it is in.
struct AskDeeds {
    let ask: Ask
    let viewer: Viewer
    let form: FormView
    let today: CalendarDate

    var html: HTML {
        "<div class=\"deeds screen-only\">\(takeUp)\(wait)\(close)\(reopen)</div>"
    }

    private var version: HTML { "\(form.sealField)<input type=\"hidden\" name=\"version\" value=\"\(openedOn)\">" }

    /// After a fault the version that was typed on: what a colleague changed meanwhile is not overwritten unseen.
    private var openedOn: String { form.errors.isEmpty || !form.words.has("version") ? String(ask.version) : form.words["version"] }

    private var takeUp: HTML {
        guard ask.state == .new, Access.allows(viewer, .takeUpAsk, ask.ties) else { return .none }
        return "<form method=\"post\" action=\"\(Link.takeUp(ask.id))\">\(version)\(Button("Ik pak deze vraag op").html)</form>"
    }

    private var wait: HTML {
        guard ask.state == .waiting || ask.state == .proposed, Access.allows(viewer, .putAskOnWaitingList, ask.ties) else { return .none }
        return """
            <details class="more"\(when: ["next_step", "next_on"].contains { form.error($0) != nil }, " open")><summary>Volgende stap afspreken</summary><form method="post" action="\(Link.waiting(ask.id))">\(version)\
            <div class="fields">\(form.line("next_step", "Wat ga je doen?", isRequired: true))\(form.line("next_on", "Op welke dag?", type: "date", isRequired: true))</div>\
            \(Button("Schrijf op", .second).html)</form></details>
            """
    }

    private var close: HTML {
        guard ask.state.isOpen, Access.allows(viewer, .closeAsk, ask.ties) else { return .none }
        return """
            <details class="more"\(when: form.error("reason") != nil, " open")><summary>Vraag afsluiten</summary><form method="post" action="\(Link.closing(ask.id))">\(version)\
            \(form.line("reason", "Waarom? Dat helpt een volgende keer.", hint: "Bijvoorbeeld: de buurvrouw helpt al.", wide: true))\(Button("Sluit af", .second).html)</form></details>
            """
    }

    private var reopen: HTML {
        guard ask.state == .closed || ask.state == .withdrawn, Access.allows(viewer, .reopenAsk, ask.ties) else { return .none }
        return
            "<form method=\"post\" action=\"\(Link.reopening(ask.id))\">\(version)\(Button("Open de vraag weer", .second).html)</form>"
    }
}
