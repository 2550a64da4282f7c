extension Migration {
    /// Of a yes on paper: the day that stands on it, and who saw it being signed.
    static let paperConsent = Migration(
        number: 30, name: "paper-consent",
        common: """
            ALTER TABLE consent ADD COLUMN given_on integer;
            ALTER TABLE consent ADD COLUMN witnessed_by text;
            CREATE INDEX consent_by_witness ON consent (municipality, witnessed_by);
            """)
}
