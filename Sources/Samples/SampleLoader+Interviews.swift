import Foundation
import Neighbourhood
import Storage

/// A round along the doors with its sheets, as the file tells it.
struct SampleInterviewRound: Decodable, Sendable {
    struct Sheet: Decodable, Sendable {
        let interviewer: String?
        let code: String
        let state: InterviewState
        /// The fields of the form that were filled in, by name.
        let fields: [String: String]?
    }

    let name: String
    let streets: String?
    let area: String?
    let owner: String
    let beganDaysAgo: Int
    let days: Int
    let promisedInDays: Int
    let sheets: [Sheet]
}

extension SampleLoader {
    func loadInterviews() throws {
        for row in files.interviews {
            let first = clock.today.adding(days: -row.beganDaysAgo)
            let draft = InterviewRoundDraft(
                name: row.name, streets: row.streets, area: row.area.flatMap { AreaCode($0) }, first: first, last: first.adding(days: row.days),
                promisedOn: clock.today.adding(days: row.promisedInDays))
            let round = InterviewRound(id: connection.freshID(), draft: draft, owner: people[row.owner])
            try connection.insert(round, in: municipality)
            for sheet in row.sheets { try load(sheet, of: round) }
        }
    }

    private func load(_ sheet: SampleInterviewRound.Sheet, of round: InterviewRound) throws {
        let interview = Interview(
            id: connection.freshID(), code: SheetCode(stored: sheet.code), round: round.id, area: round.draft.area,
            interviewer: sheet.interviewer.flatMap { people[$0] }, givenAt: clock.moment(daysAgo: 5, seed: 1))
        try connection.insert(interview, by: round.owner, in: municipality)
        guard let fields = sheet.fields else { return }
        try connection.keep(Self.encoded(fields), of: interview, state: sheet.state, in: municipality)
    }

    /// As a browser sends a form.
    private static func encoded(_ fields: [String: String]) -> String {
        var allowed = CharacterSet.alphanumerics
        allowed.insert(charactersIn: "-._")
        return fields.sorted { $0.key < $1.key }.map { name, value in
            name + "=" + (value.addingPercentEncoding(withAllowedCharacters: allowed) ?? "")
        }.joined(separator: "&")
    }
}
