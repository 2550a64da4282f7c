public import Foundation
public import Neighbourhood

extension Connection {
    /// Appends what was done. Nothing can change or remove it afterwards.
    public func append(_ event: Event, by viewer: Viewer, request: String?) throws {
        let id: Identifier<Event> = freshID()
        try execute(
            """
            INSERT INTO event (municipality, id, at, actor, on_behalf_of, deed, thing_kind, thing_id, with_kind, with_id, request)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            """,
            [
                viewer.municipality, id, now, viewer.person, event.onBehalfOf, event.deed, event.thing.kind, event.thing.id, event.with?.kind,
                event.with?.id, request,
            ])
    }

    /// What happened with a thing, oldest first; the last `limit` things. Residents know workers by their call name.
    public func history(of thing: Thing, for viewer: Viewer, limit: Int = 100) throws -> [HistoryLine] {
        try rows(
            """
            SELECT event.at, event.deed, person.name, person.call_name, event.with_kind, event.with_id FROM event
            LEFT JOIN person ON person.municipality = event.municipality AND person.id = event.actor
            WHERE event.municipality = $1 AND event.thing_kind = $2 AND event.thing_id = $3 ORDER BY event.id DESC LIMIT $4
            """, [viewer.municipality, thing.kind, thing.id, limit]
        ) { row in
            let (at, deed): (Date, Deed) = (row.next(), row.next())
            let (name, callName): (String?, String?) = (row.next(), row.next())
            return HistoryLine(at: at, deed: deed, actor: Access.allows(viewer, .seeToday) ? name : callName, withKind: row.next(), withID: row.next())
        }.reversed()
    }
}

/// One line of a timeline.
public struct HistoryLine: Sendable, Equatable {
    public let at: Date
    public let deed: Deed
    /// Nil for a visitor of the public pages and for the system.
    public let actor: String?
    public let withKind: Thing.Kind?
    public let withID: String?
}
