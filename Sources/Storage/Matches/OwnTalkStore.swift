import Foundation
public import Neighbourhood

/// The question to one side, as that person gets to see it on their own page.
public struct OwnTalk: Sendable, Equatable {
    public let id: Talk.ID
    public let occasion: TalkOccasion
    /// The first name of the other, or the name of a house or an organisation; nil when none can be told.
    public let otherName: String?
    /// Who guides the two; nil when nobody does any more.
    public let workerName: String?
    /// Went out in a message that can still be answered.
    public let isAsked: Bool
}

extension Connection {
    /// The questions that the viewer can answer today about how it goes with another, also after it ended.
    ///
    /// - Throws: `Problem.signInNeeded` for a visitor.
    public func ownTalks(of viewer: Viewer) throws -> [OwnTalk] {
        guard let person = viewer.person else { throw Problem.signInNeeded }
        return try rows(OwnTalk.select(OwnTalk.due), [viewer.municipality, person, today], decode: OwnTalk.init(row:))
    }

    /// One question to the viewer, also when it was answered; nil when it was taken away or never was theirs.
    public func ownTalk(_ id: Talk.ID, of viewer: Viewer) throws -> OwnTalk? {
        guard let person = viewer.person else { throw Problem.signInNeeded }
        return try first(OwnTalk.select(" AND talk.id = $3"), [viewer.municipality, person, id], decode: OwnTalk.init(row:))
    }

    /// How far the viewer's own matches are.
    ///
    /// - Parameter matches: ids that were read for this viewer.
    public func steps(of matches: [Match.ID], for viewer: Viewer) throws -> [Match.ID: Match] {
        let found = try found(
            matches.map(\.text), in: viewer.municipality, "SELECT " + Match.columns + " FROM match WHERE match.municipality = $1 AND match.id IN",
            id: \.id.text, decode: Match.init(row:))
        return Dictionary(uniqueKeysWithValues: found.map { ($0.id, $0) })
    }
}

extension OwnTalk {
    fileprivate static let due: SQL = " AND talk.answered_at IS NULL AND talk.due_on <= $3"

    /// First the viewer as asker, then as helper; each begins at the viewer's own rows.
    ///
    /// - Parameter condition: which questions, with $3.
    fileprivate static func select(_ condition: SQL) -> SQL {
        "SELECT " + columns + """
            , other.name, other.call_name, coalesce(house.name, organisation.name), other.id FROM ask
            JOIN match ON match.municipality = ask.municipality AND match.ask = ask.id
            JOIN talk ON talk.municipality = match.municipality AND talk.match = match.id AND talk.side = 'ask'
            JOIN offer ON offer.municipality = match.municipality AND offer.id = match.offer
            LEFT JOIN person worker ON worker.municipality = match.municipality AND worker.id = match.owner
            LEFT JOIN person other ON other.municipality = offer.municipality AND other.id = offer.person
            LEFT JOIN house ON house.municipality = offer.municipality AND house.id = offer.house
            LEFT JOIN organisation ON organisation.municipality = offer.municipality AND organisation.id = offer.organisation
            WHERE ask.municipality = $1 AND ask.subject = $2
            """ + condition + " UNION ALL SELECT " + columns + """
                , other.name, other.call_name, NULL, other.id FROM offer
                JOIN match ON match.municipality = offer.municipality AND match.offer = offer.id
                JOIN talk ON talk.municipality = match.municipality AND talk.match = match.id AND talk.side = 'offer'
                JOIN ask ON ask.municipality = match.municipality AND ask.id = match.ask
                LEFT JOIN person worker ON worker.municipality = match.municipality AND worker.id = match.owner
                JOIN person other ON other.municipality = ask.municipality AND other.id = ask.subject
                WHERE offer.municipality = $1 AND offer.person = $2
                """ + condition
    }

    private static let columns: SQL = "talk.id, talk.occasion, talk.asked_at, talk.answered_at, worker.name"

    fileprivate init(row: inout Row) {
        id = row.next()
        occasion = row.next()
        let (askedAt, answeredAt): (Date?, Date?) = (row.next(), row.next())
        isAsked = askedAt != nil && answeredAt == nil
        workerName = row.next()
        let (name, callName, place): (String?, String?, String?) = (row.next(), row.next(), row.next())
        otherName = place ?? OwnMatch.firstName(callName, of: name)
        let _: Person.ID? = row.subject()
    }
}
