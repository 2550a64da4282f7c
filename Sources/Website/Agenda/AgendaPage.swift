import Neighbourhood
import Storage

/// What there is to do, day by day, for everybody.
struct AgendaPage: Page {
    let question: AgendaQuestion
    let form: FormView
    let houses: [House]
    let lines: [AgendaLine]
    /// Where the postcode lies that was asked for; nil when none was, or when it is not known.
    let spot: Coordinate?
    let today: CalendarDate

    var title: String { "Wat is er te doen?" }
    var place: String? { Link.agenda }
    var hasErrors: Bool { form.hasErrors }

    var main: HTML {
        """
        <h1>Wat is er te doen?</h1><p class="lead">Voor iedereen. Kom gerust binnen; u hoeft zich niet aan te melden, tenzij het erbij staat.</p>\(form.summary)\(search)\
        \(unknownPostcode)<section aria-labelledby="days"><h2 id="days">\(period)</h2>\(days.isEmpty ? nothing : days.html(day))</section>\(pager)\(more)
        """
    }

    static let labels = ["huis": "Waar", "voor": "Voor wie", "vanaf": "Vanaf"]

    private var search: HTML {
        """
        <details class="more screen-only"\(when: isOpen, " open")><summary>Zoek dichtbij, of voor wie</summary><form method="get" action="\(Link.agenda)"><div class="fields">\(form.line("postcode", "Uw postcode", hint: "Dan ziet u wat er op loopafstand is.", autocomplete: "postal-code"))\
        \(form.select("huis", "Waar", places))\
        \(form.select("voor", "Voor wie", groups))\
        \(form.line("vanaf", "Vanaf", type: "date"))</div>\(form.tick("rolstoel", "Ik kom met een rolstoel"))\
        <p class="actions"><button class="button">Laat zien</button></p></form></details>
        """
    }

    /// Who comes for everything sees what there is at once, also on a telephone.
    private var isOpen: Bool { hasErrors || !question.query().isEmpty }

    private var places: [(value: String, text: String)] { [(value: "", text: "overal")] + houses.map { (value: $0.id.text, text: $0.facts.name) } }

    private var groups: [(value: String, text: String)] {
        [(value: "", text: "iedereen")] + TargetGroup.allCases.map { (value: $0.rawValue, text: Dutch.name($0)) }
    }

    private var period: String { "\(Spoken.date(question.first, today: today)) tot en met \(Spoken.date(question.last, today: today))" }

    private var unknownPostcode: HTML {
        guard let postcode = question.postcode, spot == nil else { return .none }
        return "<p role=\"status\">Wij kennen \(postcode.shown) niet. Hieronder staat wat er in de hele gemeente is.</p>"
    }

    private var days: [(day: CalendarDate, lines: [AgendaLine])] {
        Dictionary(grouping: lines, by: \.time.day).sorted { $0.key < $1.key }.map { (day: $0.key, lines: $0.value) }
    }

    private func day(_ day: (day: CalendarDate, lines: [AgendaLine])) -> HTML {
        "<h3>\(AgendaLine.dayName(day.day, today: today))</h3><ul class=\"plain\">\(day.lines.html(line))</ul>"
    }

    private func line(_ line: AgendaLine) -> HTML {
        """
        <li><p>\(when: line.time.isCancelled, "<strong>Gaat niet door:</strong> ")\(line.hours) <a href="\(Link.activity(line.activity.series.id))"><bdi>\(line.activity.title)</bdi></a>\
         in <a href="\(Link.house(line.activity.series.house))"><bdi>\(line.houseName)</bdi></a>\(walk(line))</p>\(hint(line))</li>
        """
    }

    private func walk(_ line: AgendaLine) -> HTML {
        guard let spot, let place = line.address.place else { return .none }
        return ", \(Spoken.walk(spot.walkingMinutes(to: place)))"
    }

    private func hint(_ line: AgendaLine) -> HTML {
        let facts = line.activity.series.facts
        let words = [line.time.reason, facts.groups.isEmpty ? nil : "Voor " + Spoken.list(facts.groups.map(Dutch.name)), Spoken.cost(facts)]
            .compactMap(\.self)
        let said = words.map(Spoken.capitalized).joined(separator: ". ")
        return said.isEmpty ? .none : "<p class=\"hint\" dir=\"auto\">\(said)</p>"
    }

    private var nothing: HTML {
        """
        <div class="empty"><h3>Hier staat niets</h3><p>Kijk verder vooruit, of zoek in een groter gebied. Mist u iets? <a href="\(Link.askPublic)">Vraag het ons</a>.</p></div>
        """
    }

    private var pager: HTML {
        """
        <nav class="pager screen-only" aria-label="Andere dagen">\(when: question.first > today, "<a href=\"\(Link.agenda + question.query())\">Terug naar vandaag</a>")\
        <a href="\(Link.agenda + question.query(from: question.last.adding(days: 1)))">De twee weken daarna</a></nav>
        """
    }

    private var more: HTML {
        """
        <section class="screen-only" aria-labelledby="more"><h2 id="more">Meenemen</h2><ul><li><a href="\(Link.agendaText + question.query(from: question.first))" type="text/plain">Als lijst om te kopiëren</a>, bijvoorbeeld voor een groepsapp</li>\
        <li><a href="\(Link.agendaCalendar + question.query())" type="text/calendar">Als agenda voor uw telefoon of computer</a>; die blijft vanzelf bij</li></ul></section>
        """
    }
}

extension AgendaLine {
    /// "10:00–12:00".
    var hours: String { "\(Spoken.minute(time.from.minutes))–\(Spoken.minute(time.until.minutes))" }

    /// "Vandaag, dinsdag 24 november".
    static func dayName(_ day: CalendarDate, today: CalendarDate) -> String {
        let full = "\(Spoken.dayNames[day.weekday]) \(Spoken.date(day, today: today))"
        switch today.days(until: day) {
        case 0: return "Vandaag, \(full)"
        case 1: return "Morgen, \(full)"
        default: return Spoken.capitalized(full)
        }
    }
}
