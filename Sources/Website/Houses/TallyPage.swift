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
        <button class="button second" name="arrive" value="">Iets anders</button></div>\
        <p class="hint">Eén tik, en iemand heeft een nummer. Vraag geen naam.</p>\
        <details class="more"\(when: form.hasErrors, " open")><summary>Meer onderwerpen, of later intypen van papier</summary>\
        <div class="actions">\(themes.dropFirst(Self.shown).map { $0 }.html(button))</div>\
        \(form.line("hour", "In welk uur kwam het?", hint: "Alleen als je dit later intypt. Bijvoorbeeld 10, voor tussen tien en elf uur.", inputMode: "numeric"))</details></form></section>
        """
    }

    private func button(_ theme: String) -> HTML {
        "<button class=\"button second\" name=\"arrive\" value=\"\(theme)\">\(Dutch.theme(theme))</button>"
    }

    // MARK: Who waits, by number

    private var queue: HTML {
        """
        <section class="screen-only" aria-labelledby="waiting"><h2 id="waiting">Wie er wacht <span class="count">\(waiting.count)</span></h2>\
        \(waiting.isEmpty ? "<p class=\"empty\">Niemand.</p>" : "<ul class=\"list\">\(waiting.html(waits))</ul>")\
        \(when: !settled.isEmpty, "<details class=\"more\"><summary>Al geweest: \(settled.count)</summary><ul class=\"list\">\(settled.html(was))</ul></details>")</section>
        """
    }

    private func name(_ walkIn: WalkIn) -> HTML {
        "<strong class=\"line-words\">Nummer \(walkIn.number)</strong> <span class=\"line-who\">\(Dutch.theme(walkIn.theme ?? "")), \(Spoken.time(walkIn.arrivedAt))</span>"
    }

    private func waits(_ walkIn: WalkIn) -> HTML {
        """
        <li class="line">\(name(walkIn))<form method="post" action="\(here)" class="actions">\(form.sealField)<input type="hidden" name="walk_in" value="\(walkIn.id.text)">\
        \(WalkInOutcome.allCases.html { "<button class=\"button second\" name=\"outcome\" value=\"\($0.rawValue)\">\(Self.word($0))<span class=\"unseen\">, nummer \(walkIn.number)</span></button>" })\
        <button class="button quiet" name="outcome" value="remove">Vergissing<span class="unseen">, haal nummer \(walkIn.number) weg</span></button></form></li>
        """
    }

    private func was(_ walkIn: WalkIn) -> HTML {
        """
        <li class="line">\(name(walkIn)) <span class="badge">\(walkIn.outcome.map(Self.word) ?? "")</span><form method="post" action="\(here)" class="actions">\(form.sealField)\
        <input type="hidden" name="walk_in" value="\(walkIn.id.text)"><button class="button quiet" name="outcome" value="again">Toch niet<span class="unseen">, nummer \(walkIn.number) wacht weer</span></button></form></li>
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
            <section aria-labelledby="hours"><h2 id="hours">Per uur</h2><table class="table"><thead><tr><th scope="col">Uur</th><th scope="col">Hoeveel</th><th scope="col">Waarover</th></tr></thead>\
            <tbody>\(byHour.keys.sorted().html { hour in row(hour, byHour[hour] ?? []) })</tbody></table></section>
            """
    }

    private func row(_ hour: Int, _ walkIns: [WalkIn]) -> HTML {
        let counts = Dictionary(grouping: walkIns) { Dutch.theme($0.theme ?? "") }.mapValues(\.count)
        let words = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { $0.value == 1 ? $0.key : "\($0.key) (\($0.value))" }
        return """
            <tr><th scope="row">\(hour):00 tot \(hour + 1):00</th><td data-label="Hoeveel">\(walkIns.count)</td><td data-label="Waarover">\(words.joined(separator: ", "))</td></tr>
            """
    }
}
