extension Migration {
    /// What needs doing in a house, and who tries it or does it.
    static let houseTasks = Migration(
        number: 39, name: "house-tasks",
        common: """
            CREATE TABLE house_task (
                municipality text NOT NULL,
                id text NOT NULL,
                house text NOT NULL,
                title text NOT NULL,
                words text NOT NULL,
                wanted integer NOT NULL,
                traits text NOT NULL,
                places integer NOT NULL CHECK (places > 0),
                version integer NOT NULL DEFAULT 1,
                confirmed_on integer NOT NULL,
                closed_at bigint,
                PRIMARY KEY (municipality, id),
                FOREIGN KEY (municipality, house) REFERENCES house (municipality, id)
            );
            CREATE INDEX house_task_by_house ON house_task (municipality, house) WHERE closed_at IS NULL;
            CREATE INDEX house_task_by_title ON house_task (municipality, title) WHERE closed_at IS NULL;
            CREATE TABLE task_trial (
                municipality text NOT NULL,
                id text NOT NULL,
                task text NOT NULL,
                person text NOT NULL,
                started_on integer NOT NULL,
                companion text,
                seeks_companion integer NOT NULL,
                step text NOT NULL CHECK (step IN ('trying', 'regular', 'ended')),
                owner text,
                ask_on integer,
                heard_on integer,
                helper_said text CHECK (helper_said IN ('well', 'otherwise')),
                companion_said text CHECK (companion_said IN ('well', 'otherwise')),
                ended_on integer,
                version integer NOT NULL DEFAULT 1,
                PRIMARY KEY (municipality, id),
                CHECK ((step = 'ended') = (owner IS NULL) AND (step = 'ended') = (ask_on IS NULL) AND (step = 'ended') = (ended_on IS NOT NULL)),
                CHECK (step <> 'ended' OR coalesce(heard_on, 0) = 0 AND helper_said IS NULL AND companion_said IS NULL AND companion IS NULL),
                FOREIGN KEY (municipality, task) REFERENCES house_task (municipality, id),
                FOREIGN KEY (municipality, person) REFERENCES person (municipality, id),
                FOREIGN KEY (municipality, companion) REFERENCES person (municipality, id),
                FOREIGN KEY (municipality, owner) REFERENCES person (municipality, id)
            );
            CREATE UNIQUE INDEX task_trial_once ON task_trial (municipality, task, person) WHERE step <> 'ended';
            CREATE INDEX task_trial_by_person ON task_trial (municipality, person);
            CREATE INDEX task_trial_by_companion ON task_trial (municipality, companion);
            CREATE INDEX task_trial_by_owner ON task_trial (municipality, owner, ask_on);
            CREATE INDEX task_trial_by_day ON task_trial (municipality, ask_on) WHERE step <> 'ended';
            CREATE INDEX task_trial_by_end ON task_trial (municipality, ended_on);
            """,
        tenantTables: ["house_task", "task_trial"])
}
