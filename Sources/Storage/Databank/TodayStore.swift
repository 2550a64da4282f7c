public import Foundation
public import Neighbourhood

/// An ask as a list shows it.
public struct AskLine: Sendable, Equatable {
    public let id: Ask.ID
    public let words: String
    public let subject: Person.ID
    public let subjectName: String
    public let state: AskState
    public let source: Source
    public let placedAt: Date
    public let owner: Person.ID?
    public let ownerName: String?
    public let nextStep: String?
    public let nextOn: CalendarDate?
}

/// A proposal as a list shows it: who for, who with, and who has yet to answer.
public struct ProposalLine: Sendable, Equatable {
    public let proposal: Proposal
    public let askWords: String
    public let subjectName: String
    public let offerWords: String
    public let helperName: String
    public let ownerName: String
}

/// A worry as the list of new entries shows it.
public struct WorryLine: Sendable, Equatable {
    public let id: Worry.ID
    public let words: String
    public let saidAt: Date
}

/// An offer that came in from the public side.
public struct NewOfferLine: Sendable, Equatable {
    public let id: Offer.ID
    public let words: String
    public let name: String
    public let source: Source
    public let placedAt: Date
}

/// The worker's first page: what came in, what waits, what lies with others.
public struct TodayBoard: Sendable, Equatable {
    public var newAsks: [AskLine]
    public var newOffers: [NewOfferLine]
    public var worries: [WorryLine]
    public var waiting: [AskLine]
    /// Who know each other through us, and what has to be done for them.
    public var matches: [MatchLine]
    public var proposals: [ProposalLine]
    /// How many there are in all, when the lists are cut short.
    public var waitingCount: Int
    public var proposalCount: Int
    public var matchCount: Int
    /// Whom to ask by voice how it goes.
    public var calls: Int
    /// In which the viewer is away or stands in, now or soon.
    public var absences: [AbsenceLine] = []
    /// What went wrong and is not dealt with.
    public var incidents: [IncidentLine] = []
    /// Hours of the coming week in which nobody is on call.
    public var rotaGaps: [RotaGap] = []
    /// How many claims wait for a decision.
    public var claims = 0
}

extension Connection {
    /// Everything the first page shows, in one transaction.
    ///
    /// - Parameter owner: only what this worker minds, and what they mind for who is away; nil for everybody's, as far as the viewer may see. What is new
    ///   belongs to all whose work it is.
    public func today(for viewer: Viewer, owner: Person.ID?, limit: Int = 25) throws -> TodayBoard {
        try Access.allow(viewer, .seeToday)
        let owners = viewer.minders(keepingTo: owner)
        let waiting = try asks(in: .waiting, viewer, owners, limit)
        let proposals = try openProposals(viewer, owners, limit)
        let matches = try matchLines(for: viewer, owners: owners, limit: limit)
        return TodayBoard(
            newAsks: try newAsks(viewer, limit), newOffers: try newOffers(viewer, limit),
            worries: Access.allowsSomewhere(viewer, .takeUpWorry) ? try newWorries(viewer, limit) : [], waiting: waiting,
            matches: matches, proposals: proposals,
            // A list that was not cut short has been counted.
            waitingCount: waiting.count < limit ? waiting.count : try waitingCount(viewer, owners),
            proposalCount: proposals.count < limit ? proposals.count : try openProposalCount(viewer, owners),
            matchCount: matches.count < limit ? matches.count : try matchCount(for: viewer, owners: owners),
            calls: matches.isEmpty ? 0 : try callCount(for: viewer, owners: owners),
            absences: try viewer.person.map { try absences(about: $0, in: viewer.municipality) } ?? [],
            incidents: try openIncidents(for: viewer, owners: owners, limit: limit), rotaGaps: try rotaGaps(for: viewer),
            claims: try claimsToDecideCount(for: viewer))
    }

    private func newAsks(_ viewer: Viewer, _ limit: Int) throws -> [AskLine] {
        let sight = SightClause.asks(viewer, .lookAtAsk, from: 2)
        return try rows(
            AskLine.select + " WHERE ask.municipality = $1 AND ask.state = 'new' AND person.frozen_at IS NULL" + sight.sql
                + " ORDER BY ask.placed_at LIMIT " + sight.next, [viewer.municipality] + sight.values + [limit], decode: AskLine.init(row:))
    }

    private func asks(in state: AskState, _ viewer: Viewer, _ owners: [Person.ID]?, _ limit: Int) throws -> [AskLine] {
        let sight = SightClause.asks(viewer, .lookAtAsk, mindedBy: owners, from: 3)
        return try rows(
            AskLine.select + " WHERE ask.municipality = $1 AND ask.state = $2 AND person.frozen_at IS NULL" + sight.sql
                + " ORDER BY ask.next_on, ask.placed_at LIMIT " + sight.next, [viewer.municipality, state] + sight.values + [limit],
            decode: AskLine.init(row:))
    }

    private func waitingCount(_ viewer: Viewer, _ owners: [Person.ID]?) throws -> Int {
        let sight = SightClause.asks(viewer, .lookAtAsk, mindedBy: owners, from: 2)
        return try count(
            "SELECT count(*) FROM ask WHERE ask.municipality = $1 AND ask.state = 'waiting'" + sight.sql, [viewer.municipality] + sight.values)
    }

    private func newOffers(_ viewer: Viewer, _ limit: Int) throws -> [NewOfferLine] {
        let sight = SightClause.offers(viewer, .confirmOffer, from: 2)
        return try rows(
            """
            SELECT offer.id, offer.words, coalesce(offer.party_name, person.name, ''), offer.source, offer.placed_at, offer.person FROM offer
            LEFT JOIN person ON person.municipality = offer.municipality AND person.id = offer.person
            WHERE offer.municipality = $1 AND offer.state = 'new' AND person.frozen_at IS NULL
            """ + sight.sql + " ORDER BY offer.placed_at LIMIT " + sight.next, [viewer.municipality] + sight.values + [limit]
        ) { row in
            defer { let _: Person.ID? = row.subject() }
            let id: Offer.ID = row.next()
            return NewOfferLine(
                id: id, words: row.next(opened: .offerWords, of: id.text), name: row.next(), source: row.next(), placedAt: row.next())
        }
    }

    private func newWorries(_ viewer: Viewer, _ limit: Int) throws -> [WorryLine] {
        try rows(
            "SELECT id, words, said_at FROM worry WHERE municipality = $1 AND taken_up_at IS NULL ORDER BY said_at LIMIT $2",
            [viewer.municipality, limit]
        ) { row in
            row.isAboutSomebody()
            let id: Worry.ID = row.next()
            return WorryLine(id: id, words: row.next(opened: .worryWords, of: id.text), saidAt: row.next())
        }
    }

    private func openProposals(_ viewer: Viewer, _ owners: [Person.ID]?, _ limit: Int) throws -> [ProposalLine] {
        let sight = SightClause.proposals(viewer, .lookAtProposal, mindedBy: owners, from: 2)
        return try rows(
            ProposalLine.select + " WHERE proposal.municipality = $1 AND proposal.is_open = 1" + ProposalLine.inUse + sight.sql
                + " ORDER BY proposal.next_on, proposal.id LIMIT " + sight.next, [viewer.municipality] + sight.values + [limit],
            decode: ProposalLine.init(row:))
    }

    private func openProposalCount(_ viewer: Viewer, _ owners: [Person.ID]?) throws -> Int {
        let sight = SightClause.proposals(viewer, .lookAtProposal, mindedBy: owners, from: 2)
        let place: SQL = sight.isPart ? " JOIN ask ON ask.municipality = proposal.municipality AND ask.id = proposal.ask" : ""
        return try count(
            "SELECT count(*) FROM proposal" + place + " WHERE proposal.municipality = $1 AND proposal.is_open = 1" + sight.sql,
            [viewer.municipality] + sight.values)
    }

    /// The proposals of one ask, with names, for its page.
    public func proposalLines(of ask: Ask, for viewer: Viewer) throws -> [ProposalLine] {
        try Access.allow(viewer, .lookAtProposal, ask.ties)
        return try rows(
            ProposalLine.select + " WHERE proposal.municipality = $1 AND proposal.ask = $2 ORDER BY proposal.id DESC", [viewer.municipality, ask.id],
            decode: ProposalLine.init(row:))
    }

    /// The asks of one person, newest first, as far as the viewer's work reaches.
    public func asks(of person: Person.ID, for viewer: Viewer) throws -> [AskLine] {
        if viewer.person != person { try Access.allowSomewhere(viewer, .lookAtAsk) }
        let sight = SightClause.asks(viewer, .lookAtAsk, from: 3, isOwn: viewer.person == person)
        return try rows(
            AskLine.select + " WHERE ask.municipality = $1 AND ask.subject = $2" + sight.sql + " ORDER BY ask.placed_at DESC LIMIT 50",
            [viewer.municipality, person] + sight.values, decode: AskLine.init(row:))
    }

    /// The offers of one person, newest first.
    public func offers(of person: Person.ID, for viewer: Viewer) throws -> [Offer] {
        try Access.allow(viewer, .lookAtOffer, viewer.person == person ? .own : .sameMunicipality)
        return try rows(
            "SELECT " + Offer.columns + " FROM offer WHERE municipality = $1 AND person = $2 ORDER BY placed_at DESC LIMIT 50",
            [viewer.municipality, person], decode: Offer.init(row:))
    }
}

extension AskLine {
    static let select: SQL = """
        SELECT ask.id, ask.words, ask.subject, person.name, ask.state, ask.source, ask.placed_at, ask.owner, worker.name, ask.next_step, ask.next_on
        FROM ask JOIN person ON person.municipality = ask.municipality AND person.id = ask.subject
        LEFT JOIN person worker ON worker.municipality = ask.municipality AND worker.id = ask.owner
        """

    init(row: inout Row) {
        id = row.next()
        words = row.next(opened: .askWords, of: id.text)
        subject = row.subject()
        subjectName = row.next()
        state = row.next()
        source = row.next()
        placedAt = row.next()
        owner = row.next()
        ownerName = row.next()
        nextStep = row.next()
        nextOn = row.next()
    }
}

extension ProposalLine {
    /// Neither of the two asked that their data are not used.
    fileprivate static let inUse: SQL = " AND subject.frozen_at IS NULL AND helper.frozen_at IS NULL"

    static let select: SQL =
        "SELECT " + Proposal.columns + """
            , ask.words, subject.name, offer.title, offer.words, coalesce(offer.party_name, house.name, organisation.name, helper.name, ''), worker.name, ask.subject, offer.person
            FROM proposal JOIN ask ON ask.municipality = proposal.municipality AND ask.id = proposal.ask
            JOIN offer ON offer.municipality = proposal.municipality AND offer.id = proposal.offer
            JOIN person subject ON subject.municipality = ask.municipality AND subject.id = ask.subject
            JOIN person worker ON worker.municipality = proposal.municipality AND worker.id = proposal.owner
            """ + Offer.giverJoins + Proposal.joins

    init(row: inout Row) {
        proposal = Proposal(row: &row)
        askWords = row.next(opened: .askWords, of: proposal.ask.text)
        subjectName = row.next()
        let title: String? = row.next(opened: .offerTitle, of: proposal.offer.text)
        let words: String = row.next(opened: .offerWords, of: proposal.offer.text)
        helperName = row.next()
        ownerName = row.next()
        let (_, helper): (Person.ID, Person.ID?) = (row.subject(), row.subject())
        // What somebody said comes before what others call it.
        offerWords = helper == nil ? title ?? words : words
    }
}
