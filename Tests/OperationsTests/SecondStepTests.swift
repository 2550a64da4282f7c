import Foundation
import Language
import Matching
import Neighbourhood
import Storage
import TestDatabanks
import Testing

@testable import Operations

@Suite("The second step of a worker")
struct SecondStepTests {
    /// RFC 6238, appendix B, for SHA-1; its eight digits end in our six.
    @Test(
        "makes the codes of the standard",
        arguments: [
            (59, "287082"), (1_111_111_109, "081804"), (1_111_111_111, "050471"), (1_234_567_890, "005924"), (2_000_000_000, "279037"),
            (20_000_000_000, "353130"),
        ])
    func vectors(seconds: Int, code: String) {
        let time = TimeCode(secret: Data("12345678901234567890".utf8))
        #expect(time.code(at: TimeCode.step(at: Date(timeIntervalSince1970: Double(seconds)))) == code)
        #expect(time.text == "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ")
    }

    @Test("takes the code of this half minute, the one before and the one after, and each once")
    func window() {
        let time = TimeCode.fresh()
        let now = Date(timeIntervalSince1970: 1_800_000_015)
        let step = TimeCode.step(at: now)
        for near in step - 1...step + 1 { #expect(time.step(of: time.code(at: near), at: now, after: nil) == near) }
        #expect(time.step(of: time.code(at: step), at: now, after: step) == nil)
        #expect(time.step(of: time.code(at: step + 1), at: now, after: step) == step + 1)
        for far in [step - 2, step + 2] where !(step - 1...step + 1).map(time.code).contains(time.code(at: far)) {
            #expect(time.step(of: time.code(at: far), at: now, after: nil) == nil)
        }
        #expect(time.step(of: "", at: now, after: nil) == nil)
    }

    @Test("is sealed with a master key that opens nothing that was moved or changed, and older keys still open")
    func masterKey() throws {
        let first = MasterKey.freshLine(on: CalendarDate("2026-11-21")!)
        let second = MasterKey.freshLine(on: CalendarDate("2027-01-01")!)
        let (old, both, other) = (
            try MasterKey(first, from: "x"), try MasterKey(second + "\n" + first + "\n", from: "x"), try MasterKey(second, from: "x")
        )
        let sealed = try old.seal(Data("geheim".utf8), for: "a")
        #expect(old.open(sealed, for: "a") == Data("geheim".utf8))
        #expect(both.open(sealed, for: "a") == Data("geheim".utf8) && both.id == "2027-01-01")
        #expect(old.open(sealed, for: "b") == nil && other.open(sealed, for: "a") == nil)
        #expect(old.open(sealed.replacingOccurrences(of: ":", with: ":AAAA"), for: "a") == nil)
        #expect(!sealed.contains("geheim"))
        for wrong in ["", "x", "a:b", "a:" + Data(count: 16).base64EncodedString(), first + "\n" + first] {
            #expect(throws: Problem.self) { try MasterKey(wrong, from: "x") }
        }
    }

    /// Fatma works here, on a databank that is not for practice.
    struct Work {
        let given: Given
        let workplace: Workplace
        let fatma: Person.ID

        init(_ engine: Engine) async throws {
            given = try await Given.aStreet(on: engine)
            let key = try MasterKey(MasterKey.freshLine(on: CalendarDate(given.clock.now)), from: "test")
            workplace = Workplace(driver: given.workplace.driver, matches: given.workplace.matches, vault: Vault(key))
            let fatma = try #require(given.fatma.person)
            try await workplace.driver.write(in: Given.town) { connection in
                try connection.insert(RoleGrant(role: .connector, from: connection.now), to: fatma, in: Given.town)
            }
            self.fatma = fatma
        }

        func firstStep() async throws -> SessionKey {
            try await workplace.signIn(by: workplace.makeSignInLink(for: fatma, in: Given.town, lasting: 60))
        }

        func set() async throws -> (TimeCode, SessionKey, [SignInCode]) {
            let half = try await firstStep()
            guard case .toSet(let secret, let sealed, _) = try await workplace.secondStep(of: half) else { throw Problem.signInNeeded }
            let code = secret.code(at: TimeCode.step(at: given.clock.now))
            let (key, codes) = try await workplace.setSecondStep(sealed: sealed, code: code, with: half)
            return (secret, key, codes)
        }

        var code: Problem { .invalid([FieldError("code", .unknown)]) }
    }

    @Test("is asked of who works here and came with a link, and until then nothing is open", arguments: TestDatabanks.engines)
    func asked(engine: Engine) async throws {
        let work = try await Work(engine)
        let half = try await work.firstStep()
        #expect(try await work.workplace.viewer(of: half) == nil)
        #expect(try await work.workplace.awaitsSecondStep(half))
        await #expect(throws: Problem.signInNeeded) { try await work.workplace.sessions(with: half) }
        #expect(try await work.workplace.keepUp(half) == nil)
        let truus = try await work.workplace.signIn(by: work.workplace.makeSignInLink(for: work.given.truus, in: Given.town, lasting: 60))
        #expect(try await work.workplace.viewer(of: truus)?.person == work.given.truus, "a resident is in with one step")
        work.given.clock.pass(minutes: 16)
        #expect(try await !work.workplace.awaitsSecondStep(half))
    }

    @Test("is set with the first code of the telephone, and the half-open session is gone", arguments: TestDatabanks.engines)
    func setting(engine: Engine) async throws {
        let work = try await Work(engine)
        let half = try await work.firstStep()
        guard case .toSet(let secret, let sealed, let name) = try await work.workplace.secondStep(of: half) else {
            Issue.record("nothing was set yet")
            return
        }
        #expect(name == "Fatma Yıldırım" && !sealed.contains(secret.text))
        await #expect(throws: work.code) { try await work.workplace.setSecondStep(sealed: sealed, code: "000000x", with: half) }
        let other = try await work.firstStep()
        let code = secret.code(at: TimeCode.step(at: work.given.clock.now))
        await #expect(throws: work.code, "a secret that was made for another session") {
            try await work.workplace.setSecondStep(sealed: sealed, code: code, with: other)
        }
        let (key, codes) = try await work.workplace.setSecondStep(sealed: sealed, code: code, with: half)
        #expect(Set(codes).count == 10 && key.id != half.id)
        #expect(try await work.workplace.viewer(of: key)?.roles == [.connector])
        await #expect(throws: Problem.signInNeeded) { try await work.workplace.secondStep(of: half) }
        await #expect(throws: Problem.signInNeeded, "what is set is not set again by who has only a link") {
            guard case .toSet(_, let another, _) = try await work.workplace.secondStep(of: other) else { throw Problem.signInNeeded }
            _ = try await work.workplace.setSecondStep(sealed: another, code: code, with: other)
        }
        let kept = try await work.workplace.driver.read(in: Given.town) { try $0.secondStep(of: work.fatma, in: Given.town) }
        #expect(kept != nil && kept?.sealedSecret.contains(secret.text) == false)
    }

    @Test(
        "that was wrong, or was set, is told to whom it is about for thirty days, and stands in the history without who did it",
        arguments: TestDatabanks.engines)
    func notices(engine: Engine) async throws {
        let work = try await Work(engine)
        let (secret, _, _) = try await work.set()
        work.given.clock.pass(minutes: 1)
        let half = try await work.firstStep()
        for _ in 0..<2 { await #expect(throws: work.code) { try await work.workplace.giveSecondStep("000000x", with: half) } }
        func enter() async throws -> SessionKey {
            work.given.clock.pass(minutes: 1)
            return try await work.workplace.giveSecondStep(secret.code(at: TimeCode.step(at: work.given.clock.now)), with: work.firstStep())
        }
        let told = try await work.workplace.sessions(with: enter()).notices
        #expect(told.map(\.deed) == [.failToSignIn, .failToSignIn, .setSecondStep])
        let actors = try await work.workplace.driver.read(in: Given.town) { connection in
            try connection.rows("SELECT actor FROM event WHERE municipality = $1 AND deed = 'fail-to-sign-in'", [Given.town]) {
                $0.next(String?.self)
            }
        }
        #expect(actors == [nil, nil])
        let truus = try await work.workplace.signIn(by: work.workplace.makeSignInLink(for: work.given.truus, in: Given.town, lasting: 60))
        #expect(try await work.workplace.sessions(with: truus).notices == [])
        work.given.clock.pass(days: 31)
        #expect(try await work.workplace.sessions(with: enter()).notices == [])
    }

    @Test("that is set ends every other session, which was begun without it", arguments: TestDatabanks.engines)
    func endsOthers(engine: Engine) async throws {
        let work = try await Work(engine)
        let before = try await work.given.workerSignsIn(work.fatma, as: .connector)
        #expect(try await work.workplace.viewer(of: before) != nil)
        let (_, key, _) = try await work.set()
        #expect(try await work.workplace.viewer(of: before) == nil)
        #expect(try await work.workplace.viewer(of: key) != nil)
    }

    @Test("is given with a code that was not used before, and guessing is stopped", arguments: TestDatabanks.engines)
    func giving(engine: Engine) async throws {
        let work = try await Work(engine)
        let (secret, _, _) = try await work.set()
        let half = try await work.firstStep()
        let used = secret.code(at: TimeCode.step(at: work.given.clock.now))
        await #expect(throws: work.code, "the code with which it was set") { try await work.workplace.giveSecondStep(used, with: half) }
        work.given.clock.pass(minutes: 1)
        let fresh = secret.code(at: TimeCode.step(at: work.given.clock.now))
        let key = try await work.workplace.giveSecondStep(String(fresh.prefix(3) + " " + fresh.suffix(3)), with: half)
        #expect(try await work.workplace.viewer(of: key)?.person == work.fatma)
        let again = try await work.firstStep()
        await #expect(throws: work.code, "played again") { try await work.workplace.giveSecondStep(fresh, with: again) }
        work.given.clock.pass(minutes: 10)
        let third = try await work.firstStep()
        for _ in 0..<5 { await #expect(throws: work.code) { try await work.workplace.giveSecondStep("abcdef", with: third) } }
        let right = secret.code(at: TimeCode.step(at: work.given.clock.now))
        await #expect(throws: Problem.tooMany(retryAfter: 60)) { try await work.workplace.giveSecondStep(right, with: third) }
    }

    @Test("can be given with a recovery code, each once", arguments: TestDatabanks.engines)
    func recovery(engine: Engine) async throws {
        let work = try await Work(engine)
        let (_, _, codes) = try await work.set()
        let key = try await work.workplace.giveSecondStep(codes[3].shown.lowercased(), with: work.firstStep())
        #expect(try await work.workplace.viewer(of: key)?.person == work.fatma)
        let half = try await work.firstStep()
        await #expect(throws: work.code) { try await work.workplace.giveSecondStep(codes[3].text, with: half) }
        let left = try await work.workplace.driver.read(in: Given.town) { try $0.recoveryCodesLeft(of: work.fatma, in: Given.town) }
        #expect(left == 9)
    }

    @Test("cannot be set or given without a master key, and nobody is let in", arguments: TestDatabanks.engines)
    func withoutKey(engine: Engine) async throws {
        let work = try await Work(engine)
        let half = try await work.firstStep()
        await #expect(throws: Problem.self) { try await work.given.workplace.secondStep(of: half) }
        #expect(try await work.given.workplace.viewer(of: half) == nil)
    }
}

@Suite("Inviting colleagues")
struct InvitationTests {
    @Test("begins with one administrator, once", arguments: TestDatabanks.engines)
    func first(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let system = Viewer.system(of: Given.town)
        let invitation = try await given.workplace.setUp(PersonFacts(name: "Wim Bakker"), by: system)
        await #expect(throws: Problem.outOfOrder(.alreadySetUp)) { try await given.workplace.setUp(PersonFacts(name: "Een ander"), by: system) }
        await #expect(throws: Problem.notAllowed(.notYourRole)) { try await given.workplace.setUp(PersonFacts(name: "X"), by: given.fatma) }
        let key = try await given.workplace.signIn(by: invitation.link)
        #expect(try await given.workplace.awaitsSecondStep(key))
        await #expect(throws: Problem.linkSpent) { try await given.workplace.signIn(by: invitation.link) }
    }

    @Test("gives a role, and a link that the next invitation replaces", arguments: TestDatabanks.engines)
    func invite(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let system = Viewer.system(of: Given.town)
        let first = try await given.workplace.invite(PersonFacts(name: "Joost Verhagen"), as: .teamMember, by: system)
        let second = try await given.workplace.invite(PersonFacts(name: "Joost Verhagen"), as: .connector, by: system)
        #expect(first.person == second.person)
        await #expect(throws: Problem.linkSpent) { try await given.workplace.signIn(by: first.link) }
        let roles = try await given.workplace.driver.read(in: Given.town) { try $0.roles(of: first.person, in: Given.town) }
        #expect(roles == [.teamMember, .connector])
        await #expect(throws: Problem.invalid([FieldError("role", .notAChoice)])) {
            try await given.workplace.invite(PersonFacts(name: "Truus"), as: .resident, by: system)
        }
        given.clock.pass(days: 2)
        await #expect(throws: Problem.linkSpent) { try await given.workplace.signIn(by: second.link) }
    }

    @Test("a link of the demo works in the demo alone", arguments: TestDatabanks.engines)
    func demoLinks(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let link = try await given.workplace.makeSignInLink(for: given.truus, in: Given.town, lasting: 600, isReusable: true)
        await #expect(throws: Problem.linkSpent) { try await given.workplace.signIn(by: link) }
        for _ in 0..<2 { _ = try await given.workplace.signIn(by: link, isDemo: true) }
    }
}
