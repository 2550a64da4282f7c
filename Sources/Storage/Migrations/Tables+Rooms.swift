extension Migration {
    /// Rooms of houses and when they are taken.
    static let rooms = Migration(
        number: 28, name: "rooms", common: roomTables + bookingTables, sqlite: takenOnceOnSQLite, postgres: takenOnceOnPostgres,
        tenantTables: ["room", "booking", "booked_time"])

    private static let roomTables: SQL = """
        CREATE TABLE room (
            municipality text NOT NULL,
            id text NOT NULL,
            house text NOT NULL,
            name text NOT NULL,
            about text,
            seats integer,
            set_up integer NOT NULL CHECK (set_up >= 0),
            clear_up integer NOT NULL CHECK (clear_up >= 0),
            use text NOT NULL CHECK (use IN ('house', 'workers')),
            closed_at bigint,
            version integer NOT NULL DEFAULT 1,
            PRIMARY KEY (municipality, id),
            FOREIGN KEY (municipality, house) REFERENCES house (municipality, id)
        );
        CREATE INDEX room_by_house ON room (municipality, house);
        """

    /// `last_at` is the end of the last time, from which the term runs.
    private static let bookingTables: SQL = """
        CREATE TABLE booking (
            municipality text NOT NULL,
            id text NOT NULL,
            room text NOT NULL,
            kind text NOT NULL CHECK (kind IN ('drop-in', 'meeting', 'activity', 'other')),
            what text NOT NULL,
            keys text,
            people integer,
            rule text,
            booked_by text,
            booked_at bigint NOT NULL,
            last_at bigint NOT NULL,
            PRIMARY KEY (municipality, id),
            FOREIGN KEY (municipality, room) REFERENCES room (municipality, id),
            FOREIGN KEY (municipality, booked_by) REFERENCES person (municipality, id)
        );
        CREATE INDEX booking_by_room ON booking (municipality, room);
        CREATE INDEX booking_by_booker ON booking (municipality, booked_by);
        CREATE INDEX booking_by_end ON booking (municipality, last_at);
        CREATE TABLE booked_time (
            municipality text NOT NULL,
            booking text NOT NULL,
            planned_on integer NOT NULL,
            room text NOT NULL,
            starts_at bigint NOT NULL,
            ends_at bigint NOT NULL CHECK (ends_at > starts_at),
            taken_from bigint NOT NULL CHECK (taken_from <= starts_at),
            taken_until bigint NOT NULL CHECK (taken_until >= ends_at),
            cancelled_at bigint,
            PRIMARY KEY (municipality, booking, planned_on),
            FOREIGN KEY (municipality, booking) REFERENCES booking (municipality, id) ON DELETE CASCADE,
            FOREIGN KEY (municipality, room) REFERENCES room (municipality, id)
        );
        CREATE INDEX booked_time_by_room ON booked_time (municipality, room, taken_until);
        """

    /// Writers of SQLite come one after the other, so that a look beforehand is enough.
    private static let takenOnceOnSQLite: SQL = """
        CREATE TRIGGER room_is_taken_once BEFORE INSERT ON booked_time WHEN NEW.cancelled_at IS NULL AND EXISTS (
            SELECT 1 FROM booked_time other WHERE other.municipality = NEW.municipality AND other.room = NEW.room AND other.cancelled_at IS NULL
                AND other.taken_until > NEW.taken_from AND other.taken_from < NEW.taken_until)
            BEGIN SELECT RAISE(ABORT, 'the room is taken'); END;
        CREATE TRIGGER room_stays_taken_once BEFORE UPDATE ON booked_time WHEN NEW.cancelled_at IS NULL AND EXISTS (
            SELECT 1 FROM booked_time other WHERE other.municipality = NEW.municipality AND other.room = NEW.room AND other.cancelled_at IS NULL
                AND other.rowid <> NEW.rowid AND other.taken_until > NEW.taken_from AND other.taken_from < NEW.taken_until)
            BEGIN SELECT RAISE(ABORT, 'the room is taken'); END;
        """

    /// `btree_gist` comes with PostgreSQL and may be added by whoever owns the databank.
    private static let takenOnceOnPostgres: SQL = """
        CREATE EXTENSION IF NOT EXISTS btree_gist;
        ALTER TABLE booked_time ADD CONSTRAINT room_is_taken_once
            EXCLUDE USING gist (municipality WITH =, room WITH =, int8range(taken_from, taken_until) WITH &&) WHERE (cancelled_at IS NULL);
        """
}
