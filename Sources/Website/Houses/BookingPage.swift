import Foundation
import Neighbourhood
import Storage

/// One booking with all its times: what is off, what moves, who has the key.
struct BookingPage: Page {
    let known: KnownBooking
    let house: House
    let times: [BookedTime]
    let viewer: Viewer
    let form: FormView
    let today: CalendarDate

    var title: String { booking.what }
    var hasErrors: Bool { form.hasErrors }
    private var booking: Booking { known.booking }
    private var coming: [BookedTime] { times.filter { $0.day >= today } }
    private var mayCancel: Bool { booking.activity == nil && Access.allows(viewer, .cancelBooking, known.ties) }
    private var mayMove: Bool { booking.activity == nil && Access.allows(viewer, .moveBooking, known.ties) }

    var main: HTML {
        """
        <h1><bdi>\(booking.what)</bdi></h1>\(Lead("Zie wanneer de zaal hiervoor is geboekt, en zeg een dag af die niet doorgaat.").html)<p><a href="\(Link.rooms(house.id))"><bdi>\(known.roomName)</bdi> in <bdi>\(house.facts.name)</bdi></a></p>\(form.summary)\
        <dl class="facts"><dt>Wat voor iets</dt><dd>\(Dutch.name(booking.kind))</dd>\(booking.people.map { "<dt>Mensen</dt><dd>\($0)</dd>" as HTML })\
        \(booking.keys.map { "<dt>Openen en sluiten</dt><dd dir=\"auto\">\($0)</dd>" as HTML })\
        \(known.bookedByName.map { "<dt>Geboekt door</dt><dd><bdi>\($0)</bdi></dd>" as HTML })</dl>\
        \(booking.activity.map { "<p><a href=\"\(Link.activity($0))\">Naar de activiteit: daar verplaats je een keer of zeg je hem af</a></p>" as HTML })\
        \(coming.isEmpty ? "<p>Er zijn geen dagen meer die nog komen.</p>" : list)\(ending)
        """
    }

    private var list: HTML {
        "<section aria-labelledby=\"times\"><h2 id=\"times\">Dit komt nog</h2><ul class=\"plain\">\(coming.prefix(60).html(line))</ul></section>"
    }

    private func line(_ time: BookedTime) -> HTML {
        """
        <li class="card"><p>\(Spoken.dayNames[time.day.weekday]) \(Spoken.date(time.day, today: today)), \(Spoken.time(time.starts)) tot \(Spoken.time(time.ends))</p>\
        \(when: mayCancel, cancellation(time))\(when: mayMove, move(time))</li>
        """
    }

    private func cancellation(_ time: BookedTime) -> HTML {
        """
        <form method="post" action="\(Link.cancelling(booking.id))" class="screen-only">\(form.sealField)<input type="hidden" name="day" value="\(time.plannedOn.description)">\
        <p class="actions">\(Button("Deze dag gaat niet door<span class=\"unseen\">: \(Spoken.date(time.day, today: today))</span>", .second, name: "how", value: "once").html)</p></form>
        """
    }

    private func move(_ time: BookedTime) -> HTML {
        let isOpen = form.hasErrors && form.words["planned"] == time.plannedOn.description
        let fields = form.of(
            isOpen, FormWords(["day": time.day.description, "from": Spoken.clock(time.starts), "until": Spoken.clock(time.ends)]),
            suffix: "-\(time.plannedOn)")
        return """
            <details class="more screen-only"\(when: isOpen, " open")><summary>Verplaats deze dag</summary><form method="post" action="\(Link.moving(booking.id))">\(form.sealField)\
            <input type="hidden" name="planned" value="\(time.plannedOn.description)">\(fields.times("Naar welke dag?"))\
            <p class="actions">\(Button("Verplaats", .second).html)</p></form></details>
            """
    }

    private var ending: HTML {
        guard mayCancel, let next = coming.map(\.plannedOn).min(), coming.count > 1 else { return .none }
        return """
            <form method="post" action="\(Link.cancelling(booking.id))" class="screen-only">\(form.sealField)<input type="hidden" name="day" value="\(next.description)">\
            <p class="actions">\(Button("Stop hiermee: alle \(coming.count) dagen gaan niet door", .danger, name: "how", value: "all").html)</p></form>
            """
    }
}
