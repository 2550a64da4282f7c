extension Migration {
    /// Who was at an activity.
    static let attendance = Migration(
        number: 34, name: "attendance",
        common: """
            CREATE TABLE attendance (
                municipality text NOT NULL,
                id text NOT NULL,
                activity text NOT NULL,
                planned_on integer NOT NULL,
                person text,
                first_name text,
                heads integer NOT NULL CHECK (heads > 0),
                part text NOT NULL CHECK (part IN ('guest', 'helper')),
                PRIMARY KEY (municipality, id),
                FOREIGN KEY (municipality, activity, planned_on) REFERENCES activity_time (municipality, activity, planned_on) ON DELETE CASCADE,
                FOREIGN KEY (municipality, person) REFERENCES person (municipality, id)
            );
            CREATE UNIQUE INDEX attendance_once ON attendance (municipality, activity, planned_on, person);
            CREATE INDEX attendance_by_person ON attendance (municipality, person, planned_on);
            CREATE INDEX attendance_by_day ON attendance (municipality, planned_on);
            """, tenantTables: ["attendance"])
}
