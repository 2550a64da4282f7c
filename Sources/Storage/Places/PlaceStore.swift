public import Neighbourhood

extension Connection {
    /// Adds an area of one year, or replaces what was known of it.
    public func put(_ area: Area, in municipality: MunicipalityCode) throws {
        try execute(
            """
            INSERT INTO area (municipality, code, year, kind, name, parent, outline, latitude, longitude, inhabitants, households)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            ON CONFLICT (municipality, code, year) DO UPDATE SET kind = excluded.kind, name = excluded.name, parent = excluded.parent,
                outline = excluded.outline, latitude = excluded.latitude, longitude = excluded.longitude, inhabitants = excluded.inhabitants,
                households = excluded.households
            """,
            [
                municipality, area.code, area.year, area.code.kind, area.name, area.parent, area.outline.encoded, area.middle.latitude,
                area.middle.longitude, area.inhabitants, area.households,
            ])
    }

    /// The areas of the newest year that was imported.
    public func areas(in municipality: MunicipalityCode) throws -> [Area] {
        try rows(
            """
            SELECT code, year, name, parent, outline, inhabitants, households FROM area
            WHERE municipality = $1 AND year = (SELECT max(year) FROM area WHERE municipality = $1) ORDER BY code
            """, [municipality]
        ) { row in
            guard let code = row.nextArea() else { return Area?.none }
            return Area(
                code: code, year: row.next(), name: row.next(), parent: row.nextArea(), outline: Outline(encoded: row.next()),
                inhabitants: row.next(), households: row.next())
        }.compactMap { $0 }
    }

    public func put(_ postcode: Postcode, at place: Coordinate, in municipality: MunicipalityCode) throws {
        try execute(
            """
            INSERT INTO postcode_point (municipality, postcode, latitude, longitude) VALUES ($1, $2, $3, $4)
            ON CONFLICT (municipality, postcode) DO UPDATE SET latitude = excluded.latitude, longitude = excluded.longitude
            """, [municipality, postcode, place.latitude, place.longitude])
    }

    public func place(of postcode: Postcode, in municipality: MunicipalityCode) throws -> Coordinate? {
        try first("SELECT latitude, longitude FROM postcode_point WHERE municipality = $1 AND postcode = $2", [municipality, postcode]) { row in
            row.nextPlace()
        } ?? nil
    }
}
