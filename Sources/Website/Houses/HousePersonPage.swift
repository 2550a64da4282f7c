import Neighbourhood
import Storage

/// Somebody of a house, for who keeps it: their task, who may see them, and whether they said yes to that.
struct HousePersonPage: Page {
    let house: House
    /// Nil for somebody new.
    let person: HousePerson?
    /// Who has a role in the house, and may be the one this is about.
    let hosts: [HouseHost]
    let form: FormView
    let today: CalendarDate

    static let order = ["first_name", "last_name", "part", "task", "days", "person", "shown", "photo", "agrees"]
    static let labels = [
        "first_name": "Voornaam", "last_name": "Achternaam", "part": "Plaats in het huis", "task": "Wat diegene doet", "person": "Rol in Omzien",
        "shown": "Wie dit mag zien", "photo": "Foto", "agrees": "Toestemming",
    ]
    static let sentences = [
        "photo": "Kies een foto (JPEG of PNG) van hoogstens 1 MB.",
        "agrees": "Vraag het eerst. Zonder ja komt er geen foto bij en ziet niet iedereen dit.",
    ]

    var title: String { person.map { "\($0.facts.name) van \(house.facts.name)" } ?? "Iemand van \(house.facts.name)" }
    var hasErrors: Bool { form.hasErrors }
    var scripts: [Asset] { [.photo] }

    var main: HTML {
        """
        <h1>\(person.map { "<bdi>\($0.facts.name)</bdi>" as HTML } ?? "Iemand erbij")</h1>\(Lead("Schrijf op wie bezoekers in het huis treffen, of wie in het bestuur zit. Zonder ja van diegene ziet niet iedereen dit.").html)<p><a href="\(Link.keeping(house.id))">Terug naar de gegevens van <bdi>\(house.facts.name)</bdi></a></p>\(form.summary)\
        <form method="post" enctype="multipart/form-data" action="\(person.map { Link.member($0.id, of: house.id) } ?? Link.newPerson(in: house.id))">\(form.sealField)\
        <input type="hidden" name="version" value="\(form.words["version"])"><div class="fields">\(form.line("first_name", "Voornaam", isRequired: true))\
        \(form.line("last_name", "Achternaam"))</div>\
        \(form.choice("part", "Wat is diegene in het huis?", HousePersonFacts.Part.allCases.map { ($0.rawValue, Dutch.name($0)) }))\
        \(form.line("task", "Wat doet diegene?", hint: "Bijvoorbeeld: voorzitter, beheerder, of: kookt op woensdag.", isRequired: true))\
        \(form.choices("days", "Op welke dagen is diegene er meestal?", (0..<7).map { (DayParts.dayNames[$0], OpeningTimes.dayNames[$0]) }))\(host)\
        \(form.choice("shown", "Wie mag dit zien?", HousePersonFacts.Shown.allCases.map { ($0.rawValue, Dutch.name($0)) }, otherwise: "colleagues"))\(photo)\
        <p>Vraag het letterlijk: <q>Mogen je naam, wat je doet en je foto op de pagina van dit huis? Iedereen kan dat lezen. Je mag altijd nee zeggen, ook later. \
        Dan halen we het meteen weg.</q></p>\(agreed)\(form.choices("agrees", "Wat is het antwoord?", [("yes", "Ja, vandaag gezegd")]))\
        <p class="actions">\(Button("Bewaar").html)</p></form>\(ending)
        """
    }

    private var host: HTML {
        guard !hosts.isEmpty else { return .none }
        return form.select(
            "person", "Heeft diegene een rol in Omzien?", hint: "Dan gaat dit mee als diegene vraagt om alles te wissen.",
            [("", "nee")] + hosts.map { ($0.person.text, "ja: \($0.name)") })
    }

    private var photo: HTML {
        let error = form.error("photo")
        return """
            <div class="field\(when: error != nil, " has-error")">\(person.flatMap { $0.hasPhoto ? HouseFace(person: $0).image : nil })\
            <label for="photo">Foto <span class="optional">(hoeft niet)</span></label>\
            <p class="hint" id="photo-hint">JPEG of PNG, hoogstens 1 MB. Wat de camera erbij schreef, zoals de plaats, halen wij eruit.</p>\
            \(error.map { "<p class=\"error\" id=\"photo-error\">\(form.sentence($0))</p>" as HTML })\
            <input id="photo" name="photo" type="file" accept="image/jpeg,image/png" aria-describedby="photo-hint\(when: error != nil, " photo-error")"\(when: error != nil, " aria-invalid=\"true\"")>\
            \(when: person?.hasPhoto == true, form.tick("photo_goes", "Haal de foto weg"))</div>
            """
    }

    private var agreed: HTML {
        guard let day = person?.agreedOn else { return .none }
        return "<p>Zei ja op \(Spoken.date(day, today: today)). Vraag het opnieuw als er meer te zien is dan toen.</p>"
    }

    private var ending: HTML {
        guard let person else { return .none }
        return """
            <section aria-labelledby="ending"><h2 id="ending">Niet meer op de pagina</h2><p>Weg is weg: ook de foto is meteen gewist.</p>\
            <form method="post" action="\(Link.ending(person.id, of: house.id))">\(form.sealField)<p class="actions">\
            \(Button("Haal weg<span class=\"unseen\">: \(person.facts.name)</span>", .quiet).html)</p></form></section>
            """
    }
}

extension HousePerson: Correctable {
    func written(today: CalendarDate) -> [Fact] { facts.written }
}

extension HousePersonFacts {
    /// What can be changed of it on this form.
    var written: [Fact] {
        [
            Fact("Voornaam", firstName), Fact("Achternaam", lastName), Fact("Plaats in het huis", Dutch.name(part)), Fact("Wat diegene doet", task),
            Fact("Dagen", Spoken.list(days.map { OpeningTimes.dayNames[$0] })), Fact("Wie dit mag zien", Dutch.name(shown)),
        ].compactMap(\.self)
    }
}

extension Dutch {
    static func name(_ part: HousePersonFacts.Part) -> String {
        switch part {
        case .board: "bestuur"
        case .paid: "betaald"
        case .volunteer: "vrijwillig"
        }
    }

    static func name(_ shown: HousePersonFacts.Shown) -> String {
        switch shown {
        case .colleagues: "Alleen voor wijkteam en huis"
        case .firstName: "Voor iedereen, met de voornaam"
        case .fullName: "Voor iedereen, met de hele naam"
        }
    }
}
