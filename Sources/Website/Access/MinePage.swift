import Neighbourhood
import Storage

/// Uw eigen pagina: whom we thought of, what you asked, what you offer, and what is written about you.
struct MinePage: Page {
    let own: OwnThings
    let seal: String
    let today: CalendarDate
    /// A worker looks along.
    let isAccompanied: Bool

    var title: String { "Uw eigen pagina" }
    var place: String? { Link.mine }

    var main: HTML {
        """
        <h1>Dag <bdi>\(own.person.facts.callName)</bdi></h1>\(talks)\(OwnInterviews(interviews: own.interviews, today: today).html)\(matches)\(asks)\(offers)\(OwnTrials(lines: own.trials, seal: seal, today: today).html)\(OwnCircles(circles: own.circles, person: own.person.id, seal: seal).html)\(OwnAgreements(agreements: own.agreements, introductions: own.introductions, today: today).html)\(allowance)\(OwnRoles(standings: own.standings, roles: own.roles, person: own.person.id, today: today).html)\(OwnNotes(notes: own.notes, today: today).html)\(OwnFacts(person: own.person).html)\
        \(when: !isAccompanied, "<p><a href=\"\(Link.ownCalendar)\">Zet uw afspraken in de agenda van uw telefoon</a></p><p><a href=\"\(Link.sessions)\">Waar bent u ingelogd?</a></p>")
        """
    }

    /// For who helps: what they got this year, and asking it back.
    private var allowance: HTML {
        guard let book = own.allowance else { return .none }
        let left: HTML = book.room.map { ", en nog \(Spoken.money($0.leftInYear)) mogelijk" } ?? .none
        return """
            <section aria-labelledby="allowance"><h2 id="allowance">Vergoeding en kosten</h2><p>Dit jaar heeft u voor uren \(Spoken.money(book.receivedThisYear)) ontvangen\(left). \
            Helpen mag ook zonder vergoeding.</p><p><a href="\(Link.claims(of: own.person.id))">Vraag een vergoeding of kosten terug</a></p></section>
            """
    }

    private var talks: HTML {
        guard !own.talks.isEmpty else { return .none }
        return """
            <section aria-labelledby="talks"><h2 id="talks">Een vraag aan u</h2>\(own.talks.html { OwnTalkCard(talk: $0, seal: seal).html })</section>
            """
    }

    private var matches: HTML {
        guard !own.matches.isEmpty else { return .none }
        return """
            <section aria-labelledby="matches"><h2 id="matches">Misschien past dit bij u</h2>\
            \(own.matches.html { OwnMatchCard(match: $0, introduction: own.introductions[$0.id], state: own.steps[$0.id], who: own.helps[$0.id], seal: seal, today: today).html })</section>
            """
    }

    private var asks: HTML {
        """
        <section aria-labelledby="asks"><h2 id="asks">Wat u vroeg</h2>\(own.asks.isEmpty ? "<p>U heeft nu geen vraag bij ons.</p>" : own.asks.html { OwnAskCard(ask: $0, seal: seal, today: today).html })\
        <p><a href="\(Link.askPublic)">Stel een nieuwe vraag</a></p></section>
        """
    }

    private var offers: HTML {
        """
        <section aria-labelledby="offers"><h2 id="offers">Wat u aanbiedt</h2>\(own.offers.isEmpty ? "<p>U biedt nu niets aan.</p>" : own.offers.html { OwnOfferCard(offer: $0, seal: seal, today: today).html })\
        <p><a href="\(Link.offerPublic)">Bied iets nieuws aan</a></p></section>
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
        <article class="card">\(ask.subjectName.map { "<h3>Voor <bdi>\($0)</bdi></h3>" as HTML })<p class="own-words"><bdi>\(ask.words)</bdi></p><p>\(state) <span class="hint">Gevraagd: \(Spoken.ago(CalendarDate(ask.placedAt), today: today)).</span></p>\(ending)</article>
        """
    }

    private var state: HTML {
        let worker = ask.workerName.map { "<bdi>\($0)</bdi> van het wijkteam" as HTML } ?? "Het wijkteam"
        return switch ask.state {
        case .new: "We hebben uw vraag. Iemand van het wijkteam neemt contact met u op."
        case .waiting: "\(worker) zoekt iemand voor \(subject ?? "u")."
        case .proposed: "\(worker) heeft iemand op het oog."
        case .introduced: "\(subject ?? "U") heeft met iemand kennisgemaakt."
        case .closed: "Deze vraag is afgesloten."
        case .withdrawn: "Deze vraag is ingetrokken."
        }
    }

    private var subject: HTML? { ask.subjectName.map { "<bdi>\($0)</bdi>" } }

    /// Whom it is for decides when it is not needed any more.
    private var ending: HTML {
        guard ask.state.isOpen, ask.subjectName == nil else { return .none }
        return """
            <details class="more screen-only"><summary>Dit is niet meer nodig</summary><form method="post" action="\(Link.closing(ask.id))">\
            <input type="hidden" name="seal" value="\(seal)"><input type="hidden" name="version" value="\(ask.version)">\
            <p>Dan stoppen we met zoeken. U hoeft niet te zeggen waarom.</p><p class="actions"><button class="button second">Sluit mijn vraag af</button></p></form></details>
            """
    }
}

/// What is written about a person, for that person.
struct OwnFacts {
    let person: Person

    var html: HTML {
        """
        <section aria-labelledby="facts"><h2 id="facts">Wat er over u staat</h2><dl class="facts">\(lines.html { "<dt>\($0.name)</dt><dd><bdi>\($0.value)</bdi></dd>" })</dl>\
        <p class="actions"><a class="button second" href="\(Link.correct(person.id))">Klopt dit niet? Pas het aan</a>\
        <a class="button second" href="\(Link.wishes(person.id))">Hoe wilt u van ons horen?</a>\
        <a class="button second" href="\(Link.everything)">Alles wat er over u staat</a></p></section>
        """
    }

    private var lines: [(name: String, value: String)] {
        let facts = person.facts
        let address = [facts.street, facts.houseNumber, facts.postcode?.shown].compactMap(\.self).joined(separator: " ")
        let reach = [Dutch.name(facts.reach), facts.reachNote].compactMap(\.self).joined(separator: ", ")
        let all: [(String, String?)] = [
            ("Naam", facts.name), ("Roepnaam", facts.callName), ("Geboortejaar", facts.bornYear.map(String.init)), ("Adres", address),
            ("Telefoon", facts.phone?.shown), ("E-mail", facts.mail?.text), ("Zo bereiken we u", reach),
            ("U spreekt", Spoken.list(facts.languages.map(Dutch.name))), ("Waar u blij van wordt", facts.loves), ("Wat u wenst", facts.wishes),
            ("Verjaardag", facts.birthday?.shown), ("Hoogstens tegelijk helpen", facts.atMost.map(Spoken.people)),
        ]
        return all.compactMap { name, value in (value ?? "").isEmpty ? nil : (name, value ?? "") }
    }
}
