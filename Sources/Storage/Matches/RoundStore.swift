public import Neighbourhood

/// An ask that takes part in the round, with the name of whom it is for.
public struct RoundAsk: Sendable, Equatable {
    public let ask: Ask
    public let subjectName: String
    /// Offers that were put to it before, whatever came of it.
    public let earlier: Set<Offer.ID>
}

extension Connection {
    /// The asks that wait for somebody and have no open proposal, the longest waiting first. New ones are left out: a worker reads those first.
    ///
    /// - Parameter limit: how many at most.
    public func asksInRound(for viewer: Viewer, limit: Int) throws -> [RoundAsk] {
        try Access.allowSomewhere(viewer, .propose)
        let sight = SightClause.asks(viewer, .propose, from: 2)
        let earlier = try offersOfWaitingAsks(in: viewer.municipality)
        return try rows(
            "SELECT " + Ask.columns + """
                , person.name FROM ask JOIN person ON person.municipality = ask.municipality AND person.id = ask.subject
                WHERE ask.municipality = $1 AND ask.state = 'waiting' AND person.frozen_at IS NULL
                """ + sight.sql + " ORDER BY ask.placed_at, ask.id LIMIT " + sight.next, [viewer.municipality] + sight.values + [limit]
        ) { row in
            let ask = Ask(row: &row)
            return RoundAsk(ask: ask, subjectName: row.next(), earlier: earlier[ask.id] ?? [])
        }
    }

    private func offersOfWaitingAsks(in municipality: MunicipalityCode) throws -> [Ask.ID: Set<Offer.ID>] {
        let pairs = try rows(
            """
            SELECT proposal.ask, proposal.offer FROM ask JOIN proposal ON proposal.municipality = ask.municipality AND proposal.ask = ask.id
            WHERE ask.municipality = $1 AND ask.state = 'waiting'
            """, [municipality]
        ) { row in (row.next(Ask.ID.self), row.next(Offer.ID.self)) }
        return Dictionary(grouping: pairs, by: \.0).mapValues { Set($0.map(\.1)) }
    }

    /// How many open proposals each offer stands in. They may become matches, so they take room already.
    public func openProposalCounts(in municipality: MunicipalityCode) throws -> [Offer.ID: Int] {
        let counts = try rows(
            "SELECT offer, count(*) FROM proposal WHERE municipality = $1 AND is_open = 1 GROUP BY offer", [municipality]
        ) { row in (row.next(Offer.ID.self), row.next(Int.self)) }
        return Dictionary(uniqueKeysWithValues: counts)
    }
}
