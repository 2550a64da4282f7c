public import Foundation
public import Neighbourhood

/// Everything that everybody may know of the houses, the organisations and what they have for people: what their pages tell, together.
public struct PublicDirectory: Sendable {
    public let houses: [House]
    public let organisations: [Organisation]
    public let offers: [DirectoryOffer]
    /// The days on which a house is not open as usual, from today on.
    public let exceptions: [House.ID: [OpeningException]]
    /// When an activity is, for whom, and what it costs.
    public let activities: [Offer.ID: [KnownActivity]]
}

/// An activity or a service with who gives it.
public struct DirectoryOffer: Sendable, Equatable {
    public let offer: PartnerOffer
    public let kind: OfferKind
    public let house: House.ID?
    public let organisation: Organisation.ID?
    /// In which ways it is given; `.inHouse` is at the place of who gives it.
    public let forms: HelpForms
    /// When somebody last did something about it.
    public let changedAt: Date
}

extension Connection {
    /// What stands on the public pages of a municipality. Offers of residents, and who runs what, are never among it.
    public func directory(of municipality: MunicipalityCode) throws -> PublicDirectory {
        PublicDirectory(
            houses: try houses(in: municipality), organisations: try organisations(in: municipality),
            offers: try directoryOffers(in: municipality), exceptions: try openingExceptions(in: municipality),
            activities: Dictionary(grouping: try goingActivities(in: municipality), by: \.series.offer))
    }

    private func organisations(in municipality: MunicipalityCode) throws -> [Organisation] {
        try rows(
            "SELECT " + Organisation.columns + " FROM organisation WHERE municipality = $1 ORDER BY name, id", [municipality],
            decode: Organisation.init(row:))
    }

    private func directoryOffers(in municipality: MunicipalityCode) throws -> [DirectoryOffer] {
        try rows(
            "SELECT " + PartnerOffer.columns
                + """
                , offer.kind, offer.house, offer.organisation, offer.forms, coalesce((SELECT event.at FROM event WHERE event.municipality = offer.municipality
                    AND event.thing_kind = 'offer' AND event.thing_id = offer.id ORDER BY event.id DESC LIMIT 1), offer.placed_at) FROM offer
                """
                + PartnerOffer.isPublic + " AND (offer.house IS NOT NULL OR offer.organisation IS NOT NULL) ORDER BY offer.id", [today, municipality]
        ) { row in
            DirectoryOffer(
                offer: PartnerOffer(row: &row), kind: row.next(), house: row.next(), organisation: row.next(), forms: row.next(),
                changedAt: row.next())
        }
    }

    private func openingExceptions(in municipality: MunicipalityCode) throws -> [House.ID: [OpeningException]] {
        let all = try rows(
            """
            SELECT house, id, first_on, last_on, openings, words FROM opening_exception WHERE municipality = $1 AND last_on >= $2 ORDER BY first_on, id
            """, [municipality, today]
        ) { row in
            (
                row.next(House.ID.self),
                OpeningException(row: &row)
            )
        }
        return Dictionary(grouping: all, by: \.0).mapValues { $0.map(\.1) }
    }
}
