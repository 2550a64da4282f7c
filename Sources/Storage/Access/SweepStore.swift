public import Foundation

/// How many rows of signing in were cleared away.
public struct Swept: Sendable, Equatable {
    public var sessions = 0
    public var links = 0
    public var codes = 0
    public var limits = 0

    public init() {}
}

extension Connection {
    /// Clears away sessions and links that ended before a moment, and codes and limits that ended now, in every municipality.
    public func sweepSignIn(endedBefore moment: Date) throws -> Swept {
        var swept = Swept()
        swept.sessions = try execute("DELETE FROM session WHERE ends_at < $1", [moment])
        swept.links = try execute("DELETE FROM sign_in_link WHERE ends_at < $1", [moment])
        swept.codes = try execute("DELETE FROM sign_in_code WHERE ends_at < $1", [now])
        swept.limits = try execute("DELETE FROM sign_in_limit WHERE free_at < $1", [now])
        try execute("DELETE FROM broker_journey WHERE ends_at < $1", [now])
        return swept
    }
}
