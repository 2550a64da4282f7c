import Neighbourhood
import Storage

/// Spreekuren: when the team is where in the coming two weeks, who is there, and where somebody is still looked for.
struct DropInListPage: Page {
    let board: DropInBoard
    let viewer: Viewer
    let today: CalendarDate

    /// In days.
    static let ahead = 14

    var title: String { "Spreekuren" }
    var place: String? { Link.dropIns }

    var main: HTML {
        """
        <h1>Spreekuren</h1><p class="lead">Waar het wijkteam de komende twee weken is voor wie binnenloopt.</p>\
        \(board.lines.isEmpty ? empty : "<table class=\"table\"><thead><tr><th scope=\"col\">Wanneer</th><th scope=\"col\">Waar</th><th scope=\"col\">Wie er is</th><td></td></tr></thead><tbody>\(board.lines.html(row))</tbody></table>")\
        <p class="screen-only"><a href="\(Link.ownCalendar)">Zet je spreekuren en boekingen in je eigen agenda</a></p>\
        <p class="screen-only"><a href="\(Link.talkNotes)">Wat speelt er in de buurt?</a></p>
        """
    }

    private var empty: HTML {
        """
        <div class="empty"><h2>Er staat nog geen spreekuur</h2><p>Boek een zaal in een buurthuis, en kies bij ‘Waarvoor?’ het spreekuur. Dan staat het hier, en ook op de openbare pagina van het huis.</p></div>
        """
    }

    private func row(_ line: DropInLine) -> HTML {
        """
        <tr><th scope="row">\(Spoken.day(CalendarDate(line.starts), today: today)), \(Spoken.time(line.starts)) tot \(Spoken.time(line.ends))</th>\
        <td data-label="Waar"><a href="\(Link.house(line.house))"><bdi>\(line.houseName)</bdi></a>, <bdi>\(line.roomName)</bdi></td>\
        <td data-label="Wie er is">\(Self.workers(board, at: line))</td>\
        <td><a href="\(Link.dropIn(line.booking))">Rooster</a>\(when: CalendarDate(line.starts) <= today, " <a class=\"button second\" href=\"\(Link.tally(line.booking, on: line.plannedOn))\">Turven</a>")</td></tr>
        """
    }

    static func workers(_ board: DropInBoard, at line: DropInLine) -> HTML {
        let (workers, open) = (board.workers(at: line), board.open(at: line))
        return """
            \(workers.enumerated().map { $0 }.html { index, worker in "\(when: index > 0, ", ")<bdi>\(worker.name)</bdi>\(worker.standsInFor.map { " (voor <bdi>\($0)</bdi>)" as HTML })" })\
            \(when: open > 0, " <span class=\"badge overdue\">\(open == 1 ? "nog één gezocht" : "nog \(open) gezocht")</span>")
            """
    }
}
