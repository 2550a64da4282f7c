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
    let today: CalendarDate

    static let order = ["name", "about", "phone", "hours", "access", "more_access", "facilities", "first_on", "last_on", "words"]
    static let labels = [
        "about": "Waar het huis voor is", "hours": "Wanneer open", "access": "Toegang", "more_access": "Toegang", "facilities": "Wat er is",
        "words": "Wat er dan geldt",
    ]

    var title: String { "Gegevens van \(house.facts.name)" }
    var hasErrors: Bool { form.hasErrors || exception.hasErrors }

    var main: HTML {
        """
        <h1>Gegevens van <bdi>\(house.facts.name)</bdi></h1><p><a href="\(Link.house(house.id))">Bekijk de pagina zoals iedereen haar ziet</a></p>\(form.summary)\(exception.summary)\
        \(profile)\(different)
        """
    }

    private var profile: HTML {
        """
        <form method="post" action="\(Link.keeping(house.id))">\(form.sealField)<input type="hidden" name="version" value="\(form.words["version"])">\
        \(form.line("name", "Hoe heet het huis?", isRequired: true))\
        \(form.text("about", "Waar is het huis voor?", hint: "Wie is er welkom, en wat kun je er doen of vinden?"))\
        \(form.line("phone", "Telefoon", type: "tel"))\
        \(form.text("hours", "Wanneer is het huis open?", hint: "Elke dag op een eigen regel. Bijvoorbeeld: maandag 9:00-17:00.", rows: 7))\
        \(form.choices("access", "Toegang", hint: "Kruis aan wat er is.", HouseFacts.usualAccess.map { ($0, $0) }))\
        \(form.text("more_access", "Wat helpt er nog meer om binnen te komen en te blijven?", hint: "Elk op een eigen regel.", rows: 2))\
        \(form.text("facilities", "Wat is er in het huis?", hint: "Elk op een eigen regel. Bijvoorbeeld: keuken, naaimachines, biljart.", rows: 4))\
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
        \(exception.line("words", "Wat geldt er dan?", hint: "Bijvoorbeeld: gesloten, of: open van 10:00 tot 13:00.", isRequired: true))\
        <p class="actions">\(Button("Zet erbij", .second).html)</p></form></section>
        """
    }

    private func ending(_ exception: OpeningException) -> HTML {
        let line = Self.line(exception.draft, today: today)
        return """
            <li><form method="post" action="\(Link.ending(exception.id, of: house.id))">\(form.sealField)<p>\(line) \
            \(Button("Haal weg<span class=\"unseen\">: \(line)</span>", .quiet).html)</p></form></li>
            """
    }

    /// "24 december tot en met 1 januari: gesloten".
    static func line(_ draft: OpeningExceptionDraft, today: CalendarDate) -> HTML {
        let first = Spoken.dayNames[draft.first.weekday] + " " + Spoken.date(draft.first, today: today)
        let span = draft.first == draft.last ? first : plain("house.span", ["first": first, "last": Spoken.date(draft.last, today: today)])
        return "\(span): \(inDutch(draft.words))"
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
            Fact("Wanneer open", OpeningHours(words: hours).lines.joined(separator: ", ")), Fact("Toegang", access.joined(separator: ", ")),
            Fact("Wat er is", facilities.joined(separator: ", ")),
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
            "hours": OpeningHours(words: facts.hours).lines.joined(separator: "\n"), "version": String(version),
            "more_access": facts.access.filter { !usual.contains($0) }.joined(separator: "\n"),
            "facilities": facts.facilities.joined(separator: "\n"),
        ]
        for (name, text) in texts { self[name] = text }
    }

    /// - Throws: `Problem.invalid` with every fault at once.
    func houseFacts() throws(Problem) -> HouseFacts {
        var errors: [FieldError] = []
        let facts = HouseFacts(
            name: Words.tidy(self["name"]), about: Words.tidied(self["about"]),
            phone: optional("phone", .notAPhone, into: &errors) { PhoneNumber($0) }, hours: Words.tidied(self["hours"]),
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
        if words.isEmpty { errors.append(FieldError("words", .missing)) }
        guard let first, errors.isEmpty else { throw .invalid(errors.inOrder(HouseForm.order)) }
        return OpeningExceptionDraft(first: first, last: last ?? first, words: words)
    }

    private func lines(_ name: String) -> [String] {
        self[name].split(whereSeparator: \.isNewline).map { Words.tidy(String($0)) }.filter { !$0.isEmpty }
    }
}
