import Crypto
public import Foundation
public import Neighbourhood
public import Storage

/// A secret that is handed out once and kept only as its hash: a session's cookie, a sign-in link.
public struct Token: Sendable {
    /// 32 random bytes in hexadecimal.
    public let text: String

    public init() {
        var generator = SystemRandomNumberGenerator()
        text = (0..<4).flatMap { _ in withUnsafeBytes(of: generator.next(), Array.init) }.hexadecimal
    }

    public init(presented text: String) { self.text = text }

    /// SHA-256, in hexadecimal. Enough for a secret of 256 bits, where a slow hash would add nothing.
    var hash: String {
        SHA256.hash(data: Data(text.utf8)).hexadecimal
    }
}

/// A session as the browser carries it: the municipality in the clear, so that one transaction can both find the session and read the page.
public struct SessionKey: Sendable {
    public let municipality: MunicipalityCode
    public let token: Token

    public init(municipality: MunicipalityCode, token: Token) {
        self.municipality = municipality
        self.token = token
    }

    public init?(cookie: String) {
        let parts = cookie.split(separator: ".", maxSplits: 1)
        guard parts.count == 2, let municipality = MunicipalityCode(String(parts[0])), (20...100).contains(parts[1].utf8.count) else { return nil }
        self.init(municipality: municipality, token: Token(presented: String(parts[1])))
    }

    public var cookie: String { municipality.text + "." + token.text }
}

extension Workplace {
    /// A working day at a desk.
    public static let sessionLength: TimeInterval = 12 * 3600

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
    public func signIn(by link: Token) async throws -> SessionKey {
        let token = Token()
        let municipality = try await driver.write(in: nil) { connection in
            let (municipality, person) = try connection.spendSignInLink(tokenHash: link.hash)
            try connection.startSession(
                tokenHash: token.hash, person: person, in: municipality, endsAt: connection.now.addingTimeInterval(Self.sessionLength))
            try connection.append(
                Event(.signIn, Thing(.person, person.text)),
                by: Viewer(municipality: municipality, person: person, name: "", roles: []), request: nil)
            return municipality
        }
        return SessionKey(municipality: municipality, token: token)
    }

    /// Ends a session, really: the row is gone, so the cookie is worth nothing anywhere.
    public func signOut(_ key: SessionKey) async throws {
        try await driver.write(in: key.municipality) { try $0.endSession(tokenHash: key.token.hash, in: key.municipality) }
    }

    /// A read for whoever holds this session. One transaction finds the viewer and reads the page.
    ///
    /// - Throws: `Problem.signInNeeded` when the session ended.
    public func read<Result: Sendable>(
        with key: SessionKey, _ body: @escaping @Sendable (any Connection, Viewer) throws -> Result
    ) async throws -> Result {
        try await driver.read(in: key.municipality) { connection in
            guard let viewer = try connection.viewer(tokenHash: key.token.hash, in: key.municipality) else { throw Problem.signInNeeded }
            return try body(connection, viewer)
        }
    }

    /// Who holds this session now; nil when it ended.
    public func viewer(of key: SessionKey) async throws -> Viewer? {
        try await driver.read(in: key.municipality) { try $0.viewer(tokenHash: key.token.hash, in: key.municipality) }
    }
}
