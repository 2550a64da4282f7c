public import Neighbourhood

extension RoomUse: SQLColumn {}

extension Recurrence: SQLColumn {
    public init(_ source: any RowSource, _ column: Int) { self.init(stored: source.text(column)) }
    public var bound: SQLValue { .text(rule) }
}

extension Connection {
    public func insert(_ room: Room, in municipality: MunicipalityCode) throws {
        let facts = room.facts
        try execute(
            "INSERT INTO room (municipality, id, house, name, about, seats, set_up, clear_up, use) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            [municipality, room.id, room.house, facts.name, facts.about, facts.seats, facts.setUp, facts.clearUp, facts.use])
    }

    /// Throws `Problem.stale` when a colleague changed it meanwhile.
    public func update(_ room: Room, in municipality: MunicipalityCode) throws {
        let facts = room.facts
        let changed = try execute(
            """
            UPDATE room SET name = $1, about = $2, seats = $3, set_up = $4, clear_up = $5, use = $6, version = version + 1
            WHERE municipality = $7 AND id = $8 AND version = $9
            """, [facts.name, facts.about, facts.seats, facts.setUp, facts.clearUp, facts.use, municipality, room.id, room.version])
        guard changed == 1 else { throw Problem.stale(Thing(.room, room.id.text)) }
    }

    /// A room that is there no more cannot be booked.
    public func close(room id: Room.ID, in municipality: MunicipalityCode) throws {
        try execute("UPDATE room SET closed_at = $1 WHERE municipality = $2 AND id = $3 AND closed_at IS NULL", [now, municipality, id])
    }

    /// Throws `Problem.notFound` also for one that was closed.
    public func room(_ id: Room.ID, in municipality: MunicipalityCode) throws -> Room {
        let found = try first(Room.select + " AND id = $2", [municipality, id], decode: Room.init(row:))
        guard let found else { throw Problem.notFound(.room) }
        return found
    }

    /// What can be booked in a house; that it is there may everybody know.
    public func rooms(of house: House.ID, in municipality: MunicipalityCode) throws -> [Room] {
        try rows(Room.select + " AND house = $2 ORDER BY name, id", [municipality, house], decode: Room.init(row:))
    }
}

extension Room {
    fileprivate static let select: SQL = """
        SELECT id, house, name, about, seats, set_up, clear_up, use, version FROM room WHERE municipality = $1 AND closed_at IS NULL
        """

    fileprivate init(row: inout Row) {
        self.init(
            id: row.next(), house: row.next(),
            facts: RoomFacts(
                name: row.next(), about: row.next(), seats: row.next(), setUp: row.next(), clearUp: row.next(), use: row.next()),
            version: row.next())
    }
}
