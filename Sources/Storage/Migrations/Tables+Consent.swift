/// To what people agreed.
extension Migration {
    static let consent = Migration(number: 7, name: "consent", common: consentTable + yesUntilNow, tenantTables: ["consent"])

    private static let consentTable: SQL = """
        CREATE TABLE consent (
            municipality text NOT NULL,
            id text NOT NULL,
            person text NOT NULL,
            purpose text NOT NULL,
            recipient_kind text NOT NULL,
            recipient text NOT NULL,
            parts text NOT NULL,
            text_version text NOT NULL,
            manner text NOT NULL CHECK (manner IN ('spoken', 'tap', 'paper')),
            given_by text NOT NULL,
            recorded_by text,
            from_at bigint NOT NULL,
            until_on integer,
            ended_at bigint,
            PRIMARY KEY (municipality, id),
            FOREIGN KEY (municipality, person) REFERENCES person (municipality, id)
        );
        CREATE INDEX consent_by_person ON consent (municipality, person);
        CREATE INDEX consent_by_recipient ON consent (municipality, recipient, person);
        """

    /// Whoever said yes to a proposal before there was a table for it.
    private static let yesUntilNow: SQL = """
        INSERT INTO consent (municipality, id, person, purpose, recipient_kind, recipient, parts, text_version, manner, given_by, recorded_by, from_at)
        SELECT said.municipality, said.id, CASE said.side WHEN 'ask' THEN ask.subject ELSE offer.person END, 'introduce', 'proposal', said.proposal,
            'name address phone', '2026-11-21',
            CASE WHEN said.recorded_by = CASE said.side WHEN 'ask' THEN ask.subject ELSE offer.person END THEN 'tap' ELSE 'spoken' END,
            'self', said.recorded_by, said.answered_at
        FROM proposal_answer said
        JOIN proposal ON proposal.municipality = said.municipality AND proposal.id = said.proposal
        JOIN ask ON ask.municipality = proposal.municipality AND ask.id = proposal.ask
        JOIN offer ON offer.municipality = proposal.municipality AND offer.id = proposal.offer
        WHERE said.reply = 'yes' AND (said.side = 'ask' OR offer.person IS NOT NULL)
            AND NOT EXISTS (SELECT 1 FROM proposal_answer later WHERE later.municipality = said.municipality AND later.proposal = said.proposal
                AND later.side = said.side AND later.id > said.id);
        """
}
