public import Foundation
public import Neighbourhood

/// An offer of which somebody is asked whether it still holds, as they see it themselves.
public struct OwnRecheck: Sendable, Equatable {
    public let id: Offer.ID
    public let title: String?
    public let words: String
    public let isAsleep: Bool

    /// The name of an activity, or the words.
    public var name: String { title ?? words }
}

extension Connection {
    /// Whose offers were confirmed half a year ago or longer, and who was not asked since. Who rests, or whose season is over, is left in peace.
    public func peopleToRecheck(in municipality: MunicipalityCode) throws -> [Person.ID] {
        try rows(
            "SELECT DISTINCT offer.person FROM offer JOIN person ON person.municipality = offer.municipality AND person.id = offer.person"
                + " WHERE offer.municipality = $1" + FreshnessLine.mayAsk(today: "$2", whenever: "$3")
                + " AND offer.recheck_asked_at IS NULL AND coalesce(offer.confirmed_on, 0) <= $4 AND person.frozen_at IS NULL ORDER BY offer.person",
            [municipality, today, Availability.whenever, Freshness.due(on: today)]
        ) { $0.subject() }
    }

    /// Writes down that somebody is asked of all their offers that were not confirmed of late, in the transaction that puts the question into the outbox.
    ///
    /// - Returns: of how many; 0 when another was first.
    public func markRecheck(of person: Person.ID, in municipality: MunicipalityCode) throws -> Int {
        try execute(
            "UPDATE offer SET recheck_asked_at = $1 WHERE municipality = $2" + FreshnessLine.mayAsk(today: "$3", whenever: "$4")
                + " AND recheck_asked_at IS NULL AND coalesce(confirmed_on, 0) <= $5 AND person = $6",
            [now, municipality, today, Availability.whenever, Freshness.along(on: today), person])
    }

    /// They could not be asked after all.
    public func unmarkRecheck(of person: Person.ID, in municipality: MunicipalityCode) throws {
        try execute(
            "UPDATE offer SET recheck_asked_at = NULL, recheck_reminded_at = NULL WHERE municipality = $1 AND person = $2 AND state = 'open'",
            [municipality, person])
    }

    /// Who was asked two weeks ago and has not answered, nor was asked once more.
    public func peopleToRemind(in municipality: MunicipalityCode) throws -> [Person.ID] {
        try rows(
            """
            SELECT DISTINCT offer.person FROM offer JOIN person ON person.municipality = offer.municipality AND person.id = offer.person
            WHERE offer.municipality = $1 AND offer.state = 'open' AND offer.recheck_asked_at < $2 AND offer.recheck_reminded_at IS NULL
                AND person.frozen_at IS NULL ORDER BY offer.person
            """, [municipality, Freshness.reminder(on: today)]
        ) { $0.subject() }
    }

    public func markReminded(_ person: Person.ID, in municipality: MunicipalityCode) throws -> Int {
        try execute(
            """
            UPDATE offer SET recheck_reminded_at = $1 WHERE municipality = $2 AND person = $3 AND state = 'open' AND recheck_asked_at < $4
                AND recheck_reminded_at IS NULL
            """, [now, municipality, person, Freshness.reminder(on: today)])
    }

    /// What nobody answered for in four weeks, of people whom the question did reach as far as we know.
    public func offersToSleep(in municipality: MunicipalityCode) throws -> [Offer.ID] {
        try rows(
            """
            SELECT offer.id, offer.person FROM offer WHERE offer.municipality = $1 AND offer.state = 'open' AND offer.recheck_asked_at < $2
                AND offer.recheck_reminded_at IS NOT NULL
                AND NOT EXISTS (SELECT 1 FROM outbox WHERE outbox.municipality = offer.municipality AND outbox.person = offer.person
                    AND outbox.kind = 'still-right' AND outbox.state IN ('waiting', 'leaving', 'to-print', 'to-call', 'unreached'))
            """, [municipality, Freshness.sleep(on: today)]
        ) { row in
            defer { let _: Person.ID? = row.subject() }
            return row.next()
        }
    }

    /// - Returns: false when it was answered meanwhile.
    public func letSleep(_ id: Offer.ID, in municipality: MunicipalityCode) throws -> Bool {
        try execute(
            "UPDATE offer SET state = 'asleep', version = version + 1 WHERE municipality = $1 AND id = $2 AND state = 'open' AND recheck_asked_at < $3",
            [municipality, id, Freshness.sleep(on: today)]) == 1
    }

    /// It was answered, by whatever way.
    public func closeRecheck(of id: Offer.ID, in municipality: MunicipalityCode) throws {
        try execute("UPDATE offer SET recheck_asked_at = NULL, recheck_reminded_at = NULL WHERE municipality = $1 AND id = $2", [municipality, id])
    }

    /// Of what the viewer is asked whether it still holds, also of what sleeps because they did not answer.
    ///
    /// - Throws: `Problem.signInNeeded` for a visitor.
    public func ownRechecks(of viewer: Viewer) throws -> [OwnRecheck] {
        guard let person = viewer.person else { throw Problem.signInNeeded }
        return try rows(
            """
            SELECT id, title, words, state FROM offer WHERE municipality = $1 AND person = $2 AND recheck_asked_at IS NOT NULL
                AND state IN ('open', 'asleep') ORDER BY placed_at, id
            """, [viewer.municipality, person]
        ) { row in
            let id: Offer.ID = row.next()
            return OwnRecheck(
                id: id, title: row.next(opened: .offerTitle, of: id.text), words: row.next(opened: .offerWords, of: id.text),
                isAsleep: row.next(OfferState.self) == .asleep)
        }
    }
}

/// An offer of which somebody has to ask by voice whether it still holds.
public struct FreshnessLine: Sendable, Equatable {
    public let id: Offer.ID
    public let words: String
    public let confirmedOn: CalendarDate?
    /// When the question went out by message; nil when it did not.
    public let askedAt: Date?
    /// Who offers: a person, or a house or an organisation.
    public let giver: MatchSide
}

extension Connection {
    /// Of whom a worker asks whether an offer still holds: who cannot be written to, and who did not answer twice; longest ago first.
    public func freshnessList(for viewer: Viewer, limit: Int = 200) throws -> [FreshnessLine] {
        try Access.allowSomewhere(viewer, .confirmOffer)
        let sight = SightClause.offers(viewer, .confirmOffer, from: 6)
        return try rows(
            FreshnessLine.select + " WHERE offer.municipality = $1" + FreshnessLine.mayAsk(today: "$2", whenever: "$3")
                + " AND coalesce(offer.confirmed_on, 0) <= $4 AND (offer.recheck_asked_at IS NULL OR offer.recheck_asked_at < $5)"
                + FreshnessLine.inUse + sight.sql + " ORDER BY coalesce(offer.confirmed_on, 0), offer.id LIMIT " + sight.next,
            [viewer.municipality, today, Availability.whenever, Freshness.due(on: today), Freshness.call(on: today)] + sight.values + [limit],
            decode: FreshnessLine.init(row:))
    }

    /// What sleeps, where the viewer works; what fell asleep last stands first.
    public func sleepingOffers(for viewer: Viewer, limit: Int = 100) throws -> [FreshnessLine] {
        try Access.allowSomewhere(viewer, .confirmOffer)
        let sight = SightClause.offers(viewer, .confirmOffer, from: 2)
        return try rows(
            FreshnessLine.select + " WHERE offer.municipality = $1 AND offer.state = 'asleep'" + FreshnessLine.inUse + sight.sql
                + " ORDER BY offer.confirmed_on DESC, offer.id LIMIT " + sight.next, [viewer.municipality] + sight.values + [limit],
            decode: FreshnessLine.init(row:))
    }
}

extension FreshnessLine {
    /// It is open, its season is not over, and it does not rest until a day. SQLite numbers parameters in the order in which they come, so each query names
    /// its own.
    ///
    /// - Parameter whenever: the parameter with "until they say otherwise".
    fileprivate static func mayAsk(today: SQL, whenever: SQL) -> SQL {
        " AND offer.state = 'open' AND coalesce(offer.until_on, " + today + ") >= " + today + " AND (coalesce(offer.paused_until, 0) <= " + today
            + " OR offer.paused_until >= " + whenever + ")"
    }

    fileprivate static let inUse: SQL = " AND helper.frozen_at IS NULL"

    fileprivate static let select: SQL =
        """
        SELECT offer.id, offer.title, offer.words, offer.confirmed_on, offer.recheck_asked_at, offer.person,
            coalesce(helper.name, offer.party_name, house.name, organisation.name, ''), coalesce(helper.phone, house.phone, organisation.phone),
            helper.reach_note FROM offer
        """ + Offer.giverJoins

    fileprivate init(row: inout Row) {
        id = row.next()
        let title: String? = row.next(opened: .offerTitle, of: id.text)
        let own: String = row.next(opened: .offerWords, of: id.text)
        words = title ?? own
        confirmedOn = row.next()
        askedAt = row.next()
        let person: Person.ID? = row.subject()
        giver = MatchSide(
            person: person, name: row.next(), phone: row.next(), reachNote: row.next(opened: .personReachNote, of: person?.text ?? ""))
    }
}
