import Language
import Neighbourhood

/// Wie helpt er in mijn buurt? With a postcode or a buurt the team that works there; without one every team with its buurten.
struct WhoHelpsPage: Page {
    let neighbourhood: KnownNeighbourhood
    let form: FormView
    /// The postcode that was asked for, when it is one.
    let postcode: Postcode?
    /// The buurt it lies in, when we know it, or the one that was chosen.
    let area: AreaCode?

    var title: String { plain("who.title") }
    var place: String? { Link.whoHelps }
    var hasErrors: Bool { !form.errors.isEmpty }

    var main: HTML {
        """
        <h1>\(say("who.title"))</h1><p class="lead">\(say("who.lead"))</p>\(form.summary)\
        <form class="screen-only" method="get" action="\(Link.whoHelps)">\(form.line("postcode", plain("ask.postcode"), hint: plain("who.postcodeHint"), autocomplete: "postal-code"))\
        <p class="actions">\(Button(say("who.search")).html)</p></form>\(answer)\(TeamsMap(neighbourhood: neighbourhood, home: area).html)\(houses)\(SafetyLines.full)
        """
    }

    private var own: [Team] { area.map(neighbourhood.teams(in:)) ?? [] }

    private var answer: HTML {
        if own.isEmpty {
            return "\(apology)<section aria-labelledby=\"teams\"><h2 id=\"teams\">\(say("who.allTeams"))</h2>\(list(neighbourhood.teams))</section>"
        }
        let place = area.flatMap(neighbourhood.name(of:)) ?? ""
        return """
            <section aria-labelledby="teams"><h2 id="teams">\(say("who.ownTeam", ["place": "\(place)"]))</h2>\(list(own))\
            <p>\(say("who.seeAll", ["whoHelps": "\(Link.whoHelps)"]))</p></section>
            """
    }

    private var apology: HTML {
        guard let postcode else { return .none }
        return
            "<p role=\"status\">\(say("who.unknown", ["postcode": "\(postcode.shown)"]))</p>"
    }

    private func list(_ teams: [Team]) -> HTML {
        teams.isEmpty
            ? EmptyState(say("who.noTeam")).html
            : "<ul class=\"teams\">\(teams.html { TeamCard(team: $0, neighbourhood: neighbourhood).html })</ul>"
    }

    private var houses: HTML {
        guard !neighbourhood.houses.isEmpty else { return .none }
        return """
            <section aria-labelledby="houses"><h2 id="houses">\(say("who.houses"))</h2><p>\(say("who.housesLead"))</p>\
            <ul class="teams">\(neighbourhood.houses.html { HouseCard(house: $0).html })</ul></section>
            """
    }
}
