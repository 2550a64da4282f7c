import Crypto
public import Foundation
public import Neighbourhood

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

/// A session as the browser carries it: the municipality in the clear, so that one transaction can both find the session and read the page; its id,
/// which stays while the token turns; and the token.
public struct SessionKey: Sendable {
    public let municipality: MunicipalityCode
    public let id: Session.ID
    public let token: Token
    /// For how many seconds a browser may hold on to it; when it ends, the databank knows.
    public let lasting: TimeInterval

    public init(municipality: MunicipalityCode, id: Session.ID, token: Token, lasting: TimeInterval = 0) {
        self.municipality = municipality
        self.id = id
        self.token = token
        self.lasting = lasting
    }

    public init?(cookie: String) {
        let parts = cookie.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, let municipality = MunicipalityCode(String(parts[0])), let id = Session.ID(String(parts[1])),
            (20...100).contains(parts[2].utf8.count)
        else { return nil }
        self.init(municipality: municipality, id: id, token: Token(presented: String(parts[2])))
    }

    public var cookie: String { municipality.text + "." + id.text + "." + token.text }
}

/// Somebody at the door: what they came with.
public struct Arrival: Sendable {
    public let device: Device
    /// They say that nobody else uses this device.
    public let isOwnDevice: Bool
    public let request: RequestMark

    public init(device: Device = .unknown, isOwnDevice: Bool = false, request: RequestMark = .none) {
        self.device = device
        self.isOwnDevice = isOwnDevice
        self.request = request
    }
}
