extension Migration {
    /// People, offers, asks, proposals, partners, houses, places, roles, sessions, events and the search box.
    ///
    /// Every table of a municipality has it first in its primary key and in its foreign keys, so a row cannot point across the border and the
    /// schema can be distributed by that key. Moments are milliseconds since 1970, days are days since 1970, truth values 0 or 1.
    static let databank = Migration(
        number: 1, name: "databank",
        common: places + people + partners + gifts + matches + doors + events,
        sqlite: searchOnSQLite + appendOnlyOnSQLite,
        postgres: searchOnPostgres + appendOnlyOnPostgres,
        tenantTables: [
            "area", "postcode_point", "person", "house", "organisation", "team", "team_area", "role_grant", "offer", "offer_away", "ask",
            "proposal", "proposal_answer", "worry", "session", "sign_in_link", "intake_draft", "submission", "event", "search_entry",
        ])
}
