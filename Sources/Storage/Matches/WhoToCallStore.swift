public import Neighbourhood

/// Whom to call when something goes wrong between two people.
public struct WhoToCall: Sendable, Equatable {
    /// By the rota, now.
    public let onCall: OnCall?
    /// Who guides the two, or who stands in today; as residents know them.
    public let guideName: String?
    /// Of the team where the ask is.
    public let teamName: String?
    public let teamPhone: PhoneNumber?
    public let help: HelpLines?
    /// The hours in which somebody of the team is there, as promised; true where nothing is promised.
    public let isWithinHours: Bool
}

extension Connection {
    /// Whom to call now when something goes wrong in a match: for both sides, and for who guides them.
    ///
    /// - Throws: `Problem.notFound(.match)`, `Problem.notAllowed`.
    public func whoToCall(for match: Match.ID, _ viewer: Viewer) throws -> WhoToCall {
        _ = try self.match(match, for: viewer, to: .seeWhoToCall)
        guard let who = try whoToCall(for: [match], in: viewer.municipality)[match] else { throw Problem.notFound(.match) }
        return who
    }

    /// The same for every match in which the viewer stands and that is not over, as their own page shows them.
    public func whoToCall(forOwn matches: [Match], of viewer: Viewer) throws -> [Match.ID: WhoToCall] {
        try whoToCall(for: matches.filter { $0.step.isAlive }.map(\.id), in: viewer.municipality)
    }

    /// Whom to call now for some matches that the viewer was already shown. A few queries, however many there are.
    func whoToCall(for matches: [Match.ID], in municipality: MunicipalityCode) throws -> [Match.ID: WhoToCall] {
        guard !matches.isEmpty else { return [:] }
        let board = try rotaBoard(in: municipality)
        let found = try found(
            matches.map(\.text), in: municipality,
            """
            SELECT match.id, ask.area, match.owner, worker.call_name FROM match
            JOIN ask ON ask.municipality = match.municipality AND ask.id = match.ask
            LEFT JOIN person worker ON worker.municipality = match.municipality AND worker.id = match.owner
            WHERE match.municipality = $1 AND match.id IN
            """, id: \.0.text
        ) { row in (row.next(Match.ID.self), row.nextArea(), row.next(Person.ID?.self), row.next(String?.self)) }
        return Dictionary(
            uniqueKeysWithValues: found.map { match, area, guide, name in
                let team = board.teams.first { $0.works(in: area) }
                return (
                    match,
                    WhoToCall(
                        onCall: board.onCall(in: area, at: now), guideName: guide.flatMap { board.cover(of: $0, on: today) }?.callName ?? name,
                        teamName: team?.name, teamPhone: team?.phone, help: board.help, isWithinHours: board.isPromised(at: now))
                )
            })
    }
}
