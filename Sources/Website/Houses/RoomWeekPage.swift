import Neighbourhood
import Storage

/// The rooms of a house, a week at a time: what is on, where it is free, who has the key. It prints on one sheet for the door.
struct RoomWeekPage: Page {
    let house: House
    let rooms: [Room]
    let bookings: [BookedLine]
    /// A Monday.
    let first: CalendarDate
    let viewer: Viewer
    let today: CalendarDate

    private var ties: Ties { .inside(house.id) }
    private var runsHouse: Bool { Access.allows(viewer, .registerRoom, ties) }
    private var days: [CalendarDate] { (0..<7).map { first.adding(days: $0) } }

    var title: String { "Zalen van \(house.facts.name)" }

    var main: HTML {
        """
        <article class="agreement"><h1>Zalen van <bdi>\(house.facts.name)</bdi></h1><p class="lead">Week van \(Spoken.date(first, today: today)) tot en met \(Spoken.date(first.adding(days: 6), today: today))</p>\
        \(rooms.isEmpty ? empty : week)</article>\(roomList)
        """
    }

    private var empty: HTML {
        """
        \(EmptyState("Er staan nog geen zalen", runsHouse ? "Zet hieronder de eerste zaal erbij. Dan kan iedereen zien wanneer zij vrij is." : "Vraag aan het buurthuis of zij hun zalen hier willen zetten.").html)
        """
    }

    /// On paper the table alone: it has to fit on one sheet.
    private var week: HTML {
        """
        <nav class="pager screen-only" aria-label="Andere week"><a href="\(Link.rooms(house.id, week: first.adding(days: -7)))">Vorige week</a>\
        <a href="\(Link.rooms(house.id))">Deze week</a><a href="\(Link.rooms(house.id, week: first.adding(days: 7)))">Volgende week</a></nav>\
        <div class="screen-only">\(WeekPicture(bookings, in: rooms, days: days, named: dayName).html)</div>\(Table(columns: ["Zaal"] + days.map(dayName), lines: rooms.map(row)).html)\(keys)
        """
    }

    private func dayName(_ day: CalendarDate) -> String { Spoken.shortDayNames[day.weekday] + " \(day.day)" }

    private func row(_ room: Room) -> Table.Line {
        let seats = room.facts.seats.map { "<br><span class=\"hint\">\($0) \($0 == 1 ? "plek" : "plekken")</span>" as HTML }
        return Table.Line("<bdi>\(room.facts.name)</bdi>\(seats)", days.map { cell(room, $0) })
    }

    private func cell(_ room: Room, _ day: CalendarDate) -> HTML {
        let lines = bookings.filter { $0.booking.room == room.id && $0.time.day == day }
        let isOpen = day >= today && mayBook(room)
        guard isOpen || !lines.isEmpty else { return .none }
        return """
            \(lines.html { "<p><a href=\"\(Link.booking($0.booking.id))\">\(hours($0.time))</a><br><bdi>\($0.booking.what)</bdi></p>" })\
            \(when: isOpen, "<a class=\"screen-only\" href=\"\(Link.book(in: house.id, room: room.id, on: day))\">Boek<span class=\"unseen\"> \(room.facts.name) op \(Spoken.date(day, today: today))</span></a>")
            """
    }

    private func hours(_ time: BookedTime) -> String { "\(Spoken.time(time.starts))–\(Spoken.time(time.ends))" }

    private func mayBook(_ room: Room) -> Bool {
        Access.allows(viewer, .bookRoom, ties) && (room.facts.use == .workers || runsHouse)
    }

    /// Who opens and closes, first to last: for whoever has the duty this week.
    private var keys: HTML {
        let lines = bookings.filter { $0.booking.keys != nil }
        guard !lines.isEmpty else { return .none }
        return """
            <section aria-labelledby="keys"><h2 id="keys">Openen en sluiten</h2><ul>\(lines.html { line in
                "<li>\(Spoken.dayNames[line.time.day.weekday]) \(Spoken.date(line.time.day, today: today)), \(hours(line.time)), <bdi>\(line.roomName)</bdi>: <span dir=\"auto\">\(line.booking.keys ?? "")</span></li>"
            })</ul></section>
            """
    }

    private var roomList: HTML {
        guard runsHouse else { return .none }
        return """
            <section aria-labelledby="rooms" class="screen-only"><h2 id="rooms">De zalen zelf</h2>\
            \(when: !rooms.isEmpty, "<ul>\(rooms.html { "<li><a href=\"\(Link.room($0.id))\"><bdi>\($0.facts.name)</bdi></a></li>" })</ul>")\
            <p class="actions">\(ButtonLink("Zet er een zaal bij", .second, to: Link.newRoom(in: house.id)).html)</p></section>
            """
    }
}
