import Hummingbird
import Neighbourhood
import Operations
import Storage

extension Site {
    /// Thanks, anniversaries, and who offers and hears nothing.
    func addAppreciation(to doors: Doors) {
        doors.get(Link.appreciation, to: .thankHelper) { request, _ in
            let ((toThank, birthdays, jubilees, unasked), viewer) = try await read(request) { connection, viewer in
                (
                    try connection.helpersToThank(for: viewer), try connection.birthdays(for: viewer), try connection.jubilees(for: viewer),
                    try connection.longNotAsked(for: viewer)
                )
            }
            let page = AppreciationPage(
                toThank: toThank, birthdays: birthdays, jubilees: jubilees, unasked: unasked, seal: seal(request), today: today)
            return self.page(page, for: viewer, request)
        }
        doors.post("/waardering/:person", to: .thankHelper) { request, visit in
            let (_, viewer) = try await form(request, visit)
            try await workplace.thank(try visit.personID(), by: viewer, request: visit.mark)
            return .seeOther(Link.appreciation, notice: .saved)
        }
    }
}
