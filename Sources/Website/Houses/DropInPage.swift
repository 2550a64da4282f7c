import Neighbourhood
import Storage

/// One drop-in hour: who is there the coming times, who is on its rota, and what people came for.
struct DropInPage: Page {
    let known: KnownBooking
    let houseName: String
    let board: DropInBoard
    let colleagues: [Colleague]
    /// Of the last quarter.
    let themes: [(theme: String?, count: Int)]
    let mayKeep: Bool
    let form: FormView
    let today: CalendarDate

    static let labels = ["person": "Wie", "day": "Welke keer", "places": "Hoeveel mensen"]
    static let sentences = ["person": "Kies een collega.", "day": "Kies een keer waarop het spreekuur er is."]

    var title: String { "Spreekuur in \(houseName)" }
    var place: String? { Link.dropIns }
    var hasErrors: Bool { form.hasErrors }
    private var id: Booking.ID { known.booking.id }

    var main: HTML {
        """
        <h1>Spreekuur in <bdi>\(houseName)</bdi></h1>\(form.summary)<p class="lead"><bdi>\(known.booking.what)</bdi>, <bdi>\(known.roomName)</bdi>. \
        <a class="screen-only" href="\(Link.booking(id))">Verplaatsen of afzeggen</a></p>\(coming)\(when: mayKeep, keeping)\(heard)
        """
    }

    private var coming: HTML {
        guard !board.lines.isEmpty else { return EmptyState("Er komt geen keer meer. Boek de zaal opnieuw als het spreekuur verdergaat.").html }
        return """
            <section aria-labelledby="coming"><h2 id="coming">De komende keren</h2><dl class="facts">\(board.lines.html { line in
                "<dt>\(Spoken.day(CalendarDate(line.starts), today: today)), \(Spoken.time(line.starts))</dt><dd>\(DropInListPage.workers(board, at: line))\(tally(line))</dd>"
            })</dl></section>
            """
    }

    private func tally(_ line: DropInLine) -> HTML {
        guard CalendarDate(line.starts) <= today else { return .none }
        return " <a class=\"screen-only\" href=\"\(Link.tally(id, on: line.plannedOn))\">Turven</a>"
    }

    // MARK: The rota

    private var keeping: HTML {
        """
        <section class="screen-only" aria-labelledby="rota"><h2 id="rota">Het rooster</h2>\(duties)<form method="post" action="\(Link.dropInDuties(id))">\(form.sealField)<div class="fields">\
        \(form.select("person", "Wie?", [("", "Kies een collega")] + colleagues.map { ($0.id.text, $0.name) }))\
        \(form.select("day", "Welke keer?", [("", "Elke keer")] + board.lines.map { ($0.plannedOn.description, "alleen \(Spoken.day(CalendarDate($0.starts), today: today))") }))\
        </div><p class="actions">\(Button("Is erbij", name: "there", value: "yes").html)\(Button("Kan die keer niet", .second, name: "there", value: "no").html)</p></form>\
        <p class="hint">Neemt er iemand waar, dan staat die vanzelf op het rooster: <a href="\(Link.cover)">wie neemt waar</a>.</p>\
        <form method="post" action="\(Link.dropInPlaces(id))">\(form.sealField)\(form.line("places", "Hoeveel mensen horen er te zijn?", inputMode: "numeric", isRequired: true))\
        <p class="actions">\(Button("Bewaar", .second).html)</p></form></section>
        """
    }

    private var duties: HTML {
        let duties = board.duties(of: id)
        guard !duties.isEmpty else { return EmptyState("Er staat nog niemand op het rooster. Kies hieronder wie erbij is.").html }
        return "<ul class=\"list\">\(duties.html(duty))</ul>"
    }

    private func duty(_ line: (duty: DropInDuty, name: String)) -> HTML {
        let name = line.name.isEmpty ? "Iemand die hier niet meer werkt" : line.name
        let when = line.duty.on.map { Spoken.date($0, today: today) }
        let what = line.duty.isThere ? when.map { "alleen \($0)" } ?? "elke keer" : "kan niet op \(when ?? "")"
        return """
            <li class="line"><form method="post" action="\(Link.endingDuty(line.duty.id, of: id))" class="actions">\(form.sealField)<span><bdi>\(name)</bdi>: \(what)</span> \
            \(Button("Haal weg<span class=\"unseen\">: \(name), \(what)</span>", .quiet).html)</form></li>
            """
    }

    // MARK: What people came for

    private var heard: HTML {
        guard !themes.isEmpty else { return .none }
        let total = themes.map(\.count).reduce(0, +)
        return """
            <section aria-labelledby="themes"><h2 id="themes">Waar mensen voor kwamen</h2><p>In de laatste drie maanden: \(Spoken.people(total)).</p>\
            \(Table(columns: ["Onderwerp", "Hoe vaak"], lines: themes.map { Table.Line("\(Dutch.theme($0.theme ?? ""))", ["\($0.count)"]) }).html)</section>
            """
    }
}
