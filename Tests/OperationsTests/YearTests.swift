import Foundation
import Lot
import Neighbourhood
import Operations
import Storage
import TestDatabanks
import Testing

/// The proof that nothing gets lost: a whole year lived day by day, by people who forget, hesitate, stop and start.
@Suite("A year of a neighbourhood of two hundred people")
struct YearTests {
    @Test(
        "with three hundred asks: nothing is without an owner and a day, nobody is written to twice, no limit is passed, and all of it can be explained",
        arguments: TestDatabanks.engines)
    func year(engine: Engine) async throws {
        var year = try await LivedYear.begin(on: engine)
        for _ in 0..<365 { try await year.liveADay() }
        #expect(year.asked == LivedYear.asks)
        try await year.nothingIsLost()
        try await year.everyWayWasGone()
        try await year.nobodyWasWrittenTwice()
        try await year.noLimitWasPassed()
        try await year.allIsExplained()
    }
}

/// The neighbourhood, and what its people and workers do on a day. Workers do what stands on their lists and nothing else, so that what stands on no
/// list is found lost.
private struct LivedYear {
    static let asks = 300
    static let people = 200
    private static let themes = [
        ("Ik kook graag en breng een pan soep langs", "Wie kookt er een keer voor mij?"),
        ("Ik wandel graag met iemand door het park", "Ik wil wandelen maar durf niet alleen"),
        ("Ik doe boodschappen voor wie slecht ter been is", "Wie doet mijn boodschappen?"),
        ("Ik maak fietsen en kleine dingen in huis", "Mijn kraan lekt en mijn deur klemt"),
        ("Ik drink graag koffie met wie alleen is", "Mijn moeder zit de hele dag alleen"),
        ("Ik help met brieven en formulieren", "Ik begrijp de brieven van de gemeente niet"),
    ]

    let given: Given
    private let mailbox = Mailbox()
    private var lot = Lot(seed: 20_261_122)
    private var helpers: [Person.ID] = []
    private var askers: [Person.ID] = []
    private(set) var asked = 0
    private var day = 0
    private var read = 0
    private var refusedClaims = 0
    private var placed: [Ask.ID] = []

    private var fatma: Viewer { given.fatma }
    private var workplace: Workplace { given.workplace }
    private var today: CalendarDate { CalendarDate(given.clock.now) }

    private init(given: Given) { self.given = given }

    static func begin(on engine: Engine) async throws -> LivedYear {
        var year = LivedYear(given: try await Given.aStreet(on: engine))
        for number in 0..<people {
            let hasMail = year.lot.share() < 0.7
            let facts = PersonFacts(
                name: "Bewoner\(number) Van Dam", mail: hasMail ? MailAddress("bewoner\(number)@voorbeeld.nl") : nil, postcode: Postcode("4990AB"),
                reach: hasMail ? .mail : .desk, atMost: year.lot.share() < 0.2 ? 1 : nil)
            let person = try await year.workplace.register(facts, by: year.fatma)
            if number % 2 == 0 { year.askers.append(person) } else { try await year.offers(person, themes[number % themes.count].0) }
        }
        return year
    }

    private mutating func offers(_ person: Person.ID, _ words: String) async throws {
        helpers.append(person)
        let role: HelpRole.Key = lot.share() < 0.1 ? HelpRole.Key(rawValue: "buddy") : .helper
        for _ in 0..<(lot.share() < 0.3 ? 2 : 1) {
            let draft = OfferDraft(
                party: .person(person), words: words, availability: Availability(termTimeOnly: lot.share() < 0.1), role: role,
                atOnce: lot.share() < 0.5 ? 1 : 2)
            _ = try await workplace.place(draft, by: fatma)
        }
    }

    // MARK: A day

    mutating func liveADay() async throws {
        given.clock.pass(days: 1)
        day += 1
        if day % 28 == 1 { try await workplace.matches.rebuild(from: workplace.driver) }
        if day == 36 {
            let days = DateSpan(first: today, last: today.adding(days: 15))
            try await workplace.keep(SchoolHoliday(name: "Kerstvakantie", days: days), by: fatma)
        }
        try await somebodyAsks()
        try await workplace.askWhatIsDue(by: mailbox, as: "server")
        _ = try await workplace.deliver(by: mailbox, .inTests, as: "server")
        try await residentsAnswer()
        // The worker has other work as well: Mondays and Thursdays are for these lists.
        guard today.isWorkingDay, [0, 3].contains(today.weekday) else { return }
        try await workTheLists()
        if today.weekday == 3 { try await somebodyClaims() }
    }

    private mutating func somebodyAsks() async throws {
        // Three hundred, all asked a month before the end, so that there is time to answer them.
        while asked < min(Self.asks, Self.asks * day / 330) {
            let subject = lot.pick(askers)
            let words = lot.pick(Self.themes).1
            let intake = Intake(caller: .known(subject), subject: nil, relation: nil, aware: .yes, asks: [(IntakeAsk(words: words), .waitingList)])
            placed += try await workplace.take(intake, by: fatma)
            asked += 1
        }
    }

    /// Who has mail presses a link in it: most at once, some never. What they choose is what stands in the message.
    private mutating func residentsAnswer() async throws {
        let messages = mailbox.taken.dropFirst(read)
        read += messages.count
        for message in messages where lot.share() < 0.85 {
            let links = message.text.matches(of: /\/antwoord\/([0-9a-f]{64})\?keuze=([a-z-]+)/).map { (Token(presented: String($0.1)), String($0.2)) }
            guard let first = links.first else { continue }
            // The first choice is the kind one.
            let (token, choice) = lot.share() < 0.75 ? first : lot.pick(links)
            do { try await workplace.answer(token, with: choice) } catch Problem.outOfOrder {} catch Problem.linkSpent {}
        }
    }

    // MARK: The worker's lists

    private mutating func workTheLists() async throws {
        let board = try await workplace.read(as: fatma) { [fatma] in try $0.today(for: fatma, owner: nil, limit: 1000) }
        for line in board.waiting where line.nextOn.map({ $0 <= today }) ?? true { try await findSomeone(for: line.id) }
        for line in board.proposals where line.proposal.care.nextOn <= today { try await followUp(line.proposal) }
        for line in board.matches where line.match.care.map({ $0.nextOn <= today }) ?? false { try await guide(line.match.id) }
        let calls = try await workplace.read(as: fatma) { [fatma] in try $0.callList(for: fatma, owners: nil, limit: 1000) }
        for call in calls {
            let answer: TalkAnswer = lot.share() < 0.9 ? .good : .soSo
            try await workplace.answer(call.talk.id, TalkDraft(answer, means: .phone), by: fatma)
        }
        for (state, outcome) in [(MessageState.toPrint, PostOutcome.posted), (.toCall, .reached), (.unreached, .reached)] {
            let lines = try await workplace.read(as: fatma) { [fatma] in try $0.postList(state, for: fatma) }
            for line in lines { try await workplace.handle(line.id, outcome, by: fatma) }
        }
    }

    private mutating func findSomeone(for id: Ask.ID) async throws {
        let ask = try await given.ask(id)
        for candidate in try await given.candidates(for: id) {
            do { return try await workplace.propose(Offer.ID(stored: candidate), for: id, by: fatma) } catch Problem.outOfOrder { continue }
        }
        if lot.share() < 0.05 { return try await workplace.close(id, reason: "Iemand uit de familie helpt", version: ask.version, by: fatma) }
        try await workplace.keepWaiting(id, nextStep: "Nog eens zoeken", on: today.adding(days: 28), version: ask.version, by: fatma)
    }

    /// Rings who did not answer; introduces when both said yes.
    private mutating func followUp(_ proposal: Proposal) async throws {
        if lot.share() < 0.04 { return try await workplace.withdraw(proposal.id, by: fatma) }
        for side in Side.allCases where (side == .ask ? proposal.askSide : proposal.offerSide)?.reply != .yes {
            let reply: Reply = lot.share() < 0.8 ? .yes : lot.share() < 0.5 ? .later : .no
            try await workplace.record(reply, of: side, reason: nil, to: proposal.id, by: fatma)
            if reply == .no { return }
        }
        let now = try await workplace.read(as: fatma) { [fatma] in try $0.proposal(proposal.id, for: fatma) }
        guard now.step == .agreed else { return }
        do { try await workplace.introduce(proposal.id, by: fatma) } catch Problem.outOfOrder { try await workplace.withdraw(proposal.id, by: fatma) }
    }

    /// Does what is next for a match, as the life cycle has it; now and then people choose otherwise.
    private mutating func guide(_ id: Match.ID) async throws {
        let match = try await given.match(id)
        guard let next = match.care.flatMap({ NextStep(rawValue: $0.nextStep) }) else { return }
        let deeds = LifeCycle.deeds(at: match.step)
        let usual: Deed? =
            switch next {
            case .planAcquaintance: .planAcquaintance
            case .hearOfAcquaintance: lot.share() < 0.7 ? .startTrial : lot.share() < 0.5 ? .startMatch : .endMatch
            case .closeTrial: .agreeOnMatch
            case .beginTogether: .startMatch
            case .takeUpAgain: .resumeMatch
            case .decideToGoOn: .renewMatch
            case .sayGoodbye: lot.share() < 0.6 ? .endMatch : .carryOn
            case .thankBoth: .thankMatch
            default: lot.share() < 0.25 ? lot.pick([.pauseMatch, .prepareEnding, .renewMatch, .endMatch]) : nil
            }
        guard let deed = usual, deeds.contains(deed) else {
            return try await workplace.mind(
                id, nextStep: NextStep.hearHowItGoes.rawValue, on: today.adding(days: 14), version: match.version, by: fatma)
        }
        try await go(deed, match)
    }

    /// A step that the role does not let begin is made ready first.
    private mutating func go(_ deed: Deed, _ match: Match) async throws {
        let day: CalendarDate? = LifeCycle.way(deed, from: match.step)?.day == LifeCycle.Day.none ? nil : today.adding(days: 10)
        do {
            try await given.move(match.id, deed, day: day)
        } catch Problem.outOfOrder(.requirementsUnmet) {
            guard let role = match.role else { throw Problem.outOfOrder(.requirementsUnmet) }
            let unmet = try await workplace.read(as: fatma) { connection in
                let roles = try connection.roles(in: Given.town)
                return try [Requirement.Stage.acquaintance, .trial, .running].flatMap {
                    try connection.unmet(role: role.key, version: role.version, among: roles, stage: $0, offer: match.offer, in: Given.town)
                }
            }
            try await given.meet(unmet, role.key)
            try await go(deed, match)
        } catch Problem.outOfOrder(.agreementMissing) {
            try await given.bothAgree(match.id)
            try await go(deed, match)
        }
    }

    private mutating func somebodyClaims() async throws {
        for _ in 0..<8 {
            let helper = lot.pick(helpers)
            let hours = 60 * (1 + lot.below(30))
            let draft = ClaimDraft.hours(hours, at: Cents(550), in: today, isAdult: true, for: "Helpen")
            do {
                let id = try await workplace.claim(draft, for: helper, submission: "claim-\(day)-\(lot.next())", by: given.resident(helper))
                try await workplace.decide(id, .approve(isMixAccepted: false), version: 1, by: fatma)
            } catch Problem.invalid { refusedClaims += 1 }
        }
    }

    // MARK: What has to be true at the end

    /// The last day is a Thursday. After its work nothing that is open lacks an owner or a day, and nothing lies behind.
    func nothingIsLost() async throws {
        let counts = try await workplace.driver.read(in: Given.town) { [today] connection in
            try [
                "ask WHERE state IN ('new', 'waiting', 'proposed', 'introduced') AND (owner IS NULL OR next_on IS NULL OR next_step IS NULL OR next_on < $1)",
                "match WHERE step <> 'ended' AND (owner IS NULL OR next_on IS NULL OR next_step IS NULL OR next_on < $1)",
                "proposal WHERE is_open = 1 AND introduced_at IS NULL AND next_on < $1",
            ].map { try connection.count("SELECT count(*) FROM " + ($0 as SQL), [today]) }
        }
        #expect(counts == [0, 0, 0])
    }

    /// Every way of the table was gone at least once, and somebody stands at the end of it.
    func everyWayWasGone() async throws {
        let deeds = try await workplace.driver.read(in: Given.town) { connection in
            Set(try connection.rows("SELECT DISTINCT deed FROM event", []) { $0.next(String.self) })
        }
        for way in LifeCycle.ways { #expect(deeds.contains(way.deed.rawValue), "\(way.deed.rawValue)") }
        let (introduced, ended) = try await workplace.driver.read(in: Given.town) { connection in
            (try connection.count("SELECT count(*) FROM match", []), try connection.count("SELECT count(*) FROM match WHERE step = 'ended'", []))
        }
        #expect(introduced > 100 && ended > 20, "a year in which nothing happened proves nothing: \(introduced), \(ended)")
    }

    /// What left is what the outbox says that left; and of one question nobody got two.
    func nobodyWasWrittenTwice() async throws {
        let (sent, atOnce) = try await workplace.driver.read(in: Given.town) { connection in
            (
                try connection.count("SELECT count(*) FROM outbox WHERE state = 'sent' AND settled_by IS NULL AND went_with IS NULL", []),
                try connection.rows(
                    "SELECT count(*) FROM outbox WHERE state = 'sent' GROUP BY person, kind, thing_kind, thing_id, written_at", []
                ) { $0.next(Int.self) }
            )
        }
        #expect(mailbox.taken.count == sent && sent > 300, "\(mailbox.taken.count), \(sent)")
        #expect(atOnce.allSatisfy { $0 == 1 })
        #expect(Set(mailbox.taken.map(\.id)).count == mailbox.taken.count)
    }

    func noLimitWasPassed() async throws {
        let limits = try #require(try TaxTable.bundled().limits(of: 2026))
        let (full, over, months, years) = try await workplace.driver.read(in: Given.town) { connection in
            (
                try connection.count("SELECT count(*) FROM offer WHERE running > at_once", []),
                try connection.count(
                    """
                    SELECT count(*) FROM person WHERE at_most < (SELECT coalesce(sum(running), 0) FROM offer
                        WHERE offer.municipality = person.municipality AND offer.person = person.id)
                    """, []),
                try connection.rows("SELECT sum(amount) FROM claim WHERE kind = 'allowance' GROUP BY person, month", []) { $0.next(Int.self) },
                try connection.rows("SELECT sum(amount) FROM claim WHERE kind = 'allowance' AND state <> 'refused' GROUP BY person", []) {
                    $0.next(Int.self)
                }
            )
        }
        #expect(full == 0 && over == 0)
        #expect(months.allSatisfy { $0 <= limits.month.count } && years.allSatisfy { $0 <= limits.wholeYear.count } && !months.isEmpty)
        #expect(refusedClaims > 0, "somebody tried")
    }

    /// Each match tells its whole way, each ask its history, and each step stands in the history with who took it.
    func allIsExplained() async throws {
        let unexplained = try await workplace.driver.read(in: Given.town) { connection in
            try [
                "match WHERE NOT EXISTS (SELECT 1 FROM match_move WHERE match_move.municipality = match.municipality AND match_move.match = match.id)",
                """
                match WHERE step <> (SELECT match_move.step FROM match_move WHERE match_move.municipality = match.municipality
                    AND match_move.match = match.id ORDER BY match_move.id DESC LIMIT 1)
                """,
                "ask WHERE NOT EXISTS (SELECT 1 FROM event WHERE event.municipality = ask.municipality AND thing_kind = 'ask' AND thing_id = ask.id)",
                """
                proposal WHERE NOT EXISTS (SELECT 1 FROM event WHERE event.municipality = proposal.municipality AND event.deed = 'propose'
                    AND event.thing_id = proposal.ask AND event.with_id = proposal.offer)
                """,
            ].map { try connection.count("SELECT count(*) FROM " + ($0 as SQL), []) }
        }
        #expect(unexplained == [0, 0, 0, 0])
        for id in placed.prefix(40) {
            let history = try await workplace.read(as: fatma) { [fatma] in try $0.history(of: Thing(.ask, id.text), for: fatma) }
            #expect(history.contains { $0.deed == .placeAsk })
        }
    }
}
