import Neighbourhood
import Storage

/// On somebody's own page: what their role asks of them, and what was made sure of.
struct OwnRoles {
    let standings: [RoleStanding]
    let roles: RoleCatalogue
    let person: Person.ID
    let today: CalendarDate

    var html: HTML {
        guard !standings.isEmpty else { return .none }
        return """
            <section aria-labelledby="own-roles"><h2 id="own-roles">Wat uw rol vraagt</h2><p>Van een VOG bewaren we nooit het papier. Klopt er iets niet? Zeg het tegen het wijkteam.</p>\
            \(standings.html(card))</section>
            """
    }

    private func card(_ standing: RoleStanding) -> HTML {
        """
        \(RoleStandingCard(standing: standing, person: person, roles: roles, today: today).html)<details class="more"><summary>Wat hoort erbij als \(standing.role.facts.name)?</summary>\
        <p><bdi>\(standing.role.facts.about)</bdi></p><p>Dit hoort er niet bij:</p><ul>\(standing.role.facts.mayNot.html { "<li><bdi>\($0)</bdi></li>" })</ul></details>
        """
    }
}
