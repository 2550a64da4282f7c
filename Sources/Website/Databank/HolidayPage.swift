import Hummingbird
import Neighbourhood
import Operations
import Storage

/// When the schools are closed, for who does not help then.
struct HolidayPage: Page {
    let holidays: [SchoolHoliday]
    let mayKeep: Bool
    let form: FormView
    let today: CalendarDate

    static let order = ["name", "first_on", "last_on"]
    static let labels = ["name": "Welke vakantie", "first_on": "Eerste dag", "last_on": "Laatste dag"]

    var title: String { "Schoolvakanties" }
    var place: String? { Link.today }
    var hasErrors: Bool { form.hasErrors }

    var main: HTML {
        """
        \(form.summary)<h1>Schoolvakanties</h1><p class="lead">Sommige mensen helpen niet in de schoolvakanties. Wie dat zei, stellen we op deze dagen niet voor.</p>\
        \(holidays.isEmpty ? "<p class=\"empty\">Er staat nog geen vakantie. Neem de dagen over van de scholen in de gemeente.</p>" : "<ul class=\"list\">\(holidays.html(line))</ul>")\
        \(when: mayKeep, adding)
        """
    }

    private func line(_ holiday: SchoolHoliday) -> HTML {
        """
        <li class="line"><strong class="line-words"><bdi>\(holiday.name)</bdi></strong> \(Spoken.span(holiday.days, today: today))\(when: holiday.days.contains(today), " <span class=\"badge waiting\">nu</span>")\
        \(when: mayKeep, "<form method=\"post\" action=\"\(Link.holidays)\" class=\"actions screen-only\">\(form.sealField)<button class=\"button second\" name=\"remove\" value=\"\(holiday.days.first.description)\">Haal weg<span class=\"unseen\">: \(holiday.name)</span></button></form>")</li>
        """
    }

    private var adding: HTML {
        """
        <form method="post" action="\(Link.holidays)" class="screen-only">\(form.sealField)<h2>Schrijf een vakantie op</h2>\(form.line("name", "Welke vakantie?", hint: "Bijvoorbeeld: herfstvakantie.", isRequired: true))\
        <div class="fields">\(form.line("first_on", "Eerste dag", type: "date", isRequired: true))\(form.line("last_on", "Laatste dag", type: "date", isRequired: true))</div>\
        <p class="actions"><button class="button">Bewaar</button></p></form>
        """
    }
}

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
        func day(_ field: String) -> CalendarDate? {
            let typed = Words.tidy(self[field])
            let day = CalendarDate(typed)
            if day == nil { errors.append(FieldError(field, typed.isEmpty ? .missing : .notADate)) }
            return day
        }
        let (first, last) = (day("first_on"), day("last_on"))
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
