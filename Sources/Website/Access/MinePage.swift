import Language
import Neighbourhood
import Storage

/// Uw eigen pagina: whom we thought of, what you asked, what you offer, and what is written about you.
struct MinePage: Page {
    let own: OwnThings
    let seal: String
    let today: CalendarDate
    /// A worker looks along.
    let isAccompanied: Bool

    var title: String { plain("mine.title") }
    var place: String? { Link.mine }

    var main: HTML {
        """
        <h1>\(say("mine.hello", ["name": "<bdi>\(own.person.facts.callName)</bdi>"]))</h1>\(Lead(say("mine.lead")).html)\(own.brokenFeeds.html { BrokenFeed(feed: $0, today: today).html })\(talks)\(OwnInterviews(interviews: own.interviews, today: today).html)\(matches)\(asks)\(offers)\(OwnTrials(lines: own.trials, seal: seal, today: today).html)\(OwnCircles(circles: own.circles, person: own.person.id, seal: seal).html)\(OwnAgreements(agreements: own.agreements, introductions: own.introductions, today: today).html)\(allowance)\(OwnRoles(standings: own.standings, roles: own.roles, person: own.person.id, today: today).html)\(OwnNotes(notes: own.notes, today: today).html)\(OwnFacts(person: own.person).html)\
        \(when: !isAccompanied, "<p class=\"screen-only\"><a href=\"\(Link.ownCalendar)\">\(say("mine.calendar"))</a></p><p class=\"screen-only\"><a href=\"\(Link.sessions)\">\(say("mine.sessions"))</a></p>")
        """
    }

    /// For who helps: what they got this year, and asking it back.
    private var allowance: HTML {
        guard let book = own.allowance else { return .none }
        let received = Spoken.money(book.receivedThisYear)
        let year =
            book.room.map { say("mine.receivedAndLeft", ["amount": "\(received)", "left": "\(Spoken.money($0.leftInYear))"]) }
            ?? say("mine.received", ["amount": "\(received)"])
        return """
            <section aria-labelledby="allowance"><h2 id="allowance">\(say("mine.allowance"))</h2><p>\(year) \(say("mine.withoutAllowance"))</p><p class="screen-only"><a href="\(Link.claims(of: own.person.id))">\(say("mine.claim"))</a></p></section>
            """
    }

    private var talks: HTML {
        guard !own.talks.isEmpty else { return .none }
        return """
            <section aria-labelledby="talks"><h2 id="talks">\(say("mine.talks"))</h2>\(own.talks.html { OwnTalkCard(talk: $0, seal: seal).html })</section>
            """
    }

    private var matches: HTML {
        guard !own.matches.isEmpty else { return .none }
        return """
            <section aria-labelledby="matches"><h2 id="matches">\(say("mine.matches"))</h2>\
            \(own.matches.html { OwnMatchCard(match: $0, introduction: own.introductions[$0.id], state: own.steps[$0.id], who: own.helps[$0.id], seal: seal, today: today).html })</section>
            """
    }

    private var asks: HTML {
        """
        <section aria-labelledby="asks"><h2 id="asks">\(say("mine.asks"))</h2>\(own.asks.isEmpty ? "<p>\(say("mine.noAsk"))</p>" : own.asks.html { OwnAskCard(ask: $0, seal: seal, today: today).html })\
        <p class="screen-only"><a href="\(Link.askPublic)">\(say("mine.newAsk"))</a></p></section>
        """
    }

    private var offers: HTML {
        """
        <section aria-labelledby="offers"><h2 id="offers">\(say("mine.offers"))</h2>\(own.offers.isEmpty ? "<p>\(say("mine.noOffer"))</p>" : own.offers.html { OwnOfferCard(offer: $0, seal: seal, today: today).html })\
        <p class="screen-only"><a href="\(Link.offerPublic)">\(say("mine.newOffer"))</a></p></section>
        """
    }
}

/// An ask of one's own: where it stands, and a way to say that it is not needed any more.
struct OwnAskCard {
    let ask: OwnAsk
    let seal: String
    let today: CalendarDate

    var html: HTML {
        """
        <article class="card">\(ask.subjectName.map { "<h3>\(say("ownAsk.for", ["name": "<bdi>\($0)</bdi>"]))</h3>" as HTML })<p class="own-words">\(inOwnWords(ask.words))</p><p>\(state) <span class="hint">\(say("ownAsk.placed", ["ago": "\(Spoken.ago(CalendarDate(ask.placedAt), today: today))"]))</span></p>\(ending)</article>
        """
    }

    private var state: HTML {
        let worker = ask.workerName.map { say("mine.worker", ["name": "<bdi>\($0)</bdi>"]) } ?? say("mine.team")
        return switch ask.state {
        case .new: say("ownAsk.new")
        case .waiting: subject.map { say("ownAsk.waitingFor", ["worker": worker, "name": $0]) } ?? say("ownAsk.waiting", ["worker": worker])
        case .proposed: say("ownAsk.proposed", ["worker": worker])
        case .introduced: subject.map { say("ownAsk.introducedOther", ["name": $0]) } ?? say("ownAsk.introduced")
        case .closed: say("ownAsk.closed")
        case .withdrawn: say("ownAsk.withdrawn")
        }
    }

    private var subject: HTML? { ask.subjectName.map { "<bdi>\($0)</bdi>" } }

    /// Whom it is for decides when it is not needed any more.
    private var ending: HTML {
        guard ask.state.isOpen, ask.subjectName == nil else { return .none }
        return """
            <details class="more screen-only"><summary>\(say("ownAsk.notNeeded"))</summary><form method="post" action="\(Link.closing(ask.id))">\
            <input type="hidden" name="seal" value="\(seal)"><input type="hidden" name="version" value="\(ask.version)">\
            <p>\(say("ownAsk.notNeededMore"))</p><p class="actions">\(Button(say("ownAsk.close"), .second).html)</p></form></details>
            """
    }
}

/// What is written about a person, for that person.
struct OwnFacts {
    let person: Person

    var html: HTML {
        """
        <section aria-labelledby="facts"><h2 id="facts">\(say("ownFacts.heading"))</h2>\(lines.html)\
        <p class="actions">\(ButtonLink(say("ownFacts.correct"), .second, to: Link.correct(person.id)).html)\
        \(ButtonLink(say("ownFacts.wishes"), .second, to: Link.wishes(person.id)).html)\
        \(ButtonLink(say("ownFacts.everything"), .second, to: Link.everything).html)</p></section>
        """
    }

    private var lines: [Fact] {
        let facts = person.facts
        let address = [facts.street, facts.houseNumber, facts.postcode?.shown].compactMap(\.self).joined(separator: " ")
        let reach = [Dutch.name(facts.reach), facts.reachNote].compactMap(\.self).joined(separator: plain("spoken.comma"))
        let reachPieces = ["\(Dutch.name(facts.reach))", facts.reachNote.map(inOwnWords)].compactMap(\.self)
        return [
            Fact(plain("ownFacts.name"), facts.name), Fact(plain("ownFacts.callName"), facts.callName),
            Fact(plain("ownFacts.born"), facts.bornYear.map(String.init)), Fact(plain("ownFacts.address"), address, as: inDutch),
            Fact(plain("ownFacts.phone"), facts.phone?.shown), Fact(plain("ownFacts.mail"), facts.mail?.text),
            Fact(plain("ownFacts.reach"), reach) { _ in Spoken.joined(reachPieces, by: "\(plain("spoken.comma"))") },
            Fact(plain("ownFacts.languages"), Spoken.list(facts.languages.map(Dutch.name))),
            Fact(plain("ownFacts.loves"), facts.loves, as: inOwnWords), Fact(plain("ownFacts.wishesFact"), facts.wishes, as: inOwnWords),
            Fact(plain("ownFacts.birthday"), facts.birthday.map(Spoken.birthday)), Fact(plain("ownFacts.atMost"), facts.atMost.map(Spoken.people)),
        ].compactMap(\.self)
    }
}
