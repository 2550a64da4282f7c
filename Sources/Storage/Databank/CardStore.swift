public import Neighbourhood

/// An offer as the list of candidates shows it to a worker: who, what, when. Address and telephone are not in it.
public struct OfferCard: Sendable, Equatable {
    public let id: Offer.ID
    public let kind: OfferKind
    public let party: PartyKind
    /// The full name for a worker: "Truus van Dalen", "Buurthuis De Linde".
    public let name: String
    public let person: Person.ID?
    public let title: String?
    public let words: String
    public let weekly: DayParts
    public let whenWords: String?
    public let place: Coordinate?
    public let area: AreaCode?
    public let confirmedOn: CalendarDate?
    public let running: Int
    public let atOnce: Int
    public let conditions: Conditions
    public let languages: [SpokenLanguage]
    public let vogSeenOn: CalendarDate?
}

extension Connection {
    /// Cards for the ids a match gave, in the same order; what was withdrawn in the meantime is left out.
    public func cards(_ ids: [String], for viewer: Viewer) throws -> [OfferCard] {
        try Access.allow(viewer, .seeCandidates)
        return try cards(ids, in: viewer.municipality, "")
    }

    /// Activities and services with these ids: what a visitor may read before sending an ask. Offers of residents are never among them.
    public func publicCards(_ ids: [String], in municipality: MunicipalityCode) throws -> [OfferCard] {
        try cards(ids, in: municipality, " AND offer.kind IN ('activity', 'service') AND offer.person IS NULL")
    }

    private func cards(_ ids: [String], in municipality: MunicipalityCode, _ condition: SQL) throws -> [OfferCard] {
        try found(
            ids, in: municipality,
            OfferCard.select + " WHERE offer.municipality = $1" + condition
                // Not the bare column: without figures of its own SQLite then takes an index of all that is open, in place of these few ids.
                + " AND coalesce(offer.state, '') = 'open' AND person.frozen_at IS NULL AND offer.id IN",
            id: \.id.text, decode: OfferCard.init(row:))
    }
}

extension OfferCard {
    static let select: SQL = """
        SELECT offer.id, offer.kind, offer.party, coalesce(offer.party_name, house.name, organisation.name, person.name, ''), offer.person, offer.title,
            offer.words, offer.weekly, offer.when_words, offer.latitude, offer.longitude, offer.area, offer.confirmed_on, offer.running,
            offer.at_once, offer.conditions, offer.no_stairs, offer.no_pets, offer.light_only, offer.wants_allowance, offer.languages,
            offer.vog_seen_on
        FROM offer LEFT JOIN person ON person.municipality = offer.municipality AND person.id = offer.person
        LEFT JOIN house ON house.municipality = offer.municipality AND house.id = offer.house
        LEFT JOIN organisation ON organisation.municipality = offer.municipality AND organisation.id = offer.organisation
        """

    init(row: inout Row) {
        id = row.next()
        kind = row.next()
        party = row.next()
        name = row.next()
        person = row.subject()
        title = row.next(opened: .offerTitle, of: id.text)
        words = row.next(opened: .offerWords, of: id.text)
        weekly = row.next()
        whenWords = row.next(opened: .offerWhenWords, of: id.text)
        place = row.nextPlace()
        area = row.nextArea()
        confirmedOn = row.next()
        running = row.next()
        atOnce = row.next()
        conditions = Conditions(
            words: row.next(opened: .offerConditions, of: id.text), noStairs: row.next(), noPets: row.next(), lightOnly: row.next(),
            wantsAllowance: row.next())
        languages = row.next()
        vogSeenOn = row.next()
    }
}
