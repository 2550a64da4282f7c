import Language
import Neighbourhood
import Storage

/// Where the houses are in which there is something to do these days, and beside it how often. Not on paper: what is taken home is the list of days.
struct AgendaMap: Sendable {
    let lines: [AgendaLine]
    let houses: [House]
    let plan: MapPlan?

    var html: HTML {
        let times = Dictionary(grouping: lines.filter { !$0.time.isCancelled }, by: \.activity.series.house).mapValues(\.count)
        let shown = houses.filter { times[$0.id] != nil }
        let spots = NeighbourhoodMap.Spot.of(shown)
        guard plan != nil, !spots.isEmpty else { return .none }
        let map = NeighbourhoodMap(plan: plan, spoken: plain("map.houses"), name: "houses", spots: spots, keys: [.spot(.house, say("map.house"))])
        return """
            <section class="screen-only" aria-labelledby="kaart"><h2 id="kaart">\(say("map.where"))</h2><div class="columns">\(map.html)\(list(shown, times))</div></section>
            """
    }

    private func list(_ shown: [House], _ times: [House.ID: Int]) -> HTML {
        let toDo = plain("map.toDo")
        return """
            <table class="table beside"><thead><tr><th scope="col">\(say("map.centre"))</th><th scope="col">\(toDo)</th></tr></thead><tbody>\(shown.html { house in
                "<tr><th scope=\"row\"><a href=\"\(Link.house(house.id))\">\(inDutch(house.facts.name))</a><br><span class=\"hint\">\(inDutch(house.facts.address.line))</span></th><td data-label=\"\(toDo)\"><a href=\"\(Link.agenda(of: house.id))\">\(plain("map.times", count: times[house.id] ?? 0))<span class=\"unseen\"> \(inDutch(house.facts.name))</span></a></td></tr>"
            })</tbody></table>
            """
    }
}
