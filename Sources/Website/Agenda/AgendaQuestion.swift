import Neighbourhood
import Storage

/// What somebody looks for in the agenda, from the words in the address: the page, the list to copy and the calendar read the same ones.
struct AgendaQuestion: Sendable {
    let words: FormWords
    /// The first day that is shown.
    let first: CalendarDate
    let wish: AgendaWish
    let postcode: Postcode?
    let errors: [FieldError]

    /// Days on one page.
    static let days = 14
    /// As the crow flies, in metres: half an hour on foot.
    static let near = 1850.0

    var last: CalendarDate { first.adding(days: Self.days - 1) }

    init(_ words: FormWords, today: CalendarDate) {
        var errors: [FieldError] = []
        let day = words.optional("vanaf", .notADate, into: &errors) { CalendarDate($0) }
        let house = words.optional("huis", .notAChoice, into: &errors) { House.ID($0) }
        let group = words.optional("voor", .notAChoice, into: &errors) { TargetGroup(rawValue: $0) }
        postcode = words.optional("postcode", .notAPostcode, into: &errors) { Postcode($0) }
        // Far away there is nothing, and adding days has to stay within what a date can be.
        let farthest = today.adding(days: ActivityPlan.horizon)
        first = min(max(day ?? today, today), farthest)
        wish = AgendaWish(house: house, group: group, forWheelchairs: words["rolstoel"] == "yes")
        self.words = words
        self.errors = errors
    }

    /// Nothing was chosen but what is near a postcode.
    var isOnlyNear: Bool { wish == AgendaWish(house: nil, group: nil, forWheelchairs: false) && words["vanaf"].isEmpty }

    /// The same question for other days; nil for those of today on.
    func query(from day: CalendarDate? = nil) -> String {
        var parts = [("huis", wish.house?.text), ("voor", wish.group?.rawValue), ("postcode", postcode?.text)]
        parts.append(("rolstoel", wish.forWheelchairs ? "yes" : nil))
        parts.append(("vanaf", day?.description))
        let said = parts.compactMap { name, value in value.map { name + "=" + $0 } }
        return said.isEmpty ? "" : "?" + said.joined(separator: "&")
    }
}
