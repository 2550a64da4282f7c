import Foundation
import Neighbourhood
import Storage

/// Vandaag: the worker's first page. What came in, what waits and for what, what lies with others.
struct TodayPage: Page {
    let board: TodayBoard
    /// What people asked about their data, and this worker has to look at now.
    let requests: [RightsLine]
    /// What was made sure of and ends soon.
    let renewals: [RenewalLine]
    /// Who did not get a message, and is to be reached another way.
    let unreached: [PostLine]
    /// Conversations to take in, and people to whom something was promised.
    let interviews: InterviewsToday
    /// Who tries a task in a house, and when to ask how it goes.
    let trials: [TaskTrialLine]
    /// What a house and a team have to sign or to look at anew.
    let agreements: [KnownRoleAgreement]
    /// What was tried, and is over.
    let experiments: [KnownExperiment]
    /// Calendars of clubs that this worker brought and that cannot be read.
    let brokenFeeds: [CalendarFeed]
    let isOwn: Bool
    let viewer: Viewer
    let now: Date
    let seal: String

    var title: String { "Vandaag" }
    var place: String? { Link.today }
    private var today: CalendarDate { CalendarDate(now) }

    var main: HTML {
        """
        <div class="today"><h1>Vandaag</h1><p class="lead">Het is \(Spoken.dayNames[today.weekday]) \(Spoken.date(today, today: today)). \(headline)</p>\(cover)\
        <p class="filter screen-only"><a href="\(Link.today)"\(when: isOwn, " aria-current=\"true\"")>Van mij</a>\
        <a href="\(Link.everyone)"\(when: !isOwn, " aria-current=\"true\"")>Van iedereen</a></p>\
        \(incidents)\(brokenFeeds.html { BrokenFeed(feed: $0, today: today).html })\(gaps)\(claims)\(rights)\(renewing)\(missed)\(InterviewsTodo(todo: interviews, viewer: viewer, isOwn: isOwn, seal: seal, today: today).html)\
        <div class="columns">\(new)\(waiting)<div>\(proposals)\(matches)\(tried.html)\(RoleAgreementsToday(lines: agreements, viewer: viewer, isOwn: isOwn, today: today).html)\
        \(ExperimentsToday(lines: experiments, viewer: viewer, isOwn: isOwn, today: today).html)</div></div></div>
        """
    }

    /// Whose work the viewer has today beside their own, and who has theirs.
    private var cover: HTML {
        let now = board.absences.filter { $0.absence.holds(on: today) }
        return """
            \(now.html { Alert(.info, "\(CoverWords(line: $0, viewer: viewer, today: today).sentence)\(when: $0.absence.draft.cover == viewer.person, " Dat werk staat hieronder bij het jouwe, met de naam erbij.")").html })\
            <p class="hint screen-only"><a href="\(Link.cover)">\(board.absences.isEmpty ? "Ben je er binnenkort niet? Zeg wie er waarneemt" : "Wie neemt waar, en wanneer")</a> · <a href="\(Link.rota)">Wie is er bereikbaar?</a> · <a href="\(Link.agenda)">Agenda</a> · <a href="\(Link.dropIns)">Spreekuren</a> · <a href="\(Link.houseTasks)">Taken</a> · <a href="\(Link.experiments)">Proeven</a> · <a href="\(Link.talkNotes)">Wat speelt er?</a> · <a href="\(Link.freshness)">Klopt dit nog?</a>\(when: Access.allowsSomewhere(viewer, .thankHelper), " · <a href=\"\(Link.appreciation)\">Waardering</a>")</p>
            """
    }

    /// Named where it is not the viewer's own.
    private func owner(_ person: Person.ID?, _ name: String?) -> String? { isOwn && person == viewer.person ? nil : name }

    private var headline: String {
        let due =
            board.waiting.filter { ($0.nextOn ?? today) <= today }.count + board.proposals.filter { $0.proposal.care.nextOn <= today }.count
            + board.matches.filter { ($0.match.care?.nextOn ?? today) <= today }.count + renewals.count
            + board.incidents.filter { ($0.incident.care?.nextOn ?? today) <= today }.count
            + interviews.promises.count + interviews.lateRounds.count + tried.due + agreements.count + experiments.count
        let new = newCount
        let first = new == 0 ? "Er is niets nieuws binnen." : new == 1 ? "Er is één nieuw bericht." : "Er zijn \(new) nieuwe berichten."
        return first
            + (due == 0
                ? " Er staat niets meer voor vandaag." : due == 1 ? " Er staat één ding voor vandaag." : " Er staan \(due) dingen voor vandaag.")
    }

    private var newCount: Int { board.newAsks.count + board.newOffers.count + board.worries.count }

    private var new: HTML {
        """
        <section aria-labelledby="new"><h2 id="new">Nieuw binnen <span class="count">\(newCount)</span></h2>\
        \(newCount == 0 ? EmptyState("Alles is opgepakt. Nieuwe vragen van de website, de brievenbus en partners komen hier binnen.").html : newList)</section>
        """
    }

    /// What went wrong goes before everything else.
    private var incidents: HTML {
        guard !board.incidents.isEmpty else { return .none }
        return """
            <section aria-labelledby="incidents"><h2 id="incidents">Hier ging iets mis <span class="count">\(board.incidents.count)</span></h2>\
            \(IncidentList(lines: board.incidents, today: today, heading: false).html)</section>
            """
    }

    private var claims: HTML {
        guard board.claims > 0 else { return .none }
        return
            "<p class=\"hint screen-only\"><a href=\"\(Link.allClaims)\">Declaraties: \(board.claims == 1 ? "één wacht" : "\(board.claims) wachten") op een akkoord</a></p>"
    }

    private var gaps: HTML {
        guard let first = board.rotaGaps.first else { return .none }
        let days = Set(board.rotaGaps.map(\.day)).count
        let words: HTML = """
            <a href="\(Link.rota)">Er is \(days == 1 ? "op één dag" : "op \(days) dagen") deze week niemand bereikbaar</a>. \
            Het eerst: \(Spoken.day(first.day, today: today)) van \(Spoken.hours(first.hours))\(first.team.map { ", <bdi>\($0.name)</bdi>" as HTML }). Wie dan belt, krijgt het nummer voor als niemand dienst heeft.
            """
        return Alert(.warning, words).html
    }

    private var rights: HTML {
        TodaySection(
            mark: "rights", title: "<a href=\"\(Link.requests)\">Verzoeken over gegevens</a>", count: requests.count,
            list: requests.html { RightsLineItem(line: $0, today: today).html }
        ).html
    }

    private var renewing: HTML {
        TodaySection(mark: "renewals", title: "Verloopt binnenkort", count: renewals.count, list: renewals.html(renewal)).html
    }

    private func renewal(_ line: RenewalLine) -> HTML {
        let draft = line.safeguard.draft
        let what = draft.training.map { "training ‘\($0)’" } ?? Dutch.name(draft.kind)
        let end = draft.renewOn ?? today
        return """
            <li class="line"><a class="line-words" href="\(Link.person(line.safeguard.person))#\(SafeguardsSection.mark)"><bdi>\(line.personName)</bdi>: vraag een nieuwe \(what)</a>\
            <p class="line-next \(end <= today ? "overdue" : "soon")">\(end <= today ? "Verlopen" : "Verloopt"): \(Spoken.day(end, today: today))\(owner(line.safeguard.recordedBy, line.ownerName).map { " · <bdi>\($0)</bdi>" as HTML })</p></li>
            """
    }

    private var missed: HTML {
        guard Access.allowsSomewhere(viewer, .handlePost) else { return .none }
        guard !unreached.isEmpty else { return "<p class=\"hint screen-only\"><a href=\"\(Link.post)\">Post: brieven en bellijst</a></p>" }
        return TodaySection(
            mark: "unreached", title: "<a href=\"\(Link.post)\">Niet bereikt</a>", count: unreached.count,
            list: unreached.html { UnreachedItem(line: $0, seal: seal, today: today).html }
        ).html
    }

    private var newList: HTML {
        """
        <ul class="list">\(board.worries.html { worry in
            "<li class=\"line\"><a class=\"line-words\" href=\"\(Link.worry(worry.id))\"><bdi>\(Spoken.short(worry.words))</bdi></a><p class=\"line-who\">\(Badge("zorg om iemand", .overdue).html) \(Spoken.ago(worry.saidAt, now: now))</p></li>"
        })\(board.newAsks.html(newAsk))\(board.newOffers.html { offer in
            "<li class=\"line\"><a class=\"line-words\" href=\"\(Link.offer(offer.id))\"><bdi>\(Spoken.short(offer.words))</bdi></a><p class=\"line-who\">\(Badge("aanbod", .open).html) <bdi>\(offer.name)</bdi> · via \(Dutch.name(offer.source)) · \(Spoken.ago(offer.placedAt, now: now))</p></li>"
        })</ul>
        """
    }

    private func newAsk(_ ask: AskLine) -> HTML {
        """
        <li class="line"><a class="line-words" href="\(Link.ask(ask.id))"><bdi>\(Spoken.short(ask.words))</bdi></a>\
        <p class="line-who">\(Badge("vraag", .new).html) <bdi>\(ask.subjectName)</bdi> · via \(Dutch.name(ask.source)) · \(Spoken.ago(ask.placedAt, now: now))</p></li>
        """
    }

    private var waiting: HTML {
        """
        <section aria-labelledby="waiting"><h2 id="waiting">Zoekt nog iemand <span class="count">\(board.waitingCount)</span></h2>\
        \(board.waiting.list(orElse: "Er wacht niemand. Begin een <a href=\"\(Link.intake)\">nieuw gesprek</a> als er iemand belt.", waitingLine))\
        \(when: board.waitingCount > 1 && Access.allowsSomewhere(viewer, .propose), "<p><a href=\"\(Link.round)\">De ronde: verdeel alle wachtende vragen in één keer</a></p>")\
        \(when: board.waitingCount > 0 && Access.allowsSomewhere(viewer, .postOutside), "<p><a href=\"\(Link.outsideList)\">Een lijst om in een groepsapp te delen</a></p>")\
        \(when: board.waitingCount > board.waiting.count, "<p class=\"hint\">De \(board.waiting.count) die het eerst aan de beurt zijn. Er wachten er \(board.waitingCount).</p>")</section>
        """
    }

    private func waitingLine(_ ask: AskLine) -> HTML {
        """
        <li class="line"><a class="line-words" href="\(Link.ask(ask.id))"><bdi>\(Spoken.short(ask.words))</bdi></a>\
        <p class="line-who"><bdi>\(ask.subjectName)</bdi> · \(Spoken.ago(ask.placedAt, now: now))</p>\
        \(LineNext(step: ask.nextStep ?? "", day: ask.nextOn ?? today, owner: owner(ask.owner, ask.ownerName), today: today).html)</li>
        """
    }

    private var proposals: HTML {
        """
        <section aria-labelledby="proposals"><h2 id="proposals">Wacht op antwoord <span class="count">\(board.proposalCount)</span></h2>\
        \(board.proposals.list(orElse: "Er staan geen voorstellen open. Stel iemand voor op de pagina van een vraag; dan staat hier wie nog moet antwoorden.", proposalLine))</section>
        """
    }

    private var tried: TrialsToday { TrialsToday(lines: trials, viewer: viewer, isOwn: isOwn, today: today) }

    private var matches: HTML {
        guard !board.matches.isEmpty else { return .none }
        return """
            <section aria-labelledby="matches"><h2 id="matches">Kennen elkaar <span class="count">\(board.matchCount)</span></h2>\
            \(when: board.calls > 0, "<p><a href=\"\(isOwn ? Link.calls : Link.callsOfAll)\">Bellijst: \(board.calls == 1 ? "één gesprekje" : "\(board.calls) gesprekjes") over hoe het gaat</a></p>")\
            <ul class="list">\(board.matches.html(matchLine))</ul></section>
            """
    }

    private func matchLine(_ line: MatchLine) -> HTML {
        """
        <li class="line"><a class="line-words" href="\(Link.match(line.match.id))"><bdi>\(line.asker.name)</bdi> en <bdi>\(line.helper.name)</bdi></a>\
        <p class="line-who">\(Badge(line.match.step).html) <bdi>\(Spoken.short(line.askWords))</bdi></p>\
        \(line.match.care.map { LineNext(step: $0.nextStep, day: $0.nextOn, owner: owner($0.owner, line.ownerName), today: today).html })</li>
        """
    }

    private func proposalLine(_ line: ProposalLine) -> HTML {
        """
        <li class="line"><a class="line-words" href="\(Link.ask(line.proposal.ask))"><bdi>\(line.subjectName)</bdi> en <bdi>\(line.helperName)</bdi></a>\
        <p class="line-who"><bdi>\(Spoken.short(line.askWords))</bdi></p><p class="line-who">\(answers(line.proposal))</p>\
        \(LineNext(step: line.proposal.care.nextStep, day: line.proposal.care.nextOn, owner: owner(line.proposal.care.owner, line.ownerName), today: today).html)</li>
        """
    }

    private func answers(_ proposal: Proposal) -> HTML {
        "\(Badge(proposal.step).html) vrager: \(proposal.askSide.map { Dutch.name($0.reply) } ?? "nog vragen") · helper: \(proposal.offerSide.map { Dutch.name($0.reply) } ?? "nog vragen")"
    }
}
