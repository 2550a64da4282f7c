public import Neighbourhood

/// An activity or a service as its house or organisation tells everybody of it. Who runs it stays inside.
public struct PartnerOffer: Sendable, Equatable {
    public let id: Offer.ID
    public let title: String?
    public let words: String
    public let rhythm: Rhythm
    public let weekly: DayParts
    public let whenWords: String?
    public let from: CalendarDate?
    public let until: CalendarDate?
    /// Not there today: the last day of being away, or the day a pause ends.
    public let awayUntil: CalendarDate?
    public let pausedUntil: CalendarDate?
    public let conditions: String?
    public let languages: [SpokenLanguage]
    public let confirmedOn: CalendarDate?
}

extension Connection {
    /// What a community centre has to join, for everybody to read. Offers of residents are never among it.
    public func openOffers(of house: House.ID, in municipality: MunicipalityCode) throws -> [PartnerOffer] {
        try rows(
            PartnerOffer.select + PartnerOffer.isPublic + " AND offer.house = $3 ORDER BY coalesce(offer.title, offer.words), offer.id LIMIT 100",
            [today, municipality, house], decode: PartnerOffer.init(row:))
    }

    /// What an organisation does for people, for everybody to read.
    public func openOffers(of organisation: Organisation.ID, in municipality: MunicipalityCode) throws -> [PartnerOffer] {
        try rows(
            PartnerOffer.select + PartnerOffer.isPublic
                + " AND offer.organisation = $3 ORDER BY coalesce(offer.title, offer.words), offer.id LIMIT 100",
            [today, municipality, organisation], decode: PartnerOffer.init(row:))
    }
}

extension PartnerOffer {
    static let select: SQL = "SELECT " + columns + " FROM offer"

    /// With the day it is today as the first parameter.
    static let columns: SQL = """
        offer.id, offer.title, offer.words, offer.rhythm, offer.weekly, offer.when_words, offer.from_on, offer.until_on,
            (SELECT max(last_on) FROM offer_away WHERE offer_away.municipality = offer.municipality AND offer_away.offer = offer.id
                AND first_on <= $1 AND last_on >= $1),
            offer.paused_until, offer.conditions, offer.languages, offer.confirmed_on
        """

    /// What has ended is left out; what is yet to begin may be announced.
    static let isPublic: SQL = """
         WHERE offer.kind IN ('activity', 'service') AND offer.state = 'open' AND coalesce(offer.until_on, $1) >= $1 AND offer.municipality = $2
        """

    init(row: inout Row) {
        id = row.next()
        title = row.next()
        words = row.next()
        rhythm = row.next()
        weekly = row.next()
        whenWords = row.next()
        from = row.next()
        until = row.next()
        awayUntil = row.next()
        pausedUntil = row.next()
        conditions = row.next()
        languages = row.next()
        confirmedOn = row.next()
    }
}
