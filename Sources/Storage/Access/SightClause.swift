import Neighbourhood

/// The part of a WHERE that keeps a list to what a viewer may see. Who may see everything gets the query as it was, and its plan with it.
struct SightClause {
    /// Begins with AND, or is empty.
    let sql: SQL
    /// Whether it looks at where the thing is.
    let isPart: Bool
    let values: [any SQLBindable]
    /// The first parameter that is free after it.
    let next: SQL

    static func everything(from first: Int) -> SightClause {
        SightClause(sql: "", values: [], next: .placeholders(from: first, count: 1))
    }

    /// Over `ask`: what lies in the viewer's areas or in none, and what they mind or stand in for.
    ///
    /// - Parameters:
    ///   - first: the number of the first parameter that is still free.
    ///   - minders: only what these workers mind; nil for all.
    ///   - isOwn: the list is of the viewer's own asks, wherever they work.
    static func asks(
        _ viewer: Viewer, _ deed: Deed, mindedBy minders: [Person.ID]? = nil, from first: Int, isOwn: Bool = false
    ) -> SightClause {
        if isOwn { return .everything(from: first) }
        return SightClause(viewer, deed, from: first, area: "ask.area", minder: "ask.owner").and(minders, "ask.owner", from: first)
    }

    /// Over `proposal` joined with its `ask`.
    static func proposals(_ viewer: Viewer, _ deed: Deed, mindedBy minders: [Person.ID]? = nil, from first: Int) -> SightClause {
        SightClause(viewer, deed, from: first, area: "ask.area", minder: "proposal.owner").and(minders, "proposal.owner", from: first)
    }

    /// Over `match` joined with its `ask`.
    static func matches(_ viewer: Viewer, _ deed: Deed, mindedBy minders: [Person.ID]? = nil, from first: Int) -> SightClause {
        SightClause(viewer, deed, from: first, area: "ask.area", minder: "match.owner").and(minders, "match.owner", from: first)
    }

    /// Over `incident` joined with the `ask` of its match.
    static func incidents(_ viewer: Viewer, _ deed: Deed, mindedBy minders: [Person.ID]? = nil, from first: Int) -> SightClause {
        SightClause(viewer, deed, from: first, area: "ask.area", minder: "incident.owner").and(minders, "incident.owner", from: first)
    }

    /// Over `interview`.
    static func interviews(_ viewer: Viewer, _ deed: Deed, mindedBy minders: [Person.ID]? = nil, from first: Int) -> SightClause {
        SightClause(viewer, deed, from: first, area: "interview.area", minder: "interview.owner").and(minders, "interview.owner", from: first)
    }

    /// Over `interview_round`.
    static func rounds(_ viewer: Viewer, _ deed: Deed, mindedBy minders: [Person.ID]? = nil, from first: Int) -> SightClause {
        SightClause(viewer, deed, from: first, area: "interview_round.area", minder: "interview_round.owner")
            .and(minders, "interview_round.owner", from: first)
    }

    /// Over `task_trial` joined with the `person` who tries.
    static func trials(_ viewer: Viewer, _ deed: Deed, mindedBy minders: [Person.ID]? = nil, from first: Int) -> SightClause {
        SightClause(viewer, deed, from: first, area: "person.area", minder: "task_trial.owner").and(minders, "task_trial.owner", from: first)
    }

    /// Over `offer`.
    static func offers(_ viewer: Viewer, _ deed: Deed, from first: Int) -> SightClause {
        SightClause(viewer, deed, from: first, area: "offer.area", minder: nil)
    }

    /// Over `outbox` joined with the `person` it is for: who lives in the viewer's areas, and what they mind.
    static func post(_ viewer: Viewer, _ deed: Deed, from first: Int) -> SightClause {
        SightClause(viewer, deed, from: first, area: "person.area", minder: "outbox.owner")
    }

    /// Over `person`, by area alone: whom somebody minds elsewhere is found through the ask.
    static func people(_ viewer: Viewer, _ deed: Deed, from first: Int) -> SightClause {
        SightClause(viewer, deed, from: first, area: "person.area", minder: nil)
    }

    /// Over what is seen by its place, which the caller looks at: only what these workers mind.
    ///
    /// - Parameter column: who minds it.
    static func minded(by minders: [Person.ID]?, _ column: SQL, from first: Int) -> SightClause {
        everything(from: first).and(minders, column, from: first)
    }

    private init(_ viewer: Viewer, _ deed: Deed, from first: Int, area: SQL, minder: SQL?) {
        (sql, values) =
            switch Access.sight(of: viewer, for: deed) {
            case .everything: ("", [])
            case .nothing: (" AND 1 = 0", [])
            case .part(let areas, let minders): Self.part(areas.map(\.text), minders.map(\.text), first, area, minder)
            }
        isPart = !values.isEmpty
        next = .placeholders(from: first + values.count, count: 1)
    }

    private init(sql: SQL, values: [any SQLBindable], next: SQL, isPart: Bool = false) {
        self.sql = sql
        self.isPart = isPart
        self.values = values
        self.next = next
    }

    /// The list of minders goes by the index on them, so it stands apart from what may be seen.
    private func and(_ minders: [Person.ID]?, _ column: SQL, from first: Int) -> SightClause {
        guard let minders else { return self }
        let (own, free) = (Array(minders.prefix(40)), first + values.count)
        return SightClause(
            sql: sql + " AND " + column + " IN (" + .placeholders(from: free, count: own.count) + ")", values: values + own,
            next: .placeholders(from: free + own.count, count: 1), isPart: isPart)
    }

    /// Each list is one value with a space round every code: a team may work in more areas than a query can name.
    private static func part(_ areas: [String], _ minders: [String], _ first: Int, _ area: SQL, _ minder: SQL?) -> (SQL, [any SQLBindable]) {
        let (one, other): (SQL, SQL) = (.placeholders(from: first, count: 1), .placeholders(from: first + 1, count: 1))
        let unplaced: SQL = areas.isEmpty ? "" : area + " IS NULL OR "
        let within: SQL =
            unplaced + one + " LIKE '% ' || " + area + " || ' %' OR " + one + " LIKE '% WK' || substr(" + area + ", 3, 6) || ' %' OR " + one
            + " LIKE '% GM' || substr(" + area + ", 3, 4) || ' %'"
        guard let minder else { return (" AND (" + within + ")", [Self.list(areas)]) }
        return (" AND (" + within + " OR " + other + " LIKE '% ' || " + minder + " || ' %')", [Self.list(areas), Self.list(minders)])
    }

    private static func list(_ codes: [String]) -> String { " " + codes.sorted().joined(separator: " ") + " " }
}
