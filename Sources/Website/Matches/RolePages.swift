import Foundation
import Neighbourhood
import Storage

/// De rollen: what people can be for another here, each with a page of its own.
struct RoleListPage: Page {
    let roles: RoleCatalogue
    let today: CalendarDate

    var title: String { "De rollen" }
    var place: String? { Link.roles }

    var main: HTML {
        """
        <h1>De rollen</h1><p class="lead">Dit kunnen bewoners voor een ander zijn. Per rol staat er wat erbij hoort, wat niet, en wat er nodig is om te beginnen.</p>\
        <ul class="list">\(roles.roles(on: today).html(line))</ul>
        """
    }

    private func line(_ role: HelpRole) -> HTML {
        """
        <li class="line"><a class="line-words" href="\(Link.role(role.key))"><bdi>\(role.facts.name)</bdi></a><p><bdi>\(role.facts.about)</bdi></p>\
        <p class="line-who">\(when: role.facts.isChosen, "\(Badge("zelf gekozen").html) ")\(Dutch.name(role.facts.reward)) · \(asks(role))</p></li>
        """
    }

    private func asks(_ role: HelpRole) -> String {
        let kinds = Requirement.Kind.allCases.filter { kind in role.facts.requirements.contains { $0.kind == kind } }
        return kinds.isEmpty ? "vooraf is er niets nodig" : "nodig: " + Spoken.list(kinds.map(Dutch.name))
    }
}

/// One version of a role, whole, for the screen and for paper.
struct RolePage: Page {
    let role: HelpRole
    let roles: RoleCatalogue
    let viewer: Viewer
    let today: CalendarDate

    private var words: RoleWords { RoleWords(role: role, roles: roles) }
    private var facts: HelpRole.Facts { role.facts }
    var title: String { facts.name }
    var place: String? { Link.roles }

    var main: HTML {
        """
        <p class="screen-only"><a href="\(Link.roles)">Alle rollen</a></p><h1><bdi>\(facts.name)</bdi></h1>\(standing)<p class="lead"><bdi>\(facts.about)</bdi></p>\
        \(chosen)\(themes)<div class="pair">\(list("may", "Dit hoort erbij", facts.may))\(list("may-not", "Dit hoort er niet bij", facts.mayNot))</div>\
        \(asked)\(rest)\(versions)
        """
    }

    /// Which version this is, where it is not simply the one that holds.
    private var standing: HTML {
        let current = roles.role(role.key, on: today)
        if role.version == current?.version { return "<p class=\"hint\">\(since)</p>" }
        let isLater = role.from > today
        let standing = isLater ? "Deze versie gaat nog in." : "Dit is een oudere versie. Wat toen begon, loopt er nog onder."
        return Alert(.warning, "\(standing) \(since) <a href=\"\(Link.role(role.key))\">Naar de versie van nu</a>").html
    }

    private var since: HTML {
        "Versie \(role.version), vanaf \(Spoken.fullDate(role.from)), \(role.madeBy.map { "gemaakt door <bdi>\($0)</bdi>" as HTML } ?? (isOurs ? "van de gemeente" : "uit de set van Omzien"))."
    }

    private var isOurs: Bool { !RoleSet.ofThisVersion.roles.contains(role) }

    private var chosen: HTML {
        facts.isChosen ? "<p>\(Icon.person)Een jongere of een gezin kiest zelf wie dit is. Omzien stelt dus nooit iemand voor.</p>" : .none
    }

    private var themes: HTML {
        facts.themes.isEmpty ? .none : "<p>Onderwerpen: <bdi>\(Spoken.list(facts.themes))</bdi>.</p>"
    }

    private func list(_ mark: String, _ heading: String, _ lines: [String]) -> HTML {
        "<section aria-labelledby=\"\(mark)\"><h2 id=\"\(mark)\">\(heading)</h2><ul>\(lines.html { "<li><bdi>\($0)</bdi></li>" })</ul></section>"
    }

    private var asked: HTML {
        """
        <section aria-labelledby="asked"><h2 id="asked">Dit is nodig om te beginnen</h2>\(words.stages.html { stage, requirements in
            "<h3>\(stage)</h3><ul>\(requirements.html { "<li><bdi>\($0)</bdi></li>" })</ul>"
        })\(when: words.stages.isEmpty, "<p>Voor deze rol is niets nodig.</p>")</section>
        """
    }

    private var rest: HTML {
        """
        <section aria-labelledby="rest"><h2 id="rest">Zo gaat het verder</h2><dl class="facts"><dt>Vragen hoe het gaat</dt><dd>\(words.guidance)</dd>\
        <dt>Hoe lang</dt><dd>\(words.term)</dd><dt>Vergoeding</dt><dd>\(words.reward)</dd><dt>Verzekering</dt><dd><bdi>\(facts.insurance)</bdi></dd></dl></section>
        """
    }

    private var versions: HTML {
        """
        <section class="screen-only" aria-labelledby="versions"><h2 id="versions">Versies</h2><ul class="plain">\(roles.versions(of: role.key).html { version in
            "<li><a href=\"\(Link.role(version.key, version: version.version))\"\(when: version.version == role.version, " aria-current=\"true\"")>Versie \(version.version)</a> vanaf \(Spoken.fullDate(version.from))</li>"
        })</ul>\(when: Access.allows(viewer, .changeRoles), "<p class=\"actions\">\(ButtonLink("Maak een nieuwe versie", .second, to: Link.newVersion(of: role.key)).html)</p>")</section>
        """
    }
}
