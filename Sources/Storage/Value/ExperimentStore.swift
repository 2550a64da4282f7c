public import Neighbourhood

/// An experiment with the names that go with it.
public struct KnownExperiment: Sendable, Equatable {
    public let experiment: Experiment
    public let houseName: String?
    public let areaName: String?
    /// Nil for who reads along and does not work here.
    public let ownerName: String?
}

extension ExperimentOutcome.Onward: SQLColumn {}

extension Connection {
    public func insert(_ experiment: Experiment, in municipality: MunicipalityCode) throws {
        let draft = experiment.draft
        try execute(
            """
            INSERT INTO experiment (municipality, id, title, question, attempt, house, area, measures, first_on, last_on, owner)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            """,
            [
                municipality, experiment.id, draft.title, draft.question, draft.attempt, draft.house, draft.area, Self.kept(draft.measures),
                draft.first, draft.last, experiment.owner,
            ])
    }

    /// Throws `Problem.stale` when a colleague changed it meanwhile.
    public func update(_ experiment: Experiment, in municipality: MunicipalityCode) throws {
        let (draft, outcome) = (experiment.draft, experiment.outcome)
        let changed = try execute(
            """
            UPDATE experiment SET title = $1, question = $2, attempt = $3, house = $4, area = $5, measures = $6, first_on = $7, last_on = $8,
                owner = $9, outcome = $10, onward = $11, closed_on = $12, counted = $13, version = version + 1
            WHERE municipality = $14 AND id = $15 AND version = $16
            """,
            [
                draft.title, draft.question, draft.attempt, draft.house, draft.area, Self.kept(draft.measures), draft.first, draft.last,
                experiment.owner, outcome?.words, outcome?.onward, outcome?.closedOn, outcome.map { Self.kept($0.counts) }, municipality,
                experiment.id, experiment.version,
            ])
        guard changed == 1 else { throw Problem.stale(Thing(.experiment, experiment.id.text)) }
    }

    private static func kept(_ measures: Set<ExperimentMeasure>) -> String { measures.map(\.rawValue).sorted().joined(separator: " ") }

    /// "guests 12 40;joins 3 9"
    private static func kept(_ counts: [ExperimentCount]) -> String {
        counts.map { "\($0.measure.rawValue) \($0.before) \($0.during)" }.joined(separator: ";")
    }

    /// One experiment, for a deed with it. Throws `Problem.notFound(.experiment)`, `Problem.notAllowed`.
    public func experiment(_ id: Experiment.ID, for viewer: Viewer, to deed: Deed = .seeExperiments) throws -> KnownExperiment {
        try Access.allowSomewhere(viewer, deed)
        let found = try first(
            KnownExperiment.select(for: viewer) + " WHERE experiment.municipality = $1 AND experiment.id = $2", [viewer.municipality, id],
            decode: KnownExperiment.init(row:))
        guard let found else { throw Problem.notFound(.experiment) }
        if deed != .seeExperiments { try Access.allow(viewer, deed, found.experiment.ties) }
        return found
    }

    /// Every experiment of the municipality, what goes on first and then the latest to end.
    public func experiments(for viewer: Viewer) throws -> [KnownExperiment] {
        try Access.allowSomewhere(viewer, .seeExperiments)
        return try rows(
            KnownExperiment.select(for: viewer) + """
                 WHERE experiment.municipality = $1
                ORDER BY CASE WHEN experiment.closed_on IS NULL THEN 0 ELSE 1 END, experiment.last_on DESC, experiment.id LIMIT 300
                """, [viewer.municipality], decode: KnownExperiment.init(row:))
    }

    /// Those that are over and of which it is not written down what happened, the longest over first.
    ///
    /// - Parameter owner: only what this worker minds, and what they mind for who is away; nil for everybody's.
    public func experimentsToday(for viewer: Viewer, owner: Person.ID?) throws -> [KnownExperiment] {
        guard Access.allowsSomewhere(viewer, .keepExperiment) else { return [] }
        let minded = SightClause.minded(by: viewer.minders(keepingTo: owner), "experiment.owner", from: 3)
        return try rows(
            KnownExperiment.select(for: viewer) + """
                 WHERE experiment.municipality = $1 AND experiment.last_on <= $2 AND experiment.closed_on IS NULL
                """ + minded.sql + " ORDER BY experiment.last_on, experiment.id LIMIT 200",
            [viewer.municipality, today] + minded.values, decode: KnownExperiment.init(row:)
        ).filter { Access.allows(viewer, .keepExperiment, $0.experiment.ties) }
    }

    /// What was counted in the days of an experiment and in as many before, in the order of the measures. Numbers only; who shows them leaves out what is small.
    public func counts(of draft: ExperimentDraft, in period: ExperimentPeriod, of municipality: MunicipalityCode) throws -> [ExperimentCount] {
        try ExperimentMeasure.allCases.filter(draft.measures.contains).map { measure in
            ExperimentCount(
                measure, before: try count(measure, draft, period.before, municipality), during: try count(measure, draft, period, municipality))
        }
    }

    private func count(
        _ measure: ExperimentMeasure, _ draft: ExperimentDraft, _ period: ExperimentPeriod, _ municipality: MunicipalityCode
    ) throws -> Int {
        let (first, end) = (period.first, period.last.adding(days: 1))
        let place: [any SQLBindable] = [draft.house?.text ?? "", draft.area?.text ?? ""]
        let there: SQL = " AND ($4 = '' OR house.id = $4) AND ($5 = '' OR house.area = $5)"
        switch measure {
        case .guests:
            return try count(
                """
                SELECT coalesce(sum(attendance.heads), 0) FROM attendance
                JOIN activity_series ON activity_series.municipality = attendance.municipality AND activity_series.id = attendance.activity
                JOIN offer ON offer.municipality = activity_series.municipality AND offer.id = activity_series.offer
                JOIN house ON house.municipality = offer.municipality AND house.id = offer.house
                WHERE attendance.municipality = $1 AND attendance.planned_on >= $2 AND attendance.planned_on < $3 AND attendance.part = 'guest'
                """ + there, [municipality, first, end] + place)
        case .joins:
            return try count(
                """
                SELECT count(*) FROM participation
                JOIN activity_series ON activity_series.municipality = participation.municipality AND activity_series.id = participation.activity
                JOIN offer ON offer.municipality = activity_series.municipality AND offer.id = activity_series.offer
                JOIN house ON house.municipality = offer.municipality AND house.id = offer.house
                WHERE participation.municipality = $1 AND participation.joined_at >= $2 AND participation.joined_at < $3
                """ + there, [municipality, first.start, end.start] + place)
        case .walkIns:
            return try count(
                """
                SELECT count(*) FROM walk_in JOIN house ON house.municipality = walk_in.municipality AND house.id = walk_in.house
                WHERE walk_in.municipality = $1 AND walk_in.arrived_at >= $2 AND walk_in.arrived_at < $3
                """ + there, [municipality, first.start, end.start] + place)
        case .worries:
            return try count(
                "SELECT count(*) FROM worry WHERE municipality = $1 AND said_at >= $2 AND said_at < $3", [municipality, first.start, end.start])
        }
    }
}

extension KnownExperiment {
    /// Who minds it is told to colleagues only.
    fileprivate static func select(for viewer: Viewer) -> SQL {
        let owner: SQL = viewer.isAtWork ? "worker.call_name" : "NULL"
        return """
            SELECT experiment.id, experiment.title, experiment.question, experiment.attempt, experiment.house, experiment.area, experiment.measures,
                experiment.first_on, experiment.last_on, experiment.owner, experiment.version, experiment.outcome, experiment.onward,
                experiment.closed_on, experiment.counted, house.name, area.name,
            """ + " " + owner + """
                 FROM experiment
                LEFT JOIN house ON house.municipality = experiment.municipality AND house.id = experiment.house
                LEFT JOIN area ON area.municipality = experiment.municipality AND area.code = experiment.area
                LEFT JOIN person worker ON worker.municipality = experiment.municipality AND worker.id = experiment.owner
                """
    }

    fileprivate init(row: inout Row) {
        let (id, title, question, attempt): (Experiment.ID, String, String, String) = (row.next(), row.next(), row.next(), row.next())
        let (house, area, measures): (House.ID?, AreaCode?, String) = (row.next(), row.nextArea(), row.next())
        let draft = ExperimentDraft(
            title: title, question: question, attempt: attempt, house: house, area: area,
            measures: Set(measures.split(separator: " ").compactMap { ExperimentMeasure(rawValue: String($0)) }), first: row.next(), last: row.next())
        let (owner, version): (Person.ID?, Int) = (row.next(), row.next())
        let (words, onward): (String?, ExperimentOutcome.Onward?) = (row.next(), row.next())
        let (closedOn, counted): (CalendarDate?, String?) = (row.next(), row.next())
        let outcome = words.flatMap { words in
            onward.flatMap { onward in
                closedOn.map { ExperimentOutcome(words: words, onward: onward, closedOn: $0, counts: Self.counts(counted ?? "")) }
            }
        }
        experiment = Experiment(id: id, draft: draft, owner: owner, version: version, outcome: outcome)
        houseName = row.next()
        areaName = row.next()
        ownerName = row.next()
    }

    private static func counts(_ kept: String) -> [ExperimentCount] {
        kept.split(separator: ";").compactMap { line in
            let parts = line.split(separator: " ").map(String.init)
            guard parts.count == 3, let measure = ExperimentMeasure(rawValue: parts[0]), let before = Int(parts[1]), let during = Int(parts[2]) else {
                return nil
            }
            return ExperimentCount(measure, before: before, during: during)
        }
    }
}
