import Foundation
import Neighbourhood
import Storage

/// An activity as whoever keeps it writes it down: five questions, and the rest folded away with what holds for most.
struct ActivityForm: Page {
    let house: House
    /// Nil for a new one.
    let known: KnownActivity?
    let rooms: [Room]
    let hosts: [ActivityHostChoice]
    let form: FormView
    var meanwhile: SavedMeanwhile?
    let today: CalendarDate

    static let labels = [
        "title": "Hoe het heet", "day": "De eerste keer", "from": "Van hoe laat", "until": "Tot hoe laat", "rhythm": "Hoe vaak", "also": "Ook op",
        "last_day": "Tot en met welke dag", "room": "Zaal", "words": "In eigen woorden", "capacity": "Plekken", "cost": "Kosten",
        "cost_note": "Over de kosten",
        "organiser_name": "Wie organiseert", "welcome_name": "Wie nieuwe mensen opvangt", "groups": "Voor wie", "reason": "Waarom niet",
    ]

    static let order = [
        "title", "day", "from", "until", "rhythm", "also", "last_day", "room", "words", "groups", "cost", "cost_note", "capacity", "welcome_name",
        "organiser_name",
    ]

    private var activity: ActivitySeries.ID? { known?.series.id }
    var title: String { activity == nil ? "Een activiteit erbij" : "Activiteit aanpassen" }
    var hasErrors: Bool { form.hasErrors || meanwhile != nil }
    private var address: String { activity.map(Link.changing) ?? Link.newActivity(in: house.id) }

    /// Something of what is folded away needs to be seen.
    private var isOpen: Bool {
        let shown: Set = ["title", "day", "from", "until", "rhythm", "room"]
        return activity != nil || form.words.has("words") || form.errors.contains { !shown.contains($0.field) }
    }

    private var mayLeaveOut: Bool {
        form.words.has("skip") || form.errors.contains { if case .taken = $0.fault { true } else { false } }
    }

    var main: HTML {
        """
        <h1>\(title)</h1>\(Lead(activity == nil ? "Een naam, een dag en de uren zijn genoeg. Het staat dan meteen in de agenda en op de poster." : "Verander wat niet meer klopt. Wie de agenda leest, ziet het meteen.").html)<p><a href="\(activity.map(Link.activity) ?? Link.house(house.id))"><bdi>\(house.facts.name)</bdi></a></p>\(meanwhile?.notice)\(form.summary)\(meanwhile?.html)\
        <form method="post" action="\(address)">\(form.sealField)<input type="hidden" name="version" value="\(form.words["version"])">\
        \(form.line("title", "Hoe heet het?", hint: "Zo staat het in de agenda. Bijvoorbeeld: Koffie op dinsdag.", isRequired: true))\
        \(form.times(activity == nil ? "Wanneer is de eerste keer?" : "Vanaf welke dag telt het ritme?"))\
        \(form.choice("rhythm", "Hoe vaak?", Rhythms.allCases.map { ($0.rawValue, $0.name) }, otherwise: Rhythms.weekly.rawValue))\
        \(when: !rooms.isEmpty, form.select("room", "In welke zaal?", hint: "De zaal is dan meteen geboekt.", [("", "Geen zaal, of nog niet bekend")] + rooms.map { ($0.id.text, $0.facts.name) }))\
        \(when: mayLeaveOut, "<p>\(form.tick("skip", "Zet de activiteit er toch in. Op de dagen dat de zaal bezet is, zoek ik zelf een andere plek."))</p>")\
        <details class="more"\(when: isOpen, " open")><summary>Meer vertellen: voor wie, kosten, plekken, vakanties</summary>\(more)</details>\
        <p class="actions">\(Button("\(activity == nil ? "Zet in de agenda" : "Bewaar")").html)</p></form>
        """
    }

    private var more: HTML {
        """
        \(form.text("words", "Wat is het?", hint: "In eigen woorden, voor wie er nog nooit was. Iedereen kan dit lezen.", rows: 3))\
        \(form.choices("groups", "Voor wie vooral?", hint: "Niets aangevinkt is: voor iedereen.", TargetGroup.allCases.map { ($0.rawValue, Dutch.name($0)) }))\
        <div class="fields">\(form.line("cost", "Wat kost het per keer?", hint: "In euro’s. Nul is gratis.", inputMode: "decimal"))\(form.line("cost_note", "Iets over de kosten", hint: "Bijvoorbeeld: de eerste keer gratis."))\
        \(form.line("capacity", "Hoeveel plekken zijn er?", hint: "Leeg is: wie komt, komt.", inputMode: "numeric"))</div><p>\(form.tick("waiting", "Wie niet meer past, kan op een wachtlijst"))</p>\
        \(people("welcome", "Naar wie vraagt iemand die voor het eerst komt?"))\(people("organiser", "Wie organiseert het?"))\
        \(form.choices("also", "Ook op andere dagen in de week?", hint: "Alleen bij elke week of om de week, op dezelfde uren.", (0..<7).map { (DayParts.dayNames[$0], Spoken.dayNames[$0]) }))\
        <div class="fields">\(form.line("last_day", "Tot en met welke dag?", hint: "Leeg is: het gaat door.", type: "date"))</div><p>\(form.tick("holidays", "Niet in de schoolvakanties"))</p>\
        \(form.choices("languages", "In welke talen?", Dutch.languages.map { ($0.code, $0.name) }))
        """
    }

    private func people(_ name: String, _ label: String) -> HTML {
        """
        <div class="fields">\(when: !hosts.isEmpty, form.select(name, label, [("", "Nog niet bekend")] + hosts.map { ($0.person.text, $0.name) }))\
        \(form.line(name + "_name", hosts.isEmpty ? label : "Of iemand anders: de voornaam", hint: "Alleen een voornaam; die staat op de pagina."))</div>
        """
    }
}

/// Who can be chosen to organise or to welcome: the viewer, whoever runs the house or is at its desk, and who does it now.
struct ActivityHostChoice: Sendable {
    let person: Person.ID
    let name: String

    private init?(_ person: Person.ID?, _ name: String?) {
        guard let person, let name else { return nil }
        self.person = person
        self.name = name
    }

    /// Each person once.
    static func all(_ viewer: Viewer, hosts: [HouseHost], now known: KnownActivity?) -> [ActivityHostChoice] {
        let now = [
            Self(known?.series.facts.organiser.person, known?.organiserName), Self(known?.series.facts.welcome.person, known?.welcomeName),
        ]
        var seen: Set<Person.ID> = []
        let all = [Self(viewer.person, viewer.name)] + hosts.map { Self($0.person, $0.name) } + now
        return all.compactMap(\.self).filter { seen.insert($0.person).inserted }
    }
}

extension FormWords {
    /// What a new activity begins with.
    static let newActivity = FormWords(urlEncoded: "languages=nl".utf8)

    init(_ draft: ActivityDraft, version: Int?) {
        let (facts, plan) = (draft.facts, draft.facts.plan)
        let parts = plan.recurrence?.parts
        let also = (parts?.days ?? []).map(\.weekday).filter { $0 != plan.first.weekday }
        let ticks =
            draft.languages.map { "languages=" + $0.code } + facts.groups.map { "groups=" + $0.rawValue }
            + also.map { "also=" + DayParts.dayNames[$0] }
        self.init(urlEncoded: ticks.joined(separator: "&").utf8)
        let texts = [
            "title": draft.title, "words": draft.words == draft.title ? "" : draft.words, "day": plan.first.description,
            "from": Spoken.clock(plan.from.minutes), "until": Spoken.clock(plan.until.minutes), "rhythm": Rhythms(plan.recurrence).rawValue,
            "last_day": plan.last?.description ?? "", "holidays": plan.skipsHolidays ? "yes" : "", "room": facts.room?.text ?? "",
            "capacity": facts.capacity.map(String.init) ?? "", "waiting": facts.hasWaitingList ? "yes" : "",
            "cost": facts.cost.map { $0.decimal.replacing(".", with: ",") } ?? "", "cost_note": facts.costNote ?? "",
            "organiser": facts.organiser.person?.text ?? "", "organiser_name": facts.organiser.name ?? "",
            "welcome": facts.welcome.person?.text ?? "", "welcome_name": facts.welcome.name ?? "", "version": version.map(String.init) ?? "",
        ]
        for (name, text) in texts { self[name] = text }
    }

    /// - Parameter former: the rule that it has now, for one that the form does not know.
    /// - Throws: `Problem.invalid` with every fault at once.
    func activity(former: Recurrence? = nil) throws(Problem) -> ActivityDraft {
        var errors: [FieldError] = []
        let title = Words.tidy(self["title"])
        if title.isEmpty { errors.append(FieldError("title", .missing)) }
        let time = times(into: &errors)
        let rhythm = needed("rhythm", .notAChoice, into: &errors) { Rhythms(rawValue: $0) }
        let last = optional("last_day", .notADate, into: &errors) { CalendarDate($0) }
        let room = optional("room", .notAChoice, into: &errors) { Room.ID($0) }
        let capacity = optional("capacity", .notANumber, into: &errors) { Int($0) }
        let cost = optional("cost", .notANumber, into: &errors) { Cents(typed: $0) }
        let (organiser, welcome) = (host("organiser", into: &errors), host("welcome", into: &errors))
        guard let time, let rhythm, errors.isEmpty else { throw .invalid(errors.inOrder(ActivityForm.order)) }
        let also = Set(all("also").compactMap { DayParts.dayNames.firstIndex(of: $0) })
        let plan = ActivityPlan(
            first: time.day, from: time.from, until: time.until, recurrence: rhythm.recurrence(from: time.day, also: also, former: former),
            last: rhythm == .once ? nil : last, skipsHolidays: rhythm != .once && self["holidays"] == "yes")
        let facts = ActivityFacts(
            plan: plan, room: room, organiser: organiser, welcome: welcome, capacity: capacity, hasWaitingList: self["waiting"] == "yes",
            groups: TargetGroup.allCases.filter { contains($0.rawValue, in: "groups") }, cost: cost, costNote: Words.tidied(self["cost_note"]))
        let languages = spokenLanguages("languages")
        return ActivityDraft(
            title: title, words: Words.tidy(self["words"]), languages: languages.isEmpty ? [.dutch] : languages, facts: facts,
            skipsTaken: self["skip"] == "yes")
    }

    private func host(_ name: String, into errors: inout [FieldError]) -> ActivityHost {
        ActivityHost(
            person: optional(name, .notAChoice, into: &errors) { Person.ID($0) }, name: Words.tidied(self[name + "_name"]))
    }
}

extension Rhythms {
    /// Which of them a rule is.
    init(_ recurrence: Recurrence?) {
        guard let recurrence else {
            self = .once
            return
        }
        let parts = recurrence.parts
        if parts?.isMonthly == true {
            self = parts?.days.first?.ordinal == -1 ? .monthlyOnLast : .monthly
        } else {
            self = parts?.interval == 2 ? .fortnightly : .weekly
        }
    }

    /// - Parameters:
    ///   - also: other days of the week, where it returns by the week.
    ///   - former: kept when it says the same as this rhythm in a way that the form cannot, as the first and third Sunday do.
    func recurrence(from day: CalendarDate, also: Set<Int>, former: Recurrence?) -> Recurrence? {
        if let former, let parts = former.parts, parts.isMonthly, parts.days.count > 1, Rhythms(former) == self,
            parts.days.contains(where: { $0.weekday == day.weekday })
        {
            return former
        }
        let weekdays = also.union([day.weekday])
        guard weekdays.count > 1, self == .weekly || self == .fortnightly else { return recurrence(from: day) }
        return .weekly(on: weekdays, every: self == .fortnightly ? 2 : 1)
    }
}
