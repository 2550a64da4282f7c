import Language
import Neighbourhood
import Storage

/// Buurtgesprekken: what has to be done about them, the rounds, and a way back from a sheet of paper.
struct InterviewsPage: Page {
    let rounds: [InterviewRoundLine]
    /// Sheets that belong to no round.
    let loose: [InterviewLine]
    let todo: InterviewsToday
    let form: FormView
    let viewer: Viewer
    let today: CalendarDate

    var title: String { "Buurtgesprekken" }
    var place: String? { Link.interviews }
    var hasErrors: Bool { form.hasErrors }

    var main: HTML {
        """
        <h1>Buurtgesprekken</h1>\(form.summary)<p class="lead">Tien minuten met een bewoner. Het begint met waar iemand blij van wordt, en niet met wat er nodig is.</p>\
        <form method="post" action="\(Link.interviews)" class="screen-only">\(form.sealField)<p class="actions">\(Button("Begin een buurtgesprek").html)\
        \(when: Access.allowsSomewhere(viewer, .planInterviews), ButtonLink("Plan een ronde langs de deuren", .second, to: Link.newInterviewRound).html)</p></form>\
        \(code)\(InterviewsTodo(todo: todo, viewer: viewer, isOwn: false, isOnVandaag: false, seal: form.seal, today: today).html)\(list)\(apart)
        """
    }

    private var code: HTML {
        """
        <form method="post" action="\(Link.interviewByCode)" class="screen-only">\(form.sealField)\(form.line("code", "Een blad overtypen? Typ de code van het papier", hint: "Bijvoorbeeld K7FM 3QWP.", isRequired: true))\
        <p class="actions">\(Button("Zoek het blad", .second).html)</p></form>
        """
    }

    private var list: HTML {
        """
        <section aria-labelledby="rounds"><h2 id="rounds">Rondes</h2>\(rounds.list(orElse: "Er is nog geen ronde gepland. Plan er een: een paar straten, een paar weken, en wie er luistert.") { InterviewRoundItem(line: $0, today: today).html })</section>
        """
    }

    private var apart: HTML {
        let given = loose.filter { $0.state == .given }
        guard !given.isEmpty else { return .none }
        return """
            <section aria-labelledby="apart"><h2 id="apart">Losse bladen</h2><ul class="list">\(given.html { InterviewItem(line: $0, today: today).html })</ul></section>
            """
    }
}

/// What has to be done about interviews now, on Vandaag and on their own page.
struct InterviewsTodo {
    let todo: InterviewsToday
    let viewer: Viewer
    let isOwn: Bool
    /// Or on the page of all interviews.
    var isOnVandaag = true
    let seal: String
    let today: CalendarDate

    var html: HTML {
        TodaySection(
            mark: "interviews", title: isOnVandaag ? "<a href=\"\(Link.interviews)\">Buurtgesprekken</a>" : "Nu te doen", count: todo.count,
            list: """
                \(todo.handedIn.html { InterviewItem(line: $0, today: today).html })\(todo.promises.html(promise))\
                \(todo.lateRounds.html { InterviewRoundItem(line: $0, today: today).html })
                """
        ).html
    }

    private func promise(_ line: InterviewLine) -> HTML {
        let owner = isOwn && line.owner == viewer.person ? nil : line.ownerName
        return """
            <li class="line"><a class="line-words" href="\(line.person.map(Link.person) ?? Link.interviews)"><bdi>\(line.personName ?? "")</bdi> hoort van ons</a>\
            <p class="line-who">Beloofd in een gesprek\(line.roundName.map { ", ronde <bdi>\($0)</bdi>" as HTML })</p>\
            \(line.nextOn.map { LineNext(step: NextStep.keepPromise.rawValue, day: $0, owner: owner, today: today).html })\
            <form method="post" action="\(Link.promise(line.id))" class="screen-only"><input type="hidden" name="seal" value="\(seal)">\
            <label for="promised_on-\(line.id.text)">Andere dag</label> <input id="promised_on-\(line.id.text)" name="promised_on" type="date"> \
            \(Button("Schrijf op<span class=\"unseen\">: \(line.personName ?? "")</span>", .second).html) <span class="hint">Leeg betekent: gedaan.</span></form></li>
            """
    }
}

/// One sheet in a list.
struct InterviewItem {
    let line: InterviewLine
    let today: CalendarDate

    var html: HTML {
        """
        <li class="line"><a class="line-words" href="\(line.person.map(Link.person) ?? Link.interview(line.id))">\(line.personName.map { "<bdi>\($0)</bdi>" as HTML } ?? "Blad \(line.code.shown)")</a>\
        <p class="line-who">\(Badge("\(Dutch.name(line.state))", line.state == .handedIn ? .new : .open).html) \(line.interviewerName.map { "<bdi>\($0)</bdi> luistert" as HTML } ?? "op papier")\
        \(line.handedInAt.map { " · ingeleverd \(Spoken.ago(CalendarDate($0), today: today))" as HTML })\(line.nextOn.map { " · hoort van ons: \(Spoken.day($0, today: today))" as HTML })</p></li>
        """
    }
}

/// One round in a list.
struct InterviewRoundItem {
    let line: InterviewRoundLine
    let today: CalendarDate

    private var draft: InterviewRoundDraft { line.round.draft }

    var html: HTML {
        """
        <li class="line"><a class="line-words" href="\(Link.interviewRound(line.round.id))"><bdi>\(draft.name)</bdi></a>\
        <p class="line-who">\(Spoken.date(draft.first, today: today)) tot en met \(Spoken.date(draft.last, today: today)) · \(line.back) gevoerd · \(line.out) nog uit\(line.ownerName.map { " · <bdi>\($0)</bdi>" as HTML })</p>\
        \(when: draft.last < today && line.out > 0, "<p class=\"line-next overdue\">De ronde is voorbij. Haal de laatste bladen op, of leg ze weg.</p>")</li>
        """
    }
}

/// One round: who is out with how many sheets, what came back, and what came of it in each buurt.
struct InterviewRoundPage: Page {
    let round: InterviewRound
    let lines: [InterviewLine]
    let tallies: [InterviewTally]
    let smallest: Int
    let areaNames: [AreaCode: String]
    let known: [CallerLine]
    let form: FormView
    let viewer: Viewer
    let today: CalendarDate

    var title: String { round.draft.name }
    var place: String? { Link.interviews }
    var hasErrors: Bool { form.hasErrors }
    private var draft: InterviewRoundDraft { round.draft }

    var main: HTML {
        """
        <h1><bdi>\(draft.name)</bdi></h1>\(Lead("Geef bladen uit aan wie langs de deuren gaat, en zie welke er terug zijn.").html)\(form.summary)<dl class="facts">\(facts.html { "<dt>\($0.0)</dt><dd><bdi>\($0.1)</bdi></dd>" })</dl>\
        <p class="actions screen-only">\(when: Access.allows(viewer, .planInterviews, round.ties), ButtonLink("Pas aan", .second, to: Link.correct(round.id)).html)\
        \(ButtonLink("Druk de bladen af", .second, to: Link.sheets(round.id)).html)</p>\(giving)\(sheets)\(totals)
        """
    }

    private var facts: [(String, String)] {
        [
            ("Straten", draft.streets ?? ""), ("Buurt", draft.area.flatMap { areaNames[$0] } ?? "hele gemeente"),
            ("Wanneer", "\(Spoken.fullDate(draft.first)) tot en met \(Spoken.fullDate(draft.last))"),
            ("Bewoners horen van ons", "uiterlijk \(Spoken.fullDate(draft.promisedOn))"),
        ].filter { !$0.1.isEmpty }
    }

    private var giving: HTML {
        guard Access.allows(viewer, .giveInterview, round.ties) else { return .none }
        let people = known.map { (value: $0.id.text, text: [$0.name, $0.street ?? ""].filter { !$0.isEmpty }.joined(separator: ", ")) }
        return """
            <section class="screen-only" aria-labelledby="give"><h2 id="give">Geef bladen uit</h2><form method="post" action="\(Link.giving(round.id))">\(form.sealField)\
            <p class="hint">Wie luistert, ziet alleen de eigen gesprekken, en alleen tot ze zijn ingeleverd.</p><div class="fields">\(form.line("name", "Wie gaat luisteren?", hint: "Een bewoner of een collega. Leeg: alleen op papier."))\
            \(form.line("count", "Hoeveel bladen?", inputMode: "numeric", isRequired: true))</div>\
            \(when: !people.isEmpty, form.choice("caller", "Wie is het?", people))\
            <p class="actions">\(Button("Zoek deze naam", .second, name: "do", value: "find", isUnchecked: true).html)\
            \(Button("Geef uit", name: "do", value: "\(form.words["name"].isEmpty && people.isEmpty ? "paper" : "give")").html)</p></form></section>
            """
    }

    private var sheets: HTML {
        """
        <section aria-labelledby="sheets"><h2 id="sheets">Bladen <span class="count">\(lines.count)</span></h2>\
        \(lines.list(orElse: "Er zijn nog geen bladen uitgegeven. Kies hierboven wie er gaat luisteren.") { InterviewItem(line: $0, today: today).html })</section>
        """
    }

    private var totals: HTML {
        guard !tallies.isEmpty else { return .none }
        let cells = InterviewTally.shown(tallies, smallest: smallest)
        let names = tallies.map { $0.area.map { areaNames[$0] ?? $0.text } ?? "Buurt niet bekend" } + ["Alles bij elkaar"]
        return """
            <section aria-labelledby="totals"><h2 id="totals">Per buurt</h2><p class="hint">Een getal onder de \(smallest) staat er niet: dan zou iemand zich kunnen herkennen.</p>\
            \(Table(columns: ["Buurt"] + Self.columns, lines: zip(names, cells).map { Table.Line("\($0)", $1.map(cell)) }).html)</section>
            """
    }

    private static let columns = ["Gesproken", "Met aanbod", "Met een wens", "Doet mee"]

    private func cell(_ count: ShownCount) -> HTML {
        switch count {
        case .count(let number): "\(number)"
        case .tooFew: "<span class=\"hint\">minder dan \(smallest)</span>"
        case .withheld: "<span class=\"hint\">niet getoond</span>"
        }
    }
}

/// Plans a round, or corrects one.
struct InterviewRoundFormPage: Page {
    /// Nil for a new one.
    let round: InterviewRound?
    let form: FormView
    /// The buurten where the viewer may plan one.
    let areas: [Area]

    var title: String { round == nil ? "Een ronde plannen" : "Ronde aanpassen" }
    var place: String? { Link.interviews }
    var hasErrors: Bool { form.hasErrors }

    var main: HTML {
        """
        <h1>\(title)</h1>\(Lead("Spreek af in welke straten, wanneer, en wie er luistert. Daarna druk je de bladen af.").html)\(form.summary)<form method="post" action="\(round.map { Link.correct($0.id) } ?? Link.newInterviewRound)">\(form.sealField)\
        <input type="hidden" name="version" value="\(form.words["version"])">\(form.line("name", "Hoe heet de ronde?", hint: "Bijvoorbeeld: Lindestraat in het voorjaar.", isRequired: true, wide: true))\
        \(form.text("streets", "Welke straten?", rows: 2))\(form.select("area", "In welke buurt?", [(value: "", text: "Hele gemeente")] + areas.map { ($0.code.text, $0.name) }))\
        <div class="fields">\(form.line("first_on", "Vanaf welke dag?", type: "date", isRequired: true))\(form.line("last_on", "Tot en met welke dag?", type: "date", isRequired: true))</div>\
        \(form.line("promised_on", "Wanneer horen bewoners van ons?", hint: "Dit staat op elk blad. Iedereen met wie je sprak, krijgt die dag een vervolg.", type: "date", isRequired: true))\
        <div class="sticky-actions">\(Button("Bewaar").html)\(ButtonLink("Niet bewaren", .quiet, to: "\(round.map { Link.interviewRound($0.id) } ?? Link.interviews)").html)</div></form>
        """
    }
}

extension Dutch {
    static func name(_ state: InterviewState) -> String {
        switch state {
        case .given: "uitgegeven"
        case .handedIn: "ingeleverd"
        case .takenIn: "overgenomen"
        case .putAway: "weggelegd"
        }
    }
}

/// For who listens, on their own page: the conversations that are still with them.
struct OwnInterviews {
    let interviews: [Interview]
    let today: CalendarDate

    var html: HTML {
        guard !interviews.isEmpty else { return .none }
        return """
            <section aria-labelledby="interviews"><h2 id="interviews">\(say("ownInterviews.heading"))</h2><p>\(say("ownInterviews.lead"))</p>\
            <ul class="list">\(interviews.html { interview in
                "<li class=\"line\"><a class=\"line-words\" href=\"\(Link.interview(interview.id))\">\(say("ownInterviews.sheet", ["code": "\(interview.code.shown)"]))</a><p class=\"line-who\">\(interview.fields == nil ? say("ownInterviews.fresh") : say("ownInterviews.begun")) · <a href=\"\(Link.sheet(interview.id))\">\(say("ownInterviews.print"))</a></p></li>"
            })</ul></section>
            """
    }
}
