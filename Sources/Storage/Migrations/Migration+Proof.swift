extension Migration {
    /// When somebody last showed in a session that it is them, and what they were doing when they were sent to their own organisation to show it anew.
    static let proof = Migration(
        number: 26, name: "proof",
        common: """
            ALTER TABLE session ADD COLUMN proven_at bigint;
            ALTER TABLE broker_journey ADD COLUMN carried text;
            """)
}
