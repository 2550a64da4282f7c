import Language
import Neighbourhood

/// Alles op een rij: every page that everybody may read, for who does not find it by the menu (WCAG 2.2, 2.4.5).
struct OverviewPage: Page {
    let houses: [House]

    var title: String { plain("overview.title") }
    var place: String? { Link.overview }

    var main: HTML {
        """
        <div class="calm"><h1>\(say("overview.title"))</h1><p class="lead">\(say("overview.lead"))</p>\
        \(part("overview.help", [(Link.askPublic, "frame.ask"), (Link.offerPublic, "frame.offer"), (Link.worryPublic, "frame.worry")]))\
        \(near)\(places)\
        \(part("overview.own", [(Link.signIn, "frame.signIn"), (Link.mine, "mine.title"), (Link.privacy + "#" + PrivacyPage.mark, "privacy.request")]))\
        \(part("overview.about", [(Link.start, "start.title"), (Link.privacy, "frame.privacy"), (Link.accessibility, "frame.accessibility")]))</div>
        """
    }

    private func part(_ heading: TextKey, _ links: [(address: String, text: TextKey)]) -> HTML {
        "<h2>\(say(heading))</h2><ul>\(links.html { "<li><a href=\"\($0.address)\">\(say($0.text))</a></li>" })</ul>"
    }

    /// What is no page says what it is, as on the agenda itself.
    private var near: HTML {
        """
        <h2>\(say("overview.near"))</h2><ul><li><a href="\(Link.whoHelps)">\(say("frame.whoHelps"))</a></li><li><a href="\(Link.agenda)">\(say("frame.agenda"))</a></li>\
        <li><a href="\(Link.agendaText)" type="text/plain">\(say("agenda.copy"))</a></li><li><a href="\(Link.agendaCalendar)" type="text/calendar">\(say("agenda.phone"))</a></li></ul>
        """
    }

    private var places: HTML {
        guard !houses.isEmpty else { return .none }
        return """
            <h2>\(say("overview.houses"))</h2><ul>\(houses.html { house in
                "<li><a href=\"\(Link.house(house.id))\">\(inDutch(house.facts.name))</a> · <a href=\"\(Link.weekPoster(house.id))\">\(say("house.thisWeek"))<span class=\"unseen\">: \(inDutch(house.facts.name))</span></a></li>"
            })</ul>
            """
    }
}
