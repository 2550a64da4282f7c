import Neighbourhood
import Storage

/// What was tried in prevention, as the file tells it.
struct SampleExperiment: Decodable, Sendable {
    let title: String
    let question: String
    let attempt: String
    let house: String?
    let area: String?
    let measures: [String]
    let beganDaysAgo: Int
    let days: Int
    let owner: String
    let outcome: String?
    let onward: String?
}

extension SampleLoader {
    func loadExperiments() throws {
        for row in files.experiments {
            let first = clock.today.adding(days: -row.beganDaysAgo)
            let draft = ExperimentDraft(
                title: row.title, question: row.question, attempt: row.attempt, house: row.house.flatMap { houses[$0] },
                area: row.area.flatMap { AreaCode($0) }, measures: Set(row.measures.compactMap { ExperimentMeasure(rawValue: $0) }), first: first,
                last: first.adding(days: row.days))
            var experiment = Experiment(id: connection.freshID(), draft: draft, owner: people[row.owner])
            try connection.insert(experiment, in: municipality)
            guard let words = row.outcome, let onward = row.onward.flatMap({ ExperimentOutcome.Onward(rawValue: $0) }) else { continue }
            let period = ExperimentPeriod(first: draft.first, last: draft.last)
            experiment.outcome = ExperimentOutcome(
                words: words, onward: onward, closedOn: draft.last.adding(days: 2),
                counts: try connection.counts(of: draft, in: period, of: municipality))
            try connection.update(experiment, in: municipality)
        }
    }
}
