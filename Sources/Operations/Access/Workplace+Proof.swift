public import Foundation
public import Neighbourhood
public import Storage

/// With what somebody can show once more that it is them.
public struct ProofWays: Sendable, Equatable {
    /// The code of their telephone, or a recovery code.
    public let hasSecondStep: Bool
    /// Their account at the municipality's own sign-in.
    public let hasIdentity: Bool
    /// Where a code can go; a resident shows with a code that it is them.
    public let mail: MailAddress?
    public let phone: PhoneNumber?

    /// Somebody who works here has a step of their own; a code by mail would be less.
    public var isByCode: Bool { !hasSecondStep && !hasIdentity }
}

extension Workplace {
    /// With what the holder of this session can show that it is them.
    ///
    /// - Throws: `Problem.signInNeeded`.
    public func proofWays(of key: SessionKey) async throws -> (ways: ProofWays, viewer: Viewer) {
        try await read(with: key) { connection, viewer in
            guard let person = viewer.person, viewer.companion == nil else { throw Problem.signInNeeded }
            let facts = try connection.person(person, for: .system(of: viewer.municipality)).facts
            let ways = ProofWays(
                hasSecondStep: try connection.secondStep(of: person, in: viewer.municipality) != nil,
                hasIdentity: try connection.hasIdentity(person, in: viewer.municipality), mail: facts.mail,
                phone: facts.phone.flatMap { $0.isMobile ? $0 : nil })
            return (ways, viewer)
        }
    }

    /// Shows with the code of the telephone, or with a recovery code, that it is still the same worker. The session gets a new token.
    ///
    /// - Throws: `Problem.invalid` on the field `code`; `Problem.tooMany` after five wrong ones in five minutes; `Problem.signInNeeded`.
    public func prove(bySecondStep typed: String, with key: SessionKey, request: RequestMark = .none) async throws -> SessionKey {
        let (vault, doorKey) = (try vaultOrProblem(), try await doorKey())
        let digits = typed.filter { !$0.isWhitespace }
        return try await passSecondStep(key, request) { connection in
            try connection.ownSession(of: key)
        } _: { connection, session in
            try connection.takes(digits, of: session.person, vault, doorKey, in: key.municipality) ? ((), []) : nil
        } _: { connection, session in
            try connection.prove(session, in: key.municipality, request)
        }.0
    }

    /// Sends a code to a resident's own address, to show with that it is them. The address is the one that is known, never one that was typed.
    ///
    /// - Throws: `Problem.tooMany`; `Problem.notFound(.person)` for who has no such address, or works here.
    public func sendProofCode(by carrier: CodeCarrier, with key: SessionKey, _ doorstep: Doorstep) async throws {
        let (ways, viewer) = try await proofWays(of: key)
        let known: Message.Destination? = carrier == .mail ? ways.mail.map { .mail($0) } : ways.phone.map { .sms($0) }
        guard let person = viewer.person, ways.isByCode, let destination = known else { throw Problem.notFound(.person) }
        let doorKey = try await doorKey()
        let outcome: Passage<Void> = try await driver.write(in: key.municipality) { connection in
            if let seconds = try connection.passMessage(to: destination, doorstep, doorKey) { return .wait(seconds) }
            return .through(try connection.postCodes(to: destination, for: [(person, viewer.name)], by: carrier, doorstep, doorKey))
        }
        try outcome.get()
        bell.ring()
    }

    /// Shows with a code from a message or a card that it is still the same resident.
    ///
    /// - Throws: `Problem.invalid` on the field `code` for one that is wrong, used, too old, or of another; `Problem.tooMany`; `Problem.signInNeeded`.
    public func prove(
        byCode code: SignInCode, with key: SessionKey, _ doorstep: Doorstep, request: RequestMark = .none
    ) async throws -> SessionKey {
        guard try await proofWays(of: key).ways.isByCode else { throw Problem.invalid([FieldError("code", .unknown)]) }
        let doorKey = try await doorKey()
        let outcome: Passage<SessionKey?> = try await driver.write(in: key.municipality) { connection in
            let session = try connection.ownSession(of: key)
            let spent = try connection.trySpending(code, doorstep, doorKey, request) { $0 == session.person ? session : nil }
            switch spent {
            case .wait(let seconds): return .wait(seconds)
            case .through(nil): return .through(nil)
            case .through(let session?): return .through(try connection.prove(session, in: key.municipality, request))
            }
        }
        guard let proven = try outcome.get() else { throw Problem.invalid([FieldError("code", .unknown)]) }
        return proven
    }

    /// Shows through the municipality's own sign-in that it is still the same worker.
    ///
    /// - Throws: `Problem.brokerRefused(.anotherWorker)`; `Problem.signInNeeded`.
    public func prove(as identity: BrokerIdentity, with key: SessionKey, request: RequestMark = .none) async throws -> SessionKey {
        try await driver.write(in: key.municipality) { connection in
            let session = try connection.ownSession(of: key)
            guard try connection.worker(known: identity, in: key.municipality) == session.person else { throw Problem.brokerRefused(.anotherWorker) }
            return try connection.prove(session, in: key.municipality, request)
        }
    }

    /// Asks for the proof before a page on which such a deed begins, so that nobody types for nothing.
    ///
    /// - Throws: `Problem.proofNeeded`.
    public func askProof(of viewer: Viewer, for deed: Deed, isOwn: Bool) async throws {
        try await driver.read(in: viewer.municipality) { try $0.askProof(of: viewer, for: deed, isOwn: isOwn) }
    }
}

extension Connection {
    /// - Throws: `Problem.proofNeeded` when the deed asks it and it was not shown lately. In a practice neighbourhood nobody has anything to show.
    func askProof(of viewer: Viewer, for deed: Deed, isOwn: Bool) throws {
        guard Proof.isAsked(of: viewer, for: deed, isOwn: isOwn), !Proof.holds(for: viewer, at: now), try !isPractice(viewer.municipality) else {
            return
        }
        throw Problem.proofNeeded
    }

    func askProof(of viewer: Viewer, for event: Event) throws {
        try askProof(of: viewer, for: event.deed, isOwn: viewer.person.map { event.thing == Thing(.person, $0.text) } ?? false)
    }

    /// The session of somebody who is in, on their own.
    func ownSession(of key: SessionKey) throws -> SessionRecord {
        guard let session = try session(key.id, in: key.municipality), session.stage == .open, session.companion == nil,
            session.admits(key.token.hash, at: now)
        else { throw Problem.signInNeeded }
        return session
    }

    /// The same session under a new token, from now on shown to be theirs.
    fileprivate func prove(_ session: SessionRecord, in municipality: MunicipalityCode, _ request: RequestMark) throws -> SessionKey {
        let token = Token()
        try prove(session.id, tokenHash: token.hash, in: municipality)
        try append(
            Event(.signIn, Thing(.person, session.person.text)),
            by: Viewer(municipality: municipality, person: session.person, name: session.name, roles: []), request: request.id)
        return SessionKey(municipality: municipality, id: session.id, token: token, lasting: session.endsAt.timeIntervalSince(now))
    }
}
