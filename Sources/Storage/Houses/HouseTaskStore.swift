public import Neighbourhood

/// A task with its house, and how many do it now.
public struct HouseTaskLine: Sendable, Equatable {
    public let task: HouseTask
    public let houseName: String
    public let place: Coordinate?
    public let area: AreaCode?
    /// Who tries it or does it.
    public let taken: Int

    public var room: Int { max(0, task.draft.places - taken) }
}

extension Set<TaskTrait>: SQLReadable {
    public init(_ source: any RowSource, _ column: Int) {
        self = Set(source.text(column).split(separator: " ").compactMap { TaskTrait(rawValue: String($0)) })
    }
}

extension Connection {
    public func insert(_ task: HouseTask, in municipality: MunicipalityCode) throws {
        let draft = task.draft
        try execute(
            """
            INSERT INTO house_task (municipality, id, house, title, words, wanted, traits, places, confirmed_on)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """,
            [
                municipality, task.id, task.house, draft.title, draft.words, draft.wanted, Self.kept(draft.traits), draft.places,
                task.confirmedOn,
            ])
    }

    /// Throws `Problem.stale` when a colleague changed it meanwhile.
    public func update(_ task: HouseTask, in municipality: MunicipalityCode) throws {
        let draft = task.draft
        let changed = try execute(
            """
            UPDATE house_task SET title = $1, words = $2, wanted = $3, traits = $4, places = $5, confirmed_on = $6, version = version + 1
            WHERE municipality = $7 AND id = $8 AND version = $9 AND closed_at IS NULL
            """,
            [
                draft.title, draft.words, draft.wanted, Self.kept(draft.traits), draft.places, task.confirmedOn, municipality, task.id, task.version,
            ])
        guard changed == 1 else { throw Problem.stale(Thing(.task, task.id.text)) }
    }

    private static func kept(_ traits: Set<TaskTrait>) -> String { traits.map(\.rawValue).sorted().joined(separator: " ") }

    /// It needs no doing any more. A second time does nothing.
    public func close(task id: HouseTask.ID, in municipality: MunicipalityCode) throws {
        try execute("UPDATE house_task SET closed_at = $1 WHERE municipality = $2 AND id = $3 AND closed_at IS NULL", [now, municipality, id])
    }

    /// One task of the viewer's municipality, also one that was closed.
    ///
    /// - Throws: `Problem.notFound(.task)`; `Problem.notAllowed` for who works in another house.
    public func houseTask(_ id: HouseTask.ID, for viewer: Viewer, to deed: Deed = .seeHouseTasks) throws -> HouseTaskLine {
        try Access.allowSomewhere(viewer, deed)
        let found = try first(
            HouseTaskLine.select + " WHERE house_task.municipality = $1 AND house_task.id = $2", [viewer.municipality, id],
            decode: HouseTaskLine.init(row:))
        guard let found else { throw Problem.notFound(.task) }
        try Access.allow(viewer, deed, .inside(found.task.house))
        return found
    }

    /// What needs doing in one house, or in all of the municipality that the viewer may see, by name.
    public func houseTasks(in house: House.ID? = nil, for viewer: Viewer) throws -> [HouseTaskLine] {
        let condition: SQL = house == nil ? "" : " AND house_task.house = $2"
        if let house { try Access.allow(viewer, .seeHouseTasks, .inside(house)) } else { try Access.allowSomewhere(viewer, .seeHouseTasks) }
        return try rows(
            HouseTaskLine.select + " WHERE house_task.municipality = $1 AND house_task.closed_at IS NULL" + condition
                + " ORDER BY house_task.title, house_task.id LIMIT 500", [viewer.municipality] + [house].compactMap(\.self),
            decode: HouseTaskLine.init(row:)
        ).filter { Access.allows(viewer, .seeHouseTasks, .inside($0.task.house)) }
    }
}

extension HouseTaskLine {
    fileprivate static let select: SQL = """
        SELECT house_task.id, house_task.house, house_task.title, house_task.words, house_task.wanted, house_task.traits, house_task.places,
            house_task.version, house_task.confirmed_on, house_task.closed_at, house.name, house.latitude, house.longitude, house.area,
            (SELECT count(*) FROM task_trial WHERE task_trial.municipality = house_task.municipality AND task_trial.task = house_task.id
                AND task_trial.step <> 'ended')
        FROM house_task JOIN house ON house.municipality = house_task.municipality AND house.id = house_task.house
        """

    fileprivate init(row: inout Row) {
        let (id, house): (HouseTask.ID, House.ID) = (row.next(), row.next())
        let draft = HouseTaskDraft(title: row.next(), words: row.next(), wanted: row.next(), traits: row.next(), places: row.next())
        let (version, confirmedOn, closedAt): (Int, CalendarDate, Int?) = (row.next(), row.next(), row.next())
        task = HouseTask(id: id, house: house, draft: draft, version: version, confirmedOn: confirmedOn, isClosed: closedAt != nil)
        houseName = row.next()
        place = row.nextPlace()
        area = row.nextArea()
        taken = row.next()
    }
}
