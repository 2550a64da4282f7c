import Foundation
import Neighbourhood
import Operations
import Storage
import TestDatabanks
import Testing

@Suite("A session")
struct SessionTests {
    private func signIn(_ person: Person.ID, _ given: Given, _ arrival: Arrival = Arrival()) async throws -> SessionKey {
        try await given.workplace.signIn(by: given.workplace.makeSignInLink(for: person, in: Given.town, lasting: 600), arrival)
    }

    private func isIn(_ key: SessionKey, _ given: Given) async throws -> Bool { try await given.workplace.viewer(of: key) != nil }

    @Test("of a worker ends after eight hours of silence, and after twelve whatever happens", arguments: TestDatabanks.engines)
    func worker(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let fatma = try #require(given.fatma.person)
        let silent = try await given.workerSignsIn(fatma, as: .connector)
        var busy = try await given.workerSignsIn(fatma, as: .connector)
        for _ in 0..<7 {
            given.clock.pass(minutes: 100)
            busy = try await given.workplace.keepUp(busy) ?? busy
        }
        #expect(try await !isIn(silent, given))
        #expect(try await isIn(busy, given))
        given.clock.pass(minutes: 21)
        #expect(try await !isIn(busy, given))
    }

    @Test("of a resident is short on a shared computer, and long on their own device", arguments: TestDatabanks.engines)
    func resident(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let library = try await signIn(given.truus, given)
        let own = try await signIn(given.truus, given, Arrival(isOwnDevice: true))
        given.clock.pass(minutes: 31)
        #expect(try await !isIn(library, given))
        #expect(try await isIn(own, given))
        given.clock.pass(days: 31)
        #expect(try await !isIn(own, given))
    }

    @Test("that was begun as a worker ends with their last role, at once; as resident they sign in anew", arguments: TestDatabanks.engines)
    func lastRole(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let fatma = try #require(given.fatma.person)
        let key = try await given.workerSignsIn(fatma, as: .connector)
        let other = try await given.workerSignsIn(try #require(given.ria.person), as: .desk)
        try await given.workplace.driver.write(in: Given.town) { connection in
            try connection.insert(RoleGrant(role: .resident, from: connection.now), to: fatma, in: Given.town)
            try connection.insert(RoleGrant(role: .policy, from: connection.now), to: fatma, in: Given.town)
        }
        given.clock.pass(minutes: 1)
        try await end("connector", of: fatma, given)
        #expect(try await isIn(key, given), "one role is left")
        try await end("policy", of: fatma, given)
        #expect(try await !isIn(key, given))
        #expect(try await isIn(other, given))
        given.clock.pass(minutes: 1)
        #expect(try await isIn(signIn(fatma, given), given))
    }

    private func end(_ role: String, of person: Person.ID, _ given: Given) async throws {
        try await given.workplace.driver.write(in: Given.town) { connection in
            _ = try connection.execute(
                "UPDATE role_grant SET until_at = $1 WHERE municipality = $2 AND person = $3 AND role = $4",
                [connection.now, Given.town, person, role])
        }
    }

    @Test("is ended by an administrator: of one colleague, or of everybody in the municipality", arguments: TestDatabanks.engines)
    func byAdministrator(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let fatma = try await given.workerSignsIn(try #require(given.fatma.person), as: .connector)
        let ria = try await given.workerSignsIn(try #require(given.ria.person), as: .desk)
        let truus = try await signIn(given.truus, given)
        let system = Viewer.system(of: Given.town)
        #expect(try await given.workplace.signOut(colleague: "Fatma Yıldırım", by: system) == 1)
        #expect(try await !isIn(fatma, given))
        for key in [ria, truus] { #expect(try await isIn(key, given)) }
        await #expect(throws: Problem.notFound(.person)) { try await given.workplace.signOut(colleague: "Truus van Dalen", by: system) }
        await #expect(throws: Problem.notAllowed(.notYourRole)) { try await given.workplace.signOutEverybody(by: given.ria) }
        #expect(try await given.workplace.signOutEverybody(by: .system(of: Given.otherTown)) == 0)
        #expect(try await given.workplace.signOutEverybody(by: system) == 2)
        for key in [ria, truus] { #expect(try await !isIn(key, given)) }
    }

    @Test("too many ends the one that was begun first, of that person only", arguments: TestDatabanks.engines)
    func atOnce(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let neighbour = try await signIn(given.greet, given)
        var keys: [SessionKey] = []
        for _ in 0...SessionTerms.mostAtOnce {
            keys.append(try await signIn(given.truus, given))
            given.clock.pass(minutes: 1)
        }
        #expect(try await !isIn(keys[0], given))
        for key in keys.dropFirst() + [neighbour] { #expect(try await isIn(key, given)) }
        try await given.workplace.driver.write(in: Given.town) { connection in
            _ = try connection.execute("UPDATE municipality SET is_demo = 1 WHERE id = $1", [Given.town])
        }
        for _ in 0...SessionTerms.mostAtOnce { _ = try await signIn(given.greet, given) }
        #expect(try await isIn(neighbour, given), "where people practise, many play the same person")
    }

    @Test("gets a new token each hour; the old one is worth nothing once the new one is in use", arguments: TestDatabanks.engines)
    func turning(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let first = try await signIn(given.truus, given, Arrival(isOwnDevice: true))
        #expect(try await given.workplace.keepUp(first) == nil)
        given.clock.pass(minutes: 61)
        let second = try #require(try await given.workplace.keepUp(first))
        #expect(second.id == first.id && second.token.text != first.token.text)
        #expect(try await isIn(first, given), "an answer that never arrived signs nobody out")
        #expect(try await isIn(second, given), "an answer that never arrived signs nobody out")
        #expect(try await given.workplace.keepUp(first) == nil, "a second page at the same moment gets no third token")
        _ = try await given.workplace.keepUp(second)
        #expect(try await isIn(first, given), "for a page that was under way")
        given.clock.pass(minutes: 2)
        #expect(try await !isIn(first, given))
        #expect(try await isIn(second, given))
        #expect(try await given.workplace.keepUp(first) == nil)
    }

    @Test("cannot be laid ready for somebody else: signing in makes a new id and a new token", arguments: TestDatabanks.engines)
    func fixation(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let first = try await signIn(given.truus, given)
        let second = try await signIn(given.truus, given)
        #expect(first.id != second.id && first.token.text != second.token.text)
        let made = SessionKey(municipality: Given.town, id: second.id, token: first.token)
        #expect(try await !isIn(made, given))
        let elsewhere = SessionKey(municipality: Given.otherTown, id: second.id, token: second.token)
        #expect(try await !isIn(elsewhere, given))
        try await given.workplace.signOut(made)
        #expect(try await isIn(second, given), "a token that is not the session's own ends nothing")
    }

    @Test("is listed with its device, and can be ended from another", arguments: TestDatabanks.engines)
    func list(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let phone = Device(userAgent: "Mozilla/5.0 (Android 16; Mobile; rv:145.0) Gecko/145.0 Firefox/145.0")
        let here = try await signIn(given.truus, given)
        let there = try await signIn(given.truus, given, Arrival(device: phone))
        let third = try await signIn(given.truus, given)
        let of = try await signIn(given.greet, given)
        let (sessions, _, truus) = try await given.workplace.sessions(with: here)
        #expect(sessions.count == 3 && sessions.contains { $0.device == phone && $0.id == there.id })
        await #expect(throws: Problem.notFound(.session)) { try await given.workplace.end(of.id, by: truus) }
        try await given.workplace.end(there.id, by: truus)
        #expect(try await !isIn(there, given))
        #expect(try await isIn(third, given))
        #expect(try await given.workplace.endOthers(than: here, by: truus) == 1)
        #expect(try await isIn(here, given))
        #expect(try await !isIn(third, given))
        #expect(try await isIn(of, given))
    }

    @Test("keeps no token, and is cleared away a week after its end", arguments: TestDatabanks.engines)
    func sweep(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let key = try await signIn(given.truus, given)
        let kept = try await given.workplace.driver.read(in: Given.town) { try $0.session(key.id, in: Given.town)?.tokenHash }
        #expect(kept != nil && kept != key.token.text)
        given.clock.pass(days: 1)
        #expect(try await given.workplace.keepUp(as: "here")?.counts == [:])
        given.clock.pass(days: 8)
        #expect(try await given.workplace.keepUp(as: "here")?.counts == ["session": 1, "link": 1])
        #expect(try await given.workplace.keepUp(as: "here")?.counts == [:])
    }
}
