import Language
import Neighbourhood
import Storage

/// What there is to do in a house this week, on one sheet for the door and the lift, with a code that leads to what is there now.
struct WeekPosterPage: Page {
    let house: House
    let lines: [AgendaLine]
    let exceptions: [OpeningException]
    /// A Monday.
    let first: CalendarDate
    let baseURL: String
    let today: CalendarDate

    private var last: CalendarDate { first.adding(days: 6) }

    /// Lines that fit on one sheet in letters to read from a step away; more of them are smaller.
    private static let few = 9

    var title: String { plain("week.title", ["house": house.facts.name]) }
    var scripts: [Asset] { [.print] }

    var main: HTML {
        """
        <article class="agreement\(when: lines.count <= Self.few, " big")"><h1>\(say("week.title", ["house": inDutch(house.facts.name)]))</h1><p class="lead">\(say("agenda.period", ["first": "\(Spoken.dayAndDate(first, today: today))", "last": "\(Spoken.dayAndDate(last, today: today))"]))</p>\(different)\(lines.isEmpty ? "<p>\(say("week.nothing"))</p>" : table)<p>\(address)</p>\(code)</article>\
        <nav class="pager screen-only" aria-label="\(plain("week.other"))"><a href="\(Link.weekPoster(house.id, week: first.adding(days: -7)))">\(say("week.before"))</a>\
        <a href="\(Link.weekPoster(house.id, week: first.adding(days: 7)))">\(say("week.next"))</a><a href="\(Link.house(house.id))">\(say("week.back"))</a></nav>
        """
    }

    private var different: HTML {
        let now = exceptions.filter { $0.draft.first <= last && $0.draft.last >= first }
        return now.isEmpty
            ? .none : "<ul class=\"plain\">\(now.html { "<li>\(say("week.attention")) \(OpeningHours.line($0.draft, today: today))</li>" })</ul>"
    }

    private var table: HTML {
        Table(
            columns: [plain("week.day"), plain("week.time"), plain("week.what")],
            lines: lines.map { Table.Line("\(Spoken.dayNames[$0.time.day.weekday]) \($0.time.day.day)", ["\($0.hours)", what($0)]) }
        ).html
    }

    private func what(_ line: AgendaLine) -> HTML {
        let facts = line.activity.series.facts
        let notes = [
            line.time.reason.map(inDutch), Spoken.cost(facts) == nil ? nil : Spoken.costPiece(facts), line.activity.roomName.map(inDutch),
        ].compactMap(\.self)
        return """
            \(line.time.isCancelled ? "<s>\(inDutch(line.activity.title))</s> \(say("activity.off"))" : "<strong>\(inDutch(line.activity.title))</strong>")\
            \(when: !notes.isEmpty, "<br><span class=\"hint\">\(Spoken.joined(notes, by: ". "))</span>")
            """
    }

    private var address: HTML {
        let phone = house.facts.phone.map { say("week.call", ["phone": "\($0.shown.replacing(" ", with: "\u{a0}"))"]) }
        let address = house.facts.address.spoken
        return Spoken.joined([address.isEmpty ? nil : inDutch(address), phone].compactMap(\.self), by: " · ")
    }

    private var code: HTML {
        let address = baseURL + Link.house(house.id)
        return "\(QRCode(address)?.svg(plain("poster.code", ["address": house.facts.name])))<p>\(say("week.scan"))</p>"
    }
}
