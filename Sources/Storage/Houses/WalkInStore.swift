public import Neighbourhood

extension Connection {
    public func insert(_ walkIn: WalkIn, in house: House.ID, of municipality: MunicipalityCode) throws {
        try execute(
            """
            INSERT INTO walk_in (municipality, id, house, booking, planned_on, number, theme, arrived_at, outcome)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """,
            [
                municipality, walkIn.id, house, walkIn.booking, walkIn.plannedOn, walkIn.number, walkIn.theme, walkIn.arrivedAt, walkIn.outcome,
            ])
    }

    /// - Returns: whether it was there.
    public func settle(
        _ id: WalkIn.ID, of booking: Booking.ID, on planned: CalendarDate, as outcome: WalkInOutcome?, in municipality: MunicipalityCode
    ) throws -> Bool {
        try execute(
            "UPDATE walk_in SET outcome = $1 WHERE municipality = $2 AND booking = $3 AND planned_on = $4 AND id = $5",
            [outcome, municipality, booking, planned, id]) == 1
    }

    public func delete(_ id: WalkIn.ID, of booking: Booking.ID, on planned: CalendarDate, in municipality: MunicipalityCode) throws -> Bool {
        try execute(
            "DELETE FROM walk_in WHERE municipality = $1 AND booking = $2 AND planned_on = $3 AND id = $4", [municipality, booking, planned, id]) == 1
    }

    /// Who walked in at one drop-in hour, by number. Who may see them is asked of the drop-in hour.
    public func walkIns(at booking: Booking.ID, on planned: CalendarDate, in municipality: MunicipalityCode) throws -> [WalkIn] {
        try rows(
            """
            SELECT id, booking, planned_on, number, theme, arrived_at, outcome FROM walk_in
            WHERE municipality = $1 AND booking = $2 AND planned_on = $3 ORDER BY number
            """, [municipality, booking, planned]
        ) { row in
            WalkIn(
                id: row.next(), booking: row.next(), plannedOn: row.next(), number: row.next(), theme: row.next(), arrivedAt: row.next(),
                outcome: row.next())
        }
    }

    /// What people came for at a drop-in hour since a day, the most first.
    public func themes(of booking: Booking.ID, since first: CalendarDate, in municipality: MunicipalityCode) throws -> [(theme: String?, count: Int)]
    {
        try rows(
            """
            SELECT theme, count(*) FROM walk_in WHERE municipality = $1 AND booking = $2 AND planned_on >= $3 GROUP BY theme ORDER BY count(*) DESC, theme
            """, [municipality, booking, first]
        ) { row in
            let theme: String? = row.next()
            return (theme, row.next())
        }
    }
}
