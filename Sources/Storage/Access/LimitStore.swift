public import Foundation
public import Neighbourhood

extension Connection {
    /// How many seconds somebody has to wait; nil when they may go on. Counts nothing.
    public func wait(_ limit: SignInLimit, for who: String, in municipality: MunicipalityCode) throws -> Int? {
        let earliest = try freeAt(limit, who, municipality).addingTimeInterval(limit.step - limit.period)
        guard earliest > now else { return nil }
        return max(1, Int(earliest.timeIntervalSince(now).rounded(.up)))
    }

    /// Counts one. A leaky bucket in one row (the generic cell rate algorithm, ITU-T I.371): each attempt pushes the moment on which everything is
    /// free again one step forward.
    ///
    /// - Parameter who: a keyed hash of an address or of a browser, never the address itself.
    public func count(_ limit: SignInLimit, for who: String, in municipality: MunicipalityCode) throws {
        let freeAt = max(try freeAt(limit, who, municipality), now).addingTimeInterval(limit.step)
        try execute(
            """
            INSERT INTO sign_in_limit (municipality, name, who, free_at) VALUES ($1, $2, $3, $4)
            ON CONFLICT (municipality, name, who) DO UPDATE SET free_at = excluded.free_at
            """, [municipality, limit.name, who, freeAt])
    }

    private func freeAt(_ limit: SignInLimit, _ who: String, _ municipality: MunicipalityCode) throws -> Date {
        try first(
            "SELECT free_at FROM sign_in_limit WHERE municipality = $1 AND name = $2 AND who = $3", [municipality, limit.name, who]
        ) { $0.next() } ?? .distantPast
    }
}

extension SignInLimit {
    /// Seconds for one attempt.
    fileprivate var step: TimeInterval { period / Double(count) }
}
