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
        let title =
            "Wat is er te doen in \(town), \(Spoken.date(question.first, today: today)) tot en met \(Spoken.date(question.last, today: today))"
        let days = Dictionary(grouping: lines, by: \.time.day).sorted { $0.key < $1.key }
        let blocks = days.map { day, lines in
            let name = "\(Spoken.dayNames[day.weekday]) \(Spoken.date(day, today: today))"
            return ([Spoken.capitalized(name)] + lines.map(line)).joined(separator: "\n")
        }
        return ([title] + (blocks.isEmpty ? ["Er staat niets in deze weken."] : blocks) + ["Meer: \(baseURL)\(Link.agenda)"]).joined(
            separator: "\n\n") + "\n"
    }

    private func line(_ line: AgendaLine) -> String {
        let off = line.time.isCancelled ? "GAAT NIET DOOR: " : ""
        return "- \(off)\(line.hours) \(line.activity.title), \(line.houseName)\(Spoken.cost(line.activity.series.facts).map { " (\($0))" } ?? "")"
    }
}
