public import Foundation
public import Neighbourhood

/// A match as one of its two people sees it on their own page. Of the other it holds a first name and words, and nothing else; until the
/// introduction the words are without surname and street.
public struct OwnMatch: Sendable, Equatable {
    public let id: Proposal.ID
    /// On which side the viewer stands.
    public let side: Side
    public let step: ProposalStep
    /// What the viewer said last. What the other said is not here.
    public let ownAnswer: Answer?
    public let ownWords: String
    public let otherWords: String
    public let otherParty: PartyKind
    /// "Truus", or the name of a house or an organisation; nil when a first name cannot be told without a surname.
    public let otherName: String?
    /// The first name of the worker who minds it.
    public let workerName: String
}

/// What two people know of each other after both said yes.
public struct Introduction: Sendable, Equatable {
    public let proposal: Proposal.ID
    public let name: String
    /// "Familie Yıldız", when more than one person offers.
    public let partyName: String?
    public let street: String?
    public let houseNumber: String?
    public let postcode: Postcode?
    public let phone: PhoneNumber?
    public let introducedAt: Date
}

extension Connection {
    /// The matches in which the viewer stands and that are open or led to an introduction; the open ones first.
    ///
    /// - Throws: `Problem.signInNeeded` for a visitor.
    public func ownMatches(of viewer: Viewer) throws -> [OwnMatch] {
        guard let person = viewer.person else { throw Problem.signInNeeded }
        let asked = try rows(OwnMatch.selectAsAsker, [viewer.municipality, person]) { OwnMatch(row: &$0, side: .ask) }
        let offered = try rows(OwnMatch.selectAsHelper, [viewer.municipality, person]) { OwnMatch(row: &$0, side: .offer) }
        let all = (asked + offered).sorted { $0.id > $1.id }
        return all.filter(\.step.isOpen) + all.filter { !$0.step.isOpen }
    }

    /// Name, address and telephone of the other, for those proposals alone in which the viewer is asker or helper, that led to an introduction and
    /// that were not withdrawn or over with the ask. Every one of these conditions stands in the query: what may not be seen is never read.
    ///
    /// - Throws: `Problem.signInNeeded` for a visitor.
    public func introductions(of viewer: Viewer) throws -> [Proposal.ID: Introduction] {
        guard let person = viewer.person else { throw Problem.signInNeeded }
        let found = try rows(Introduction.select, [viewer.municipality, person], decode: Introduction.init(row:))
        return Dictionary(found.map { ($0.proposal, $0) }, uniquingKeysWith: { first, _ in first })
    }
}

extension Introduction {
    /// First the viewer as asker, then the viewer as helper; each begins at the viewer's own rows.
    fileprivate static let select: SQL = """
        SELECT proposal.id, coalesce(helper.name, house.name, organisation.name, ''), offer.party_name,
            coalesce(helper.street, house.street, organisation.street), coalesce(helper.house_number, house.house_number, organisation.house_number),
            coalesce(helper.postcode, house.postcode, organisation.postcode), coalesce(helper.phone, house.phone, organisation.phone),
            proposal.introduced_at, helper.id
        FROM ask JOIN proposal ON proposal.municipality = ask.municipality AND proposal.ask = ask.id
        JOIN offer ON offer.municipality = proposal.municipality AND offer.id = proposal.offer
        LEFT JOIN person helper ON helper.municipality = offer.municipality AND helper.id = offer.person
        LEFT JOIN house ON house.municipality = offer.municipality AND house.id = offer.house AND offer.person IS NULL
        LEFT JOIN organisation ON organisation.municipality = offer.municipality AND organisation.id = offer.organisation AND offer.person IS NULL
            AND offer.house IS NULL
        WHERE ask.municipality = $1 AND ask.subject = $2 AND proposal.introduced_at IS NOT NULL AND proposal.withdrawn_at IS NULL AND proposal.ended_at IS NULL AND helper.frozen_at IS NULL
            AND ask.state NOT IN ('closed', 'withdrawn')
            AND (offer.person IS NULL OR EXISTS (SELECT 1 FROM consent WHERE consent.municipality = proposal.municipality
                AND consent.recipient = proposal.id AND consent.person = offer.person AND consent.ended_at IS NULL))
        UNION ALL
        SELECT proposal.id, asker.name, NULL, asker.street, asker.house_number, asker.postcode, asker.phone, proposal.introduced_at, asker.id
        FROM offer JOIN proposal ON proposal.municipality = offer.municipality AND proposal.offer = offer.id
        JOIN ask ON ask.municipality = proposal.municipality AND ask.id = proposal.ask
        JOIN person asker ON asker.municipality = ask.municipality AND asker.id = ask.subject
        WHERE offer.municipality = $1 AND offer.person = $2 AND proposal.introduced_at IS NOT NULL AND proposal.withdrawn_at IS NULL AND proposal.ended_at IS NULL AND asker.frozen_at IS NULL
            AND ask.state NOT IN ('closed', 'withdrawn')
            AND EXISTS (SELECT 1 FROM consent WHERE consent.municipality = proposal.municipality AND consent.recipient = proposal.id
                AND consent.person = asker.id AND consent.ended_at IS NULL)
        """

    fileprivate init(row: inout Row) {
        proposal = row.next()
        name = row.next()
        partyName = row.next()
        street = row.next()
        houseNumber = row.next()
        postcode = row.nextPostcode()
        phone = row.next()
        introducedAt = row.next()
        let _: Person.ID? = row.subject()
    }
}

extension OwnMatch {
    private static let showing: SQL =
        " AND proposal.withdrawn_at IS NULL AND proposal.ended_at IS NULL AND (proposal.is_open = 1 OR proposal.introduced_at IS NOT NULL) AND ask.state NOT IN ('closed', 'withdrawn') ORDER BY proposal.id DESC LIMIT 50"

    fileprivate static let selectAsAsker: SQL =
        "SELECT " + Proposal.columns + """
            , ask.words, offer.title, offer.words, offer.party, helper.name, helper.call_name, helper.street, coalesce(house.name, organisation.name),
                worker.call_name, helper.id, (SELECT count(*) FROM consent WHERE consent.municipality = proposal.municipality
                    AND consent.recipient = proposal.id AND consent.person = offer.person AND consent.ended_at IS NULL)
            FROM ask JOIN proposal ON proposal.municipality = ask.municipality AND proposal.ask = ask.id
            JOIN offer ON offer.municipality = proposal.municipality AND offer.id = proposal.offer
            JOIN person worker ON worker.municipality = proposal.municipality AND worker.id = proposal.owner
            """ + Offer.giverJoins + Proposal.joins + " WHERE ask.municipality = $1 AND ask.subject = $2 AND helper.frozen_at IS NULL" + showing

    fileprivate static let selectAsHelper: SQL =
        "SELECT " + Proposal.columns + """
            , offer.title, offer.words, ask.words, 'person', asker.name, asker.call_name, asker.street, NULL, worker.call_name,
                asker.id, (SELECT count(*) FROM consent WHERE consent.municipality = proposal.municipality AND consent.recipient = proposal.id
                    AND consent.person = asker.id AND consent.ended_at IS NULL)
            FROM offer JOIN proposal ON proposal.municipality = offer.municipality AND proposal.offer = offer.id
            JOIN ask ON ask.municipality = proposal.municipality AND ask.id = proposal.ask
            JOIN person asker ON asker.municipality = ask.municipality AND asker.id = ask.subject
            JOIN person worker ON worker.municipality = proposal.municipality AND worker.id = proposal.owner
            """ + Proposal.joins + " WHERE offer.municipality = $1 AND offer.person = $2 AND asker.frozen_at IS NULL" + showing

    fileprivate init(row: inout Row, side: Side) {
        let proposal = Proposal(row: &row)
        id = proposal.id
        self.side = side
        step = proposal.step
        ownAnswer = side == .ask ? proposal.askSide : proposal.offerSide
        ownWords = proposal.words(on: side, in: &row)
        let words = proposal.words(on: side == .ask ? .offer : .ask, in: &row)
        otherParty = row.next()
        let name: String? = row.next()
        let callName: String? = row.next()
        let street: String? = row.next()
        otherName = row.next(String?.self) ?? Self.firstName(callName, of: name)
        workerName = row.next()
        let _: Person.ID? = row.subject()
        let agrees = row.next(Int.self) > 0
        otherWords = step == .introduced && agrees ? words : name.map { Words.coarse(words, name: $0, street: street) } ?? words
    }

    /// A call name in which no part of the surname stands: "Truus" and "Ome Sjaak" are told, "mevrouw Van Dalen" is not.
    static func firstName(_ callName: String?, of name: String?) -> String? {
        guard let callName, let name else { return nil }
        let surname = Set(Words.foldedWords(name).dropFirst())
        let told = Words.foldedWords(callName)
        return told.isEmpty || told.contains(where: surname.contains) ? nil : callName
    }
}

extension Proposal {
    /// The words of one side, from the next one or two columns: an offer has its title before them.
    fileprivate func words(on side: Side, in row: inout Row) -> String {
        guard side == .offer else { return row.next(opened: .askWords, of: ask.text) }
        let title: String? = row.next(opened: .offerTitle, of: offer.text)
        let words: String = row.next(opened: .offerWords, of: offer.text)
        return title.map { $0 + ": " + words } ?? words
    }
}
