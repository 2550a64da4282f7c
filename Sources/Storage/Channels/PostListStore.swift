public import Foundation
public import Neighbourhood

/// A message that is for paper or the telephone, or that did not arrive, as the list of post shows it.
public struct PostLine: Sendable, Equatable, Identifiable {
    public let id: OutboxMessage.ID
    public let kind: MessageKind
    public let thing: Thing?
    public let state: MessageState
    public let channel: Channel?
    public let fault: MessageFault?
    /// Whom it is for; of a message to a practice, whom it is about.
    public let person: Person.ID
    public let name: String
    public let phone: PhoneNumber?
    /// Nil for a message to somebody themselves.
    public let practice: Practice?
    public let dueAt: Date
    public let owner: Person.ID?
    public let ownerName: String?
    public let nextOn: CalendarDate?

    /// A practice that was to hear that there is an answer.
    public struct Practice: Sendable, Equatable {
        public let name: String
        public let phone: PhoneNumber?
        /// What it was about.
        public let ask: Ask.ID
    }
}

extension Connection {
    /// What is still to be done with messages by people, in the part of the municipality that is the viewer's work: oldest first.
    ///
    /// - Parameter states: of `toPrint`, `toCall` and `unreached`.
    public func postList(_ state: MessageState, for viewer: Viewer, limit: Int = 200) throws -> [PostLine] {
        try Access.allowSomewhere(viewer, .handlePost)
        let sight = SightClause.post(viewer, .handlePost, from: 3)
        return try rows(
            PostLine.select + " WHERE outbox.municipality = $1 AND outbox.state = $2 AND person.frozen_at IS NULL" + sight.sql
                + " ORDER BY outbox.due_at, outbox.id LIMIT " + sight.next, [viewer.municipality, state] + sight.values + [limit],
            decode: PostLine.init(row:))
    }

    /// One of them, for a deed with it. Throws `Problem.notFound`, `Problem.notAllowed`.
    public func postLine(_ id: OutboxMessage.ID, for viewer: Viewer) throws -> PostLine {
        try Access.allowSomewhere(viewer, .handlePost)
        let sight = SightClause.post(viewer, .handlePost, from: 3)
        let found = try first(
            PostLine.select + " WHERE outbox.municipality = $1 AND outbox.id = $2 AND outbox.state IN ('to-print', 'to-call', 'unreached')"
                + sight.sql,
            [viewer.municipality, id] + sight.values, decode: PostLine.init(row:))
        guard let found else { throw Problem.notFound(.message) }
        return found
    }

    /// Whom the viewer has to reach another way today.
    public func unreachedToday(for viewer: Viewer) throws -> [PostLine] {
        guard Access.allowsSomewhere(viewer, .handlePost) else { return [] }
        return try postList(.unreached, for: viewer, limit: 25).filter { line in
            line.owner.map { $0 == viewer.person || viewer.covers.contains($0) } ?? true
        }
    }

    /// A worker did it: posted the letter, or spoke to somebody.
    public func handlePost(_ id: OutboxMessage.ID, as state: MessageState, by viewer: Viewer) throws {
        try execute(
            """
            UPDATE outbox SET state = $1, settled_at = $2, settled_by = $3, next_on = NULL WHERE municipality = $4 AND id = $5
                AND state IN ('to-print', 'to-call', 'unreached')
            """, [state, now, viewer.person, viewer.municipality, id])
    }

    /// Tries it once more, as if it had just been written: the address was mended.
    public func postAgain(_ id: OutboxMessage.ID, in municipality: MunicipalityCode) throws {
        try execute(
            """
            UPDATE outbox SET state = 'waiting', attempts = 0, fault = NULL, channel = NULL, due_at = $1, not_before = $1, next_on = NULL
            WHERE municipality = $2 AND id = $3 AND state = 'unreached'
            """, [now, municipality, id])
    }

    /// A mail that was taken came back. Nothing happens to what is unknown, was not sent, or was handled by somebody.
    ///
    /// - Returns: whether somebody has to be reached another way.
    public func bounce(_ id: OutboxMessage.ID) throws -> Bool {
        try execute(
            """
            UPDATE outbox SET state = 'unreached', fault = $1, settled_at = NULL, next_on = $2
            WHERE (id = $3 OR went_with = $4) AND state = 'sent' AND channel = 'mail' AND settled_by IS NULL
                AND (person IS NOT NULL OR kind = $5)
            """, [MessageFault.bounced, today.orFirstWorkingDayAfter, id, id, MessageKind.referralAnswer]) > 0
    }

    /// Messages as the outbox has them, in the same order.
    public func post(_ ids: [OutboxMessage.ID], in municipality: MunicipalityCode) throws -> [OutboxMessage] {
        try found(
            ids.map(\.text), in: municipality, "SELECT " + OutboxMessage.columns + " FROM outbox WHERE outbox.municipality = $1 AND outbox.id IN",
            id: \.id.text, decode: OutboxMessage.init(row:))
    }
}

extension PostLine {
    fileprivate static let select: SQL = """
        SELECT outbox.id, outbox.kind, outbox.thing_kind, outbox.thing_id, outbox.state, outbox.channel, outbox.fault, person.id, person.name, person.phone,
            outbox.due_at, outbox.owner, owner.name, outbox.next_on, referral.ask, organisation.name, organisation.phone FROM outbox
        LEFT JOIN referral ON referral.municipality = outbox.municipality AND outbox.thing_kind = 'referral' AND referral.id = outbox.thing_id
        LEFT JOIN organisation ON organisation.municipality = referral.municipality AND organisation.id = referral.organisation
        JOIN person ON person.municipality = outbox.municipality AND person.id = coalesce(outbox.person, referral.person)
        LEFT JOIN person owner ON owner.municipality = outbox.municipality AND owner.id = outbox.owner
        """

    fileprivate init(row: inout Row) {
        let (id, kind): (OutboxMessage.ID, MessageKind) = (row.next(), row.next())
        let (thingKind, thingID): (Thing.Kind?, String?) = (row.next(), row.next())
        let (state, channel, fault): (MessageState, Channel?, MessageFault?) = (row.next(), row.next(), row.next())
        let (person, name, phone): (Person.ID, String, PhoneNumber?) = (row.subject(), row.next(), row.next())
        let (dueAt, owner, ownerName, nextOn): (Date, Person.ID?, String?, CalendarDate?) = (row.next(), row.next(), row.next(), row.next())
        self.init(
            id: id, kind: kind, thing: thingKind.flatMap { kind in thingID.map { Thing(kind, $0) } }, state: state, channel: channel, fault: fault,
            person: person, name: name, phone: phone, practice: Practice(row: &row), dueAt: dueAt, owner: owner, ownerName: ownerName, nextOn: nextOn)
    }
}

extension PostLine.Practice {
    fileprivate init?(row: inout Row) {
        let (ask, name, phone): (Ask.ID?, String?, PhoneNumber?) = (row.next(), row.next(), row.next())
        guard let ask, let name else { return nil }
        self.init(name: name, phone: phone, ask: ask)
    }
}
