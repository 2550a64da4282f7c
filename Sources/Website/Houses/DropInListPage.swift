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
        \(board.lines.isEmpty ? empty : Table(columns: ["Wanneer", "Waar", "Wie er is", ""], lines: board.lines.map(row)).html)\
        <p class="screen-only"><a href="\(Link.ownCalendar)">Zet je spreekuren en boekingen in je eigen agenda</a></p>\
        <p class="screen-only"><a href="\(Link.talkNotes)">Wat speelt er in de buurt?</a></p>
        """
    }

    private var empty: HTML {
        """
        \(EmptyState("Er staat nog geen spreekuur", "Boek een zaal in een buurthuis, en kies bij ‘Waarvoor?’ het spreekuur. Dan staat het hier, en ook op de openbare pagina van het huis.").html)
        """
    }

    private func row(_ line: DropInLine) -> Table.Line {
        let isNow = CalendarDate(line.starts) <= today
        return Table.Line(
            "\(Spoken.day(CalendarDate(line.starts), today: today)), \(Spoken.time(line.starts)) tot \(Spoken.time(line.ends))",
            [
                "<a href=\"\(Link.house(line.house))\"><bdi>\(line.houseName)</bdi></a>, <bdi>\(line.roomName)</bdi>", Self.workers(board, at: line),
                "<a href=\"\(Link.dropIn(line.booking))\">Rooster</a>\(when: isNow, " \(ButtonLink("Turven", .second, to: Link.tally(line.booking, on: line.plannedOn)).html)")",
            ])
    }

    static func workers(_ board: DropInBoard, at line: DropInLine) -> HTML {
        let (workers, open) = (board.workers(at: line), board.open(at: line))
        return """
            \(workers.enumerated().map { $0 }.html { index, worker in "\(when: index > 0, ", ")<bdi>\(worker.name)</bdi>\(worker.standsInFor.map { " (voor <bdi>\($0)</bdi>)" as HTML })" })\
            \(when: open > 0, " \(Badge("\(open == 1 ? "nog één gezocht" : "nog \(open) gezocht")", .overdue).html)")
            """
    }
}
