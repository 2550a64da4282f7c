import Language
import Neighbourhood

/// Which team works where and where the houses are, for everybody: the map, and beside it the list of buurten by which the keyboard goes.
struct TeamsMap: Sendable {
    let neighbourhood: KnownNeighbourhood
    /// The buurt that was asked for.
    let home: AreaCode?

    private static let drawing = "teams"
    /// More houses than this have no names on the map, only in the list of houses.
    static let mostNames = 12

    var html: HTML {
        guard let plan = neighbourhood.plan, !neighbourhood.teams.isEmpty else { return .none }
        let rows = plan.shapes.map { (shape: $0, teams: neighbourhood.teams(in: $0.code)) }
        let groups = Groups(rows.map(\.teams))
        return """
            <section aria-labelledby="kaart"><h2 id="kaart">\(say("map.title"))</h2><div class="columns">\(map(plan, rows, groups).html)\(list(rows))</div></section>
            """
    }

    private typealias Row = (shape: MapPlan.Shape, teams: [Team])

    /// Buurten in which the same teams work have the same tone.
    private struct Groups {
        let all: [[Team]]

        init(_ teams: [[Team]]) {
            all = teams.reduce(into: []) { all, group in if !group.isEmpty, !all.contains(group) { all.append(group) } }
        }

        func tone(of group: [Team]) -> Tone? { all.firstIndex(of: group).map { .kind($0) } }
    }

    private func map(_ plan: MapPlan, _ rows: [Row], _ groups: Groups) -> NeighbourhoodMap {
        let lands = rows.map { row in
            (row.shape.code, NeighbourhoodMap.Land(tone: groups.tone(of: row.teams), tip: row.shape.name))
        }
        let spots = NeighbourhoodMap.Spot.of(neighbourhood.houses)
        let keys = groups.all.enumerated().map { NeighbourhoodMap.Key.tone(.kind($0), Spoken.list($1.map { inDutch($0.name) })) }
        return NeighbourhoodMap(
            plan: plan, spoken: plain("map.teams"), name: Self.drawing, lands: Dictionary(lands, uniquingKeysWith: { first, _ in first }),
            spots: spots,
            home: home,
            keys: keys + (spots.isEmpty ? [] : [.spot(.house, say("map.house"))]) + (home == nil ? [] : [.home(say("map.own"))]))
    }

    private func list(_ rows: [Row]) -> HTML {
        let (area, team) = (plain("map.area"), plain("map.team"))
        return """
            <table class="table beside"><thead><tr><th scope="col">\(area)</th><th scope="col">\(team)</th></tr></thead><tbody>\(rows.html { row in
                "<tr><th scope=\"row\"><a href=\"\(Link.whoHelps(in: row.shape.code))\"\(when: row.shape.code == home, " aria-current=\"true\"")>\(inDutch(row.shape.name))</a></th><td data-label=\"\(team)\">\(row.teams.isEmpty ? say("map.noTeam") : Spoken.list(row.teams.map { inDutch($0.name) }))</td></tr>"
            })</tbody></table>
            """
    }
}

extension NeighbourhoodMap.Spot {
    /// Houses of which is known where they stand, with their names as long as those fit.
    static func of(_ houses: [House]) -> [Self] {
        let placed = houses.compactMap { house in house.facts.address.place.map { (house, $0) } }
        return placed.map { house, place in
            Self(
                place: place, kind: .house, name: house.facts.name,
                label: placed.count > TeamsMap.mostNames ? nil : house.facts.name)
        }
    }
}
