import Language
import Neighbourhood
import Storage

/// Somebody tries a task, or does it: who walks along, what both said, and what is next.
struct TrialPage: Page {
    let line: TaskTrialLine
    let found: [Found]
    let form: FormView
    let today: CalendarDate

    static let labels = [
        "helper_said": "Hoe gaat het", "companion_said": "Hoe gaat het", "onward": "Hoe verder", "weeks": "Hoeveel weken", "wie": "Naam",
    ]
    static let sentences = ["companion_said": "Vraag ook wie meeloopt hoe het gaat.", "helper_said": "Kies wat er het meest bij past."]

    private var trial: TaskTrial { line.trial }

    var title: String { "\(line.title): \(line.name)" }
    var hasErrors: Bool { form.hasErrors }

    var main: HTML {
        """
        <h1><bdi>\(line.name)</bdi> en <bdi>\(line.title)</bdi></h1>\(Lead("Schrijf op hoe het allebei bevalt: zo doorgaan, nog even proberen, of iets anders zoeken.").html)<p><a href="\(Link.tasks(for: trial.person))">Taken die passen bij <bdi>\(line.name)</bdi></a> · <a href="\(Link.houseTask(trial.task))">De taak</a></p>\(form.summary)\
        <p>\(TrialStanding(line: line, today: today).badge) \(TrialStanding(line: line, today: today).company)</p>\(facts)\(when: trial.step != .ended, "\(when: trial.company == .sought, company)\(hearing)\(ending)")
        """
    }

    private var facts: HTML {
        [
            Fact("Waar", line.houseName), Fact("Sinds", Spoken.date(trial.startedOn, today: today)),
            Fact("Vraag allebei hoe het gaat op", trial.care.map { Spoken.day($0.askOn, today: today) }), Fact("Wie dat doet", line.ownerName),
            Fact("De laatste keer", trial.heard.map(said)), Fact("Tot", line.endedOn.map { Spoken.date($0, today: today) }),
        ].compactMap(\.self).html
    }

    private func said(_ talk: TrialTalk) -> String {
        let other = talk.companion.map { "; wie meeloopt: \(Dutch.name($0))" } ?? ""
        return "\(Spoken.date(talk.on, today: today)): \(Dutch.name(talk.helper))\(other)"
    }

    private var company: HTML {
        """
        <section class="screen-only" aria-labelledby="company"><h2 id="company">Wie loopt er mee?</h2><form method="post" action="\(Link.company(trial.id))">\(form.sealField)\
        \(form.line("wie", "Zoek op naam"))<p class="actions">\(Button("Zoek", .second, name: "do", value: "find").html)</p>\
        \(when: found.isEmpty && !form.words["wie"].isEmpty, "<p class=\"hint\">Niemand gevonden.</p>")\
        \(found.html { "<p>\(Button("<bdi>\($0.title)</bdi> loopt mee", .second, name: "person", value: "\($0.thing.id)").html)</p>" })</form></section>
        """
    }

    private var hearing: HTML {
        """
        <section class="screen-only" aria-labelledby="hearing"><h2 id="hearing">Hoe gaat het?</h2><form method="post" action="\(Link.trial(trial.id))">\(form.sealField)\
        <input type="hidden" name="version" value="\(trial.version)">\(form.choice("helper_said", "\(line.name) zegt", answers))\
        \(when: trial.company.person != nil, form.choice("companion_said", "\(line.companionName ?? "Wie meeloopt") zegt", answers))\
        \(form.choice("onward", "Hoe verder?", [("regular", trial.step == .regular ? "Het blijft een vaste taak" : "Het wordt een vaste taak"), ("longer", "Nog een paar weken proberen")], otherwise: "regular"))\
        \(form.line("weeks", "Hoeveel weken nog?", hint: "Alleen als jullie het nog even proberen. Leeg betekent vier.", inputMode: "numeric"))\
        <p class="actions">\(Button("Schrijf op").html)</p></form></section>
        """
    }

    private var answers: [(value: String, text: String)] { TrialTalk.Answer.allCases.map { ($0.rawValue, Spoken.capitalized(Dutch.name($0))) } }

    private var ending: HTML {
        """
        <section class="screen-only" aria-labelledby="ending"><h2 id="ending">Stoppen mag altijd</h2><p>Een reden is niet nodig, en er wordt niets over bewaard. \
        Zeg bijvoorbeeld: <q>Fijn dat je het geprobeerd hebt. Nu weten we beter wat bij je past. Zullen we samen iets anders zoeken?</q></p>\
        <form method="post" action="\(Link.ending(trial.id))">\(form.sealField)<p class="actions">\(Button("Rond het af", .second).html)</p></form></section>
        """
    }
}

extension Dutch {
    static func name(_ answer: TrialTalk.Answer) -> String {
        switch answer {
        case .well: "dit is fijn zo"
        case .otherwise: "graag iets anders geregeld"
        }
    }
}

/// On one's own page: what somebody tries or does in a house, and a way to stop.
struct OwnTrials {
    let lines: [TaskTrialLine]
    let seal: String
    let today: CalendarDate

    var html: HTML {
        let now = lines.filter { $0.trial.step != .ended }
        guard !now.isEmpty else { return .none }
        return "<section aria-labelledby=\"own-tasks\"><h2 id=\"own-tasks\">\(say("ownTrial.heading"))</h2>\(now.html(card))</section>"
    }

    private func card(_ line: TaskTrialLine) -> HTML {
        let company: HTML = line.companionName.map { " \(say("ownTrial.together", ["name": "<bdi>\($0)</bdi>"]))" } ?? .none
        let next: HTML =
            line.trial.care.map {
                " \(say("ownTrial.asks", ["worker": line.ownerName.map { "<bdi>\($0)</bdi>" } ?? say("mine.team"), "day": "\(Spoken.date($0.askOn, today: today))"]))"
            }
            ?? .none
        return """
            <article class="card"><h3>\(inDutch(line.title)), \(inDutch(line.houseName))</h3><p>\(line.trial.step == .regular ? say("ownTrial.regular") : say("ownTrial.trying"))\(company)\(next)</p>\
            <details class="more screen-only"><summary>\(say("ownMatch.stopButton"))</summary><form method="post" action="\(Link.ending(line.trial.id))"><input type="hidden" name="seal" value="\(seal)">\
            <p>\(say("ownTrial.stopMore"))</p><p class="actions">\(Button(say("ownTrial.stop"), .second).html)</p></form></details></article>
            """
    }
}

/// On Vandaag: who tries a task, and when both are asked how it goes.
struct TrialsToday {
    let lines: [TaskTrialLine]
    let viewer: Viewer
    let isOwn: Bool
    let today: CalendarDate

    /// How many are to be asked today.
    var due: Int { lines.filter { ($0.trial.care?.askOn ?? today) <= today }.count }

    var html: HTML {
        TodaySection(mark: "trials", title: "Taken in het buurthuis", count: lines.count, list: lines.html(item)).html
    }

    private func item(_ line: TaskTrialLine) -> HTML {
        let owner = line.trial.care.flatMap { isOwn && $0.owner == viewer.person ? nil : line.ownerName }
        let step = line.trial.company == .sought ? "Zoeken wie meeloopt" : "Allebei vragen hoe het gaat"
        return """
            <li class="line"><a class="line-words" href="\(Link.trial(line.trial.id))"><bdi>\(line.name)</bdi>: <bdi>\(line.title)</bdi></a>\
            <p class="line-who">\(TrialStanding(line: line, today: today).badge) <bdi>\(line.houseName)</bdi></p>\
            \(line.trial.care.map { LineNext(step: step, day: line.trial.company == .sought ? min($0.askOn, max(today, line.trial.startedOn)) : $0.askOn, owner: owner, today: today).html })</li>
            """
    }
}
