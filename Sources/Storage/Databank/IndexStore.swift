public import Foundation
public import Neighbourhood

/// What the match index knows of one offer or open ask.
public struct IndexRow: Sendable {
    public enum Kind: String, Sendable { case offer, ask }

    public let kind: Kind
    public let municipality: MunicipalityCode
    public let id: String
    public let offerKind: OfferKind?
    public let title: String?
    public let words: String
    public let place: Coordinate?
    public let area: AreaCode?
    public let range: Int
    public let forms: HelpForms
    public let nearness: Nearness
    public let weekly: DayParts
    public let languages: [SpokenLanguage]
    public let role: HelpRole.Key?
    public let hasVog: Bool
    public let running: Int
    public let atOnce: Int
    public let confirmedOn: CalendarDate?
    public let askedLastAt: Date?
    /// How often it was put to an ask in the past year.
    public let askedThisYear: Int
    /// Whoever stands behind it, so that nobody is proposed to themselves.
    public let party: String?
}

extension Connection {
    /// Every offer that is open today, of one municipality or of all.
    public func offersToIndex(in municipality: MunicipalityCode?) throws -> [IndexRow] {
        guard let municipality else {
            return try rows(IndexRow.offers + IndexRow.openOffers, [yearAgo, today], decode: IndexRow.init(offer:))
        }
        return try rows(
            IndexRow.offers + IndexRow.openOffers + " AND municipality = $3", [yearAgo, today, municipality], decode: IndexRow.init(offer:))
    }

    private var yearAgo: Date { now.addingTimeInterval(-365 * 86_400) }

    /// Every ask that still looks for somebody.
    public func asksToIndex(in municipality: MunicipalityCode?) throws -> [IndexRow] {
        guard let municipality else { return try rows(IndexRow.asks + IndexRow.openAsks, [], decode: IndexRow.init(ask:)) }
        return try rows(IndexRow.asks + IndexRow.openAsks + " AND municipality = $1", [municipality], decode: IndexRow.init(ask:))
    }

    /// One offer as the index should know it; nil when it is not open today.
    public func offerToIndex(_ id: Offer.ID, in municipality: MunicipalityCode) throws -> IndexRow? {
        try first(
            IndexRow.offers + IndexRow.openOffers + " AND municipality = $3 AND id = $4", [yearAgo, today, municipality, id],
            decode: IndexRow.init(offer:))
    }

    /// What somebody offers and asks, as the index names it.
    public func thingsToIndex(of person: Person.ID, in municipality: MunicipalityCode) throws -> [Thing] {
        try rows("SELECT id FROM offer WHERE municipality = $1 AND person = $2", [municipality, person]) { Thing(.offer, $0.next()) }
            + rows("SELECT id FROM ask WHERE municipality = $1 AND subject = $2", [municipality, person]) { Thing(.ask, $0.next()) }
    }

    /// The offers beside these of helpers who said how many they want to help at most: there is room on all of them, or on none.
    public func offersBeside(_ offer: Offer.ID, in municipality: MunicipalityCode) throws -> [Thing] {
        try rows(
            """
            SELECT other.id FROM offer JOIN person ON person.municipality = offer.municipality AND person.id = offer.person
            JOIN offer other ON other.municipality = offer.municipality AND other.person = offer.person
            WHERE offer.municipality = $1 AND offer.id = $2 AND person.at_most IS NOT NULL AND other.id <> offer.id
            """, [municipality, offer]
        ) { Thing(.offer, $0.next()) }
    }

    public func askToIndex(_ id: Ask.ID, in municipality: MunicipalityCode) throws -> IndexRow? {
        try first(IndexRow.asks + IndexRow.openAsks + " AND municipality = $1 AND id = $2", [municipality, id], decode: IndexRow.init(ask:))
    }
}

extension IndexRow {
    static let offers: SQL = """
        SELECT municipality, id,
            (SELECT wrapped FROM vault_key WHERE vault_key.municipality = offer.municipality AND vault_key.holder = offer.person), kind, title, words, latitude, longitude, area, reach_metres, forms, nearness, weekly, languages, role,
            vog_seen_on,
            CASE WHEN EXISTS (SELECT 1 FROM person WHERE person.municipality = offer.municipality AND person.id = offer.person AND at_most IS NOT NULL
                AND at_most <= (SELECT sum(mine.running) FROM offer mine WHERE mine.municipality = person.municipality AND mine.person = person.id))
                THEN at_once ELSE running END, at_once, confirmed_on, asked_last_at, coalesce(circle, person, house, organisation),
            (SELECT count(*) FROM proposal WHERE proposal.municipality = offer.municipality AND proposal.offer = offer.id AND proposed_at > $1)
        FROM offer
        """

    /// New ones wait for a worker, sleeping ones for their owner; paused, ended and not yet begun ones are left out for today.
    static let openOffers: SQL = """
         WHERE state = 'open' AND coalesce(paused_until, 0) <= $2 AND coalesce(until_on, $2) >= $2 AND coalesce(from_on, $2) <= $2
            AND NOT EXISTS (SELECT 1 FROM offer_away WHERE offer_away.municipality = offer.municipality AND offer_away.offer = offer.id
                AND first_on <= $2 AND last_on >= $2)
            AND NOT (term_time_only = 1 AND EXISTS (SELECT 1 FROM school_holiday WHERE school_holiday.municipality = offer.municipality
                AND first_on <= $2 AND last_on >= $2))
            AND NOT EXISTS (SELECT 1 FROM person WHERE person.municipality = offer.municipality AND person.id = offer.person AND person.frozen_at IS NOT NULL)
        """

    static let asks: SQL = """
        SELECT municipality, id,
            (SELECT wrapped FROM vault_key WHERE vault_key.municipality = ask.municipality AND vault_key.holder = ask.subject), words, latitude, longitude, area, forms, nearness, wanted, languages, subject FROM ask
        """

    static let openAsks: SQL = """
         WHERE state IN ('new', 'waiting', 'proposed')
            AND NOT EXISTS (SELECT 1 FROM person WHERE person.municipality = ask.municipality AND person.id = ask.subject AND person.frozen_at IS NOT NULL)
        """

    init(offer row: inout Row) {
        kind = .offer
        municipality = row.next()
        id = row.next()
        let key: String? = row.next()
        offerKind = row.next(OfferKind.self)
        title = row.next(opened: .offerTitle, of: id, in: municipality, wrapped: key)
        words = row.next(opened: .offerWords, of: id, in: municipality, wrapped: key)
        place = row.nextPlace()
        area = row.nextArea()
        range = row.next()
        forms = row.next()
        nearness = row.next()
        weekly = row.next()
        languages = row.next()
        role = row.next(HelpRole.Key.self)
        hasVog = row.next(CalendarDate?.self) != nil
        running = row.next()
        atOnce = row.next()
        confirmedOn = row.next()
        askedLastAt = row.next()
        party = row.next()
        askedThisYear = row.next()
    }

    init(ask row: inout Row) {
        kind = .ask
        municipality = row.next()
        id = row.next()
        let key: String? = row.next()
        offerKind = nil
        title = nil
        words = row.next(opened: .askWords, of: id, in: municipality, wrapped: key)
        place = row.nextPlace()
        area = row.nextArea()
        range = 100_000
        forms = row.next()
        nearness = row.next()
        weekly = row.next()
        languages = row.next()
        role = nil
        hasVog = false
        running = 0
        atOnce = 1
        confirmedOn = nil
        askedLastAt = nil
        askedThisYear = 0
        party = row.next()
    }
}
