import Foundation
import Neighbourhood
import Storage

/// A resident as a worker sees them: how to reach them, and gifts and wishes side by side.
struct PersonPage: Page {
    let person: Person
    let areaName: String?
    let offers: [Offer]
    let circles: [Circle]
    let asks: [AskLine]
    let notes: SeenNotes
    /// The note that is being typed.
    let noteForm: FormView
    let history: [HistoryLine]
    let safeguards: SafeguardsSection
    let others: [String]
    let viewer: Viewer
    let now: Date
    let seal: String

    var title: String { person.facts.name }
    var hasErrors: Bool { noteForm.hasErrors || safeguards.form.hasErrors }
    private var facts: PersonFacts { person.facts }
    private var today: CalendarDate { CalendarDate(now) }

    var main: HTML {
        """
        \(AlsoHere(names: others).html)\(noteForm.summary)\(safeguards.form.summary)<h1><bdi>\(facts.name)</bdi></h1>\(Lead("Wat we van deze bewoner weten. Pas het aan, schrijf iets op, of begin een gesprek.").html)\(frozen)\(card)\(deeds)\
        <div class="pair">\(gives)\(wishes)</div>\(safeguards.html)\(NotesSection(person: person.id, notes: notes, form: noteForm, viewer: viewer, now: now).html)\(Timeline(lines: history, today: today).html)
        """
    }

    private var card: HTML {
        """
        <div class="person-card"><dl class="facts"><dt>Bereiken</dt><dd>\(Dutch.name(facts.reach))\(facts.reachNote.map { ": <bdi>\($0)</bdi>" as HTML })</dd>\
        \(facts.phone.map { "<dt>Telefoon</dt><dd>\(Spoken.link($0))</dd>" as HTML })\
        \(facts.mail.map { "<dt>E-mail</dt><dd><a href=\"\(Link.mail($0))\">\($0.text)</a></dd>" as HTML })\
        \(when: !facts.address.isEmpty, "<dt>Adres</dt><dd><bdi>\(facts.address)</bdi></dd>")\(areaName.map { "<dt>Buurt</dt><dd>\($0)</dd>" as HTML })\
        \(when: !facts.languages.isEmpty, "<dt>Talen</dt><dd>\(Spoken.list(facts.languages.map(Dutch.name)))</dd>")\
        \(facts.bornYear.map { "<dt>Geboren</dt><dd>\($0)</dd>" as HTML })\(facts.atMost.map { "<dt>Helpt hoogstens</dt><dd>\(Spoken.people($0)) tegelijk</dd>" as HTML })<dt>Ingeschreven</dt><dd>\(Spoken.date(CalendarDate(person.registeredAt), today: today))</dd></dl></div>
        """
    }

    private var frozen: HTML {
        guard let since = person.frozenAt else { return .none }
        return
            Alert(
                .warning,
                "<strong>Deze gegevens staan stil sinds \(Spoken.date(CalendarDate(since), today: today)).</strong> Alleen jij ziet ze, omdat je het <a href=\"\(Link.requests)\">verzoek</a> behandelt. Gebruik ze alleen daarvoor."
            ).html
    }

    private var deeds: HTML {
        """
        <p class="actions screen-only">\(ButtonLink("Nieuw gesprek", to: Link.intake(with: person.id)).html)\
        \(ButtonLink("Nieuw aanbod", .second, to: Link.newOffer(of: person.id)).html)\
        \(when: Access.allows(viewer, .tryTask, person.ties()), ButtonLink("Taken die passen", .second, to: Link.tasks(for: person.id)).html)\
        \(when: Access.allows(viewer, .correctPerson, person.ties()), ButtonLink("Pas gegevens aan", .second, to: Link.correct(person.id)).html)\
        \(when: Access.allows(viewer, .chooseChannel, person.ties()), ButtonLink("Berichten", .second, to: Link.wishes(person.id)).html)\
        \(when: Access.allows(viewer, .openBeside, person.ties()) && viewer.person != person.id, ButtonLink("Druk af wat er over deze bewoner staat", .second, to: Link.printed(person.id)).html)\
        \(when: Access.allows(viewer, .lookAtClaim, person.ties()) && viewer.person != person.id, ButtonLink("Vergoeding en kosten", .second, to: Link.claims(of: person.id)).html)\
        \(when: Access.allows(viewer, .recordConsent, person.ties()) && viewer.person != person.id, ButtonLink("Toestemming op papier", .second, to: Link.consent(of: person.id)).html)\
        \(when: Access.allows(viewer, .recordRight, person.ties()), ButtonLink("Verzoek over gegevens", .second, to: Link.newRequest(of: person.id)).html)</p>\
        \(AtTheDesk(person: person, viewer: viewer, seal: seal).html)
        """
    }

    private var gives: HTML {
        """
        <section aria-labelledby="gives"><h2 id="gives">Doet graag</h2>\(facts.loves.map { "<blockquote class=\"own-words offer\" dir=\"auto\">\($0)</blockquote>" as HTML })\
        <h3>Aanbod</h3>\(offers.isEmpty ? "<p class=\"hint\">Er staat nog geen aanbod.</p>" : "<ul class=\"plain\">\(offers.html(offer))</ul>")\(when: !circles.isEmpty, together)</section>
        """
    }

    private var together: HTML {
        """
        <h3>Doet mee met</h3><ul class="plain">\(circles.html { "<li><a href=\"\(Link.circle($0.id))\"><bdi>\($0.draft.name ?? Dutch.name($0.draft.kind))</bdi></a>\(when: $0.contact == person.id, " \(Badge("contact", .open).html)")</li>" })</ul>
        """
    }

    private func offer(_ offer: Offer) -> HTML {
        """
        <li><a href="\(Link.offer(offer.id))"><bdi>\(Spoken.short(offer.draft.kind == .resident ? offer.draft.words : offer.draft.title ?? offer.draft.words))</bdi></a> \
        \(OfferStanding(offer: offer, today: today).badge)</li>
        """
    }

    private var wishes: HTML {
        """
        <section aria-labelledby="wishes"><h2 id="wishes">Wenst</h2>\(facts.wishes.map { "<blockquote class=\"own-words\" dir=\"auto\">\($0)</blockquote>" as HTML })\
        <h3>Vragen</h3>\(asks.isEmpty ? "<p class=\"hint\">Er is nog geen vraag.</p>" : "<ul class=\"plain\">\(asks.html(ask))</ul>")</section>
        """
    }

    private func ask(_ ask: AskLine) -> HTML {
        """
        <li><a href="\(Link.ask(ask.id))"><bdi>\(Spoken.short(ask.words))</bdi></a> \(Badge(ask.state).html) \
        <span class="hint">\(Spoken.ago(ask.placedAt, now: now))</span></li>
        """
    }
}

extension Link {
    /// Opens somebody's mail program; marks that have a meaning in such an address are written as codes.
    static func mail(_ address: MailAddress) -> String {
        "mailto:" + (address.text.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? "")
    }
}
