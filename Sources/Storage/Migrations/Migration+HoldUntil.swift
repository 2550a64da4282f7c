extension Migration {
    /// Until which day something may not be erased.
    static let holdUntil = Migration(number: 29, name: "hold-until", common: "ALTER TABLE hold ADD COLUMN until_on integer;")
}
