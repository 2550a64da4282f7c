import Foundation
import Matching
import Neighbourhood
import Operations
import Storage

/// What the page of an offer reads.
struct OfferSheet: Sendable {
    let offer: Offer
    let roles: RoleCatalogue
    /// Who offers, as a worker knows them; nil for the resident themselves.
    let name: String?
    let person: Person?
    /// Open asks that it may answer, best first; empty for the resident themselves.
    let asks: [(line: AskLine, fitting: Fitting)]
    let history: [HistoryLine]
}

/// An offer: own words large, what is attached to it, what it may answer, and what can be done with it.
struct OfferPage: Page {
    let sheet: OfferSheet
    let viewer: Viewer
    /// Of the pause: the only thing that is typed here.
    let form: FormView
    let now: Date

    private var offer: Offer { sheet.offer }
    private var today: CalendarDate { CalendarDate(now) }
    private var standing: OfferStanding { OfferStanding(offer: offer, today: today) }

    var title: String { offer.draft.title ?? sheet.name.map { "Aanbod van \($0)" } ?? "Uw aanbod" }
    var hasErrors: Bool { !form.errors.isEmpty }

    var main: HTML {
        """
        <div class="ask-page">\(form.summary)<div><h1>\(heading)</h1>\(when: viewer.isAtWork, Lead("Zie welke vragen hierbij passen, pas het aan, of zet het even stil.").html)<blockquote class="own-words offer" dir="auto">\(offer.draft.words)</blockquote>\
        <p>\(standing.badge) \(standing.sentence(isWorker: viewer.isAtWork))</p>\(who)\(offer.draft.facts(today: today, roles: sheet.roles).html)\(WeekGlance(parts: offer.draft.availability.weekly).html)\
        \(OfferDeeds(offer: offer, viewer: viewer, form: form, today: today).html)</div>\
        \(when: viewer.isAtWork, asks)<aside>\(Timeline(lines: sheet.history, stranger: stranger, today: today).html)</aside></div>
        """
    }

    private var heading: HTML {
        if let title = offer.draft.title { return "<bdi>\(title)</bdi>" }
        return sheet.name.map { "Aanbod van <bdi>\($0)</bdi>" } ?? "Uw aanbod"
    }

    /// Who it is and how to reach them, for workers.
    private var who: HTML {
        guard let name = sheet.name else { return .none }
        return """
            <dl class="facts"><dt>Van</dt><dd>\(linked(name))\(when: offer.draft.party.kind != .person, " <span class=\"hint\">\(Dutch.name(offer.draft.party.kind))</span>")</dd>\
            \(sheet.person.map(reach))<dt>Opgeschreven</dt><dd>\(Spoken.date(CalendarDate(offer.placedAt), today: today)), via \(Dutch.name(offer.draft.source))</dd></dl>
            """
    }

    private func linked(_ name: String) -> HTML {
        let party = offer.draft.party
        let link =
            party.house.map { Link.house($0) } ?? party.circle.map { Link.circle($0) } ?? party.organisation.map { Link.organisation($0) }
            ?? party.person.map { Link.person($0) }
        return link.map { "<a href=\"\($0)\"><bdi>\(name)</bdi></a>" } ?? "<bdi>\(name)</bdi>"
    }

    private func reach(_ person: Person) -> HTML {
        let facts = person.facts
        return """
            \(when: facts.name != sheet.name, "<dt>Contact</dt><dd><a href=\"\(Link.person(person.id))\"><bdi>\(facts.name)</bdi></a></dd>")\
            <dt>Bereiken</dt><dd>\(Dutch.name(facts.reach))\(facts.reachNote.map { ": <bdi>\($0)</bdi>" as HTML })\
            \(facts.phone.map { " · \(Spoken.link($0))" as HTML })</dd>
            """
    }

    private var stranger: String {
        offer.draft.source == .public ? "Een bezoeker van de website" : "Omzien"
    }

    /// Not on paper: the sheet may be handed to the helper, and nobody learns of an ask before both sides are asked.
    private var asks: HTML {
        """
        <section class="screen-only" aria-labelledby="asks"><h2 id="asks">Welke vragen passen hierbij?</h2>\
        \(sheet.asks.isEmpty ? noAsks : "<ol class=\"candidates\">\(sheet.asks.html { FittingAsk(line: $0.line, fitting: $0.fitting, now: now).html })</ol>")</section>
        """
    }

    private var noAsks: HTML {
        offer.state == .withdrawn
            ? "<p class=\"hint\">Dit aanbod is gestopt en zoekt niet meer mee.</p>"
            : "<p class=\"hint\">Er past nu geen open vraag. Zodra er een komt, zie je dit aanbod bij die vraag.</p>"
    }
}

/// An open ask beside an offer: whose, in which words, and why it may fit.
struct FittingAsk {
    let line: AskLine
    let fitting: Fitting
    let now: Date
    var saysWhy = true

    var html: HTML {
        """
        <li class="candidate"><h3><a href="\(Link.ask(line.id))"><bdi>\(line.subjectName)</bdi></a></h3><p dir="auto">\(Spoken.short(line.words))</p>\
        <p class="fit-facts">\(fitting.candidate.walkingMinutes.map { "<span>\(Icon.walk)\(Spoken.walk($0))</span>" as HTML })\
        \(when: !fitting.candidate.common.isEmpty, "<span>\(Icon.clock)allebei: \(Spoken.dayParts(fitting.candidate.common))</span>")\
        \(Badge(line.state).html)<span>\(Spoken.ago(line.placedAt, now: now))</span></p>\
        \(when: saysWhy, Reasons(reasons: fitting.reasons, doubts: fitting.doubts).html)</li>
        """
    }
}
