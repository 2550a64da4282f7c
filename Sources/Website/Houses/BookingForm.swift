import Neighbourhood
import Storage

/// Taking a room: what for, when, and whether it returns.
struct BookingForm: Page {
    let house: House
    let rooms: [Room]
    let form: FormView
    let today: CalendarDate

    static let labels = [
        "room": "Zaal", "kind": "Wat voor iets", "what": "Waarvoor", "day": "Welke dag", "from": "Van hoe laat", "until": "Tot hoe laat",
        "rhythm": "Hoe vaak",
        "last_day": "Tot en met welke dag", "people": "Hoeveel mensen", "keys": "Openen en sluiten",
    ]

    static let order = ["what", "kind", "room", "day", "from", "until", "rhythm", "last_day", "people", "keys"]

    var title: String { "Een zaal boeken" }
    var hasErrors: Bool { form.hasErrors }

    /// Nothing else stands in the way than that the room is taken on some of the days.
    private var mayLeaveOut: Bool {
        form.words.has("skip")
            || !form.words["last_day"].isEmpty && form.errors.contains { if case .taken(_, nil) = $0.fault { true } else { false } }
    }

    var main: HTML {
        """
        <h1>Een zaal boeken</h1>\(Lead("Eén keer of elke week. Is de zaal bezet, dan zie je wanneer zij weer vrij is.").html)<p><a href="\(Link.rooms(house.id))">Zalen van <bdi>\(house.facts.name)</bdi></a></p>\(form.summary)\
        <form method="post" action="\(Link.book(in: house.id))">\(form.sealField)\
        \(form.line("what", "Waarvoor is het?", hint: "Zo staat het op het rooster. Schrijf er geen namen van bewoners bij.", isRequired: true))\
        \(form.choice("kind", "Wat voor iets is het?", hint: "Een spreekuur staat ook op de pagina van het buurthuis, zonder de woorden hierboven.", BookingKind.allCases.map { ($0.rawValue, Dutch.name($0)) }, otherwise: BookingKind.other.rawValue))\
        <div class="fields">\(form.select("room", "Welke zaal?", rooms.map { ($0.id.text, $0.facts.name) }))\
        \(form.line("day", "Welke dag?", type: "date", isRequired: true))\(form.line("from", "Van hoe laat?", type: "time", isRequired: true))\
        \(form.line("until", "Tot hoe laat?", type: "time", isRequired: true))</div>\
        \(form.choice("rhythm", "Hoe vaak?", Rhythms.allCases.map { ($0.rawValue, $0.name) }, otherwise: Rhythms.once.rawValue))\
        \(form.line("last_day", "Tot en met welke dag?", hint: "Alleen als het terugkomt. Hooguit dertien maanden vooruit.", type: "date"))\
        \(when: mayLeaveOut, "<p>\(form.tick("skip", "Sla de dagen over waarop de zaal bezet is, en boek de andere"))</p>")\
        <div class="fields">\(form.line("people", "Hoeveel mensen komen er?", inputMode: "numeric"))</div>\
        \(form.text("keys", "Wie opent en sluit?", hint: "Bijvoorbeeld: Henk opent om half negen, de sleutel ligt in het kluisje.", rows: 2))\
        <p class="actions">\(Button("Boek de zaal").html)</p></form>
        """
    }
}

/// The rhythms that the form offers; each is a rule of its own.
enum Rhythms: String, CaseIterable {
    case once, weekly, fortnightly, monthly
    case monthlyOnLast = "monthly-on-last"

    var name: String {
        switch self {
        case .once: "Eén keer"
        case .weekly: "Elke week"
        case .fortnightly: "Om de week"
        case .monthly: "Elke maand, op dezelfde dag van dezelfde week (de tweede dinsdag)"
        case .monthlyOnLast: "Elke maand, op de laatste (de laatste dinsdag)"
        }
    }

    func recurrence(from day: CalendarDate) -> Recurrence? {
        switch self {
        case .once: nil
        case .weekly: .weekly(from: day)
        case .fortnightly: .weekly(every: 2, from: day)
        case .monthly: .monthly(on: day)
        case .monthlyOnLast: .monthlyOnLast(day)
        }
    }
}

extension FormWords {
    /// - Throws: `Problem.invalid` with every fault at once.
    func booking() throws(Problem) -> BookingDraft {
        var errors: [FieldError] = []
        let time = times(into: &errors)
        let room = Room.ID(self["room"])
        if room == nil { errors.append(FieldError("room", .notAChoice)) }
        let what = Words.tidy(self["what"])
        if what.isEmpty { errors.append(FieldError("what", .missing)) }
        let rhythm = optional("rhythm", .notAChoice, into: &errors) { Rhythms(rawValue: $0) } ?? .once
        let last = optional("last_day", .notADate, into: &errors) { CalendarDate($0) }
        if rhythm != .once, last == nil, self["last_day"].isEmpty { errors.append(FieldError("last_day", .missing)) }
        let kind = optional("kind", .notAChoice, into: &errors) { BookingKind(rawValue: $0) } ?? .other
        let people = optional("people", .notANumber, into: &errors) { Int($0) }
        guard let time, let room, errors.isEmpty else { throw .invalid(errors.inOrder(BookingForm.order)) }
        let keys = Words.tidy(self["keys"])
        return BookingDraft(
            room: room, kind: kind, what: what, keys: keys.isEmpty ? nil : keys, people: people, day: time.day, from: time.from,
            until: time.until, recurrence: rhythm.recurrence(from: time.day), lastDay: rhythm == .once ? nil : last,
            skipsTaken: self["skip"] == "yes")
    }

    /// Day, from and until; nil, with the faults, when one of them is missing or is none.
    func times(into errors: inout [FieldError]) -> (day: CalendarDate, from: ClockTime, until: ClockTime)? {
        let day = neededDay("day", into: &errors)
        let from = needed("from", .notATime, into: &errors) { ClockTime($0) }
        let until = needed("until", .notATime, into: &errors) { ClockTime($0) }
        guard let day, let from, let until else { return nil }
        return (day, from, until)
    }
}
