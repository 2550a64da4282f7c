import Foundation
import Neighbourhood
import Storage

extension SampleLoader {
    /// What came of an introduction: who met a week ago or more has begun, and who asked nothing any more is thanked.
    ///
    /// - Parameter ask: nil when it is over.
    mutating func live(_ proposal: Proposal, daysAgo: Int, _ ask: Ask?) throws {
        guard let introduced = proposal.introducedAt else { return }
        let key = try connection.first(
            "SELECT role FROM offer WHERE municipality = $1 AND id = $2", [municipality, proposal.offer]
        ) { $0.next(HelpRole.Key.self) }
        let role = try key.flatMap { try connection.roles(in: municipality).role($0, on: CalendarDate(introduced)) }
        var match = Match(
            id: proposal.id, ask: proposal.ask, offer: proposal.offer, role: role.map { RoleVersion(key: $0.key, version: $0.version) },
            since: introduced, introducedAt: introduced,
            care: Care(owner: proposal.care.owner, step: .planAcquaintance, today: CalendarDate(introduced)))
        try connection.insert(match, in: municipality)
        try remember(match, .introduce, at: introduced)
        if daysAgo >= 7 || ask == nil {
            try move(&match, .startMatch, at: introduced.addingTimeInterval(Double(max(0, min(5, daysAgo - 1))) * 86_400))
        }
        guard let ask else {
            let last = max(introduced, clock.moment(daysAgo: max(0, daysAgo - 2), seed: daysAgo, after: introduced))
            try move(&match, .endMatch, at: last)
            return try move(&match, .thankMatch, at: last)
        }
        if let care = ask.care {
            match.care = care
            try save(&match)
        }
        guard match.step == .running, let day = match.care?.nextOn else { return }
        for side in Side.allCases {
            try connection.plan(Talk(id: connection.freshID(), match: match.id, side: side, occasion: .rhythm, dueOn: day), in: municipality)
        }
    }

    private mutating func move(_ match: inout Match, _ deed: Deed, at moment: Date) throws {
        guard let owner = match.care?.owner else { return }
        try match.go(deed, day: nil, owner: owner, role: nil, at: moment)
        try save(&match)
        try remember(match, deed, at: moment, by: owner)
    }

    private func save(_ match: inout Match) throws {
        try connection.update(match, in: municipality)
        match.version += 1
    }

    private func remember(_ match: Match, _ deed: Deed, at moment: Date, by worker: Person.ID? = nil) throws {
        try connection.insert(
            MatchMove(
                id: connection.freshID(), match: match.id, deed: deed, step: match.step, at: moment, by: worker ?? match.care?.owner, side: nil,
                means: .phone, reason: nil), in: municipality)
    }
}
