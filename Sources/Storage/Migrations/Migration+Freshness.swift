extension Migration {
    /// When somebody was asked whether an offer still holds, and reminded. Both are empty again with the answer.
    static let freshness = Migration(
        number: 24, name: "freshness",
        common: """
            ALTER TABLE offer ADD COLUMN recheck_asked_at bigint;
            ALTER TABLE offer ADD COLUMN recheck_reminded_at bigint;
            CREATE INDEX offer_by_freshness ON offer (municipality, state, confirmed_on);
            """)
}
