import Language
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
            <section aria-labelledby="own-roles"><h2 id="own-roles">\(say("ownRole.heading"))</h2><p>\(say("ownRole.lead"))</p>\
            \(standings.html(card))</section>
            """
    }

    private func card(_ standing: RoleStanding) -> HTML {
        """
        \(RoleStandingCard(standing: standing, person: person, roles: roles, today: today).html)<details class="more"><summary><span>\(say("ownRole.more", ["role": inDutch(standing.role.facts.name)]))</span></summary>\
        <p\(WrittenPart.dutch)>\(standing.role.facts.about)</p><p>\(say("ownRole.not"))</p><ul>\(standing.role.facts.mayNot.html { "<li>\(inDutch($0))</li>" })</ul></details>
        """
    }
}
