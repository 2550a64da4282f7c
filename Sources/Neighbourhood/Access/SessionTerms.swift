public import Foundation

/// How long somebody stays signed in: until nothing was heard for a while, and in any case until the end. Written down because OWASP ASVS 5.0
/// (7.1.1, 7.3.1, 7.3.2) asks for both limits with their reason: a worker's day, a computer that others use, a telephone of one's own.
public struct SessionTerms: Hashable, Sendable {
    /// Seconds without a sign of life.
    public let idle: TimeInterval
    /// Seconds from the start, whatever happens.
    public let absolute: TimeInterval

    public init(idle: TimeInterval, absolute: TimeInterval) {
        self.idle = idle
        self.absolute = absolute
    }

    /// A working day: whoever comes back from a home visit is still signed in, whoever went home is not.
    public static let worker = SessionTerms(idle: 8 * 3600, absolute: 12 * 3600)
    /// A resident on a computer of the library, the desk or a neighbour.
    public static let sharedDevice = SessionTerms(idle: 30 * 60, absolute: 12 * 3600)
    /// A resident who says that nobody else uses this device.
    public static let ownDevice = SessionTerms(idle: 30 * 86_400, absolute: 90 * 86_400)
    /// A worker looks along with a resident.
    public static let beside = SessionTerms(idle: 15 * 60, absolute: 15 * 60)
    /// Between the first step of signing in and the second.
    public static let secondStep = SessionTerms(idle: 15 * 60, absolute: 15 * 60)

    /// On so many devices at once somebody is signed in; the one that was begun first ends for the next (ASVS 5.0, 7.1.2). A telephone, a computer at
    /// work and one at home, a tablet for visits, and as many again.
    public static let mostAtOnce = 8

    /// A session gets a new token after so many seconds, so that a stolen one is soon worth nothing.
    public static let turning: TimeInterval = 3600
    /// The former token still counts so many seconds after the new one was first used, for pages that were being fetched at that moment.
    public static let grace: TimeInterval = 60
    /// How precisely the last sign of life is known, in seconds: the databank is not written to at every page.
    public static let pulse: TimeInterval = 300

    public static func of(_ roles: Set<Role>, isOwnDevice: Bool) -> SessionTerms {
        if roles.contains(where: \.isOfWork) { return .worker }
        return isOwnDevice ? .ownDevice : .sharedDevice
    }
}

extension Role {
    /// Whoever holds such a role may see or set up more than what is theirs.
    public var isOfWork: Bool { self != .resident }
}
