import Neighbourhood
import Storage

/// Who was there, one tap for each: those who come more often stand ready, a first name or a number is enough for others, and a list on paper is typed in at
/// once.
struct PresencePage: Page {
    let known: KnownActivity
    let time: ActivityTime
    let lines: [AttendanceLine]
    let regulars: [Regular]
    /// Whom a search found; only for who may look people up.
    let found: [Found]
    let missed: [MissedGuest]
    let mayLookUp: Bool
    let form: FormView
    let today: CalendarDate

    static let labels = ["name": "Voornaam", "count": "Hoeveel mensen", "list": "De lijst"]

    var title: String { "Wie was er bij \(known.title)?" }
    var hasErrors: Bool { form.hasErrors }
    private var address: String { Link.presence(known.series.id, on: time.plannedOn) }

    var main: HTML {
        """
        <h1>Wie was er?</h1><p class="lead"><a href="\(Link.activity(known.series.id))"><bdi>\(known.title)</bdi></a>, \(ActivityPage.spoken(time, today: today))</p>\(form.summary)\
        \(tapping)\(list)\(others)\(paper)\(missing)
        """
    }

    private var ready: [Regular] {
        let there = Set(lines.map(\.attendance.who))
        return regulars.filter { !there.contains($0.who) }
    }

    private var tapping: HTML {
        guard !ready.isEmpty else { return .none }
        return """
            <section aria-labelledby="ready" class="screen-only"><h2 id="ready">Tik aan wie er was</h2><form method="post" action="\(address)">\(form.sealField)\
            <p class="actions">\(ready.html { regular in
                Button("<bdi>\(regular.name)</bdi>\(when: regular.part == .helper, " (hielp mee)")", .second, name: regular.part.rawValue, value: "\(Self.value(regular.who))").html
            })</p></form></section>
            """
    }

    /// As a form sends it: an id, or a first name behind a mark that no id has.
    static func value(_ who: Attendee) -> String { who.person?.text ?? "=" + (who.firstName ?? "") }

    private var list: HTML {
        let guests = lines.filter { $0.attendance.part == .guest }.map(\.attendance.who.heads).reduce(0, +)
        let helpers = lines.filter { $0.attendance.part == .helper }.map(\.attendance.who.heads).reduce(0, +)
        return """
            <section aria-labelledby="there"><h2 id="there">\(guests == 1 && helpers == 0 ? "Er was" : "Er waren") \(guests) \(guests == 1 ? "gast" : "gasten")\(when: helpers > 0, " en \(helpers) \(helpers == 1 ? "helper" : "helpers")")</h2>\
            <ul class="plain">\(lines.html(line))</ul></section>
            """
    }

    private func line(_ line: AttendanceLine) -> HTML {
        let name: HTML = line.name.map { "<bdi>\($0)</bdi>" } ?? "\(Spoken.people(line.attendance.who.heads)) zonder naam"
        return """
            <li class="line"><form method="post" action="\(address)" class="actions">\(form.sealField)<span class="line-words">\(name)\(when: line.attendance.part == .helper, " \(Badge("hielp mee").html)")</span>\
            \(Button("Haal weg<span class=\"unseen\">: \(line.name ?? "zonder naam")</span>", .quiet, name: "remove", value: line.attendance.id.text).html)</form></li>
            """
    }

    private var others: HTML {
        """
        <section aria-labelledby="others" class="screen-only"><h2 id="others">Iemand anders</h2>\
        <form method="post" action="\(address)">\(form.sealField)<div class="fields">\(form.line("name", "Voornaam", hint: "Meer hoeft niet.", isRequired: true))</div>\
        <p>\(form.tick("helped", "Hielp mee"))</p><p class="actions">\(Button("Zet op de lijst", .second).html)</p></form>\
        <form method="post" action="\(address)">\(form.sealField)<div class="fields">\(form.line("count", "Of alleen hoeveel mensen", inputMode: "numeric", isRequired: true))</div>\
        <p class="actions">\(Button("Tel erbij", .second).html)</p></form>\(when: mayLookUp, looking)</section>
        """
    }

    private var looking: HTML {
        """
        <details class="more" id="zoek"\(when: !form.words["wie"].isEmpty, " open")><summary>Een bewoner die je kent</summary><form method="get" action="\(Link.presence(known.series.id))#zoek">\
        <input type="hidden" name="dag" value="\(time.plannedOn.description)">\(form.line("wie", "Naam", isRequired: true))<p class="actions">\(Button("Zoek", .second).html)</p></form>\
        <form method="post" action="\(address)">\(form.sealField)\(found.html { "<p>\(Button("<bdi>\($0.title)</bdi>", .second, name: "guest", value: "\($0.thing.id)").html)</p>" })</form>\
        \(when: found.isEmpty && !form.words["wie"].isEmpty, "<p>Niemand gevonden.</p>")</details>
        """
    }

    private var paper: HTML {
        let isOpen = !form.words["list"].isEmpty || form.error("list") != nil
        return """
            <details class="more screen-only"\(when: isOpen, " open")><summary>Van papier overtypen</summary><form method="post" action="\(address)">\(form.sealField)\
            \(form.text("list", "Eén naam op elke regel", hint: "Wie vaker komt, herkennen we aan de naam. Van anderen schrijf je alleen de voornaam.", rows: 8))\
            <p class="actions">\(Button("Zet op de lijst", .second).html)</p></form></details>\
            <p class="screen-only"><a href="\(Link.presenceSheet(known.series.id, on: time.plannedOn))">Lijst om te printen</a></p>
            """
    }

    private var missing: HTML {
        guard !missed.isEmpty else { return .none }
        return """
            <section aria-labelledby="missed"><h2 id="missed">Al een tijd niet gezien</h2><p class="hint">Kwamen een paar keer, en nu zes weken niet. Misschien is het fijn als iemand vraagt hoe het gaat.</p>\
            <ul>\(missed.html { "<li><bdi>\($0.name)</bdi>, voor het laatst \(Spoken.date($0.last, today: today))</li>" })</ul></section>
            """
    }
}

/// One sheet for the table: who comes more often, and empty lines.
struct PresenceSheet: Page {
    let known: KnownActivity
    let time: ActivityTime
    let regulars: [Regular]
    let today: CalendarDate

    private static let lines = 18

    var title: String { "Lijst: \(known.title)" }
    var scripts: [Asset] { [.print] }

    var main: HTML {
        """
        <article class="agreement"><h1><bdi>\(known.title)</bdi></h1><p class="lead">\(ActivityPage.spoken(time, today: today))</p>\
        \(Table(columns: ["Voornaam", "Was er", "Hielp mee"], lines: names.map { Table.Line($0, ["☐", "☐"]) }).html)</article>\
        <p class="actions screen-only">\(ButtonLink("Terug", .second, to: Link.presence(known.series.id, on: time.plannedOn)).html)</p>
        """
    }

    /// Who often comes, and lines to write others on.
    private var names: [HTML] {
        regulars.prefix(Self.lines).map { "<bdi>\($0.name)</bdi>" } + Array(repeating: "&#160;", count: max(6, Self.lines - regulars.count))
    }
}

/// What everybody helped in a month at the activities of a house.
struct HelperHoursPage: Page {
    let house: House
    let month: CalendarDate
    let hours: [HelperHours]
    let today: CalendarDate

    var title: String { "Uren van helpers, \(Spoken.month(month))" }

    var main: HTML {
        """
        <article class="agreement"><h1>Uren van helpers</h1><p class="lead"><a href="\(Link.house(house.id))"><bdi>\(house.facts.name)</bdi></a>, \(Spoken.month(month))</p>\
        <nav class="pager screen-only" aria-label="Andere maand"><a href="\(Link.hours(in: house.id, month: month.adding(months: -1)))">Vorige maand</a>\
        \(when: month.adding(months: 1) <= today, "<a href=\"\(Link.hours(in: house.id, month: month.adding(months: 1)))\">Volgende maand</a>")</nav>\
        \(hours.isEmpty ? "<p>Er is deze maand niemand aangetikt die meehielp.</p>" : table)</article>
        """
    }

    private var table: HTML {
        """
        \(Table(columns: ["Wie", "Keren", "Uren"], lines: hours.map { Table.Line("<bdi>\($0.name)</bdi>", ["\($0.times)", "\(Self.hours($0.minutes))"]) }).html)<p>Samen \(Self.hours(hours.map(\.minutes).reduce(0, +))) uur.</p>
        """
    }

    /// "2,5".
    static func hours(_ minutes: Int) -> String {
        let quarters = (minutes + 7) / 15
        return "\(quarters / 4)" + ["", ",25", ",5", ",75"][quarters % 4]
    }
}

/// On the page of an activity, for who keeps the list: who comes for the first time and with whom, and who waits for a place.
struct PlacesSection {
    let lines: [ParticipationLine]
    let placesLeft: Int?
    let activity: ActivitySeries.ID
    let seal: String
    let today: CalendarDate

    var html: HTML {
        let new = lines.filter { !$0.participation.isWaiting && $0.participation.firstOn >= today }
        let waiting = lines.filter(\.participation.isWaiting)
        guard !new.isEmpty || !waiting.isEmpty else { return .none }
        return """
            <section aria-labelledby="places" class="screen-only"><h2 id="places">Wie komt erbij?</h2><ul class="plain">\(new.html(newcomer))\(waiting.html(waits))</ul></section>
            """
    }

    private func newcomer(_ line: ParticipationLine) -> HTML {
        "<li><bdi>\(line.name)</bdi> komt op \(Spoken.date(line.participation.firstOn, today: today)) voor het eerst\(line.companionName.map { "; <bdi>\($0)</bdi> loopt mee" as HTML })</li>"
    }

    private func waits(_ line: ParticipationLine) -> HTML {
        """
        <li><form method="post" action="\(Link.placing(at: activity))" class="actions"><input type="hidden" name="seal" value="\(seal)"><span><bdi>\(line.name)</bdi> wacht op een plek</span>\
        \(when: placesLeft != 0, Button("Geef een plek<span class=\"unseen\">: \(line.name)</span>", .second, name: "participation", value: line.participation.id.text).html)</form></li>
        """
    }
}

/// On the page of an activity, for who keeps the list: the last times, each with how many were there.
struct CountedTimes {
    let known: KnownActivity
    let times: [CountedTime]
    let seesHours: Bool
    let today: CalendarDate

    var html: HTML {
        guard !times.isEmpty else { return .none }
        return """
            <section aria-labelledby="presence" class="screen-only"><h2 id="presence">Wie was er?</h2><ul>\(times.html(line))</ul>\
            \(when: seesHours, "<p><a href=\"\(Link.hours(in: known.series.house, month: today))\">Uren van helpers</a></p>")</section>
            """
    }

    private func line(_ counted: CountedTime) -> HTML {
        """
        <li><a href="\(Link.presence(known.series.id, on: counted.time.plannedOn))">\(Spoken.dayNames[counted.time.day.weekday]) \(Spoken.date(counted.time.day, today: today))</a>: \(counted.spoken)</li>
        """
    }
}

extension CountedTime {
    /// "4 gasten en 1 helper".
    var spoken: String {
        let guests = "\(guests) \(guests == 1 ? "gast" : "gasten")"
        if helpers == 0 { return self.guests == 0 ? "nog niet opgeschreven" : guests }
        return guests + " en \(helpers) \(helpers == 1 ? "helper" : "helpers")"
    }
}
