public import Neighbourhood

/// A trial with the names that go with it.
public struct TaskTrialLine: Sendable, Equatable {
    public let trial: TaskTrial
    public let name: String
    public let companionName: String?
    public let title: String
    public let house: House.ID
    public let houseName: String
    public let ownerName: String?
    public let endedOn: CalendarDate?
    let area: AreaCode?

    public var ties: Ties {
        Ties(people: [trial.person], minders: Set([trial.care?.owner].compactMap(\.self)), area: area)
    }
}

extension TaskTrial.Step: SQLColumn {}
extension TrialTalk.Answer: SQLColumn {}

extension Connection {
    public func insert(_ trial: TaskTrial, in municipality: MunicipalityCode) throws {
        try execute(
            """
            INSERT INTO task_trial (municipality, id, task, person, started_on, companion, seeks_companion, step, owner, ask_on, heard_on, helper_said,
                companion_said)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
            """,
            [
                municipality, trial.id, trial.task, trial.person, trial.startedOn, trial.company.person, trial.company == .sought, trial.step,
                trial.care?.owner, trial.care?.askOn, trial.heard?.on, trial.heard?.helper, trial.heard?.companion,
            ])
    }

    /// Keeps what became of a trial.
    ///
    /// - Throws: `Problem.stale` when somebody else changed it since `trial.version` was read.
    public func update(_ trial: TaskTrial, in municipality: MunicipalityCode) throws {
        let changed = try execute(
            """
            UPDATE task_trial SET companion = $1, seeks_companion = $2, step = $3, owner = $4, ask_on = $5, heard_on = $6, helper_said = $7,
                companion_said = $8, ended_on = $9, version = version + 1
            WHERE municipality = $10 AND id = $11 AND version = $12
            """,
            [
                trial.company.person, trial.company == .sought, trial.step, trial.care?.owner, trial.care?.askOn, trial.heard?.on,
                trial.heard?.helper,
                trial.heard?.companion, trial.step == .ended ? today : nil, municipality, trial.id, trial.version,
            ])
        guard changed == 1 else { throw Problem.stale(Thing(.trial, trial.id.text)) }
    }

    /// Whether somebody tries or does a task now.
    public func does(_ person: Person.ID, _ task: HouseTask.ID, in municipality: MunicipalityCode) throws -> Bool {
        try count(
            "SELECT count(*) FROM task_trial WHERE municipality = $1 AND task = $2 AND person = $3 AND step <> 'ended'", [municipality, task, person]
        ) > 0
    }

    /// One trial, for a deed with whoever tries it.
    ///
    /// - Throws: `Problem.notFound(.trial)`, `Problem.notAllowed`.
    public func trial(_ id: TaskTrial.ID, for viewer: Viewer, to deed: Deed) throws -> TaskTrialLine {
        if viewer.person == nil || !Rights.isOfPeople(deed) { try Access.allowSomewhere(viewer, deed) }
        let found = try first(
            TaskTrialLine.select(for: viewer) + " WHERE task_trial.municipality = $1 AND task_trial.id = $2", [viewer.municipality, id],
            decode: TaskTrialLine.init(row:))
        guard let found else { throw Problem.notFound(.trial) }
        try Access.allow(viewer, deed, found.ties)
        if try anyFrozen(of: [found.trial.person], in: viewer.municipality) { try allowFrozen(found.trial.person, for: viewer) }
        return found
    }

    /// Who tries or does a task: for who works in the house, and of the others whom the viewer's own work reaches.
    public func trials(of task: HouseTask, for viewer: Viewer) throws -> [TaskTrialLine] {
        try Access.allow(viewer, .seeHouseTasks, .inside(task.house))
        let isInside = Access.allows(viewer, .keepPresence, .inside(task.house))
        return try rows(
            TaskTrialLine.select(for: viewer) + """
                 WHERE task_trial.municipality = $1 AND task_trial.task = $2 AND task_trial.step <> 'ended' AND person.frozen_at IS NULL
                ORDER BY task_trial.started_on, task_trial.id
                """, [viewer.municipality, task.id], decode: TaskTrialLine.init(row:)
        ).filter { isInside || Access.allows(viewer, .guideTrial, $0.ties) }
    }

    /// What somebody tries, does and did, the latest first. For themselves, and for who may look at them.
    public func trials(of person: Person.ID, for viewer: Viewer) throws -> [TaskTrialLine] {
        if viewer.person != person { _ = try self.person(person, for: viewer) }
        return try rows(
            TaskTrialLine.select(for: viewer)
                + " WHERE task_trial.municipality = $1 AND task_trial.person = $2 ORDER BY task_trial.started_on DESC, task_trial.id DESC LIMIT 30",
            [viewer.municipality, person], decode: TaskTrialLine.init(row:))
    }

    /// Trials that run, and regular tasks of which it is time to ask again, the first to be asked first.
    ///
    /// - Parameter owner: only what this worker minds, and what they mind for who is away; nil for everybody's, as far as the viewer may see.
    public func trialsToday(for viewer: Viewer, owner: Person.ID?, limit: Int = 25) throws -> [TaskTrialLine] {
        guard Access.allowsSomewhere(viewer, .guideTrial) else { return [] }
        let owners = viewer.minders(keepingTo: owner)
        let sight = SightClause.trials(viewer, .guideTrial, mindedBy: owners, from: 3)
        return try rows(
            TaskTrialLine.select(for: viewer) + """
                 WHERE task_trial.municipality = $1 AND (task_trial.step = 'trying' OR task_trial.step = 'regular' AND task_trial.ask_on <= $2)
                    AND person.frozen_at IS NULL
                """ + sight.sql + " ORDER BY task_trial.ask_on, task_trial.id LIMIT " + sight.next,
            [viewer.municipality, today] + sight.values + [limit], decode: TaskTrialLine.init(row:))
    }
}

extension TaskTrialLine {
    fileprivate static func select(for viewer: Viewer) -> SQL {
        """
        SELECT task_trial.id, task_trial.task, task_trial.person, task_trial.started_on, task_trial.companion, task_trial.seeks_companion,
            task_trial.step, task_trial.owner, task_trial.ask_on, task_trial.heard_on, task_trial.helper_said, task_trial.companion_said,
            task_trial.version, task_trial.ended_on,
        """ + " " + viewer.knownName() + ", " + viewer.knownName(of: "companion") + """
                , house_task.title, house.id, house.name, worker.call_name, person.area
            FROM task_trial
            JOIN person ON person.municipality = task_trial.municipality AND person.id = task_trial.person
            JOIN house_task ON house_task.municipality = task_trial.municipality AND house_task.id = task_trial.task
            JOIN house ON house.municipality = house_task.municipality AND house.id = house_task.house
            LEFT JOIN person companion ON companion.municipality = task_trial.municipality AND companion.id = task_trial.companion
            LEFT JOIN person worker ON worker.municipality = task_trial.municipality AND worker.id = task_trial.owner
            """
    }

    fileprivate init(row: inout Row) {
        let (id, task, person): (TaskTrial.ID, HouseTask.ID, Person.ID) = (row.next(), row.next(), row.subject())
        let startedOn: CalendarDate = row.next()
        let (companion, isSought): (Person.ID?, Bool) = (row.subject(), row.next())
        let (step, owner, askOn): (TaskTrial.Step, Person.ID?, CalendarDate?) = (row.next(), row.next(), row.next())
        let heardOn: CalendarDate? = row.next()
        let (helper, other): (TrialTalk.Answer?, TrialTalk.Answer?) = (row.next(), row.next())
        trial = TaskTrial(
            id: id, task: task, person: person, startedOn: startedOn,
            company: companion.map(Participation.Company.person) ?? (isSought ? .sought : .alone), step: step,
            care: owner.flatMap { owner in askOn.map { TrialCare(owner: owner, askOn: $0) } },
            heard: heardOn.flatMap { day in helper.map { TrialTalk(on: day, helper: $0, companion: other) } }, version: row.next())
        endedOn = row.next()
        name = row.next()
        companionName = row.next()
        title = row.next()
        house = row.next()
        houseName = row.next()
        ownerName = row.next()
        area = row.nextArea()
    }
}
