/// Conversations that begin with what people love, and the rounds along the doors in which they are held.
extension Migration {
    static let interviews = Migration(number: 22, name: "interviews", common: interviewTables, tenantTables: ["interview_round", "interview"])

    private static let interviewTables: SQL = """
        CREATE TABLE interview_round (
            municipality text NOT NULL REFERENCES municipality (id),
            id text NOT NULL,
            name text NOT NULL,
            streets text,
            area text,
            first_on integer NOT NULL,
            last_on integer NOT NULL,
            promised_on integer NOT NULL,
            owner text,
            version integer NOT NULL DEFAULT 1,
            PRIMARY KEY (municipality, id),
            FOREIGN KEY (municipality, owner) REFERENCES person (municipality, id)
        );
        CREATE INDEX interview_round_by_end ON interview_round (municipality, last_on);
        CREATE INDEX interview_round_by_owner ON interview_round (municipality, owner, last_on);
        CREATE TABLE interview (
            municipality text NOT NULL REFERENCES municipality (id),
            id text NOT NULL,
            code text NOT NULL,
            round text,
            area text,
            interviewer text,
            state text NOT NULL CHECK (state IN ('given', 'handed-in', 'taken-in', 'put-away')),
            fields text,
            person text,
            gifts integer NOT NULL DEFAULT 0,
            wishes integer NOT NULL DEFAULT 0,
            owner text,
            next_step text,
            next_on integer,
            kept_on integer,
            version integer NOT NULL DEFAULT 1,
            given_by text,
            given_at bigint NOT NULL,
            handed_in_at bigint,
            settled_by text,
            settled_at bigint,
            PRIMARY KEY (municipality, id),
            CHECK ((owner IS NULL) = (next_on IS NULL)),
            CHECK (fields IS NULL OR state IN ('given', 'handed-in')),
            FOREIGN KEY (municipality, round) REFERENCES interview_round (municipality, id),
            FOREIGN KEY (municipality, interviewer) REFERENCES person (municipality, id),
            FOREIGN KEY (municipality, person) REFERENCES person (municipality, id),
            FOREIGN KEY (municipality, owner) REFERENCES person (municipality, id),
            FOREIGN KEY (municipality, given_by) REFERENCES person (municipality, id),
            FOREIGN KEY (municipality, settled_by) REFERENCES person (municipality, id)
        );
        CREATE UNIQUE INDEX interview_by_code ON interview (municipality, code);
        CREATE INDEX interview_by_round ON interview (municipality, round, state);
        CREATE INDEX interview_by_interviewer ON interview (municipality, interviewer, state);
        CREATE INDEX interview_by_state ON interview (municipality, state, handed_in_at);
        CREATE INDEX interview_by_promise ON interview (municipality, owner, next_on);
        CREATE INDEX interview_by_day ON interview (municipality, next_on);
        CREATE INDEX interview_by_person ON interview (municipality, person);
        CREATE INDEX interview_by_giver ON interview (municipality, given_by);
        CREATE INDEX interview_by_settler ON interview (municipality, settled_by);
        """
}
