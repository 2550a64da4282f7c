extension Migration {
    /// A key for each person, and for each thing of which the person is not known; wrapped by the master key, which is not here.
    static let vault = Migration(
        number: 4, name: "vault",
        common: """
            CREATE TABLE vault_key (
                municipality text NOT NULL REFERENCES municipality (id),
                holder text NOT NULL,
                holder_kind text NOT NULL,
                wrapped text NOT NULL,
                master_key text NOT NULL,
                made_at bigint NOT NULL,
                PRIMARY KEY (municipality, holder)
            );
            CREATE INDEX vault_key_by_master ON vault_key (master_key, municipality, holder);
            """,
        tenantTables: ["vault_key"])

    /// What people said in their own words is found through the word book in memory, and stands in the search box no more.
    static let sealedWords = Migration(
        number: 8, name: "sealed-words", common: "DELETE FROM search_entry WHERE kind IN ('ask', 'offer');")
}
