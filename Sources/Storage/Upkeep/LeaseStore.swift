public import Foundation

extension Connection {
    /// Takes, or prolongs, the right to do one piece of work: of two servers only one has it. Said again in each transaction of the work, it keeps a
    /// server that was away too long from going on beside the next.
    ///
    /// - Parameters:
    ///   - name: the work, as "upkeep".
    ///   - holder: who asks; another name for each process.
    ///   - seconds: after so long without a word another may take it.
    /// - Returns: false when another has it.
    public func takeLease(_ name: String, for holder: String, lasting seconds: TimeInterval) throws -> Bool {
        try execute(
            """
            INSERT INTO lease (name, holder, until_at) VALUES ($1, $2, $3)
            ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, until_at = excluded.until_at
            WHERE lease.holder = excluded.holder OR lease.until_at <= $4
            """, [name, holder, now.addingTimeInterval(seconds), now]) == 1
    }

    /// Lets go of a lease when the work is done, and writes down that it was.
    public func giveBackLease(_ name: String, from holder: String, isDone: Bool) throws {
        try execute(
            "UPDATE lease SET until_at = $1, done_at = CASE WHEN $2 = 1 THEN $1 ELSE done_at END WHERE name = $3 AND holder = $4",
            [now, isDone, name, holder])
    }

    /// When this work was last finished, by whatever server.
    public func lastDone(_ name: String) throws -> Date? {
        try first("SELECT done_at FROM lease WHERE name = $1", [name]) { $0.next(Date?.self) } ?? nil
    }
}
