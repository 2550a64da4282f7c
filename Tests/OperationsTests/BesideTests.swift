import Foundation
import Neighbourhood
import Operations
import Storage
import TestDatabanks
import Testing

@Suite("Met jou erbij")
struct BesideTests {
    /// Ria at her desk, signed in.
    private func ria(_ given: Given) async throws -> (SessionKey, Viewer) {
        let key = try await given.workerSignsIn(try #require(given.ria.person), as: .desk)
        return (key, try #require(try await given.workplace.viewer(of: key)))
    }

    @Test("is the resident's own view, with the worker named, and nothing of the worker's", arguments: TestDatabanks.engines)
    func view(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let (own, ria) = try await ria(given)
        let key = try await given.workplace.openBeside(given.truus, from: own, by: ria)
        let viewer = try #require(try await given.workplace.viewer(of: key))
        #expect(viewer.person == given.truus && viewer.roles.isEmpty && viewer.companion?.name == "Ria Hoekstra")
        #expect(try await given.workplace.viewer(of: own) == nil, "the worker's own token is worth nothing meanwhile")
        for deed in [Deed.seeToday, .searchDatabank, .lookAtPerson, .placeAsk, .openBeside, .makeCode] {
            #expect(!Access.allows(viewer, deed))
        }
        #expect(!Access.allows(viewer, .endSession, .own) && Access.allows(viewer, .lookAtPerson, .own))
        await #expect(throws: Problem.notAllowed(.notYourRelation)) {
            try await given.workplace.read(with: key) { try $0.person(given.greet, for: $1) }
        }
    }

    @Test("leaves a colleague's roles at home", arguments: TestDatabanks.engines)
    func colleague(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let (own, ria) = try await ria(given)
        let fatma = try #require(given.fatma.person)
        try await given.workplace.driver.write(in: Given.town) { connection in
            try connection.insert(RoleGrant(role: .admin, from: connection.now), to: fatma, in: Given.town)
        }
        let key = try await given.workplace.openBeside(fatma, from: own, by: ria)
        let viewer = try #require(try await given.workplace.viewer(of: key))
        #expect(!Access.allows(viewer, .setUp) && !Access.allows(viewer, .seeToday))
    }

    @Test("ends with one tap, really, and the worker is back in their own session with a new token", arguments: TestDatabanks.engines)
    func stop(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let (own, ria) = try await ria(given)
        let key = try await given.workplace.openBeside(given.truus, from: own, by: ria)
        let viewer = try #require(try await given.workplace.viewer(of: key))
        let returned = try await given.workplace.closeBeside(key, by: viewer)
        #expect(returned.id == own.id && returned.token.text != own.token.text)
        #expect(try await given.workplace.viewer(of: returned) == ria)
        #expect(try await given.workplace.viewer(of: key) == nil)
        #expect(try await given.workplace.viewer(of: own) == nil)
        await #expect(throws: Problem.signInNeeded) { try await given.workplace.closeBeside(key, by: viewer) }
    }

    @Test("ends by itself after fifteen minutes, and then lets nobody into the worker's session", arguments: TestDatabanks.engines)
    func byItself(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let (own, ria) = try await ria(given)
        let key = try await given.workplace.openBeside(given.truus, from: own, by: ria)
        given.clock.pass(minutes: 14)
        _ = try await given.workplace.keepUp(key)
        let viewer = try #require(try await given.workplace.viewer(of: key))
        given.clock.pass(minutes: 1)
        #expect(try await given.workplace.viewer(of: key) == nil)
        #expect(try await given.workplace.wasBeside(key))
        await #expect(throws: Problem.signInNeeded) { try await given.workplace.closeBeside(key, by: viewer) }
        #expect(try await given.workplace.viewer(of: own) == nil)
    }

    @Test("ends with the worker's own session", arguments: TestDatabanks.engines)
    func withTheWorker(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let (own, ria) = try await ria(given)
        let key = try await given.workplace.openBeside(given.truus, from: own, by: ria)
        let elsewhere = try await given.workerSignsIn(try #require(ria.person), as: .desk)
        try await given.workplace.endOthers(than: elsewhere, by: given.ria)
        #expect(try await given.workplace.viewer(of: key) == nil)
    }

    @Test("is told in the history as the worker's deed, on behalf of the resident", arguments: TestDatabanks.engines)
    func history(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let (own, ria) = try await ria(given)
        let key = try await given.workplace.openBeside(given.truus, from: own, by: ria)
        let viewer = try #require(try await given.workplace.viewer(of: key))
        try await given.workplace.pause(given.soup, until: nil, by: viewer)
        _ = try await given.workplace.closeBeside(key, by: viewer)
        let told = try await given.workplace.driver.read(in: Given.town) { connection in
            try connection.rows("SELECT deed, actor, on_behalf_of FROM event WHERE municipality = $1 ORDER BY id", [Given.town]) { row in
                [row.next(String.self), row.next(String?.self) ?? "", row.next(String?.self) ?? ""]
            }
        }
        let worker = try #require(ria.person)
        for deed in ["open-beside", "pause-offer", "close-beside"] { #expect(told.contains([deed, worker.text, given.truus.text])) }
    }

    @Test("is for desk and team, for people of their own municipality, and not for oneself", arguments: TestDatabanks.engines)
    func who(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let (own, ria) = try await ria(given)
        let policy = Viewer(municipality: Given.town, person: ria.person, name: "Noor", roles: [.policy])
        await #expect(throws: Problem.notAllowed(.notYourRole)) { try await given.workplace.openBeside(given.truus, from: own, by: policy) }
        let itself = try #require(ria.person)
        await #expect(throws: Problem.notAllowed(.notYourRelation)) { try await given.workplace.openBeside(itself, from: own, by: ria) }
        let nobody = Person.ID(now: Date(timeIntervalSince1970: 0), chance: 1)
        await #expect(throws: Problem.notFound(.person)) { try await given.workplace.openBeside(nobody, from: own, by: ria) }
        #expect(try await given.workplace.viewer(of: own) == ria, "what was refused changed nothing")
    }
}
