import Foundation
public import Neighbourhood

extension Connection {
    /// How many seconds somebody has to wait; nil when they may go on. Counts nothing.
    public func wait(_ limit: RateLimit, for who: String, in municipality: MunicipalityCode) throws -> Int? {
        let earliest = try freeAt(limit, who, municipality).addingTimeInterval(limit.step - limit.period)
        guard earliest > now else { return nil }
        return max(1, Int(earliest.timeIntervalSince(now).rounded(.up)))
    }

    /// Counts one. A leaky bucket in one row (the generic cell rate algorithm, ITU-T I.371): each attempt pushes the moment on which everything is
    /// free again one step forward.
    ///
    /// - Parameter who: a keyed hash of an address or of a browser, never the address itself.
    public func count(_ limit: RateLimit, for who: String, in municipality: MunicipalityCode) throws {
        let freeAt = max(try freeAt(limit, who, municipality), now).addingTimeInterval(limit.step)
        try execute(
            """
            INSERT INTO sign_in_limit (municipality, name, who, free_at) VALUES ($1, $2, $3, $4)
            ON CONFLICT (municipality, name, who) DO UPDATE SET free_at = excluded.free_at
            """, [municipality, limit.name, who, freeAt])
    }

    /// Counts one where there is room for it, in one statement, so that of two who come at once only one takes the last place.
    ///
    /// - Returns: how many seconds somebody has to wait; nil when they may go on.
    public func pass(_ limit: RateLimit, for who: String, in municipality: MunicipalityCode) throws -> Int? {
        let counted: Date? = try first(
            """
            INSERT INTO sign_in_limit (municipality, name, who, free_at) VALUES ($1, $2, $3, $4)
            ON CONFLICT (municipality, name, who) DO UPDATE
            SET free_at = CASE WHEN sign_in_limit.free_at > $5 THEN sign_in_limit.free_at ELSE $5 END + $6
            WHERE sign_in_limit.free_at <= $7 RETURNING free_at
            """,
            [
                municipality, limit.name, who, now.addingTimeInterval(limit.step), now, Int(limit.step * 1000),
                now.addingTimeInterval(limit.period - limit.step),
            ]
        ) { $0.next() }
        return counted == nil ? try wait(limit, for: who, in: municipality) ?? 1 : nil
    }

    private func freeAt(_ limit: RateLimit, _ who: String, _ municipality: MunicipalityCode) throws -> Date {
        try first(
            "SELECT free_at FROM sign_in_limit WHERE municipality = $1 AND name = $2 AND who = $3", [municipality, limit.name, who]
        ) { $0.next() } ?? .distantPast
    }
}

extension RateLimit {
    /// Seconds for one attempt.
    fileprivate var step: TimeInterval { period / Double(count) }
}
