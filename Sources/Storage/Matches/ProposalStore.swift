import Foundation
public import Neighbourhood

extension Connection {
    /// One proposal, for a deed with it. Throws `Problem.notFound`, `Problem.notAllowed`.
    ///
    /// - Parameter side: the deed is of this side alone, so the other side has no part in it.
    public func proposal(_ id: Proposal.ID, for viewer: Viewer, to deed: Deed = .lookAtProposal, of side: Side? = nil) throws -> Proposal {
        let found = try first(
            "SELECT " + Proposal.columns + ", ask.subject, offer.person, ask.state, ask.area FROM proposal" + Proposal.joins
                + " JOIN ask ON ask.municipality = proposal.municipality AND ask.id = proposal.ask JOIN offer ON offer.municipality = proposal.municipality AND offer.id = proposal.offer WHERE proposal.municipality = $1 AND proposal.id = $2",
            [viewer.municipality, id]
        ) { row in
            let proposal = Proposal(row: &row)
            let (subject, helper): (Person.ID, Person.ID?) = (row.subject(), row.subject())
            let sides = side == .ask ? [subject] : side == .offer ? [helper] : [subject, helper]
            let isOver = [AskState.closed, .withdrawn].contains(row.next(AskState.self))
            return (proposal, proposal.ties(sides: Set(sides.compactMap(\.self)), isAskOver: isOver, area: row.nextArea()))
        }
        guard let (proposal, ties) = found else {
            try Access.allowSomewhere(viewer, deed)
            throw Problem.notFound(.proposal)
        }
        try Access.allow(viewer, deed, ties)
        return proposal
    }

    /// Every proposal of an ask, newest first.
    public func proposals(of ask: Ask.ID, for viewer: Viewer) throws -> [Proposal] {
        try rows(
            "SELECT " + Proposal.columns + " FROM proposal" + Proposal.joins
                + " WHERE proposal.municipality = $1 AND proposal.ask = $2 ORDER BY proposal.id DESC",
            [viewer.municipality, ask], decode: Proposal.init(row:))
    }

    /// The open proposals in which an offer stands.
    public func openProposals(with offer: Offer.ID, in municipality: MunicipalityCode) throws -> [Proposal] {
        try rows(
            "SELECT " + Proposal.columns + " FROM proposal" + Proposal.joins
                + " WHERE proposal.municipality = $1 AND proposal.offer = $2 AND proposal.is_open = 1",
            [municipality, offer], decode: Proposal.init(row:))
    }

    /// - Throws: `Problem.outOfOrder(.alreadyProposed)` when the same two already have an open proposal.
    public func insert(_ proposal: Proposal, in municipality: MunicipalityCode) throws {
        do {
            try execute(
                """
                INSERT INTO proposal (municipality, id, ask, offer, proposed_at, proposed_by, owner, next_step, next_on)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
                """,
                [
                    municipality, proposal.id, proposal.ask, proposal.offer, proposal.proposedAt, proposal.proposedBy, proposal.care.owner,
                    proposal.care.nextStep, proposal.care.nextOn,
                ])
        } catch let error as SQLError where error.kind == .duplicate {
            throw Problem.outOfOrder(.alreadyProposed)
        }
    }

    /// Keeps what one side said, and with a yes that they agree to being introduced.
    ///
    /// - Parameter purpose: the wording to which a yes agrees.
    public func insert(
        _ answer: Answer, of side: Side, to proposal: Proposal.ID, recordedBy: Person.ID?, givers: Set<ConsentGiver> = [.oneself],
        purpose: ConsentPurpose? = PeopleRules.ofThisVersion.purpose(ConsentPurpose.introduce), in municipality: MunicipalityCode
    ) throws {
        let id: Identifier<Answer> = freshID()
        let reason = try sealed(answer.reason, of: side, to: proposal, at: id.text, in: municipality)
        try execute(
            """
            INSERT INTO proposal_answer (municipality, id, proposal, side, reply, reason, answered_at, recorded_by)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            """, [municipality, id, proposal, side, answer.reply, reason, answer.answeredAt, recordedBy])
        try keepConsent(answer, of: side, to: proposal, givers: givers, for: purpose, recordedBy: recordedBy, in: municipality)
    }

    /// A reason is sealed with the key of who gave it.
    private func sealed(
        _ reason: String?, of side: Side, to proposal: Proposal.ID, at row: String, in municipality: MunicipalityCode
    ) throws -> Sealed? {
        guard let reason else { return nil }
        return try seal(reason, for: holder(of: side, in: proposal, municipality), at: .answerReason, of: row, in: municipality)
    }

    /// Whose key seals what one side says: their own; of a house or an organisation, that of whom the ask is for, because it tells of them.
    func holder(of side: Side, in proposal: Proposal.ID, _ municipality: MunicipalityCode) throws -> Holder {
        let people = try first(
            """
            SELECT ask.subject, CASE WHEN offer.kind = 'resident' THEN offer.person END FROM proposal
            JOIN ask ON ask.municipality = proposal.municipality AND ask.id = proposal.ask
            JOIN offer ON offer.municipality = proposal.municipality AND offer.id = proposal.offer
            WHERE proposal.municipality = $1 AND proposal.id = $2
            """, [municipality, proposal]
        ) { ($0.next(Person.ID.self), $0.next(Person.ID?.self)) }
        guard let people else { throw Problem.notFound(.proposal) }
        return .person(side == .offer ? people.1 ?? people.0 : people.0)
    }

    /// Writes the step a proposal has reached, and what happens next.
    public func update(_ proposal: Proposal, introducedBy: Person.ID? = nil, in municipality: MunicipalityCode) throws {
        try execute(
            """
            UPDATE proposal SET introduced_at = $1, introduced_by = coalesce($2, introduced_by), withdrawn_at = $3, ended_at = $4, is_open = $5, owner = $6, next_step = $7,
                next_on = $8
            WHERE municipality = $9 AND id = $10
            """,
            [
                proposal.introducedAt, introducedBy, proposal.withdrawnAt, proposal.endedAt, proposal.step.isOpen, proposal.care.owner,
                proposal.care.nextStep, proposal.care.nextOn, municipality, proposal.id,
            ])
    }
}

extension Proposal {
    /// The last answer of each side, found through the index on proposal and side.
    static let joins: SQL = """
         LEFT JOIN proposal_answer asked ON asked.municipality = proposal.municipality AND asked.proposal = proposal.id AND asked.side = 'ask'
            AND asked.id = (SELECT max(id) FROM proposal_answer a WHERE a.municipality = proposal.municipality AND a.proposal = proposal.id AND a.side = 'ask')
         LEFT JOIN proposal_answer offered ON offered.municipality = proposal.municipality AND offered.proposal = proposal.id AND offered.side = 'offer'
            AND offered.id = (SELECT max(id) FROM proposal_answer a WHERE a.municipality = proposal.municipality AND a.proposal = proposal.id AND a.side = 'offer')
        """

    static let columns: SQL = """
        proposal.id, proposal.ask, proposal.offer, proposal.proposed_at, proposal.proposed_by, asked.id, asked.reply, asked.reason, asked.answered_at,
        offered.id, offered.reply, offered.reason, offered.answered_at, proposal.introduced_at, proposal.withdrawn_at, proposal.ended_at, proposal.owner,
        proposal.next_step, proposal.next_on
        """

    init(row: inout Row) {
        self.init(
            id: row.next(), ask: row.next(), offer: row.next(), proposedAt: row.next(), proposedBy: row.next(), askSide: Answer(row: &row),
            offerSide: Answer(row: &row), introducedAt: row.next(), withdrawnAt: row.next(), endedAt: row.next(),
            care: Care(owner: row.next(), nextStep: row.next(), nextOn: row.next()))
    }
}

extension Answer {
    init?(row: inout Row) {
        let id: String? = row.next()
        let reply: Reply? = row.next()
        let reason: String? = row.next(opened: .answerReason, of: id ?? "")
        let moment: Date? = row.next()
        guard let reply, let moment else { return nil }
        self.init(reply: reply, reason: reason, answeredAt: moment)
    }
}
