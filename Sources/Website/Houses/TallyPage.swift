import Foundation
import Neighbourhood
import Storage

/// One drop-in hour while it is on: a tap for who comes in and what it is about, a tap for how it ended. Nobody's name is asked.
struct TallyPage: Page {
    let line: DropInLine
    let walkIns: [WalkIn]
    /// The themes to choose from: what people come for here most, first.
    let themes: [String]
    let form: FormView
    let today: CalendarDate

    /// How many themes are in sight at once.
    static let shown = 9

    static let labels = ["theme": "Waarover", "hour": "Hoe laat", "day": "Dag"]
    static let sentences = ["theme": "Kies een onderwerp. Op één dag kunnen er tweehonderd mensen in.", "day": "Dit spreekuur moet nog komen."]

    var title: String { "Turven: spreekuur in \(line.houseName)" }
    var place: String? { Link.dropIns }
    var hasErrors: Bool { form.hasErrors }

    private var here: String { Link.tally(line.booking, on: line.plannedOn) }
    private var day: CalendarDate { CalendarDate(line.starts) }
    private var waiting: [WalkIn] { walkIns.filter { $0.outcome == nil } }
    private var settled: [WalkIn] { walkIns.filter { $0.outcome != nil } }

    var main: HTML {
        """
        <h1>Spreekuur in <bdi>\(line.houseName)</bdi></h1>\(form.summary)<p class="lead">\(Spoken.day(day, today: today)), \(Spoken.time(line.starts)) tot \(Spoken.time(line.ends)). \
        \(walkIns.isEmpty ? "Er is nog niemand geturfd." : "\(Spoken.people(walkIns.count)) tot nu toe, \(waiting.count) aan het wachten.")</p>\(arriving)\(queue)\(themesInView)\(hours)
        """
    }

    private var arriving: HTML {
        """
        <section class="screen-only" aria-labelledby="arriving"><h2 id="arriving">Er komt iemand binnen. Waarover?</h2><form method="post" action="\(here)">\(form.sealField)\
        <div class="actions">\(themes.prefix(Self.shown).map { $0 }.html(button))\
        \(Button("Iets anders", .second, name: "arrive", value: "").html)</div>\
        <p class="hint">Eén tik, en iemand heeft een nummer. Vraag geen naam.</p>\
        <details class="more"\(when: form.hasErrors, " open")><summary>Meer onderwerpen, of later intypen van papier</summary>\
        <div class="actions">\(themes.dropFirst(Self.shown).map { $0 }.html(button))</div>\
        \(form.line("hour", "In welk uur kwam het?", hint: "Alleen als je dit later intypt. Bijvoorbeeld 10, voor tussen tien en elf uur.", inputMode: "numeric"))</details></form></section>
        """
    }

    private func button(_ theme: String) -> HTML {
        Button("\(Dutch.theme(theme))", .second, name: "arrive", value: theme).html
    }

    // MARK: Who waits, by number

    private var queue: HTML {
        """
        <section class="screen-only" aria-labelledby="waiting"><h2 id="waiting">Wie er wacht <span class="count">\(waiting.count)</span></h2>\
        \(waiting.list(orElse: "Niemand.", waits))\
        \(when: !settled.isEmpty, "<details class=\"more\"><summary>Al geweest: \(settled.count)</summary><ul class=\"list\">\(settled.html(was))</ul></details>")</section>
        """
    }

    private func name(_ walkIn: WalkIn) -> HTML {
        "<strong class=\"line-words\">Nummer \(walkIn.number)</strong> <span class=\"line-who\">\(Dutch.theme(walkIn.theme ?? "")), \(Spoken.time(walkIn.arrivedAt))</span>"
    }

    private func waits(_ walkIn: WalkIn) -> HTML {
        """
        <li class="line">\(name(walkIn))<form method="post" action="\(here)" class="actions">\(form.sealField)<input type="hidden" name="walk_in" value="\(walkIn.id.text)">\
        \(WalkInOutcome.allCases.html { Button("\(Self.word($0))<span class=\"unseen\">, nummer \(walkIn.number)</span>", .second, name: "outcome", value: $0.rawValue).html })\
        \(Button("Vergissing<span class=\"unseen\">, haal nummer \(walkIn.number) weg</span>", .quiet, name: "outcome", value: "remove").html)</form></li>
        """
    }

    private func was(_ walkIn: WalkIn) -> HTML {
        """
        <li class="line">\(name(walkIn)) \(Badge("\(walkIn.outcome.map(Self.word) ?? "")").html)<form method="post" action="\(here)" class="actions">\(form.sealField)\
        <input type="hidden" name="walk_in" value="\(walkIn.id.text)">\(Button("Toch niet<span class=\"unseen\">, nummer \(walkIn.number) wacht weer</span>", .quiet, name: "outcome", value: "again").html)</form></li>
        """
    }

    static func word(_ outcome: WalkInOutcome) -> String {
        switch outcome {
        case .helped: "Geholpen"
        case .asked: "Werd een vraag"
        case .referred: "Doorverwezen"
        case .left: "Weggegaan"
        }
    }

    // MARK: By subject and by the hour

    private var themesInView: HTML {
        guard !walkIns.isEmpty else { return .none }
        let counts = Dictionary(grouping: walkIns) { Dutch.theme($0.theme ?? "") }.mapValues(\.count)
        let lines = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { TallyBars.Line(name: $0.key, value: .number($0.value)) }
        return """
            <section aria-labelledby="themes"><h2 id="themes">Waarvoor mensen kwamen</h2>\(TallyBars(heads: ("Onderwerp", "Hoeveel"), lines: lines, drawing: "themes").html)</section>
            """
    }

    private var hours: HTML {
        guard !walkIns.isEmpty else { return .none }
        let byHour = Dictionary(grouping: walkIns) { ClockTime($0.arrivedAt).hour }
        return """
            <section aria-labelledby="hours"><h2 id="hours">Per uur</h2>\(Table(columns: ["Uur", "Hoeveel", "Waarover"], lines: byHour.keys.sorted().map { row($0, byHour[$0] ?? []) }).html)</section>
            """
    }

    private func row(_ hour: Int, _ walkIns: [WalkIn]) -> Table.Line {
        let counts = Dictionary(grouping: walkIns) { Dutch.theme($0.theme ?? "") }.mapValues(\.count)
        let words = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { $0.value == 1 ? $0.key : "\($0.key) (\($0.value))" }
        return Table.Line("\(hour):00 tot \(hour + 1):00", ["\(walkIns.count)", "\(words.joined(separator: ", "))"])
    }
}
