import Foundation
import Language
import Neighbourhood
import Storage

/// What everybody reads of a house, for who keeps it: what it is for, when it is open, how to get in, what there is. And the days that are different.
struct HouseForm: Page {
    let house: House
    let exceptions: [OpeningException]
    let form: FormView
    /// The form for a day that is different.
    let exception: FormView
    let people: [HousePerson]
    let today: CalendarDate

    static let days = (0..<7).map { "hours-\($0)" }
    static let order =
        ["name", "about", "phone"] + days + [
            "hours", "access", "more_access", "facilities", "board_reach", "first_on", "last_on", "other_hours", "words",
        ]
    static let labels = [
        "about": "Waar het huis voor is", "hours": "Wanneer open", "access": "Toegang", "more_access": "Toegang", "facilities": "Wat er is",
        "board_reach": "Bestuur bereiken", "other_hours": "Andere tijden", "words": "Waarom, of wat er dan geldt",
    ]
    static let sentences = Dictionary(
        uniqueKeysWithValues: (days + ["other_hours"]).map { ($0, "Schrijf het als 9:00-17:00, of als 9:00-12:00 en 13:00-17:00.") })

    var title: String { "Gegevens van \(house.facts.name)" }
    var hasErrors: Bool { form.hasErrors || exception.hasErrors }

    var main: HTML {
        """
        <h1>Gegevens van <bdi>\(house.facts.name)</bdi></h1>\(Lead("Werk bij wat iedereen over het huis leest, en zet erbij wanneer het anders open is.").html)<p><a href="\(Link.house(house.id))">Bekijk de pagina zoals iedereen haar ziet</a></p>\(form.summary)\(exception.summary)\
        \(profile)\(different)\(whom)
        """
    }

    private var profile: HTML {
        """
        <form method="post" action="\(Link.keeping(house.id))">\(form.sealField)<input type="hidden" name="version" value="\(form.words["version"])">\
        \(form.line("name", "Hoe heet het huis?", isRequired: true))\
        \(form.text("about", "Waar is het huis voor?", hint: "Wie is er welkom, en wat kun je er doen of vinden?"))\
        \(form.line("phone", "Telefoon", type: "tel"))\
        <fieldset><legend>Wanneer is het huis open?</legend><p class="hint">Bijvoorbeeld: 9:00-17:00, of 9:00-12:00 en 13:00-17:00. Leeg is gesloten.</p>\
        <div class="fields">\(Self.days.enumerated().map { $0 }.html { day, field in form.line(field, OpeningTimes.dayNames[day]) })</div>\
        \(form.text("hours", "Wat moeten mensen er verder van weten?", hint: "Bijvoorbeeld: eerste zondag van de maand 14:00-16:30, of: verder op afspraak.", rows: 2))</fieldset>\
        \(form.choices("access", "Toegang", hint: "Kruis aan wat er is.", HouseFacts.usualAccess.map { ($0, $0) }))\
        \(form.text("more_access", "Wat helpt er nog meer om binnen te komen en te blijven?", hint: "Elk op een eigen regel.", rows: 2))\
        \(form.text("facilities", "Wat is er in het huis?", hint: "Elk op een eigen regel. Bijvoorbeeld: keuken, naaimachines, biljart.", rows: 4))\
        \(form.line("board_reach", "Hoe bereiken mensen het bestuur?", hint: "Een telefoonnummer of e-mailadres, of bijvoorbeeld: briefje in de bus bij de balie."))\
        \(ConfirmedLine(day: house.facts.confirmedOn, today: today).html)\
        <p class="actions">\(Button("Dit klopt: bewaar en bevestig").html)</p></form>
        """
    }

    private var different: HTML {
        """
        <section aria-labelledby="different"><h2 id="different">Dagen dat het anders is</h2>\
        \(when: !exceptions.isEmpty, "<ul class=\"plain\">\(exceptions.html(ending))</ul>")<form method="post" action="\(Link.exceptions(of: house.id))">\
        \(exception.sealField)<div class="fields">\(exception.line("first_on", "Vanaf welke dag?", type: "date", isRequired: true))\
        \(exception.line("last_on", "Tot en met welke dag?", hint: "Leeg is één dag.", type: "date"))</div>\
        \(exception.choice("open", "Wat geldt er dan?", [("closed", "gesloten"), ("hours", "open op andere tijden"), ("words", "iets anders")], otherwise: "closed"))\
        <div class="fields">\(exception.line("other_hours", "Op welke tijden open?", hint: "Alleen bij andere tijden. Bijvoorbeeld: 10:00-13:00."))\
        \(exception.line("words", "Waarom, of wat geldt er?", hint: "Bijvoorbeeld: Kerst, of: open tot het feest uit is."))</div>\
        <p class="actions">\(Button("Zet erbij", .second).html)</p></form></section>
        """
    }

    private func ending(_ exception: OpeningException) -> HTML {
        let line = OpeningHours.line(exception.draft, today: today)
        return """
            <li><form method="post" action="\(Link.ending(exception.id, of: house.id))">\(form.sealField)<p>\(line) \
            \(Button("Haal weg<span class=\"unseen\">: \(line)</span>", .quiet).html)</p></form></li>
            """
    }

    private var whom: HTML {
        """
        <section aria-labelledby="people"><h2 id="people">Bestuur, beroepskrachten en vrijwilligers</h2>\
        <p>Zo kennen bewoners, wijkteam en huis elkaar. Iedereen ziet alleen wie daar ja op zei.</p>\
        \(people.isEmpty ? "<p class=\"empty\">Er staat nog niemand bij.</p>" : "<ul class=\"list\">\(people.html(line))</ul>")\
        <p class="actions"><a class="button second" href="\(Link.newPerson(in: house.id))">Zet er iemand bij</a></p></section>
        """
    }

    private func line(_ person: HousePerson) -> HTML {
        let facts = person.facts
        return """
            <li class="line"><p><a href="\(Link.member(person.id, of: house.id))"><bdi>\(facts.name)</bdi></a>: <bdi>\(facts.task)</bdi> (\(Dutch.name(facts.part)))\
            \(when: person.hasPhoto, ", met foto"). \(Dutch.name(facts.shown)).\(person.agreedOn.map { " Zei ja op \(Spoken.date($0, today: today))." as HTML })</p></li>
            """
    }
}

extension House: Correctable {
    func written(today: CalendarDate) -> [Fact] { facts.written }
}

extension HouseFacts {
    /// What can be changed of it on this form.
    var written: [Fact] {
        [
            Fact("Naam", name), Fact("Waar het huis voor is", about), Fact("Telefoon", phone?.shown),
            Fact("Wanneer open", OpeningHours(facts: self).lines.joined(separator: ", ")), Fact("Toegang", access.joined(separator: ", ")),
            Fact("Wat er is", facilities.joined(separator: ", ")), Fact("Bestuur bereiken", boardReach),
        ].compactMap(\.self)
    }
}

extension FormWords {
    init(_ facts: HouseFacts, version: Int) {
        let usual = facts.access.filter(HouseFacts.usualAccess.contains)
        self.init(
            urlEncoded: usual.map { "access=" + ($0.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "") }.joined(separator: "&").utf8)
        let texts = [
            "name": facts.name, "about": facts.about ?? "", "phone": facts.phone?.shown ?? "",
            "hours": facts.hours ?? "", "board_reach": facts.boardReach ?? "", "version": String(version),
            "more_access": facts.access.filter { !usual.contains($0) }.joined(separator: "\n"),
            "facilities": facts.facilities.joined(separator: "\n"),
        ]
        for (name, text) in texts { self[name] = text }
        for (field, hours) in zip(HouseForm.days, facts.openings.days) { self[field] = OpeningHours.typed(hours) }
    }

    /// - Throws: `Problem.invalid` with every fault at once.
    func houseFacts() throws(Problem) -> HouseFacts {
        var errors: [FieldError] = []
        let openings = OpeningTimes(days: HouseForm.days.map { hours($0, into: &errors) })
        let facts = HouseFacts(
            name: Words.tidy(self["name"]), about: Words.tidied(self["about"]),
            phone: optional("phone", .notAPhone, into: &errors) { PhoneNumber($0) }, openings: openings, hours: Words.tidied(self["hours"]),
            boardReach: Words.tidied(self["board_reach"]),
            access: HouseFacts.usualAccess.filter { contains($0, in: "access") } + lines("more_access"), facilities: lines("facilities"))
        errors += facts.faults()
        guard errors.isEmpty else { throw .invalid(errors.inOrder(HouseForm.order)) }
        return facts
    }

    /// - Throws: `Problem.invalid` with every fault at once.
    func openingException() throws(Problem) -> OpeningExceptionDraft {
        var errors: [FieldError] = []
        let first = neededDay("first_on", into: &errors)
        let last = optional("last_on", .notADate, into: &errors) { CalendarDate($0) }
        let words = Words.tidy(self["words"])
        let other: [Hours]? = self["open"] == "words" ? nil : self["open"] == "hours" ? hours("other_hours", isNeeded: true, into: &errors) : []
        let draft = first.map { OpeningExceptionDraft(first: $0, last: last ?? $0, hours: other, words: words) }
        if other == nil, words.isEmpty { errors.append(FieldError("words", .missing)) }
        guard let draft, errors.isEmpty else { throw .invalid(errors.inOrder(HouseForm.order)) }
        return draft
    }

    /// Hours of one day; none when nothing is typed.
    private func hours(_ field: String, isNeeded: Bool = false, into errors: inout [FieldError]) -> [Hours] {
        let typed = Words.tidy(self[field])
        if typed.isEmpty, !isNeeded { return [] }
        let hours = Hours.read(typed)
        if hours == nil || isNeeded && hours?.isEmpty == true { errors.append(FieldError(field, .notATime)) }
        return hours ?? []
    }

    private func lines(_ name: String) -> [String] {
        self[name].split(whereSeparator: \.isNewline).map { Words.tidy(String($0)) }.filter { !$0.isEmpty }
    }
}
