import Foundation
import Neighbourhood
import Storage

/// What needs doing in a house, and who tries it or does it, as the file tells it.
struct SampleHouseTask: Decodable, Sendable {
    struct Doing: Decodable, Sendable {
        let person: String
        let companion: String?
        let by: String
        let startedDaysAgo: Int
        /// From today; before it when it was to be asked already.
        let askInDays: Int
        let isRegular: Bool
    }

    let house: String
    let title: String
    let words: String
    let days: [String]
    let traits: [String]
    let places: Int
    let doing: [Doing]
}

extension SampleLoader {
    func loadHouseTasks() throws {
        for row in files.houseTasks {
            guard let house = houses[row.house] else { continue }
            let draft = HouseTaskDraft(
                title: row.title, words: row.words, wanted: DayParts(slots: row.days) ?? .none,
                traits: Set(row.traits.compactMap { TaskTrait(rawValue: $0) }), places: row.places)
            let task = HouseTask(id: connection.freshID(), house: house, draft: draft, confirmedOn: clock.today.adding(days: -12))
            try connection.insert(task, in: municipality)
            for doing in row.doing { try load(doing, of: task.id) }
        }
    }

    private func load(_ doing: SampleHouseTask.Doing, of task: HouseTask.ID) throws {
        guard let person = people[doing.person], let owner = people[doing.by] else { return }
        let company = doing.companion.flatMap { people[$0] }.map(Participation.Company.person)
        let asked = clock.today.adding(days: doing.askInDays - TaskTrial.daysBetweenTalks)
        let trial = TaskTrial(
            id: connection.freshID(), task: task, person: person, startedOn: clock.today.adding(days: -doing.startedDaysAgo),
            company: company ?? (doing.isRegular ? .alone : .sought), step: doing.isRegular ? .regular : .trying,
            care: TrialCare(owner: owner, askOn: clock.today.adding(days: doing.askInDays)),
            heard: doing.isRegular ? TrialTalk(on: asked, helper: .well, companion: company == nil ? nil : .well) : nil)
        try connection.insert(trial, in: municipality)
    }
}
