extension Migration {
    /// Activities of houses with the times on which they are, and for which of them a room is taken.
    static let activities = Migration(
        number: 33, name: "activities", common: activityTables, tenantTables: ["activity_series", "activity_time"])

    /// Hours are minutes on the wall clock, so that a change of the clock changes nothing. `runs_until` is the last day that is worked out, from which the
    /// term runs once it is over. The booking points to the activity, not the other way round: it is forgotten earlier.
    private static let activityTables: SQL = """
        CREATE TABLE activity_series (
            municipality text NOT NULL,
            id text NOT NULL,
            offer text NOT NULL,
            organiser text,
            organiser_name text,
            welcome text,
            welcome_name text,
            room text,
            first_on integer NOT NULL,
            from_minute integer NOT NULL CHECK (from_minute >= 0),
            until_minute integer NOT NULL CHECK (until_minute > from_minute AND until_minute <= 1440),
            rule text,
            last_on integer CHECK (last_on >= first_on),
            skips_holidays integer NOT NULL,
            capacity integer CHECK (capacity > 0),
            has_waiting_list integer NOT NULL,
            target_groups text NOT NULL,
            cost integer CHECK (cost >= 0),
            cost_note text,
            runs_until integer NOT NULL,
            sequence integer NOT NULL DEFAULT 0,
            changed_at bigint NOT NULL,
            version integer NOT NULL DEFAULT 1,
            ended_at bigint,
            PRIMARY KEY (municipality, id),
            FOREIGN KEY (municipality, offer) REFERENCES offer (municipality, id),
            FOREIGN KEY (municipality, organiser) REFERENCES person (municipality, id),
            FOREIGN KEY (municipality, welcome) REFERENCES person (municipality, id),
            FOREIGN KEY (municipality, room) REFERENCES room (municipality, id)
        );
        CREATE INDEX activity_series_by_offer ON activity_series (municipality, offer);
        CREATE INDEX activity_series_by_organiser ON activity_series (municipality, organiser);
        CREATE INDEX activity_series_by_welcome ON activity_series (municipality, welcome);
        CREATE INDEX activity_series_by_room ON activity_series (municipality, room);
        CREATE INDEX activity_series_by_end ON activity_series (municipality, runs_until);
        CREATE TABLE activity_time (
            municipality text NOT NULL,
            activity text NOT NULL,
            planned_on integer NOT NULL,
            on_day integer NOT NULL,
            from_minute integer NOT NULL CHECK (from_minute >= 0),
            until_minute integer NOT NULL CHECK (until_minute > from_minute AND until_minute <= 1440),
            fate text NOT NULL CHECK (fate IN ('planned', 'moved', 'cancelled', 'extra')),
            reason text,
            PRIMARY KEY (municipality, activity, planned_on),
            FOREIGN KEY (municipality, activity) REFERENCES activity_series (municipality, id) ON DELETE CASCADE
        );
        CREATE INDEX activity_time_by_day ON activity_time (municipality, on_day, from_minute);
        CREATE INDEX activity_time_by_activity ON activity_time (municipality, activity, on_day);
        ALTER TABLE booking ADD COLUMN activity text;
        CREATE INDEX booking_by_activity ON booking (municipality, activity) WHERE activity IS NOT NULL;
        """
}
