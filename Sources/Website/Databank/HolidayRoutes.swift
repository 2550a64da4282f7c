import Hummingbird
import Neighbourhood
import Operations
import Storage

extension Site {
    func addHolidays(to doors: Doors) {
        doors.get(Link.holidays, to: .placeOffer) { request, _ in
            let (_, viewer) = try await read(request) { _, viewer in try Access.allowSomewhere(viewer, .placeOffer) }
            return try await showHolidays(FormWords(), errors: [], viewer, request)
        }
        doors.post(Link.holidays, to: .keepHolidays) { request, visit in
            let (words, viewer) = try await form(request, visit)
            try Access.allowSomewhere(viewer, .keepHolidays)
            do {
                if let day = CalendarDate(words["remove"]) {
                    try await workplace.removeHoliday(from: day, by: viewer, request: visit.mark)
                } else {
                    try await workplace.keep(words.holiday(), by: viewer, request: visit.mark)
                }
                return .seeOther(Link.holidays, notice: .saved)
            } catch Problem.invalid(let errors) {
                return try await showHolidays(words, errors: errors, viewer, request, status: .unprocessableContent)
            }
        }
    }

    private func showHolidays(
        _ words: FormWords, errors: [FieldError], _ viewer: Viewer, _ request: Request, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let holidays = try await workplace.read(as: viewer) { try $0.schoolHolidays(in: viewer.municipality) }
        let form = FormView(words: words, errors: errors.inOrder(HolidayPage.order), seal: seal(request), labels: HolidayPage.labels)
        let page = HolidayPage(holidays: holidays, mayKeep: Access.allowsSomewhere(viewer, .keepHolidays), form: form, today: today)
        return self.page(page, status: status, for: viewer, request)
    }
}

extension FormWords {
    /// - Throws: `Problem.invalid` with every fault at once.
    fileprivate func holiday() throws(Problem) -> SchoolHoliday {
        var errors: [FieldError] = []
        let (first, last) = (neededDay("first_on", into: &errors), neededDay("last_on", into: &errors))
        let name = Words.tidy(self["name"])
        guard let first, let last else {
            throw .invalid((name.isEmpty ? [FieldError("name", .missing)] : []) + errors)
        }
        let holiday = SchoolHoliday(name: name, days: DateSpan(first: first, last: last))
        let faults = holiday.faults()
        guard faults.isEmpty else { throw .invalid(faults) }
        return holiday
    }
}
