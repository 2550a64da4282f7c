import Language
import Neighbourhood

/// When somebody can, as a week to look at: a table, so that a screen reader tells day and part of each mark. The same week as in the form, smaller.
struct WeekGlance: Sendable {
    let parts: DayParts

    /// Nothing where nothing was said, or everything can.
    var html: HTML {
        guard !parts.isEmpty, parts != .all else { return .none }
        return """
            <table class="week-grid look"><caption class="unseen">\(say("glance.title"))</caption><thead><tr><td></td>\(Spoken.partNames.html { "<th scope=\"col\">\($0)</th>" })</tr></thead><tbody>\((0..<7).html(row))</tbody></table>
            """
    }

    private func row(_ day: Int) -> HTML {
        """
        <tr><th scope="row"><abbr title="\(Spoken.dayNames[day])">\(Spoken.shortDayNames[day])</abbr></th>\((0..<3).html { cell(parts.contains(day: day, part: $0)) })</tr>
        """
    }

    private func cell(_ can: Bool) -> HTML {
        can ? "<td><span class=\"can\" role=\"img\" aria-label=\"\(plain("glance.can"))\"></span></td>" : "<td><span></span></td>"
    }
}
