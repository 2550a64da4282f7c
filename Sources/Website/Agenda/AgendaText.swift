import Language
import Neighbourhood
import Storage

/// The agenda as plain text, to copy into a group of neighbours: no layout, short lines, a link only where somebody can do something with it.
struct AgendaText {
    let question: AgendaQuestion
    let lines: [AgendaLine]
    let town: String
    let baseURL: String
    let today: CalendarDate

    var text: String {
        let period = plain(
            "agenda.period", ["first": Spoken.date(question.first, today: today), "last": Spoken.date(question.last, today: today)])
        let title = plain("agenda.textTitle", ["town": town, "period": period])
        let days = Dictionary(grouping: lines, by: \.time.day).sorted { $0.key < $1.key }
        let blocks = days.map { day, lines in
            let name = Spoken.dayAndDate(day, today: today)
            return ([Spoken.capitalized(name)] + lines.map(line)).joined(separator: "\n")
        }
        return ([title] + (blocks.isEmpty ? [plain("agenda.textNothing")] : blocks) + [plain("agenda.textMore", ["address": baseURL + Link.agenda])])
            .joined(
                separator: "\n\n") + "\n"
    }

    private func line(_ line: AgendaLine) -> String {
        let off = line.time.isCancelled ? plain("agenda.textOff") + " " : ""
        return "- \(off)\(line.hours) \(line.activity.title), \(line.houseName)\(Spoken.cost(line.activity.series.facts).map { " (\($0))" } ?? "")"
    }
}
