import Foundation
import Language
import Matching
import Neighbourhood
import Operations
import Storage
import Synchronization
import TestDatabanks

/// A street with a few people in it, on a fresh databank: what the tests of the deeds begin with.
struct Given: Sendable {
    static let town = MunicipalityCode(stored: "GM9901")
    static let otherTown = MunicipalityCode(stored: "GM9902")
    static let home = Coordinate(latitude: 52.06, longitude: 5.58)
    /// Reading the vocabulary takes a moment, so all tests share one reader.
    static let linguist = Result { try Linguist.bundled() }

    let workplace: Workplace
    let clock: TestClock
    let fatma: Viewer
    let ria: Viewer
    let greet: Person.ID
    let truus: Person.ID
    let soup: Offer.ID

    /// Fatma is connector, Ria is at the desk, and both have shown that it is them; Greet asks, Truus makes soup.
    static func aStreet(on engine: Engine) async throws -> Given {
        let clock = TestClock()
        let driver = try await TestDatabanks.fresh(engine, clock: { clock.now })
        let workplace = Workplace(driver: driver, matches: try MatchDesk(linguist: linguist.get()))
        for (code, name) in [(town, "Wilgenoord"), (otherTown, "Duinrade")] {
            try await driver.write(in: nil) { try $0.insertMunicipality(MunicipalityLine(code: code, name: name)) }
        }
        let system = Viewer.system(of: town)
        try await driver.write(in: town) { try $0.put(Postcode("4990AB")!, at: home, in: town) }
        let fatma = try await workplace.register(PersonFacts(name: "Fatma Yıldırım"), by: system)
        let ria = try await workplace.register(PersonFacts(name: "Ria Hoekstra"), by: system)
        let greet = try await workplace.register(PersonFacts(name: "Greet Mulder", postcode: Postcode("4990 ab")), by: system)
        let truus = try await workplace.register(
            PersonFacts(name: "Truus van Dalen", phone: PhoneNumber("06 12 34 56 01"), postcode: Postcode("4990AB")), by: system)
        let connector = Viewer(municipality: town, person: fatma, name: "Fatma Yıldırım", roles: [.connector], provenAt: .distantFuture)
        let soup = try await workplace.place(
            OfferDraft(party: .person(truus), words: "Elke dinsdag kook ik een grote pan soep, ik breng graag een bakje langs."), by: connector)
        return Given(
            workplace: workplace, clock: clock, fatma: connector,
            ria: Viewer(municipality: town, person: ria, name: "Ria Hoekstra", roles: [.desk], provenAt: .distantFuture), greet: greet, truus: truus,
            soup: soup)
    }

    /// Greet's daughter rang: her mother does not eat well.
    func greetAsks(_ words: String = "Mijn moeder eet niet goed meer sinds ze alleen is.", outcome: Intake.Outcome = .waitingList) async throws
        -> Ask.ID
    {
        let intake = Intake(
            caller: .new(PersonFacts(name: "Anja Mulder")), subject: .known(greet), relation: "dochter", aware: .no,
            asks: [(IntakeAsk(words: words), outcome)])
        return try await workplace.take(intake, by: fatma)[0]
    }

    /// Somebody who works here signs in, through the municipality's own sign-in.
    func workerSignsIn(_ person: Person.ID, as role: Role) async throws -> SessionKey {
        let identity = BrokerIdentity(issuer: "https://broker.voorbeeld.nl", subject: person.text)
        try await workplace.driver.write(in: Self.town) { connection in
            guard try connection.worker(known: identity, in: Self.town) == nil else { return }
            try connection.insert(RoleGrant(role: role, from: connection.now), to: person, in: Self.town)
            try connection.link(identity, to: person, in: Self.town)
        }
        return try await workplace.signIn(as: identity, in: Self.town, invitation: nil, Arrival())
    }

    func ask(_ id: Ask.ID) async throws -> Ask {
        try await workplace.read(as: fatma) { [fatma] in try $0.ask(id, for: fatma) }
    }

    func offer(_ id: Offer.ID) async throws -> Offer {
        try await workplace.read(as: fatma) { [fatma] in try $0.offer(id, for: fatma) }
    }

    func proposal(of ask: Ask.ID) async throws -> Proposal {
        let found = try await workplace.read(as: fatma) { [fatma] in try $0.proposals(of: ask, for: fatma) }
        guard let proposal = found.first else { throw Problem.notFound(.proposal) }
        return proposal
    }
}

/// A clock that stands still until a test moves it.
final class TestClock: Sendable {
    private let moment = Moment(Date(timeIntervalSince1970: 1_795_000_000))

    var now: Date { moment.value }
    func pass(minutes: Int) { moment.value += Double(minutes) * 60 }
    func pass(days: Int) { moment.value += Double(days) * 86_400 }
}

private final class Moment: Sendable {
    private let stored: Mutex<Date>
    init(_ value: Date) { stored = Mutex(value) }
    var value: Date {
        get { stored.withLock { $0 } }
        set { stored.withLock { $0 = newValue } }
    }
}
