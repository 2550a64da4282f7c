import Foundation
import Neighbourhood
import Storage

/// Two people who know each other through us, for who guides them: how far they are, what is next, how it goes on both sides.
struct MatchPage: Page {
    let folder: MatchFolder
    /// Whom to call when something goes wrong, and what went wrong before.
    let help: HelpNow
    let incidents: [IncidentLine]
    let form: FormView
    let viewer: Viewer
    let today: CalendarDate

    private var line: MatchLine { folder.line }
    private var match: Match { line.match }
    private var ties: Ties { match.ties(sides: [], area: folder.area) }
    var title: String { "\(line.asker.name) en \(line.helper.name)" }
    var hasErrors: Bool { form.hasErrors }

    var main: HTML {
        """
        <div class="ask-page">\(form.summary)<div class="ask-side"><h1><bdi>\(line.asker.name)</bdi> en <bdi>\(line.helper.name)</bdi></h1>\(Lead("Schrijf op wat er is afgesproken en hoe het gaat. Dan staat de volgende stap vanzelf op Vandaag.").html)\
        <p>\(Badge(match.step).html) \(standing)</p>\(next)\(RelationPicture(folder, today: today).html)\
        <p class="hint"><a href="\(Link.ask(match.ask))">De vraag</a>: <bdi>\(Spoken.short(line.askWords))</bdi><br><a href="\(Link.offer(match.offer))">Het aanbod</a>: <bdi>\(Spoken.short(line.offerWords))</bdi></p>\
        \(role)\(help.short)\(IncidentList(lines: incidents, today: today).html)\(asked)\(moves)\(ending)\(thanks)\(minding)</div>\(talks)<aside>\(history)</aside></div>
        """
    }

    private var standing: HTML {
        let since: HTML = "sinds \(Spoken.date(CalendarDate(match.since), today: today))"
        guard let until = match.until, let meaning = Dutch.until(match.step) else { return since }
        return "\(since) · \(meaning) \(Spoken.date(until, today: today))"
    }

    private var next: HTML {
        guard let care = match.care else { return "<p>\(Icon.check)Bedankt en afgerond.</p>" }
        return LineNext(step: care.nextStep, day: care.nextOn, owner: line.ownerName, today: today).html
    }

    /// In which role, in the version they began under.
    private var role: HTML {
        folder.obstacles.role.map { "<p>Rol: <a href=\"\(Link.role($0.key, version: $0.version))\">\($0.facts.name)</a></p>" as HTML } ?? .none
    }

    private func may(_ deed: Deed) -> Bool { Access.allows(viewer, deed, ties) }

    /// What the role still asks before it may run, and the way to what they agreed.
    private var asked: HTML {
        let link: HTML = "<p class=\"screen-only\"><a href=\"\(Link.agreement(match.id))\">Hun afspraken op papier</a></p>"
        guard [.acquaintance, .trial, .agreed].contains(match.step), !folder.obstacles.isEmpty else { return link }
        return """
            <section aria-labelledby="asked"><h2 id="asked">Dit vraagt de rol nog</h2><ul>\(folder.obstacles.unmet.html { unmet in
                "<li><a href=\"\(Link.person(unmet.person))#\(SafeguardsSection.mark)\"><bdi>\(Dutch.reason(unmet, in: folder.roles, today: today))</bdi></a> <span class=\"hint\">Nodig voor \(Dutch.name(unmet.requirement.stage)).</span></li>"
            })\(when: folder.obstacles.lacksAgreement, "<li>Ze zijn nog niet allebei akkoord met hun afspraken.</li>")</ul></section>\(link)
            """
    }

    // MARK: What can be done now

    /// What stands in one list: everything but stopping and thanking, which have a form of their own.
    private var options: [(value: String, text: String)] {
        LifeCycle.deeds(at: match.step).filter { $0 != .endMatch && $0 != .thankMatch && may($0) }.map { ($0.rawValue, Dutch.asked($0)) }
    }

    private var moves: HTML {
        guard !options.isEmpty else { return .none }
        return """
            <details class="more screen-only"\(when: ["deed", "day", "reason"].contains { form.error($0) != nil }, " open")><summary>Wat is er afgesproken?</summary>\
            <form method="post" action="\(Link.moves(match.id))">\(hidden)\(form.choice("deed", "Hoe gaat het verder?", options))\
            <div class="fields">\(form.line("day", "Welke dag?", hint: "Alleen nodig als hierboven een dag staat.", type: "date"))</div>\
            \(whose("side"))\(form.line("reason", "Waarom?", wide: true))<p class="actions">\(Button("Schrijf op").html)</p></form></details>
            """
    }

    private var ending: HTML {
        guard LifeCycle.way(.endMatch, from: match.step) != nil, may(.endMatch) else { return .none }
        return """
            <details class="more screen-only"><summary>Het stopt</summary><form method="post" action="\(Link.moves(match.id))">\(hidden)\
            <input type="hidden" name="deed" value="\(Deed.endMatch.rawValue)"><p class="hint">Vanaf nu zien ze elkaars gegevens niet meer. Allebei krijgen ze nog de vraag hoe het was.</p>\
            \(whose("end_side"))\(form.choice("search", "En de vraag van \(line.asker.name)?", [("yes", "We zoeken iemand anders"), ("no", "Er is niemand meer nodig")], otherwise: "yes"))\
            \(form.tick("stays", "Ze gaan samen verder, zonder ons"))\(form.line("end_reason", "Waarom?", wide: true))\
            <p class="actions">\(Button("Rond het af", .second).html)</p></form></details>
            """
    }

    private var thanks: HTML {
        guard match.step == .ended, match.care != nil, may(.thankMatch) else { return .none }
        return """
            <form method="post" action="\(Link.moves(match.id))" class="screen-only">\(hidden)<input type="hidden" name="deed" value="\(Deed.thankMatch.rawValue)">\
            <p>Bel of schrijf allebei, en bedank ze voor wat ze deden.</p><p class="actions">\(Button("Allebei zijn bedankt").html)</p></form>
            """
    }

    private var minding: HTML {
        guard match.care != nil else { return .none }
        let isFaulty = ["next_step", "next_on", "owner"].contains { form.error($0) != nil }
        return """
            \(when: may(.mindMatch), "<details class=\"more screen-only\"\(when: isFaulty, " open")><summary>Iets anders afspreken</summary><form method=\"post\" action=\"\(Link.minding(match.id))\">\(hidden)<div class=\"fields\">\(form.line("next_step", "Wat ga je doen?", isRequired: true))\(form.line("next_on", "Op welke dag?", type: "date", isRequired: true))</div>\(Button("Schrijf op", .second).html)</form></details>")\
            \(when: may(.handOverMatch) && folder.guides.count > 1, "<details class=\"more screen-only\"><summary>Laat een collega begeleiden</summary><form method=\"post\" action=\"\(Link.handOver(match.id))\">\(hidden)\(form.select("owner", "Wie?", folder.guides.filter { $0.id != match.care?.owner }.map { ($0.id.text, $0.name) }))<p class=\"actions\">\(Button("Draag over", .second).html)</p></form></details>")
            """
    }

    private var hidden: HTML { "\(form.sealField)<input type=\"hidden\" name=\"version\" value=\"\(match.version)\">" }

    /// Whoever wanted it, so that the history tells it as it was.
    private func whose(_ name: String) -> HTML {
        form.choice(
            name, "Wie wilde dit?", [("", "Samen besproken"), ("ask", line.asker.name), ("offer", line.helper.name)])
    }

    // MARK: How it goes

    private var talks: HTML {
        """
        <section aria-labelledby="talks"><h2 id="talks">Gaat het goed samen?</h2><p class="hint">Wat de één zegt, krijgt de ander niet te horen.</p>\
        <div class="sides">\(Side.allCases.html(side))</div></section>
        """
    }

    private func side(_ side: Side) -> HTML {
        let who = line.side(side)
        let own = folder.talks.filter { $0.side == side }
        return """
            <div class="side\(when: side == .offer, " offer")"><h3><bdi>\(who.name)</bdi></h3>\
            \(when: match.care != nil, contact(who))\(own.first { $0.answeredAt == nil }.map { asking($0, who.name) })\(answered(own))</div>
            """
    }

    /// Whoever guides them has to call; when both are thanked there is nothing to call for.
    private func contact(_ who: MatchSide) -> HTML {
        """
        <p>\(who.phone.map(Spoken.link) ?? "geen telefoon")\(who.reachNote.map { " · <bdi>\($0)</bdi>" as HTML })</p>
        """
    }

    private func answered(_ talks: [Talk]) -> HTML {
        let told = talks.filter { $0.answeredAt != nil }
        guard !told.isEmpty else { return .none }
        return "<ul class=\"list\">\(told.prefix(6).map(\.self).html { TalkItem(talk: $0, today: today).html })</ul>"
    }

    private func asking(_ talk: Talk, _ name: String) -> HTML {
        let (answer, words) = ("answer_\(talk.side.rawValue)", "words_\(talk.side.rawValue)")
        let when: HTML =
            talk.needsCall(on: today)
            ? "<p class=\"line-next due\">\(talk.askedAt == nil ? "Bel om te vragen hoe het gaat" : "Nog geen antwoord: bel even")</p>"
            : "<p class=\"hint\">\(talk.askedAt.map { "Gevraagd op \(Spoken.date(CalendarDate($0), today: today))." } ?? "De vraag gaat uit op \(Spoken.date(talk.dueOn, today: today)).")</p>"
        guard may(.recordTalk) else { return when }
        return """
            \(when)<details class="more screen-only"\(when: [answer, words].contains { form.error($0) != nil } || talk.needsCall(on: today), " open")><summary><span>Schrijf op wat <bdi>\(name)</bdi> zegt</span></summary>\
            <form method="post" action="\(Link.talk(talk.id))">\(form.sealField)\(form.choice(answer, "Gaat het goed samen?", TalkAnswer.allCases.map { ($0.rawValue, Dutch.name($0)) }))\
            \(form.line(words, "In eigen woorden", wide: true))<p class="actions">\(Button("Schrijf op", .second).html)</p></form></details>
            """
    }

    // MARK: What happened

    private var history: HTML {
        """
        <section aria-labelledby="history"><h2 id="history">Wat er gebeurde</h2><ol class="timeline">\(happenings.html(\.html))\(toCome)</ol></section>
        """
    }

    /// The first words, each move, and what either of them said, in order of time.
    private var happenings: [(at: Date, html: HTML)] {
        let words: HTML = "<li>\(moment(folder.askedAt)) De vraag: <bdi>\(Spoken.short(line.askWords))</bdi></li>"
        let told = folder.talks.compactMap { talk in talk.answeredAt.map { (at: $0, html: said(talk, at: $0)) } }
        let all = [(at: folder.askedAt, html: words)] + folder.moves.map { (at: $0.at, html: moved($0)) } + told
        return all.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }.map(\.element)
    }

    private func moment(_ at: Date) -> HTML { "<time>\(Spoken.date(CalendarDate(at), today: today)), \(Spoken.time(at))</time>" }

    private func said(_ talk: Talk, at moment: Date) -> HTML {
        "<li>\(self.moment(moment)) <bdi>\(line.side(talk.side).name)</bdi> zei: \(talk.answer.map(Dutch.name) ?? "")</li>"
    }

    /// What comes next, with an open dot.
    private var toCome: HTML {
        guard let care = match.care else { return .none }
        return "<li class=\"ahead\"><time>\(Spoken.capitalized(Spoken.due(care.nextOn, today: today)))</time> \(Dutch.step(care.nextStep))</li>"
    }

    private func moved(_ move: MatchMove) -> HTML {
        let actor = move.by.flatMap { folder.names[$0] } ?? "Omzien"
        let wish: HTML = move.side.map { ", op verzoek van <bdi>\(line.side($0).name)</bdi>" as HTML } ?? .none
        let isOwn = move.side.map { line.side($0).person == move.by } ?? false
        return """
            <li>\(moment(move.at)) <bdi>\(actor)</bdi> \(Dutch.happened(move.deed))\(isOwn ? .none : wish)\
            \(move.reason.map { ": <bdi>\($0)</bdi>" as HTML })</li>
            """
    }
}

/// What one side said of it.
struct TalkItem {
    let talk: Talk
    let today: CalendarDate

    var html: HTML {
        """
        <li class="line"><p><strong>\(talk.answer.map(Dutch.name) ?? "")</strong>, \(talk.answeredAt.map { Spoken.ago(CalendarDate($0), today: today) } ?? "")</p>\
        \(talk.words.map { "<p class=\"own-words\"><bdi>\($0)</bdi></p>" as HTML })</li>
        """
    }
}

/// What is next and when, and who does it.
struct LineNext {
    let step: String
    let day: CalendarDate
    let owner: String?
    let today: CalendarDate

    var html: HTML {
        """
        <p class="line-next \(day < today ? "overdue" : day == today ? "due" : "soon")">\(Dutch.step(step)) · \(Spoken.due(day, today: today))\
        \(owner.map { " · <bdi>\($0)</bdi>" as HTML })</p>
        """
    }
}
