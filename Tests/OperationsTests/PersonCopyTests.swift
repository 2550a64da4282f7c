import Foundation
import Neighbourhood
import Operations
import TestDatabanks
import Testing

@testable import Storage

@Suite("A copy of everything about somebody")
struct PersonCopyTests {
    @Test("has every column of the register that may be about a person, or says why not")
    func complete() throws {
        let register = try Register.bundled()
        let personal = register.columns.filter { column in !column.persons.isEmpty && column.kind != .none }
        #expect(personal.count > 200)
        let missing = personal.filter { column in
            CopyPart.leftOutTables[column.table] == nil && PersonCopy.answered[column.table]?.contains(column.name) != true
        }.map { $0.table + "." + $0.name }
        #expect(missing == [], "put these in CopyParts.swift, or say there why not")
        let known = Set(register.columns.map { $0.table + "." + $0.name })
        let gone = PersonCopy.answered.flatMap { table, names in names.map { table + "." + $0 } }.filter { !known.contains($0) }
        #expect(gone == [])
        #expect(CopyPart.leftOutTables.keys.allSatisfy { table in register.columns.contains { $0.table == table } })
    }

    @Test("opens every column that lies sealed")
    func opened() {
        let copied = CopyPart.all.flatMap { part in
            part.columns.map { column in
                if case .sealed(let sealed) = column.kind { return sealed.rawValue }
                return "-"
            }
        }
        let missing = SealedColumn.allCases.map(\.rawValue).filter { name in
            !copied.contains(name) && CopyPart.leftOutTables[String(name.prefix { $0 != "." })] == nil
        }
        #expect(missing == [], "read these with .sealed in CopyParts.swift")
    }

    @Test("holds what was put in each column, in JSON and in CSV", arguments: TestDatabanks.engines)
    func canaries(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        try await given.greetLives()
        let id = try await given.asks(.copy, by: given.residentGreet)
        try await given.workplace.takeUp(id, version: 1, by: given.fatma)
        try await given.workplace.extend(id, because: "Veel papier", version: 2, by: given.fatma)
        let register = try Register.bundled()
        let before = String(decoding: try await given.workplace.copy(of: given.greet, by: given.fatma).json(register), as: UTF8.self)
        #expect(before.contains("Eerst de dokter") && !before.contains("Woorden van Truus"), "of the other side nothing")
        try await given.fatmaLooks(at: given.greet)
        let planted = try await given.plantCanaries(about: given.greet)
        #expect(planted.count > 35)
        let copy = try await given.workplace.copy(of: given.greet, by: given.fatma)
        let (json, csv) = (String(decoding: try copy.json(register), as: UTF8.self), String(decoding: copy.csv(register), as: UTF8.self))
        for canary in planted { #expect(json.contains(canary) && csv.contains(canary), "\(canary)") }
        for (table, parts) in Dictionary(grouping: copy.parts, by: \.table) where !Self.empty.contains(table) {
            #expect(parts.contains { !$0.rows.isEmpty }, "nothing of \(table) was tried")
        }
    }

    /// Of workers only, or of a moment.
    private static let empty: Set<String> = [
        "absence", "role_grant", "sign_in_link", "sign_in_code", "second_step", "recovery_code", "worker_identity", "session", "outbox", "reply_link",
        "channel_wish", "list_row", "on_call", "role_agreement", "experiment",
    ]

    @Test("is for the person alone, and for who handles a request of whoever that is known to be", arguments: TestDatabanks.engines)
    func whoMay(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        #expect(try await given.workplace.copy(of: given.truus, by: given.residentTruus).parts.first?.rows.count == 1)
        await #expect(throws: Problem.notAllowed(.notYourRelation)) { try await given.workplace.copy(of: given.truus, by: given.residentGreet) }
        await #expect(throws: Problem.notAllowed(.notYourRequest)) { try await given.workplace.copy(of: given.truus, by: given.fatma) }
        await #expect(throws: Problem.self) { try await given.workplace.copy(of: given.truus, by: given.ria) }
        let beside = Viewer(
            municipality: Given.town, person: given.truus, name: "Truus",
            beside: Companion(person: given.ria.person!, name: "Ria", until: .distantFuture))
        await #expect(throws: Problem.notAllowed(.notBeside)) { try await given.workplace.copy(of: given.truus, by: beside) }
    }

    @Test("leaves out a note before its day, and gives it afterwards", arguments: TestDatabanks.engines)
    func hiddenNote(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let hiding = Hiding(until: CalendarDate(given.clock.now).adding(days: 7), reason: "Eerst samen praten")
        try await given.workplace.write(NoteDraft(words: "Vermoeden", hiding: hiding), about: given.truus, submission: "1", by: given.fatma)
        let register = try Register.bundled()
        #expect(
            try await !String(decoding: given.workplace.copy(of: given.truus, by: given.residentTruus).json(register), as: UTF8.self).contains(
                "Vermoeden"))
        given.clock.pass(days: 7)
        #expect(
            try await String(decoding: given.workplace.copy(of: given.truus, by: given.residentTruus).json(register), as: UTF8.self).contains(
                "Vermoeden"))
    }

    @Test("as CSV gives a spreadsheet no formula", arguments: [Engine.sqlite])
    func formulas(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        try await given.workplace.write(NoteDraft(words: "=1+1, zei \"ze\""), about: given.truus, submission: "1", by: given.fatma)
        let copy = try await given.workplace.copy(of: given.truus, by: given.residentTruus)
        #expect(String(decoding: copy.csv(try Register.bundled()), as: UTF8.self).contains("\"'=1+1, zei \"\"ze\"\"\""))
    }
}

extension Given {
    /// A look that is in the log.
    fileprivate func fatmaLooks(at person: Person.ID) async throws {
        let trace = Trace(for: .lookAtPerson, at: clock.now)
        _ = try await Trace.$current.withValue(trace) { try await workplace.read(as: fatma) { [fatma] in try $0.person(person, for: fatma) } }
        if let (record, town) = trace.record(.done, at: clock.now) { workplace.log.take(record, in: town) }
        await workplace.log.write()
    }

    /// Greet asks and offers, is proposed, answers, goes away for a while, is written about and corrected.
    fileprivate func greetLives() async throws {
        let ask = try await greetAsks(outcome: .propose(soup))
        let proposal = try await proposal(of: ask)
        try await workplace.record(.yes, of: .ask, reason: nil, to: proposal.id, by: fatma)
        try await workplace.record(.later, of: .ask, reason: "Eerst de dokter", to: proposal.id, by: fatma)
        try await workplace.record(.later, of: .offer, reason: "Woorden van Truus", to: proposal.id, by: fatma)
        let match = try await introduced()
        try await move(match, .startMatch)
        try await workplace.move(match, MoveDraft(.pauseMatch, day: CalendarDate(clock.now), side: .ask, reason: "Even rust"), by: fatma)
        try await move(match, .resumeMatch)
        try await workplace.report(
            IncidentDraft(words: "Gevallen", happenedOn: CalendarDate(clock.now), told: "Mijn dochter", needed: "Een stok"), of: match,
            submission: "i", by: residentGreet)
        let costs = ClaimDraft.costs(Cents(1250), in: CalendarDate(clock.now), for: "Bus")
        let claim = try await workplace.claim(costs, for: greet, submission: "c", by: residentGreet)
        try await workplace.add(PlainPhoto(kept: Data([1, 2]), media: .png), to: claim, by: residentGreet)
        try await workplace.driver.write(in: Self.town) { [fatma] connection in
            let account = BankAccount(iban: IBAN("NL91ABNA0417164300")!, holder: "G. Mulder")
            let run = PaymentRun(
                id: connection.freshID(), madeBy: fatma.person, madeAt: connection.now, executeOn: connection.today, isAlone: false, payer: account)
            try connection.insert(run, in: Self.town)
            try connection.add(connection.claim(claim, for: .system(of: Self.town)).claim, to: run.id, number: 1, at: account, in: Self.town)
        }
        try await workplace.set(BankAccount(iban: IBAN("NL91ABNA0417164300")!, holder: "G. Mulder"), of: greet, by: residentGreet)
        if let talk = try await openTalks(match).first(where: { $0.side == .ask }) {
            try await workplace.answer(talk.id, TalkDraft(.good, words: "Gezellig"), by: fatma)
        }
        var draft = OfferDraft(party: .person(greet), words: "Ik lees graag voor")
        let day = CalendarDate(clock.now)
        draft.availability.away = [DateSpan(first: day.adding(days: 3), last: day.adding(days: 9))]
        draft.role = HelpRole.Key(rawValue: "after-school")
        _ = try await workplace.place(draft, by: fatma)
        let seen = SafeguardDraft(
            kind: .vog, profiles: ["84"], organisation: "Welzijn", metOn: day, renewOn: day.adding(days: 700), role: draft.role, roleVersion: 1)
        try await workplace.record(seen, of: greet, submission: "s", by: fatma)
        _ = try await workplace.giveInterviews(1, of: nil, to: greet, submission: "sheet", by: fatma)
        try await workplace.tell(housemates: ["Truus van Dalen"], of: greet, by: fatma)
        _ = try await workplace.place(
            OfferDraft(party: Party(kind: .family, person: greet, name: "Familie Mulder"), words: "Kom eens koffie drinken"), by: fatma)
        let hiding = Hiding(until: day.adding(days: 2), reason: "Eerst samen praten")
        let note = try await workplace.write(NoteDraft(words: "Belde", hiding: hiding), about: greet, submission: "n", by: fatma)
        try await workplace.show(note, by: fatma)
        try await workplace.correct(note, words: "Belde twee keer", isDelicate: false, version: 2, by: fatma)
        try await workplace.answer(note, with: "Drie keer", by: residentGreet)
        try await workplace.driver.write(in: Self.town) { [fatma, greet] connection in
            let agreement = Agreement(
                id: connection.freshID(), match: proposal.id, version: 1, role: .helper, roleVersion: 1,
                draft: AgreementDraft(
                    goal: "Samen eten", frame: "Bij Greet thuis", rhythm: "Elke dinsdag", call: "Fatma", allowance: "Geen", houseRules: "Niet roken",
                    lastDay: day.adding(days: 90)), drawnUpAt: connection.now)
            try connection.insert(agreement, by: fatma)
            let outside = OutsidePost(
                id: connection.freshID(), ask: ask, draft: OutsidePostDraft(channel: .chat, words: "Wie eet er mee?", lookOn: day), postedOn: day,
                postedBy: fatma.person)
            try connection.insert(outside, of: greet, in: Self.town)
            let list = ListImport(
                id: connection.freshID(), broughtBy: fatma.person, broughtAt: connection.now, draft: ListDraft(origin: "Een lijst", aware: .no),
                state: .taken, rows: 1)
            try connection.insert(source: list, of: greet, isTold: false, by: fatma.person, in: Self.town)
            let house = House(id: connection.freshID(), facts: HouseFacts(name: "De Zilverling"), version: 1)
            try connection.insert(house, in: Self.town)
            let room = Room(id: connection.freshID(), house: house.id, facts: RoomFacts(name: "Zaal"))
            try connection.insert(room, in: Self.town)
            let booking = Booking(
                id: connection.freshID(), room: room.id, kind: .activity, what: "Bingo", keys: "Greet sluit", people: 20, recurrence: nil,
                bookedBy: greet)
            let time = BookedTime(booking: booking.id, plannedOn: day, starts: day.start, ends: day.adding(days: 1).start)
            try connection.insert(booking, [(time: time, taken: TakenTime(from: time.starts, until: time.ends))], in: Self.town)
            let plan = ActivityPlan(first: day, from: ClockTime("10:00")!, until: ClockTime("12:00")!)
            let offer = try connection.rows("SELECT id FROM offer WHERE municipality = $1 LIMIT 1", [Self.town]) { $0.next(Offer.ID.self) }[0]
            let facts = ActivityFacts(plan: plan, organiser: ActivityHost(person: greet))
            let series = ActivitySeries(id: connection.freshID(), offer: offer, house: house.id, facts: facts, changedAt: connection.now)
            try connection.insert(series, in: Self.town)
            try connection.keep(ActivityTime(activity: series.id, plannedOn: day, day: day, from: plan.from, until: plan.until), in: Self.town)
            try connection.insert(
                Participation(
                    id: connection.freshID(), activity: series.id, person: greet, ask: ask, firstOn: day, isWaiting: false, company: .sought),
                in: Self.town)
            try connection.keep(
                Attendance(id: connection.freshID(), activity: series.id, plannedOn: day, who: .person(greet), part: .guest), in: Self.town)
            try connection.insert(
                ActivitySeries(id: connection.freshID(), offer: offer, house: house.id, facts: facts, changedAt: connection.now), in: Self.town)
            let practice = Organisation(id: connection.freshID(), facts: OrganisationFacts(name: "Huisarts"), version: 1)
            try connection.insert(practice, in: Self.town)
            let door = ReferralDoor(organisation: practice.id, owner: greet, givenAt: connection.now)
            try connection.put(door, tokenHash: "hash", in: Self.town)
            let referral = Referral(id: connection.freshID(), organisation: practice.id, ask: ask, person: greet, referredOn: day)
            try connection.insert(referral, codeHash: "hash", in: Self.town)
            let feed = CalendarFeed(
                id: connection.freshID(), house: house.id, name: "Koor", address: nil, owner: greet, readAt: connection.now, nextAt: nil)
            try connection.insert(feed, in: Self.town)
            let host = HousePerson(
                id: connection.freshID(), house: house.id,
                facts: HousePersonFacts(firstName: "Greet", part: .volunteer, task: "Schenkt koffie", days: [0], shown: .firstName, person: greet),
                agreedOn: day, hasPhoto: true, version: 1)
            try connection.insert(host, photo: PlainPhoto(kept: Data([1]), media: .png), in: Self.town)
            try connection.put(calendarLinkOf: greet, tokenHash: "hash", in: Self.town)
            let duty = DropInDuty(id: connection.freshID(), booking: booking.id, person: greet, on: day, isThere: true)
            try connection.insert(duty, in: Self.town)
            let task = HouseTask(
                id: connection.freshID(), house: house.id, draft: HouseTaskDraft(title: "Koffie", words: "Schenken"), confirmedOn: day)
            try connection.insert(task, in: Self.town)
            try connection.insert(
                TaskTrial(
                    id: connection.freshID(), task: task.id, person: greet, startedOn: day, company: .alone,
                    care: TrialCare(owner: fatma.person!, askOn: day), heard: TrialTalk(on: day, helper: .well, companion: nil)), in: Self.town)
            let assent = Assent(manner: .spoken, day: day, recordedBy: fatma.person)
            try connection.insert(assent, of: .ask, to: agreement.id, in: Self.town)
            if try connection.count("SELECT count(*) FROM proposal_ground WHERE municipality = $1", [Self.town]) == 0 {
                try connection.insert(ground: ("eten", "koken"), of: proposal.id, in: Self.town)
            }
        }
    }

    /// Puts a word of its own in every column of words of every row about somebody that takes one; gives the words.
    fileprivate func plantCanaries(about person: Person.ID) async throws -> [String] {
        var planted: [String] = []
        let today = CalendarDate(clock.now)
        for part in CopyPart.all {
            for column in part.columns where column.holdsWords && !Self.links.contains(part.table.text + "." + column.name.text) {
                let canary = "kanarie-\(part.table.text)-\(column.name.text)"
                let took = try? await workplace.driver.write(in: Self.town) { connection in
                    let before = try connection.rows(part.select, part.values(person, today)) { row in part.columns.map { $0.read(&row) } }
                    guard !before.isEmpty else { return false }
                    return try connection.execute(part.planting(column), [canary]) > 0
                }
                if took == true, !planted.contains(canary) { planted.append(canary) }
            }
        }
        return planted
    }

    /// By which rows hang together: another word there would part them.
    private static let links: Set<String> = [
        "person.id", "ask.id", "offer.id", "proposal.id", "note.id", "rights_request.id", "proposal_answer.proposal", "event.deed",
        "event.thing_kind",
        "session.id", "ask.languages", "offer.languages", "person.languages", "proposal_answer.id", "person.postcode", "person.area",
    ]
}

extension CopyColumn {
    fileprivate var holdsWords: Bool {
        switch kind {
        case .text, .sealed: true
        default: false
        }
    }
}

extension CopyPart {
    fileprivate func values(_ person: Person.ID, _ today: CalendarDate) -> [any SQLBindable] {
        (needsToday ? [today] : []) + [Given.town, person]
    }

    /// In every row of the table: more than needed, and simpler.
    fileprivate func planting(_ column: CopyColumn) -> SQL { "UPDATE " + table + " SET " + column.name + " = $1" }
}
