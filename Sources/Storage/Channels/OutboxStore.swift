public import Foundation
public import Neighbourhood

extension MessageKind: SQLColumn {}
extension MessageState: SQLColumn {}
extension MessageFault: SQLColumn {}
extension Channel: SQLColumn {}

extension Connection {
    /// Writes down that something is to be told, in the transaction of the deed that calls for it: both are kept, or neither.
    ///
    /// - Parameters:
    ///   - words: what stands nowhere else; sealed with a key of their own, which goes with them.
    ///   - owner: who minds it when it does not arrive.
    @discardableResult
    public func post(
        _ kind: MessageKind, to recipient: OutboxMessage.Recipient, about thing: Thing? = nil, words: String? = nil, endsAt: Date? = nil,
        owner: Person.ID? = nil, in municipality: MunicipalityCode
    ) throws -> OutboxMessage.ID {
        let id: OutboxMessage.ID = freshID()
        try execute(
            """
            INSERT INTO outbox (municipality, id, kind, rank, person, thing_kind, thing_id, words, written_at, due_at, not_before, ends_at, owner)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
            """,
            [
                municipality, id, kind, kind.isUrgent ? 0 : 1, recipient.person, thing?.kind, thing?.id,
                seal(words, for: .message(id), at: .outboxWords, of: id.text, in: municipality), now, now, now, endsAt, owner,
            ])
        return id
    }

    /// Where something is to leave now, or was left behind by a program that ended.
    public func townsWithPost() throws -> [MunicipalityCode] {
        let due = try rows("SELECT DISTINCT municipality FROM outbox WHERE state = 'waiting' AND not_before <= $1", [now]) {
            $0.next(MunicipalityCode.self)
        }
        let left = try rows("SELECT DISTINCT municipality FROM outbox WHERE state = 'leaving'", []) { $0.next(MunicipalityCode.self) }
        return Set(due + left).sorted { $0.text < $1.text }
    }

    /// Whose turn it is: what is urgent first, then what waits longest. Nil when nothing is to leave now.
    public func nextPost(in municipality: MunicipalityCode) throws -> OutboxMessage? {
        try first(
            "SELECT " + OutboxMessage.columns
                + " FROM outbox WHERE municipality = $1 AND state = 'waiting' AND not_before <= $2 ORDER BY rank, not_before, id LIMIT 1",
            [municipality, now], decode: OutboxMessage.init(row:))
    }

    /// Marks messages that go together as leaving, before anything is handed over: from now on no other server takes them, and neither does this one after a
    /// restart.
    ///
    /// - Parameter seconds: longer than handing over ever takes.
    public func letLeave(
        _ ids: [OutboxMessage.ID], by channel: Channel, holder: String, lasting seconds: TimeInterval, in municipality: MunicipalityCode
    ) throws {
        for id in ids {
            try execute(
                """
                UPDATE outbox SET state = 'leaving', channel = $1, attempts = attempts + 1, holder = $2, held_until = $3
                WHERE municipality = $4 AND id = $5 AND state = 'waiting'
                """, [channel, holder, now.addingTimeInterval(seconds), municipality, id])
        }
    }

    /// Writes down where a message got to. What another has settled meanwhile stays as it is.
    ///
    /// - Parameters:
    ///   - fault: why, when it did not get there.
    ///   - first: the message that it went along with.
    public func settle(
        _ id: OutboxMessage.ID, as state: MessageState, by channel: Channel? = nil, fault: MessageFault? = nil,
        wentWith first: OutboxMessage.ID? = nil, in municipality: MunicipalityCode
    ) throws {
        try execute(
            """
            UPDATE outbox SET state = $1, channel = coalesce($2, channel), fault = $3, went_with = $4, holder = NULL, held_until = NULL, settled_at = $5,
                next_on = $6
            WHERE municipality = $7 AND id = $8 AND state IN ('waiting', 'leaving')
            """,
            [
                state, channel, fault, first, state.isSettled ? now : nil, state == .unreached ? today.orFirstWorkingDayAfter : nil, municipality,
                id,
            ])
        try forgetWords(of: id, in: municipality)
    }

    /// Its own words have been said, or need not be said any more.
    private func forgetWords(of id: OutboxMessage.ID, in municipality: MunicipalityCode) throws {
        try execute("UPDATE outbox SET words = NULL WHERE municipality = $1 AND id = $2 AND words IS NOT NULL", [municipality, id])
        try execute("DELETE FROM vault_key WHERE municipality = $1 AND holder = $2", [municipality, id])
    }

    /// It waits on, until its next moment.
    public func postpone(_ id: OutboxMessage.ID, until moment: Date, fault: MessageFault? = nil, in municipality: MunicipalityCode) throws {
        try execute(
            """
            UPDATE outbox SET state = 'waiting', not_before = $1, fault = $2, holder = NULL, held_until = NULL
            WHERE municipality = $3 AND id = $4 AND state IN ('waiting', 'leaving')
            """, [moment, fault, municipality, id])
    }

    /// What of this kind is to go to somebody, and waits for no better day.
    public func postWaiting(for person: Person.ID, _ kind: MessageKind, in municipality: MunicipalityCode) throws -> [OutboxMessage] {
        try rows(
            "SELECT " + OutboxMessage.columns
                + " FROM outbox WHERE municipality = $1 AND person = $2 AND kind = $3 AND state = 'waiting' ORDER BY not_before, id LIMIT 20",
            [municipality, person, kind], decode: OutboxMessage.init(row:))
    }

    /// Whether something of this kind went to somebody already that day.
    public func wasTold(_ kind: MessageKind, _ person: Person.ID, on day: CalendarDate, in municipality: MunicipalityCode) throws -> Bool {
        try count(
            "SELECT count(*) FROM outbox WHERE municipality = $1 AND person = $2 AND kind = $3 AND state = 'sent' AND settled_at >= $4",
            [municipality, person, kind, day.start]) > 0
    }

    /// What is about a thing and has not left need not be told any more: it was answered another way, or is over.
    ///
    /// - Parameter kind: only these; nil for all.
    public func dropPost(about thing: Thing, _ kind: MessageKind? = nil, in municipality: MunicipalityCode) throws {
        try execute(
            """
            UPDATE outbox SET state = 'dropped', settled_at = $1, next_on = NULL WHERE municipality = $2 AND thing_kind = $3 AND thing_id = $4
                AND kind = coalesce($5, kind) AND state IN ('waiting', 'to-print', 'to-call', 'unreached')
            """, [now, municipality, thing.kind, thing.id, kind])
    }

    /// What was leaving when its program ended: nobody knows whether it arrived. It is not sent again.
    public func postLeftBehind(in municipality: MunicipalityCode) throws -> [OutboxMessage] {
        try rows(
            "SELECT " + OutboxMessage.columns + " FROM outbox WHERE municipality = $1 AND state = 'leaving' AND held_until <= $2",
            [municipality, now], decode: OutboxMessage.init(row:))
    }

    /// What has waited since before a moment and was never taken, however often it was tried.
    public func postWaiting(since moment: Date, in municipality: MunicipalityCode) throws -> [OutboxMessage] {
        try rows(
            "SELECT " + OutboxMessage.columns + " FROM outbox WHERE municipality = $1 AND state = 'waiting' AND due_at < $2 AND attempts > 0",
            [municipality, moment], decode: OutboxMessage.init(row:))
    }
}

extension OutboxMessage {
    static let columns: SQL = """
        outbox.id, outbox.kind, outbox.person, outbox.thing_kind, outbox.thing_id, outbox.words, outbox.attempts, outbox.ends_at
        """

    init(row: inout Row) {
        let (id, kind): (ID, MessageKind) = (row.next(), row.next())
        let person: Person.ID? = row.subject()
        let (thingKind, thingID): (Thing.Kind?, String?) = (row.next(), row.next())
        self.init(
            id: id, kind: kind, recipient: person.map { .person($0) } ?? .address,
            thing: thingKind.flatMap { kind in thingID.map { Thing(kind, $0) } }, words: row.next(opened: .outboxWords, of: id.text),
            attempts: row.next(), endsAt: row.next())
    }
}

extension OutboxMessage.Recipient {
    var person: Person.ID? { if case .person(let id) = self { id } else { nil } }
}

extension MessageState {
    /// Nothing more happens to it, so that its term begins.
    fileprivate var isSettled: Bool { self == .sent || self == .dropped }
}
