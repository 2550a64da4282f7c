import Foundation
import HTTPTypes
import Hummingbird
import Lot
import Neighbourhood
import Operations
import Storage
import TestDatabanks

@testable import Website

/// A text that stands in one place only. Where it is read, whoever reads it must have had a right to that place.
struct Canary: Sendable {
    let text: String
    let what: String
    let mayRead: @Sendable (Viewer) -> Bool
}

/// A town thrown together by chance: people, asks, offers, proposals in every state, worries and notes, with a canary in every field; and workers of every
/// role, most of them in one of two teams.
struct CanaryTown: Sendable {
    static let here = MunicipalityCode(stored: "GM9901")
    static let elsewhere = MunicipalityCode(stored: "GM9902")
    static let system = Viewer.system(of: here)

    let town: Town
    let routes: [Route]
    var workers: [String: Person.ID] = [:]
    var residents: [Person.ID] = []
    var ids: [String: [String]] = [:]
    var canaries: [Canary] = []

    static func open(on engine: Engine, seed: UInt64) async throws -> CanaryTown {
        let workplace = Workplace(driver: try await TestDatabanks.fresh(engine), matches: try MatchDesk(linguist: Town.linguist.get()))
        try await workplace.driver.write(in: nil) { connection in
            for (code, name) in [(here, "Kanarieburg"), (elsewhere, "Elders")] {
                try connection.insertMunicipality(MunicipalityLine(code: code, name: name, isDemo: true))
            }
        }
        let builder = CanaryBuilder(workplace: workplace, seed: seed)
        let (workers, residents) = try await workplace.driver.write(in: here) { try builder.settle($0) }
        try await workplace.driver.write(in: elsewhere) { try builder.settleElsewhere($0) }
        try await workplace.matches.rebuild(from: workplace.driver)
        try await builder.live(residents, workers)
        let settings = SiteSettings(baseURL: "http://127.0.0.1:8080", home: here, shortestTyping: 0)
        let router = try await Site.open(workplace: workplace, settings: settings).router()
        let routes = router.routes.map { Route(method: $0.method, path: $0.path.description) }.filter { $0.method == .get }
        var town = CanaryTown(town: Town(workplace: workplace, responder: router.buildResponder()), routes: routes)
        (town.workers, town.residents) = (workers, residents)
        let census = try await workplace.driver.read(in: here) { try Census($0) }
        (town.ids, town.canaries) = (census.ids, census.canaries)
        return town
    }

    func enter(_ person: Person.ID?) async throws -> (visitor: Visitor, viewer: Viewer) {
        let visitor = town.visitor()
        guard let person else { return (visitor, .visitor(of: Self.here)) }
        let key = try await town.workplace.signIn(by: town.workplace.makeSignInLink(for: person, in: Self.here, lasting: 600))
        visitor.cookies["omzien"] = key.cookie
        guard let viewer = try await town.workplace.viewer(of: key) else { throw Problem.signInNeeded }
        return (visitor, viewer)
    }
}

/// Fills a town, and writes down in each field where it stands.
final class CanaryBuilder: Sendable {
    static let areas = ["BU99010101", "BU99010201"].compactMap { AreaCode($0) }
    let workplace: Workplace
    let seed: UInt64

    init(workplace: Workplace, seed: UInt64) {
        self.workplace = workplace
        self.seed = seed
    }

    private func person(_ connection: any Connection, _ name: String, _ area: AreaCode?, in town: MunicipalityCode) throws -> Person.ID {
        let id: Person.ID = connection.freshID()
        let facts = PersonFacts(
            name: "\(name) \(Song.of(id, "surname"))", callName: name, phone: Song.phone(of: id),
            mail: MailAddress("\(Song.of(id, "mail"))@voorbeeld.nl"),
            street: Song.of(id, "street").capitalized, houseNumber: "7", reachNote: Song.of(id, "reachNote"), loves: Song.of(id, "loves"),
            wishes: Song.of(id, "wishes"))
        try connection.insert(Person(id: id, facts: facts, place: nil, area: area, version: 1, registeredAt: connection.now), in: town)
        return id
    }

    func settle(_ connection: any Connection) throws -> (workers: [String: Person.ID], residents: [Person.ID]) {
        let town = CanaryTown.here
        let house = House(id: connection.freshID(), facts: HouseFacts(name: "Huis"), version: 1)
        let organisation = Organisation(id: connection.freshID(), facts: OrganisationFacts(name: "Praktijk"), version: 1)
        try connection.insert(house, in: town)
        try connection.insert(organisation, in: town)
        let teams = Self.areas.map {
            Team(id: connection.freshID(), name: $0.text, phone: nil, mail: nil, house: $0 == Self.areas[0] ? house.id : nil, areas: [$0])
        }
        for team in teams { try connection.insert(team, in: town) }
        let (first, second) = (Thing(.team, teams[0].id.text), Thing(.team, teams[1].id.text))
        let parts: [(String, Role, Thing?)] = [
            ("everywhere", .connector, nil), ("connector", .connector, first), ("member", .teamMember, second), ("cover", .teamMember, first),
            ("desk", .desk, Thing(.house, house.id.text)), ("manager", .houseManager, Thing(.house, house.id.text)),
            ("partner", .partner, Thing(.organisation, organisation.id.text)), ("policy", .policy, nil), ("admin", .admin, nil),
            ("council", .council, first), ("expert", .expertByExperience, second),
        ]
        var workers: [String: Person.ID] = [:]
        for (name, role, scope) in parts {
            let id = try person(connection, name.capitalized, nil, in: town)
            try connection.insert(RoleGrant(role: role, scope: scope, from: connection.now.addingTimeInterval(-60)), to: id, in: town)
            workers[name] = id
        }
        if let away = workers["member"], let cover = workers["cover"] {
            let draft = AbsenceDraft(person: away, cover: cover, first: connection.today, last: connection.today.adding(days: 3))
            try connection.insert(Absence(id: connection.freshID(), draft: draft), by: CanaryTown.system)
        }
        var lot = Lot(seed: seed)
        let places = Self.areas.map(Optional.some) + [nil]
        let residents = try (0..<7).map { _ in try person(connection, "Jo", lot.pick(places), in: town) }
        try place(residents, workers, connection, &lot)
        return (workers, residents)
    }

    func settleElsewhere(_ connection: any Connection) throws {
        let id = try person(connection, "Bo", nil, in: CanaryTown.elsewhere)
        try connection.insert(offer(of: id, connection), in: CanaryTown.elsewhere)
    }

    private func offer(of person: Person.ID, _ connection: any Connection) -> Offer {
        let id: Offer.ID = connection.freshID()
        let draft = OfferDraft(
            party: .person(person), title: "Koken \(Song.of(id, "title"))", words: "Ik kook graag soep \(Song.of(id, "words"))",
            conditions: Conditions(words: Song.of(id, "conditions")), atOnce: 9)
        return Offer(
            id: id, draft: draft, place: nil, area: nil, state: .open, running: 0, confirmedOn: connection.today, version: 1, placedAt: connection.now
        )
    }

    /// Offers of everybody, and asks of some for themselves or for another, new or minded by one of the workers.
    private func place(_ residents: [Person.ID], _ workers: [String: Person.ID], _ connection: any Connection, _ lot: inout Lot) throws {
        let town = CanaryTown.here
        let minders = ["everywhere", "connector", "member", "cover", "desk"].compactMap { workers[$0] }
        for person in residents {
            var offer = offer(of: person, connection)
            offer.area = try connection.ties(of: person, in: town).area
            try connection.insert(offer, in: town)
            guard lot.below(4) > 0 else { continue }
            let id: Ask.ID = connection.freshID()
            let isNew = lot.below(4) == 0
            let draft = AskDraft(
                subject: person, askedBy: lot.below(3) == 0 ? lot.pick(residents.filter { $0 != person }) : nil, relation: Song.of(id, "relation"),
                words: "Wie kookt er soep voor mij \(Song.of(id, "words"))", whenWords: Song.of(id, "when"), callBack: Song.of(id, "callBack"))
            let care = Care(owner: lot.pick(minders), nextStep: "Bellen", nextOn: connection.today)
            let ask = Ask(
                id: id, draft: draft, place: nil, area: offer.area, state: isNew ? .new : .waiting, care: isNew ? nil : care, version: 1,
                placedAt: connection.now)
            try connection.insert(ask, in: town)
        }
    }

    /// What happens between people: proposals that end in every way, worries, notes.
    func live(_ residents: [Person.ID], _ workers: [String: Person.ID]) async throws {
        guard let worker = workers["everywhere"], let member = workers["member"] else { return }
        let connector = Viewer(municipality: CanaryTown.here, person: worker, name: "Everywhere", roles: [.connector])
        var lot = Lot(seed: seed &+ 1)
        let (asks, offers) = try await workplace.driver.read(in: CanaryTown.here) { try Census.rows($0) }
        for (number, ask) in asks.filter({ $0.state == .waiting }).enumerated() {
            for offer in offers.filter({ $0.draft.party.person != ask.draft.subject }).prefix(2 + number % 2) {
                try await propose(offer, for: ask, ending: Ending.allCases[lot.below(Ending.allCases.count)], by: connector)
            }
        }
        for (number, doer) in [nil, connector, Viewer(municipality: CanaryTown.here, person: member, name: "", roles: [.teamMember])].enumerated() {
            try await worry(number, takenUpBy: doer)
        }
        try await interview(residents, by: connector)
        for person in residents {
            let draft = NoteDraft(words: Song.of(person, "note"), isDelicate: lot.below(2) == 0)
            try await workplace.write(draft, about: person, submission: person.text, by: connector)
        }
    }

    /// Residents who listen, in both parts of town: one is still at it, one handed it in, and one sheet was taken in.
    private func interview(_ residents: [Person.ID], by connector: Viewer) async throws {
        for (number, area) in Self.areas.enumerated() {
            let today = try await workplace.read(as: connector) { $0.today }
            let draft = InterviewRoundDraft(
                name: "Ronde \(number)", area: area, first: today, last: today.adding(days: 7), promisedOn: today.adding(days: 9))
            let round = try await workplace.plan(draft, submission: "round \(number)", by: connector)
            let listener = Viewer(municipality: CanaryTown.here, person: residents[number], name: "", roles: [])
            let sheets = try await workplace.giveInterviews(2, of: round, to: residents[number], submission: "give \(number)", by: connector)
            for (place, sheet) in sheets.enumerated() {
                let fields = "name=Jo&loves=" + Song.of(sheet, "loves")
                if place == 0 { try await workplace.keep(fields, of: sheet, version: 1, by: listener) }
                if place == 1 { try await workplace.handIn(fields, of: sheet, version: 1, by: listener) }
            }
        }
    }

    enum Ending: CaseIterable { case asked, agreed, introduced, declined, withdrawn, stopped, closed }

    private func propose(_ offer: Offer, for ask: Ask, ending: Ending, by connector: Viewer) async throws {
        let state = try await workplace.read(as: CanaryTown.system) { try $0.ask(ask.id, for: CanaryTown.system).state }
        guard state.isOpen else { return }
        try await workplace.propose(offer.id, for: ask.id, by: connector)
        let found = try await workplace.read(as: CanaryTown.system) { try $0.proposals(of: ask.id, for: CanaryTown.system) }
        guard let id = found.first(where: { $0.offer == offer.id })?.id else { return }
        if ending == .asked { return }
        try await workplace.record(.yes, of: .ask, reason: Song.of(id, "askReason"), to: id, by: connector)
        try await workplace.record(ending == .declined ? .no : .yes, of: .offer, reason: Song.of(id, "offerReason"), to: id, by: connector)
        if [.introduced, .stopped, .closed].contains(ending) { try await workplace.introduce(id, by: connector) }
        if ending == .withdrawn { try await workplace.withdraw(id, by: connector) }
        if ending == .stopped { try await workplace.move(id, MoveDraft(.endMatch, reason: Song.of(id, "endReason")), by: connector) }
        if ending == .introduced { try await tell(of: id, by: connector) }
        guard ending == .closed else { return }
        let system = CanaryTown.system
        let now = try await workplace.read(as: system) { try $0.ask(ask.id, for: system) }
        if now.state == .introduced {
            return try await workplace.move(id, MoveDraft(.endMatch, reason: Song.of(id, "endReason"), searchesOn: false), by: connector)
        }
        guard now.state.isOpen else { return }
        try await workplace.close(ask.id, reason: Song.of(ask.id, "closedReason"), version: now.version, by: connector)
    }

    /// Both say how the acquaintance was.
    private func tell(of match: Proposal.ID, by connector: Viewer) async throws {
        let today = try await workplace.read(as: connector) { $0.today }
        try await workplace.move(match, MoveDraft(.planAcquaintance, day: today, side: .offer, reason: Song.of(match, "moveReason")), by: connector)
        let incident = IncidentDraft(
            words: Song.of(match, "incident"), happenedOn: today, told: Song.of(match, "told"), needed: Song.of(match, "needed"))
        try await workplace.report(incident, of: match, submission: "incident" + match.text, by: connector)
        let talks = try await workplace.read(as: CanaryTown.system) { try $0.talks(of: match, in: CanaryTown.here) }
        for talk in talks {
            try await workplace.answer(talk.id, TalkDraft(.soSo, words: Song.of(match, "talk" + talk.side.rawValue), means: .phone), by: connector)
        }
    }

    private func worry(_ number: Int, takenUpBy doer: Viewer?) async throws {
        let words = Song.of(String(number), "worry")
        let draft = WorryDraft(
            words: words, about: Song.of(String(number), "worryAbout"), reporterName: Song.of(String(number), "reporter"),
            reporterContact: Song.of(String(number), "reporterContact"))
        try await workplace.recordWorry(draft, submission: words, in: CanaryTown.here)
        guard let doer else { return }
        let new = try await workplace.read(as: doer) { try $0.today(for: doer, owner: nil).worries.first { $0.words == words } }
        if let new { try await workplace.takeUp(new.id, by: doer) }
    }
}

/// What a field sings: always the same for the same thing and field, and nowhere else the same.
enum Song {
    static let word = "kanarie"
    static let tail = 12

    static func of(_ thing: some CustomStringConvertible, _ field: String) -> String { word + letters(hash("\(thing).\(field)"), tail) }

    static func phone(of person: Person.ID) -> PhoneNumber? {
        let digits = String(hash(person.text + ".phone") % 1_000_000)
        return PhoneNumber("0699" + String(repeating: "0", count: 6 - digits.count) + digits)
    }

    /// FNV-1a.
    private static func hash(_ text: String) -> UInt64 {
        text.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    }

    private static func letters(_ number: UInt64, _ count: Int) -> String {
        var rest = number
        return String(
            (0..<count).map { _ in
                defer { rest /= 20 }
                return Array("bcdfghjklmnpqrstvwxz")[Int(rest % 20)]
            })
    }

    /// Every canary in a text: words of the right length, and telephone numbers however they are spaced.
    static func heard(in text: String) -> Set<String> {
        let bytes = Array(text.utf8)
        var found: Set<String> = []
        var place = 0
        while place < bytes.count {
            if bytes[place] | 0x20 == UInt8(ascii: "k"), let song = song(in: bytes, at: place) { found.insert(song) }
            if bytes[place] == UInt8(ascii: "0"), place == 0 || !isWord(bytes[place - 1]), let number = number(in: bytes, at: place) {
                found.insert(number)
            }
            place += 1
        }
        return found
    }

    private static func song(in bytes: [UInt8], at place: Int) -> String? {
        let letters = bytes[place...].prefix { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0 | 0x20) }.map { $0 | 0x20 }
        guard letters.count >= word.count + tail, letters.starts(with: word.utf8) else { return nil }
        return String(decoding: letters.prefix(word.count + tail), as: UTF8.self)
    }

    /// What is longer than a number is a seal.
    private static func isWord(_ byte: UInt8) -> Bool { Character(UnicodeScalar(byte)).isLetter || (48...57).contains(byte) }

    private static func number(in bytes: [UInt8], at place: Int) -> String? {
        let shown = bytes[place...].prefix(20).filter { $0 != UInt8(ascii: " ") }
        let digits = shown.prefix(10)
        guard shown.count <= 10 || !isWord(shown[10]) else { return nil }
        guard digits.starts(with: "0699".utf8), digits.count == 10, digits.allSatisfy({ (48...57).contains($0) }) else { return nil }
        return String(decoding: digits, as: UTF8.self)
    }
}
