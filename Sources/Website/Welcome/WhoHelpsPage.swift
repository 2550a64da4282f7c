import Neighbourhood

/// Wie helpt er in mijn buurt? With a postcode the team that works there; without one every team with its buurten.
struct WhoHelpsPage: Page {
    let neighbourhood: KnownNeighbourhood
    let form: FormView
    /// The postcode that was asked for, when it is one.
    let postcode: Postcode?
    /// The buurt it lies in, when we know it.
    let area: AreaCode?

    var title: String { "Wie helpt er in mijn buurt?" }
    var place: String? { Link.whoHelps }
    var hasErrors: Bool { !form.errors.isEmpty }

    var main: HTML {
        """
        <h1>Wie helpt er in mijn buurt?</h1>\(form.summary)\
        <form method="get" action="\(Link.whoHelps)">\(form.line("postcode", "Uw postcode", hint: "Bijvoorbeeld 1234 AB.", autocomplete: "postal-code"))\
        <p class="actions"><button class="button">Zoek mijn team</button></p></form>\(answer)\(houses)\(SafetyLines.full)
        """
    }

    private var own: [Team] { area.map(neighbourhood.teams(in:)) ?? [] }

    private var answer: HTML {
        if own.isEmpty {
            return "\(apology)<section aria-labelledby=\"teams\"><h2 id=\"teams\">Alle teams</h2>\(list(neighbourhood.teams))</section>"
        }
        let place = area.flatMap(neighbourhood.name(of:)) ?? ""
        return """
            <section aria-labelledby="teams"><h2 id="teams">Dit team werkt in uw buurt: \(place)</h2>\(list(own))\
            <p><a href="\(Link.whoHelps)">Bekijk alle teams</a></p></section>
            """
    }

    private var apology: HTML {
        guard let postcode else { return .none }
        return
            "<p role=\"status\">We weten niet welk team bij \(postcode.shown) hoort. Hieronder staan alle teams. U mag elk team bellen; zij helpen u verder.</p>"
    }

    private func list(_ teams: [Team]) -> HTML {
        teams.isEmpty
            ? "<p class=\"empty\">Er staat hier nog geen team. Bel de gemeente; zij weten wie u kan helpen.</p>"
            : "<ul class=\"teams\">\(teams.html { TeamCard(team: $0, neighbourhood: neighbourhood).html })</ul>"
    }

    private var houses: HTML {
        guard !neighbourhood.houses.isEmpty else { return .none }
        return """
            <section aria-labelledby="houses"><h2 id="houses">Buurthuizen</h2><p>Voor koffie, gezelschap, een vraag of een activiteit. Iedereen is welkom.</p>\
            <ul class="teams">\(neighbourhood.houses.html { HouseCard(house: $0).html })</ul></section>
            """
    }
}
