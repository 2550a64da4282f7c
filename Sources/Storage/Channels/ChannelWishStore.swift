public import Neighbourhood

extension Connection {
    /// How somebody would like to hear from us; the usual way when they never said.
    public func channelWish(of person: Person.ID, in municipality: MunicipalityCode) throws -> ChannelWish {
        try first(
            "SELECT language, from_hour, until_hour, refused FROM channel_wish WHERE municipality = $1 AND person = $2", [municipality, person]
        ) { row in
            ChannelWish(
                language: row.next(String?.self).map { SpokenLanguage(stored: $0) }, hours: SendingHours(from: row.next(), until: row.next()),
                refused: Set(row.next(String.self).split(separator: " ").compactMap { MessageKind(rawValue: String($0)) }))
        } ?? .none
    }

    public func put(_ wish: ChannelWish, of person: Person.ID, in municipality: MunicipalityCode) throws {
        try execute(
            """
            INSERT INTO channel_wish (municipality, person, language, from_hour, until_hour, refused, set_at) VALUES ($1, $2, $3, $4, $5, $6, $7)
            ON CONFLICT (municipality, person) DO UPDATE SET language = excluded.language, from_hour = excluded.from_hour,
                until_hour = excluded.until_hour, refused = excluded.refused, set_at = excluded.set_at
            """,
            [
                municipality, person, wish.language?.code, wish.hours.from, wish.hours.until,
                wish.refused.map(\.rawValue).sorted().joined(separator: " "), now,
            ])
    }
}
