import Neighbourhood

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
        \(holidays.list(orElse: "Er staat nog geen vakantie. Neem de dagen over van de scholen in de gemeente.", line))\
        \(when: mayKeep, adding)
        """
    }

    private func line(_ holiday: SchoolHoliday) -> HTML {
        """
        <li class="line"><strong class="line-words"><bdi>\(holiday.name)</bdi></strong> \(Spoken.span(holiday.days, today: today))\(when: holiday.days.contains(today), " \(Badge("nu", .waiting).html)")\
        \(when: mayKeep, "<form method=\"post\" action=\"\(Link.holidays)\" class=\"actions screen-only\">\(form.sealField)\(Button("Haal weg<span class=\"unseen\">: \(holiday.name)</span>", .second, name: "remove", value: "\(holiday.days.first.description)").html)</form>")</li>
        """
    }

    private var adding: HTML {
        """
        <form method="post" action="\(Link.holidays)" class="screen-only">\(form.sealField)<h2>Schrijf een vakantie op</h2>\(form.line("name", "Welke vakantie?", hint: "Bijvoorbeeld: herfstvakantie.", isRequired: true))\
        <div class="fields">\(form.line("first_on", "Eerste dag", type: "date", isRequired: true))\(form.line("last_on", "Laatste dag", type: "date", isRequired: true))</div>\
        <p class="actions">\(Button("Bewaar").html)</p></form>
        """
    }
}
