public import Foundation
public import Neighbourhood

extension Connection {
    /// Who last did this to a thing; nil when nobody did, or nobody known.
    public func lastActor(of deed: Deed, _ thing: Thing, in municipality: MunicipalityCode) throws -> Person.ID? {
        try first(
            """
            SELECT actor FROM event WHERE municipality = $1 AND thing_kind = $2 AND thing_id = $3 AND deed = $4 ORDER BY id DESC LIMIT 1
            """, [municipality, thing.kind, thing.id, deed]
        ) { $0.next(Person.ID?.self) } ?? nil
    }

    /// Appends what was done. Nothing can change or remove it afterwards. What a worker does with somebody beside them is the worker's deed, on
    /// behalf of that person.
    public func append(_ event: Event, by viewer: Viewer, request: String?) throws {
        let id: Identifier<Event> = freshID()
        try execute(
            """
            INSERT INTO event (municipality, id, at, actor, on_behalf_of, deed, thing_kind, thing_id, with_kind, with_id, request)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            """,
            [
                viewer.municipality, id, now, viewer.companion?.person ?? viewer.person,
                event.onBehalfOf ?? (viewer.companion == nil ? nil : viewer.person), event.deed, event.thing.kind, event.thing.id, event.with?.kind,
                event.with?.id, request,
            ])
    }

    /// What happened with a thing, oldest first; the last `limit` things. Residents know workers by their call name.
    public func history(of thing: Thing, for viewer: Viewer, limit: Int = 100) throws -> [HistoryLine] {
        try rows(
            """
            SELECT event.at, event.deed, person.name, person.call_name, event.actor, event.on_behalf_of,
                coalesce(behalf.name, house.name, organisation.name), coalesce(behalf.call_name, house.name, organisation.name) FROM event
            LEFT JOIN person ON person.municipality = event.municipality AND person.id = event.actor
            LEFT JOIN person behalf ON behalf.municipality = event.municipality AND behalf.id = event.on_behalf_of
            LEFT JOIN offer ON event.on_behalf_of IS NULL AND event.with_kind = 'offer' AND offer.municipality = event.municipality AND offer.id = event.with_id
            LEFT JOIN house ON house.municipality = offer.municipality AND house.id = offer.house
            LEFT JOIN organisation ON organisation.municipality = offer.municipality AND organisation.id = offer.organisation
            WHERE event.municipality = $1 AND event.thing_kind = $2 AND event.thing_id = $3 ORDER BY event.id DESC LIMIT $4
            """, [viewer.municipality, thing.kind, thing.id, limit]
        ) { row in
            let (at, deed): (Date, Deed) = (row.next(), row.next())
            let (name, callName): (String?, String?) = (row.next(), row.next())
            let (actor, behalf): (Person.ID?, Person.ID?) = (row.next(), row.next())
            let (fullName, shortName): (String?, String?) = (row.next(), row.next())
            return HistoryLine(
                at: at, deed: deed, actor: viewer.isAtWork ? name : callName, onBehalfOf: viewer.isAtWork ? fullName : shortName,
                isForOneself: actor != nil && actor == behalf)
        }.reversed()
    }
}

/// One line of a timeline.
public struct HistoryLine: Sendable, Equatable {
    public let at: Date
    public let deed: Deed
    /// Nil for a visitor of the public pages and for the system.
    public let actor: String?
    /// For whom it was done: a person, or, of an answer, the house or the organisation that made the offer.
    public let onBehalfOf: String?
    /// Whoever did it did it for themselves.
    public let isForOneself: Bool

    public init(at: Date, deed: Deed, actor: String?, onBehalfOf: String?, isForOneself: Bool) {
        self.at = at
        self.deed = deed
        self.actor = actor
        self.onBehalfOf = onBehalfOf
        self.isForOneself = isForOneself
    }
}
