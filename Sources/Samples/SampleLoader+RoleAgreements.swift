import Neighbourhood
import Storage

/// What a house and a team agreed on, as the file tells it: each version after the one before.
struct SampleRoleAgreement: Decodable, Sendable {
    struct Signature: Decodable, Sendable {
        let name: String
        let behalf: String
        let daysAgo: Int
        let onPaper: Bool
    }

    let house: String
    let team: String
    let houseDoes: String
    let teamDoes: String
    let together: String?
    let help: String
    let net: String
    let reviewInDays: Int
    let owner: String
    let drawnUpDaysAgo: Int
    let board: Signature?
    let teamSigned: Signature?
}

extension SampleLoader {
    func loadRoleAgreements(_ teams: [String: Team.ID]) throws {
        var versions: [String: Int] = [:]
        for row in files.roleAgreements {
            guard let house = houses[row.house], let team = teams[row.team] else { continue }
            let version = versions[row.house + row.team, default: 0] + 1
            versions[row.house + row.team] = version
            let draft = RoleAgreementDraft(
                houseDoes: row.houseDoes, teamDoes: row.teamDoes, together: row.together, help: row.help, net: row.net,
                reviewOn: clock.today.adding(days: row.reviewInDays))
            let agreement = RoleAgreement(
                id: connection.freshID(), house: house, team: team, version: version, draft: draft, owner: people[row.owner],
                drawnUpOn: clock.today.adding(days: -row.drawnUpDaysAgo))
            try connection.insert(agreement, in: municipality)
            for (party, signed) in [(RoleParty.board, row.board), (.team, row.teamSigned)] {
                guard let signed else { continue }
                let signature = RoleSignature(
                    name: signed.name, behalf: signed.behalf, on: clock.today.adding(days: -signed.daysAgo), isOnPaper: signed.onPaper)
                try connection.sign(agreement.id, as: signature, for: party, in: municipality)
            }
        }
    }
}
