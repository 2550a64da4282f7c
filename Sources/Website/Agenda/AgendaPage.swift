import Language
import Neighbourhood
import Storage

/// What there is to do, day by day, for everybody.
struct AgendaPage: Page {
    let question: AgendaQuestion
    let houses: [House]
    let lines: [AgendaLine]
    /// The borders, to show where the houses are; nil when none were read in.
    let plan: MapPlan?
    /// Where the postcode lies that was asked for; nil when none was, or when it is not known.
    let spot: Coordinate?
    let today: CalendarDate

    var title: String { plain("agenda.title") }
    var place: String? { Link.agenda }
    var hasErrors: Bool { form.hasErrors }
    /// It asks and changes nothing, so it has no seal.
    private var form: FormView { FormView(words: question.words, errors: question.errors, seal: "", labels: Self.labels) }

    var main: HTML {
        """
        <h1>\(say("agenda.title"))</h1><p class="lead">\(say("agenda.lead"))</p>\(form.summary)\(search)\
        \(unknownPostcode)<section aria-labelledby="days"><h2 id="days">\(period)</h2>\(days.isEmpty ? nothing : "<div class=\"days\">\(days.html(day))</div>")</section>\(pager)\(AgendaMap(lines: lines, houses: houses, plan: plan).html)\(more)
        """
    }

    static var labels: [String: String] { ["huis": plain("agenda.where"), "voor": plain("agenda.whom"), "vanaf": plain("agenda.from")] }

    private var search: HTML {
        """
        <form class="screen-only" method="get" action="\(Link.agenda)">\(form.line("postcode", plain("ask.postcode"), hint: plain("agenda.postcodeHint"), autocomplete: "postal-code"))\
        <details class="more"\(when: isOpen, " open")><summary>\(say("agenda.search"))</summary><div class="fields">\(form.select("huis", plain("agenda.where"), places, areDutch: true))\
        \(form.select("voor", plain("agenda.whom"), groups))\
        \(form.line("vanaf", plain("agenda.from"), type: "date"))</div>\(form.tick("rolstoel", plain("agenda.wheelchair")))</details>\
        <p class="actions">\(Button(say("agenda.show")).html)</p></form>
        """
    }

    /// More than a postcode was chosen, or something is wrong.
    private var isOpen: Bool { hasErrors || !question.isOnlyNear }

    private var places: [(value: String, text: String)] {
        [(value: "", text: plain("agenda.anywhere"))] + houses.map { (value: $0.id.text, text: $0.facts.name) }
    }

    private var groups: [(value: String, text: String)] {
        [(value: "", text: plain("agenda.everybody"))] + TargetGroup.allCases.map { (value: $0.rawValue, text: Dutch.name($0)) }
    }

    private var period: String {
        plain("agenda.period", ["first": Spoken.date(question.first, today: today), "last": Spoken.date(question.last, today: today)])
    }

    private var unknownPostcode: HTML {
        guard let postcode = question.postcode, spot == nil else { return .none }
        return "<p role=\"status\">\(say("agenda.unknown", ["postcode": "\(postcode.shown)"]))</p>"
    }

    private var days: [(day: CalendarDate, lines: [AgendaLine])] {
        Dictionary(grouping: lines, by: \.time.day).sorted { $0.key < $1.key }.map { (day: $0.key, lines: $0.value) }
    }

    private func day(_ day: (day: CalendarDate, lines: [AgendaLine])) -> HTML {
        "<h3>\(AgendaLine.dayName(day.day, today: today))</h3><ul class=\"plain\">\(day.lines.html(line))</ul>"
    }

    private func line(_ line: AgendaLine) -> HTML {
        """
        <li><p>\(when: line.time.isCancelled, "\(say("agenda.off")) ")\(line.hours) \(say("agenda.line", ["activity": "\(Link.activity(line.activity.series.id))", "title": inDutch(line.activity.title), "house": "\(Link.house(line.activity.series.house))", "name": inDutch(line.houseName)]))\(walk(line))</p>\(hint(line))</li>
        """
    }

    private func walk(_ line: AgendaLine) -> HTML {
        guard let spot, let place = line.address.place else { return .none }
        return ", \(Spoken.walk(spot.walkingMinutes(to: place)))"
    }

    private func hint(_ line: AgendaLine) -> HTML {
        let facts = line.activity.series.facts
        let groups = facts.groups.isEmpty ? nil : plain("agenda.for", ["groups": Spoken.list(facts.groups.map(Dutch.name))])
        let said = [
            line.time.reason.map { inDutch(Spoken.capitalized($0)) }, groups.map { "\(Spoken.capitalized($0))" as HTML },
            Spoken.cost(facts) == nil ? nil : Spoken.costPiece(facts, isCapitalized: true),
        ].compactMap(\.self)
        return said.isEmpty ? .none : "<p class=\"hint\">\(Spoken.joined(said, by: ". "))</p>"
    }

    private var nothing: HTML {
        """
        \(EmptyState(say("agenda.nothing"), say("agenda.nothingMore", ["askPublic": "\(Link.askPublic)"])).html)
        """
    }

    private var pager: HTML {
        """
        <nav class="pager screen-only" aria-label="\(plain("agenda.otherDays"))">\(when: question.first > today, "<a href=\"\(Link.agenda + question.query())\">\(say("agenda.back"))</a>")\
        <a href="\(Link.agenda + question.query(from: question.last.adding(days: 1)))">\(say("agenda.next"))</a></nav>
        """
    }

    private var more: HTML {
        """
        <section class="screen-only" aria-labelledby="more"><h2 id="more">\(say("agenda.take"))</h2><ul><li><a href="\(Link.agendaText + question.query(from: question.first))" type="text/plain">\(say("agenda.copy"))</a>\(say("agenda.copyMore"))</li>\
        <li><a href="\(Link.agendaCalendar + question.query())" type="text/calendar">\(say("agenda.phone"))</a>\(say("agenda.phoneMore"))</li></ul></section>
        """
    }
}

extension AgendaLine {
    /// "10:00–12:00".
    var hours: String { "\(Spoken.minute(time.from.minutes))–\(Spoken.minute(time.until.minutes))" }

    /// "Vandaag, dinsdag 24 november".
    static func dayName(_ day: CalendarDate, today: CalendarDate) -> String {
        let full = Spoken.dayAndDate(day, today: today)
        switch today.days(until: day) {
        case 0: return Spoken.capitalized(plain("spoken.today")) + plain("spoken.comma") + full
        case 1: return Spoken.capitalized(plain("spoken.tomorrow")) + plain("spoken.comma") + full
        default: return Spoken.capitalized(full)
        }
    }
}
