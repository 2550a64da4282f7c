import Foundation
public import Neighbourhood

extension Connection {
    /// Keeps a thing from being erased, until somebody lifts it.
    public func hold(_ thing: Thing, because reason: String, by viewer: Viewer) throws -> Identifier<Hold> {
        let id: Identifier<Hold> = freshID()
        try execute(
            "INSERT INTO hold (municipality, id, thing_kind, thing_id, reason, placed_by, placed_at) VALUES ($1, $2, $3, $4, $5, $6, $7)",
            [
                viewer.municipality, id, thing.kind, thing.id, seal(reason, for: .hold(id), at: .holdReason, of: id.text, in: viewer.municipality),
                viewer.person, now,
            ])
        return id
    }

    /// Lifts a hold. Lifting it twice is lifting it once.
    ///
    /// - Returns: the thing that is free again. Throws `Problem.notFound`.
    public func lift(_ id: Identifier<Hold>, by viewer: Viewer) throws -> Thing {
        let thing = try first("SELECT thing_kind, thing_id FROM hold WHERE municipality = $1 AND id = $2", [viewer.municipality, id]) { row in
            Thing(row.next(), row.next())
        }
        guard let thing else { throw Problem.notFound(.page) }
        try execute(
            "UPDATE hold SET lifted_at = $1, lifted_by = $2 WHERE municipality = $3 AND id = $4 AND lifted_at IS NULL",
            [now, viewer.person, viewer.municipality, id])
        return thing
    }

    /// Everything that is held now, oldest first.
    public func holds(for viewer: Viewer) throws -> [Hold] {
        try Access.allow(viewer, .hold)
        return try rows(
            """
            SELECT id, thing_kind, thing_id, reason, placed_by, placed_at FROM hold WHERE municipality = $1 AND lifted_at IS NULL ORDER BY id LIMIT 500
            """, [viewer.municipality]
        ) { row in
            let id: Identifier<Hold> = row.next()
            return Hold(
                id: id, thing: Thing(row.next(), row.next()), reason: row.next(opened: .holdReason, of: id.text), placedBy: row.next(),
                placedAt: row.next())
        }
    }

    /// Whether a person, or an ask or an offer of theirs, is held.
    public func isHeld(_ person: Person.ID, in municipality: MunicipalityCode) throws -> Bool {
        try count(
            """
            SELECT count(*) FROM hold WHERE municipality = $1 AND lifted_at IS NULL AND (
                (thing_kind = 'person' AND thing_id = $2)
                OR (thing_kind = 'ask' AND thing_id IN (SELECT id FROM ask WHERE municipality = $1 AND (subject = $2 OR asked_by = $2)))
                OR (thing_kind = 'offer' AND thing_id IN (SELECT id FROM offer WHERE municipality = $1 AND person = $2)))
            """, [municipality, person]) > 0
    }
}
