public import Foundation
public import Neighbourhood
public import Storage

extension Workplace {
    /// A link that signs one person in, for the demo, the first start and the desk.
    ///
    /// - Parameter isReusable: only for the demo, whose links stand on the start screen.
    public func makeSignInLink(
        for person: Person.ID, in municipality: MunicipalityCode, lasting seconds: TimeInterval, isReusable: Bool = false
    ) async throws -> Token {
        let token = Token()
        try await driver.write(in: municipality) { connection in
            try connection.insertSignInLink(
                tokenHash: token.hash, person: person, in: municipality, endsAt: connection.now.addingTimeInterval(seconds), isReusable: isReusable)
        }
        return token
    }

    /// Signs in by a link, and uses it up. Throws `Problem.linkSpent`.
    ///
    /// - Parameter isDemo: whether the links that the demo printed work here.
    public func signIn(by link: Token, _ arrival: Arrival = Arrival(), isDemo: Bool = false) async throws -> SessionKey {
        try await driver.write(in: nil) { connection in
            let (municipality, person) = try connection.spendSignInLink(tokenHash: link.hash, isDemo: isDemo)
            return try connection.open(for: person, in: municipality, arrival)
        }
    }

    /// Ends a session, really: the row is gone, so the cookie is worth nothing anywhere. A token that is not the session's own ends nothing.
    public func signOut(_ key: SessionKey) async throws {
        try await driver.write(in: key.municipality) { connection in
            guard let session = try connection.session(key.id, in: key.municipality), session.isHeld(by: key.token.hash, at: connection.now) else {
                return
            }
            try connection.endSession(key.id, in: key.municipality)
        }
    }

    /// A read for whoever holds this session. One transaction finds the viewer and reads the page.
    ///
    /// - Throws: `Problem.signInNeeded` when the session ended.
    public func read<Result: Sendable>(
        with key: SessionKey, _ body: @escaping @Sendable (any Connection, Viewer) throws -> Result
    ) async throws -> Result {
        let (sight, viewer) = try await driver.read(in: key.municipality) { connection in
            guard let viewer = try connection.viewer(of: key) else { throw Problem.signInNeeded }
            return (try Sight(connection) { try body(connection, viewer) }, viewer)
        }
        return try sight.noted(by: viewer)
    }

    /// Whether the holder of this session took the first step of signing in, and is to take the second.
    public func awaitsSecondStep(_ key: SessionKey) async throws -> Bool {
        try await driver.read(in: key.municipality) { connection in
            guard let session = try connection.session(key.id, in: key.municipality) else { return false }
            return session.stage == .secondStep && session.admits(key.token.hash, at: connection.now)
        }
    }

    /// Who holds this session now; nil when it ended.
    public func viewer(of key: SessionKey) async throws -> Viewer? {
        try await driver.read(in: key.municipality) { try $0.viewer(of: key) }
    }
}

extension Connection {
    func viewer(of key: SessionKey) throws -> Viewer? {
        try viewer(of: key.id, tokenHash: key.token.hash, in: key.municipality)
    }

    /// A new session with a new id and a new token, whatever the browser came with: nobody can lay one ready for another (ASVS 5.0, 7.2.4).
    ///
    /// Somebody who works here is only half in with a link or a code: they are asked for a second step, but for the invented people of a practice
    /// municipality.
    /// - Parameters:
    ///   - isProven: they took the second step, or came through the municipality's own sign-in, which asks for it itself.
    ///   - isFresh: they showed just now who they are. Through the municipality's own sign-in that may have been this morning.
    func open(
        for person: Person.ID, in municipality: MunicipalityCode, _ arrival: Arrival, isProven: Bool = false, isFresh: Bool = true
    ) throws -> SessionKey {
        let roles = try roles(of: person, in: municipality)
        if !isProven, roles.contains(where: \.isOfWork), !(try isPractice(municipality)) {
            return try begin(for: person, in: municipality, arrival, .secondStep, stage: .secondStep, isFresh: false)
        }
        let key = try begin(for: person, in: municipality, arrival, .of(roles, isOwnDevice: arrival.isOwnDevice), stage: .open, isFresh: isFresh)
        try append(
            Event(.signIn, Thing(.person, person.text)), by: Viewer(municipality: municipality, person: person, name: "", roles: []),
            request: arrival.request.id)
        return key
    }

    private func begin(
        for person: Person.ID, in municipality: MunicipalityCode, _ arrival: Arrival, _ terms: SessionTerms, stage: SessionRecord.Stage,
        isFresh: Bool
    ) throws -> SessionKey {
        let key = SessionKey(municipality: municipality, id: freshID(), token: Token(), lasting: terms.absolute)
        try insert(
            NewSession(
                id: key.id, person: person, tokenHash: key.token.hash, device: arrival.device, terms: terms, stage: stage,
                provenAt: isFresh ? now : nil), in: municipality)
        // In a practice municipality many play the same person at once.
        if !(try isPractice(municipality)) { try endOldestSessions(of: person, beyond: SessionTerms.mostAtOnce, in: municipality) }
        return key
    }
}
