import Language
import Neighbourhood
import Storage

/// A team as a neighbour sees it: first names, telephone, where they are.
struct TeamCard {
    let team: Team
    let neighbourhood: KnownNeighbourhood

    var html: HTML {
        """
        <li class="card"><h3>\(inDutch(team.name))</h3>\(people)\
        \(team.phone.map { "<p>\(say("team.call", ["phone": Spoken.link($0)]))</p>" as HTML })\
        \(team.mail.map { "<p>\(say("team.mail", ["mail": "<a href=\"mailto:\($0.text)\" dir=\"ltr\">\($0.text)</a>"]))</p>" as HTML })\(areas)\(place)</li>
        """
    }

    private var people: HTML {
        let members = neighbourhood.members(of: team)
        guard !members.isEmpty else { return .none }
        return
            "<ul class=\"chips\" aria-label=\"\(plain("team.people"))\">\(members.html { "<li class=\"chip\"><strong><bdi>\($0.name)</bdi></strong>, \(Self.work($0.role))</li>" })</ul>"
    }

    private static func work(_ role: Role) -> String {
        switch role {
        case .teamMember: plain("team.member")
        case .desk: plain("team.desk")
        case .connector: plain("team.connector")
        default: Dutch.name(role)
        }
    }

    private var areas: HTML {
        let names = neighbourhood.areaNames(of: team)
        return names.isEmpty ? .none : "<p>\(say("team.areas", ["names": Spoken.list(names.map(inDutch))]))</p>"
    }

    private var place: HTML {
        guard let house = neighbourhood.house(of: team) else { return .none }
        let address = house.facts.address.line
        return
            "<p>\(say("team.place", ["house": "\(Link.house(house.id))", "name": inDutch(house.facts.name)]))\(when: !address.isEmpty, " \(inDutch(address))")</p>\(OpeningHours(facts: house.facts).html)"
    }
}

/// A community centre: where, when, and whether you can get in.
struct HouseCard {
    let house: House

    var html: HTML {
        let facts = house.facts
        return """
            <li class="card"><h3><a href="\(Link.house(house.id))">\(inDutch(facts.name))</a></h3>\(when: !facts.address.line.isEmpty, "<p>\(inDutch(facts.address.line))</p>")\
            \(facts.phone.map { "<p>\(say("team.call", ["phone": Spoken.link($0)]))</p>" as HTML })\(OpeningHours(facts: facts).html)\(access)</li>
            """
    }

    private var access: HTML {
        guard !house.facts.access.isEmpty else { return .none }
        return
            "<ul class=\"chips\" aria-label=\"\(plain("team.access"))\">\(house.facts.access.html { "<li class=\"chip\">\(inDutch($0))</li>" })</ul>"
    }
}

extension Address {
    /// "Lindeplein 3"; empty when there is no street.
    var line: String { [street, houseNumber].compactMap(\.self).joined(separator: " ") }
}
