import Foundation
import Neighbourhood
import Operations
import Storage
import TestDatabanks
import Testing

@Suite("A worker who comes through the municipality's own sign-in")
struct BrokerTests {
    private static let here = Doorstep(municipality: Given.town, browser: "browser of Joost", household: "192.0.2.1")
    private static let joost = BrokerIdentity(issuer: "https://broker.voorbeeld.nl", subject: "joost-1")

    private func invited(_ given: Given, anew: Bool = false) async throws -> (Person.ID, SessionKey) {
        let invitation = try await given.workplace.invite(
            PersonFacts(name: "Joost Verhagen"), as: .teamMember, isAnew: anew, by: .system(of: Given.town))
        return (invitation.person, try await given.workplace.signIn(by: invitation.link))
    }

    @Test("goes there and back once, in one browser, within a quarter of an hour", arguments: TestDatabanks.engines)
    func journey(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let journey = try await given.workplace.beginJourney(from: Self.here)
        #expect(try await given.workplace.endJourney(state: journey.state, Self.here) == journey)
        let replayed = Problem.brokerRefused(.unknownState)
        await #expect(throws: replayed) { try await given.workplace.endJourney(state: journey.state, Self.here) }
        let second = try await given.workplace.beginJourney(from: Self.here)
        let thief = Doorstep(municipality: Given.town, browser: "another browser", household: "192.0.2.1")
        await #expect(throws: replayed) { try await given.workplace.endJourney(state: second.state, thief) }
        await #expect(throws: replayed, "once tried from elsewhere, it is over") {
            try await given.workplace.endJourney(state: second.state, Self.here)
        }
        let third = try await given.workplace.beginJourney(from: Self.here)
        given.clock.pass(minutes: 16)
        await #expect(throws: replayed) { try await given.workplace.endJourney(state: third.state, Self.here) }
        await #expect(throws: replayed) { try await given.workplace.endJourney(state: "", Self.here) }
    }

    @Test("is linked by an invitation, and by nothing else", arguments: TestDatabanks.engines)
    func linking(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let unknown = Problem.brokerRefused(.unknownWorker)
        await #expect(throws: unknown) {
            try await given.workplace.signIn(as: Self.joost, in: Given.town, invitation: nil, Arrival())
        }
        let resident = try await given.workplace.signIn(by: given.workplace.makeSignInLink(for: given.truus, in: Given.town, lasting: 60))
        await #expect(throws: unknown, "a session of a resident is no invitation") {
            try await given.workplace.signIn(as: Self.joost, in: Given.town, invitation: resident, Arrival())
        }
        let (person, half) = try await invited(given)
        let key = try await given.workplace.signIn(as: Self.joost, in: Given.town, invitation: half, Arrival())
        #expect(try await given.workplace.viewer(of: key)?.person == person)
        #expect(try await given.workplace.awaitsSecondStep(half) == false)
        let again = try await given.workplace.signIn(as: Self.joost, in: Given.town, invitation: nil, Arrival())
        #expect(try await given.workplace.viewer(of: again)?.person == person, "from then on without an invitation")
        await #expect(throws: unknown, "another municipality does not know them") {
            try await given.workplace.signIn(as: Self.joost, in: Given.otherTown, invitation: nil, Arrival())
        }
    }

    @Test("is not let in when their roles have ended, nor when their account was let go", arguments: TestDatabanks.engines)
    func ended(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let (_, half) = try await invited(given)
        _ = try await given.workplace.signIn(as: Self.joost, in: Given.town, invitation: half, Arrival())
        _ = try await invited(given, anew: true)
        await #expect(throws: Problem.brokerRefused(.unknownWorker)) {
            try await given.workplace.signIn(as: Self.joost, in: Given.town, invitation: nil, Arrival())
        }
        let (_, second) = try await invited(given)
        _ = try await given.workplace.signIn(as: Self.joost, in: Given.town, invitation: second, Arrival())
        _ = try await given.workplace.driver.write(in: Given.town) { connection in
            try connection.execute("UPDATE role_grant SET until_at = $1 WHERE municipality = $2", [connection.now, Given.town])
        }
        await #expect(throws: Problem.notAllowed(.notYourRole)) {
            try await given.workplace.signIn(as: Self.joost, in: Given.town, invitation: nil, Arrival())
        }
    }
}
