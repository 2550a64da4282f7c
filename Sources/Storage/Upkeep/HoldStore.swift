import Foundation
public import Neighbourhood

extension Connection {
    /// Keeps a thing from being erased, until and with a day or until somebody lifts it.
    public func hold(_ thing: Thing, because reason: String, until day: CalendarDate?, by viewer: Viewer) throws -> Hold.ID {
        let id: Hold.ID = freshID()
        try execute(
            "INSERT INTO hold (municipality, id, thing_kind, thing_id, reason, placed_by, placed_at, until_on) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
            [
                viewer.municipality, id, thing.kind, thing.id, seal(reason, for: .hold(id), at: .holdReason, of: id.text, in: viewer.municipality),
                viewer.person, now, day,
            ])
        return id
    }

    /// Lets go what was held until a day that is over.
    ///
    /// - Returns: the things that are free again.
    public func endHolds(in municipality: MunicipalityCode) throws -> [Thing] {
        try rows(
            "UPDATE hold SET lifted_at = $1 WHERE municipality = $2 AND lifted_at IS NULL AND until_on < $3 RETURNING thing_kind, thing_id",
            [now, municipality, today]
        ) { row in Thing(row.next(), row.next()) }
    }

    /// Lifts a hold. Lifting it twice is lifting it once.
    ///
    /// - Returns: the thing that is free again. Throws `Problem.notFound`.
    public func lift(_ id: Hold.ID, by viewer: Viewer) throws -> Thing {
        let thing = try first("SELECT thing_kind, thing_id FROM hold WHERE municipality = $1 AND id = $2", [viewer.municipality, id]) { row in
            Thing(row.next(), row.next())
        }
        guard let thing else { throw Problem.notFound(.page) }
        try execute(
            "UPDATE hold SET lifted_at = $1, lifted_by = $2 WHERE municipality = $3 AND id = $4 AND lifted_at IS NULL",
            [now, viewer.person, viewer.municipality, id])
        return thing
    }

    /// Everything that is held now: what ends first stands first.
    public func holds(for viewer: Viewer) throws -> [HoldLine] {
        try Access.allow(viewer, .hold)
        return try rows(
            HoldLine.select + " ORDER BY hold.until_on, hold.id LIMIT 500", [viewer.municipality], decode: HoldLine.init(row:))
    }

    /// What holds a person, or an ask or an offer of theirs, now.
    public func holds(of person: Person.ID, for viewer: Viewer) throws -> [HoldLine] {
        try Access.allow(viewer, .hold)
        return try rows(
            HoldLine.select + HoldLine.ofPerson + " ORDER BY hold.until_on, hold.id LIMIT 50", [viewer.municipality, person],
            decode: HoldLine.init(row:))
    }

    /// Whether a person, or an ask or an offer of theirs, is held.
    public func isHeld(_ person: Person.ID, in municipality: MunicipalityCode) throws -> Bool {
        try count("SELECT count(*) FROM hold WHERE hold.municipality = $1 AND lifted_at IS NULL" + HoldLine.ofPerson, [municipality, person]) > 0
    }
}

/// A hold as a page tells it.
public struct HoldLine: Sendable, Equatable {
    public let hold: Hold
    public let placedByName: String?
    /// The person's name, when it is a person that is held, and not one who asked that their data are not used.
    public let name: String?

    static let select: SQL = """
        SELECT hold.id, hold.thing_kind, hold.thing_id, hold.reason, hold.until_on, hold.placed_by, hold.placed_at, placer.name,
            CASE WHEN person.frozen_at IS NULL THEN person.name END FROM hold
        LEFT JOIN person placer ON placer.municipality = hold.municipality AND placer.id = hold.placed_by
        LEFT JOIN person ON hold.thing_kind = 'person' AND person.municipality = hold.municipality AND person.id = hold.thing_id
        WHERE hold.municipality = $1 AND hold.lifted_at IS NULL
        """

    static let ofPerson: SQL = """
         AND ((thing_kind = 'person' AND thing_id = $2)
        OR (thing_kind = 'ask' AND thing_id IN (SELECT id FROM ask WHERE municipality = $1 AND (subject = $2 OR asked_by = $2)))
        OR (thing_kind = 'offer' AND thing_id IN (SELECT id FROM offer WHERE municipality = $1 AND person = $2)))
        """

    init(row: inout Row) {
        let id: Hold.ID = row.next()
        hold = Hold(
            id: id, thing: Thing(row.next(), row.next()), reason: row.next(opened: .holdReason, of: id.text), until: row.next(), placedBy: row.next(),
            placedAt: row.next())
        (placedByName, name) = (row.next(), row.next())
    }
}
