public import Foundation
public import Neighbourhood
import Storage

/// Where somebody stands who took the first step of signing in.
public enum FirstStepTaken: Sendable {
    /// A worker without a second step yet: the secret to set it with, and the same sealed, to come back with the first code.
    case toSet(TimeCode, sealed: String, name: String)
    case toGive(name: String)
}

extension Workplace {
    /// Ten: enough to lose a telephone a few times.
    static let recoveryCodeCount = 10

    /// What a worker who took the first step is asked now.
    ///
    /// - Throws: `Problem.signInNeeded` for whoever did not, or too long ago; `Problem.setting` without a master key, because a secret is never kept
    ///   unsealed.
    public func secondStep(of key: SessionKey) async throws -> FirstStepTaken {
        let vault = try vaultOrProblem()
        return try await driver.read(in: key.municipality) { connection in
            let session = try connection.firstStep(of: key)
            guard try connection.secondStep(of: session.person, in: key.municipality) == nil else { return .toGive(name: session.name) }
            let fresh = TimeCode.fresh()
            return .toSet(fresh, sealed: try vault.seal(fresh.secret, for: Self.purpose(session.id)), name: session.name)
        }
    }

    /// Sets the second step of a worker who has none, when the first code shows that their telephone has the secret, and signs in.
    ///
    /// - Returns: the session, and ten recovery codes that are shown this once.
    /// - Throws: `Problem.invalid` on the field `code`; `Problem.tooMany`; `Problem.signInNeeded`.
    public func setSecondStep(
        sealed: String, code typed: String, with key: SessionKey, request: RequestMark = .none
    ) async throws -> (SessionKey, [SignInCode]) {
        let vault = try vaultOrProblem()
        let doorKey = try await doorKey()
        return try await passFirst(key, request) { connection, session in
            guard try connection.secondStep(of: session.person, in: key.municipality) == nil else { throw Problem.signInNeeded }
            guard let codes = try connection.setSecondStep(sealed, typed, for: session, vault, doorKey, in: key.municipality) else { return nil }
            return (codes, [Event(.setSecondStep, Thing(.person, session.person.text))])
        }
    }

    /// Takes the second step with the code of the telephone, or with a recovery code, and signs in.
    ///
    /// - Throws: `Problem.invalid` on the field `code`; `Problem.tooMany` after five wrong ones in five minutes; `Problem.signInNeeded`.
    public func giveSecondStep(_ typed: String, with key: SessionKey, request: RequestMark = .none) async throws -> SessionKey {
        let vault = try vaultOrProblem()
        let doorKey = try await doorKey()
        let digits = typed.filter { !$0.isWhitespace }
        return try await passFirst(key, request) { connection, session in
            try connection.takes(digits, of: session.person, vault, doorKey, in: key.municipality) ? ((), []) : nil
        }.0
    }

    /// The second step of signing in: on success the half-open session goes, and a new one takes its place.
    private func passFirst<Result: Sendable>(
        _ key: SessionKey, _ request: RequestMark,
        _ attempt: @escaping @Sendable (any Connection, SessionRecord) throws -> (Result, [Event])?
    ) async throws -> (SessionKey, Result) {
        try await passSecondStep(
            key, request, { try $0.firstStep(of: key) }, attempt, { try $0.complete($1, in: key.municipality, request) })
    }

    /// Tries a second step within its limit.
    ///
    /// - Parameters:
    ///   - find: whose step it is.
    ///   - attempt: nil when the code was wrong; otherwise what came of it and the events that tell of it.
    ///   - finish: what becomes of the session.
    func passSecondStep<Result: Sendable>(
        _ key: SessionKey, _ request: RequestMark,
        _ find: @escaping @Sendable (any Connection) throws -> SessionRecord,
        _ attempt: @escaping @Sendable (any Connection, SessionRecord) throws -> (Result, [Event])?,
        _ finish: @escaping @Sendable (any Connection, SessionRecord) throws -> SessionKey
    ) async throws -> (SessionKey, Result) {
        let municipality = key.municipality
        let outcome: Passage<(SessionKey, Result)?> = try await driver.write(in: municipality) { connection in
            let session = try find(connection)
            if let seconds = try connection.wait(.wrongSecondSteps, for: session.person.text, in: municipality) { return .wait(seconds) }
            guard let (result, events) = try attempt(connection, session) else {
                try connection.count(.wrongSecondSteps, for: session.person.text, in: municipality)
                // By nobody known: whoever gave a wrong one may be another.
                let attempt = Event(.failToSignIn, Thing(.person, session.person.text))
                try connection.append(attempt, by: .visitor(of: municipality), request: request.id)
                return .through(nil)
            }
            let viewer = Viewer(municipality: municipality, person: session.person, name: session.name, roles: [])
            for event in events { try connection.append(event, by: viewer, request: request.id) }
            return .through((try finish(connection, session), result))
        }
        guard let passed = try outcome.get() else { throw Problem.invalid([FieldError("code", .unknown)]) }
        return passed
    }

    func vaultOrProblem() throws(Problem) -> Vault {
        guard let vault else {
            throw .setting(
                name: "OMZIEN_MASTER_KEY_FILE", advice: "Zonder deze sleutel kan niemand die hier werkt zich aanmelden. Maak er een met: omzien setup"
            )
        }
        return vault
    }

    static func purpose(_ session: Session.ID) -> String { "second-step/setting/" + session.text }
    static func purpose(_ person: Person.ID) -> String { "second-step/" + person.text }
}

extension Connection {
    /// The half-open session of somebody who took the first step.
    func firstStep(of key: SessionKey) throws -> SessionRecord {
        guard let session = try session(key.id, in: key.municipality), session.stage == .secondStep, session.admits(key.token.hash, at: now) else {
            throw Problem.signInNeeded
        }
        return session
    }

    /// Sets a second step when the first code shows that the telephone has its secret, with ten recovery codes; nil when it does not.
    func setSecondStep(
        _ sealed: String, _ typed: String, for session: SessionRecord, _ vault: Vault, _ doorKey: DoorKey, in municipality: MunicipalityCode
    ) throws -> [SignInCode]? {
        guard let secret = vault.open(sealed, for: Workplace.purpose(session.id)),
            let step = TimeCode(secret: secret).step(of: typed, at: now, after: nil)
        else { return nil }
        let codes = freshRecoveryCodes()
        try setSecondStep(
            SecondStepRecord(sealedSecret: try vault.seal(secret, for: Workplace.purpose(session.person)), lastStep: step),
            recoveryHashes: codes.map { doorKey.recovery($0, of: session.person) }, of: session.person, in: municipality)
        // Whoever was in before the step was set did not take it.
        _ = try endSessions(of: session.person, but: session.id, in: municipality)
        return codes
    }

    func freshRecoveryCodes() -> [SignInCode] {
        var chance = SystemRandomNumberGenerator()
        return (0..<Workplace.recoveryCodeCount).map { _ in SignInCode(using: &chance) }
    }

    /// Whether this is the code of somebody's telephone, or one of their recovery codes; either is used up by it.
    func takes(_ digits: String, of person: Person.ID, _ vault: Vault, _ doorKey: DoorKey, in municipality: MunicipalityCode) throws -> Bool {
        guard let kept = try secondStep(of: person, in: municipality) else { throw Problem.signInNeeded }
        if let code = SignInCode(typed: digits) {
            return try useRecoveryCode(hash: doorKey.recovery(code, of: person), of: person, in: municipality)
        }
        guard let secret = vault.open(kept.sealedSecret, for: Workplace.purpose(person)),
            let step = TimeCode(secret: secret).step(of: digits, at: now, after: kept.lastStep)
        else { return false }
        return try use(step: step, of: person, in: municipality)
    }

    /// Signs in whoever took the second step as well: with a new session, because more may be done with it than with the half-open one.
    func complete(_ session: SessionRecord, in municipality: MunicipalityCode, _ request: RequestMark) throws -> SessionKey {
        try endSession(session.id, in: municipality)
        return try open(
            for: session.person, in: municipality, Arrival(device: session.device, request: request), isProven: true)
    }
}
