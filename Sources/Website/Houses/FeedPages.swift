import Neighbourhood
import Operations
import Storage

/// Agenda's van clubs: which a house shows in its own agenda, and one more.
struct FeedListPage: Page {
    let house: House
    let feeds: [CalendarFeed]
    /// Whether anything here fetches from an address.
    let fetches: Bool
    let form: FormView
    let today: CalendarDate

    static let labels = ["name": "Van wie", "address": "Adres van de agenda", "file": "Bestand"]

    var title: String { "Agenda’s van clubs in \(house.facts.name)" }
    var hasErrors: Bool { form.hasErrors }

    var main: HTML {
        """
        <h1>Agenda’s van clubs</h1><p class="lead">Heeft een club of een kerk al een agenda op internet? Dan hoeft niemand hem over te typen: wat daar verandert, verandert hier mee.</p>\
        <p><a href="\(Link.house(house.id))">Terug naar <bdi>\(house.facts.name)</bdi></a></p>\(form.summary)\(list)\(bringing)
        """
    }

    private var list: HTML {
        guard !feeds.isEmpty else {
            return EmptyState("Er wordt nog geen agenda gelezen. Vraag een club om het adres van haar agenda en vul het hieronder in.").html
        }
        return """
            <ul class="list">\(feeds.html { feed in
                "<li class=\"line\"><a href=\"\(Link.feed(feed.id))\"><bdi>\(feed.name)</bdi></a> <span class=\"hint\">gelezen op \(Spoken.date(CalendarDate(feed.readAt), today: today))\(when: feed.address == nil, ", uit een bestand")</span>\(when: feed.trouble != nil, " \(Badge("lukt nu niet", .overdue).html)")</li>"
            })</ul>
            """
    }

    private var bringing: HTML {
        """
        <section aria-labelledby="bring"><h2 id="bring">Een agenda erbij</h2><form method="post" enctype="multipart/form-data" action="\(Link.feeds(of: house.id))">\(form.sealField)\
        \(form.line("name", "Van wie is de agenda?", hint: "Leeg is de naam die de agenda zelf geeft."))\
        \(when: fetches, form.line("address", "Adres van de agenda", hint: "Begint met https:// of webcal:// en eindigt vaak op .ics. De club vindt het in de instellingen van haar agenda. Omzien kijkt elke dag.", type: "url", wide: true))\
        \(FeedFile(form: form, label: fetches ? "Of een bestand" : "Bestand").html)\
        <p class="hint">Je ziet eerst wat er komt. Er staat nog niets in de agenda.</p><p class="actions">\(Button("Kijk wat erin staat").html)</p></form></section>
        """
    }
}

/// Where a file with a calendar is chosen.
struct FeedFile {
    let form: FormView
    let label: String

    var html: HTML {
        let error = form.error("file")
        return """
            <div class="field\(when: error != nil, " has-error")"><label for="file">\(label)</label>\(error.map { "<p class=\"error\" id=\"file-error\">\(form.sentence($0))</p>" as HTML })\
            <input id="file" name="file" type="file" accept=".ics,text/calendar"\(when: error != nil, " aria-describedby=\"file-error\" aria-invalid=\"true\"")></div>
            """
    }
}

/// One calendar of a club: what came of it, and what waits for a choice.
struct FeedPage: Page {
    let feed: CalendarFeed
    let house: House
    let ownerName: String?
    let lines: [FeedLine]
    /// Names of activities that something looks like.
    let doubles: [ActivitySeries.ID: String]
    let fetches: Bool
    let form: FormView
    let today: CalendarDate

    var title: String { "Agenda van \(feed.name)" }
    var hasErrors: Bool { form.hasErrors }
    private var taken: [FeedLine] { lines.filter { $0.fate == .taken }.sorted(by: Self.sooner) }
    private var open: [FeedLine] { lines.filter { $0.fate == .waiting }.sorted(by: Self.sooner) }
    private var skipped: [FeedLine] { lines.filter { $0.fate == .skipped }.sorted(by: Self.sooner) }

    var main: HTML {
        """
        <h1>Agenda van <bdi>\(feed.name)</bdi></h1>\(form.summary)\(feed.trouble == nil ? .none : BrokenFeed(feed: feed, today: today).html)\
        <p class="lead">In <a href="\(Link.house(feed.house))"><bdi>\(house.facts.name)</bdi></a>. Gelezen op \(Spoken.date(CalendarDate(feed.readAt), today: today)), \(Spoken.time(feed.readAt))\(when: feed.address != nil, "; Omzien kijkt elke dag").\
        \(ownerName.map { " Gebracht door <bdi>\($0)</bdi>." as HTML })</p>\(choosing)\(inAgenda)\(left)\(again)
        """
    }

    /// What comes next first; of the same day by name.
    private static func sooner(_ one: FeedLine, _ other: FeedLine) -> Bool {
        guard let first = one.event.times.first, let second = other.event.times.first else { return false }
        return (first.day.daysSince1970, first.from, one.uid) < (second.day.daysSince1970, second.from, other.uid)
    }

    private var choosing: HTML {
        guard !open.isEmpty || !skipped.isEmpty else { return .none }
        return """
            <section aria-labelledby="open"><h2 id="open">\(open.isEmpty ? "Niet overgenomen" : "Wat komt er in de agenda?")</h2>\
            <form method="post" action="\(Link.feed(feed.id))">\(form.sealField)\(when: !open.isEmpty, "<p>Haal het vinkje weg bij wat je niet wilt. Wat lijkt op iets dat er al staat, heeft geen vinkje.</p>")\
            <div class="options stacked">\(open.html { box($0, isTicked: $0.double == nil) })</div>\
            \(when: !skipped.isEmpty, "<details class=\"more\"\(when: open.isEmpty, " open")><summary>\(skipped.count) die je eerder wegliet</summary><div class=\"options stacked\">\(skipped.html { box($0, isTicked: false) })</div></details>")\
            <p class="actions">\(Button("\(open.isEmpty ? "Neem alsnog over" : "Zet in de agenda")").html)</p></form></section>
            """
    }

    private func box(_ line: FeedLine, isTicked: Bool) -> HTML {
        """
        <label class="option"><input type="checkbox" name="take" value="\(line.uid)"\(when: isTicked, " checked")> <span><strong><bdi>\(line.event.title)</bdi></strong>, \(Self.when(line.event, today: today))\
        \(line.double.map { " \(Badge("lijkt op <bdi>\(doubles[$0] ?? "wat er al staat")</bdi>", .waiting).html)" as HTML })\
        \(when: line.event.hasUnknownZone, " \(Badge("tijdzone onbekend; gelezen als Nederlandse tijd", .waiting).html)")</span></label>
        """
    }

    /// "elke dinsdag, 10:00 tot 12:00; voor het eerst 1 december", as the plan of it says.
    static func when(_ event: FeedEvent, today: CalendarDate) -> String {
        guard let first = event.times.first else { return "" }
        let hours = Spoken.hours(ClockTime(stored: first.from), ClockTime(stored: first.until))
        let day = "\(Spoken.dayNames[first.day.weekday]) \(Spoken.date(first.day, today: today)), \(hours)"
        let more = event.times.count - 1
        return more == 0 ? day : day + (event.goesOn ? ", en daarna vaker" : more == 1 ? ", en nog één keer" : ", en nog \(more) keer")
    }

    private var inAgenda: HTML {
        guard !taken.isEmpty else { return .none }
        return """
            <section aria-labelledby="taken"><h2 id="taken">In de agenda</h2><ul class="list">\(taken.html(line))</ul></section>
            """
    }

    private func line(_ line: FeedLine) -> HTML {
        let name: HTML =
            line.activity.map { "<a href=\"\(Link.activity($0))\"><bdi>\(line.event.title)</bdi></a>" } ?? "<bdi>\(line.event.title)</bdi>"
        return """
            <li class="line"><p>\(name), \(Self.when(line.event, today: today))</p>\
            \(line.goneOn.map { Alert(.warning, "Staat sinds \(Spoken.date($0, today: today)) niet meer in de agenda van de club. Vraag het na, en stop de activiteit zo nodig.").html as HTML })\
            \(when: line.differs, differing(line))</li>
            """
    }

    private func differing(_ line: FeedLine) -> HTML {
        """
        \(Alert(.warning, "De club veranderde dit, en hier is het ook veranderd. Er is niets overschreven.").html)\
        \(when: fetches && feed.address != nil, "<form method=\"post\" action=\"\(Link.adopting(feed.id))\">\(form.sealField)<input type=\"hidden\" name=\"uid\" value=\"\(line.uid)\"><p class=\"actions\">\(Button("Neem over wat de club zegt<span class=\"unseen\">: \(line.event.title)</span>", .second).html)</p></form>")
        """
    }

    private var left: HTML {
        guard !feed.left.isEmpty else { return .none }
        return """
            <details class="more"><summary>\(feed.left.count == 1 ? "1 die niet kan" : "\(feed.left.count) die niet kunnen")</summary><ul>\(feed.left.html { "<li><bdi>\($0.title)</bdi>: \(Dutch.why($0.why))</li>" })</ul></details>
            """
    }

    private var again: HTML {
        """
        <section class="screen-only" aria-labelledby="again"><h2 id="again">Opnieuw lezen</h2><form method="post" enctype="multipart/form-data" action="\(Link.reading(feed.id))">\(form.sealField)\
        \(when: feed.address == nil, FeedFile(form: form, label: "Een nieuw bestand").html)<p class="actions">\(Button("Lees nu", .second).html)</p></form>\
        <form method="post" action="\(Link.ending(feed.id))">\(form.sealField)<p class="hint">Lees je de agenda niet meer, dan blijven de activiteiten staan. Ze zijn dan van het huis.</p>\
        <p class="actions">\(Button("Lees deze agenda niet meer", .quiet).html)</p></form></section>
        """
    }
}

/// That a calendar of a club cannot be read, and what to do now.
struct BrokenFeed {
    let feed: CalendarFeed
    let today: CalendarDate

    var html: HTML {
        guard let trouble = feed.trouble else { return .none }
        let since = feed.troubleSince.map { " sinds \(Spoken.date(CalendarDate($0), today: today))" } ?? ""
        return """
            \(Alert(.warning, "De <a href=\"\(Link.feed(feed.id))\">agenda van <bdi>\(feed.name)</bdi></a> is\(since) niet te lezen: \(Dutch.sentence(trouble)) Wat er al stond, blijft staan.").html)
            """
    }
}

extension Dutch {
    static func why(_ why: FeedLeft.Why) -> String {
        switch why {
        case .allDay: "duurt hele dagen; zet het zelf in de agenda met een tijd"
        case .tooLong: "heeft geen eindtijd, of duurt tot ver na middernacht"
        case .untitled: "heeft geen naam"
        case .personal: "is privé in de agenda van de club"
        case .rule: "keert terug op een manier die deze agenda niet kent"
        case .noDate: "heeft geen goede datum, of begon heel lang geleden"
        }
    }

    /// What is wrong, and what helps.
    static func sentence(_ trouble: FeedTrouble) -> String {
        switch trouble {
        case .noAddress: "dit is geen adres van een agenda. Het begint met https:// of webcal://, zonder wachtwoord erin."
        case .notPublic: "dit adres is niet openbaar. Vraag de club om een adres dat iedereen kan openen."
        case .unreachable: "de site van de club geeft geen antwoord. Klopt het adres nog?"
        case .notSecure: "de site van de club is niet goed beveiligd. Vraag of zij het certificaat vernieuwen."
        case .tooSlow: "de site van de club is te traag. Omzien probeert het later weer."
        case .refused: "de site van de club zegt dat de agenda er niet is. Vraag de club om het nieuwe adres."
        case .leadsOn: "het adres verwijst steeds door. Vraag de club om het adres van de agenda zelf."
        case .tooLarge: "de agenda is te groot. Vraag de club om een agenda met alleen wat nog komt."
        case .noCalendar: "dit is geen agenda (iCalendar, .ics)."
        case .tooComplex: "er staat meer in deze agenda dan wij kunnen lezen. Vraag de club om een agenda met alleen de activiteiten."
        }
    }
}
