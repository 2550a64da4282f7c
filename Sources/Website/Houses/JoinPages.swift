import Neighbourhood
import Storage

/// Somebody who asks goes to an activity: on which day first, and who walks along.
struct JoinPage: Page {
    let ask: Ask
    let subject: String
    let offer: Offer.ID
    let activities: [JoinableActivity]
    /// Whom a search for company found.
    let found: [Found]
    let form: FormView
    let today: CalendarDate

    static let labels = ["time": "Welke keer", "company": "Wie loopt er mee", "wie": "Naam"]

    var title: String { "Meedoen: \(activities.first?.activity.title ?? "")" }
    var hasErrors: Bool { form.hasErrors }
    private var mayJoin: Bool { activities.contains { !$0.times.isEmpty && ($0.placesLeft != 0 || $0.activity.series.facts.hasWaitingList) } }

    var main: HTML {
        """
        <h1>\(title)</h1>\(Lead("Kies de eerste keer, en wie er dan meeloopt. Twee weken later hoor je of het beviel.").html)<p><a href="\(Link.ask(ask.id))">Vraag van <bdi>\(subject)</bdi></a></p><blockquote class="own-words" dir="auto">\(ask.draft.words)</blockquote>\
        \(form.summary)\(activities.html(about))\(mayJoin ? joining : Alert(.warning, "Er is nu geen keer of geen plek. Kijk later nog eens.").html)
        """
    }

    private func about(_ joinable: JoinableActivity) -> HTML {
        let facts = joinable.activity.series.facts
        return """
            <div class="person-card"><p><a href="\(Link.activity(joinable.activity.series.id))"><bdi>\(joinable.activity.title)</bdi></a>, \(Spoken.when(facts.plan, today: today)), <bdi>\(joinable.houseName)</bdi></p>\
            \([
                Fact("Voor wie", Spoken.list(facts.groups.map(Dutch.name))), Fact("Kosten", Spoken.cost(facts)),
                Fact("De eerste keer", joinable.activity.welcomeName.map { "Vraag naar \($0)." }), Fact("Plekken", places(joinable)),
            ].compactMap(\.self).html)</div>
            """
    }

    private func places(_ joinable: JoinableActivity) -> String? {
        guard let left = joinable.placesLeft else { return nil }
        if left > 0 { return "nog \(left)" }
        return joinable.activity.series.facts.hasWaitingList ? "vol; er is een wachtlijst" : "vol"
    }

    private var joining: HTML {
        """
        <form method="get" action="\(Link.joining(ask.id))" class="screen-only"><input type="hidden" name="aanbod" value="\(offer.text)">\
        \(form.line("wie", "Loopt er iemand mee? Zoek op naam"))<p class="actions">\(Button("Zoek", .second).html)</p>\
        \(when: found.isEmpty && !form.words["wie"].isEmpty, "<p>Niemand gevonden.</p>")</form>\
        <form method="post" action="\(Link.joining(ask.id))">\(form.sealField)<input type="hidden" name="version" value="\(ask.version)"><input type="hidden" name="offer" value="\(offer.text)">\
        \(form.choice("time", "Welke keer gaat \(subject) voor het eerst?", times))\
        \(form.choice("company", "Wie loopt er de eerste keer mee?", companies, otherwise: found.first?.thing.id ?? "sought"))\
        <p class="hint">Twee weken na de eerste keer staat bij Vandaag dat iemand vraagt hoe het was.</p><p class="actions">\(Button("Spreek het af").html)</p></form>
        """
    }

    private var times: [(value: String, text: String)] {
        activities.flatMap { joinable in
            joinable.times.map { time in
                (value: "\(joinable.activity.series.id).\(time.plannedOn)", text: ActivityPage.spoken(time, today: today))
            }
        }
    }

    private var companies: [(value: String, text: String)] {
        found.map { (value: $0.thing.id, text: $0.title) } + [
            (value: "sought", text: "Iemand, nog zoeken"), (value: "alone", text: "Niemand; dat hoeft niet"),
        ]
    }
}

/// Who walks along the first time, when that was still to be found.
struct CompanyPage: Page {
    let line: ParticipationLine
    let found: [Found]
    let form: FormView
    let today: CalendarDate

    var title: String { "Wie loopt er mee?" }
    var hasErrors: Bool { form.hasErrors }

    var main: HTML {
        """
        <h1>Wie loopt er mee?</h1>\(Lead("Zoek iemand die de eerste keer meegaat; binnenstappen is samen makkelijker.").html)<p><a href="\(Link.ask(line.participation.ask))"><bdi>\(line.name)</bdi></a> gaat op \(Spoken.date(line.participation.firstOn, today: today)) voor het eerst naar <bdi>\(line.title)</bdi>.</p>\(form.summary)\
        <form method="get" action="\(Link.company(line.participation.id))">\(form.line("wie", "Naam", isRequired: true))<p class="actions">\(Button("Zoek", .second).html)</p></form>\
        \(when: found.isEmpty && !form.words["wie"].isEmpty, "<p>Niemand gevonden.</p>")\
        <form method="post" action="\(Link.company(line.participation.id))">\(form.sealField)\(found.html { "<p>\(Button("<bdi>\($0.title)</bdi> loopt mee", .second, name: "person", value: "\($0.thing.id)").html)</p>" })</form>
        """
    }
}

/// On the page of an ask: what was arranged at an activity, and what came of it.
struct JoinSection {
    let lines: [ParticipationLine]
    let mayJoin: Bool
    let seal: String
    let today: CalendarDate

    var html: HTML {
        guard !lines.isEmpty else { return .none }
        return "<section class=\"proposals\" aria-labelledby=\"joins\"><h2 id=\"joins\">Doet mee</h2>\(lines.html(card))</section>"
    }

    private func card(_ line: ParticipationLine) -> HTML {
        let participation = line.participation
        return """
            <article class="card"><p><a href="\(Link.activity(participation.activity))"><bdi>\(line.title)</bdi></a>, de eerste keer \(Spoken.day(participation.firstOn, today: today))\
            \(when: participation.isWaiting, " \(Badge("op de wachtlijst", .waiting).html)")</p><p>\(company(line))\(when: line.seen > 0, " Was er \(line.seen) keer.")</p>\
            \(participation.outcome.map { "<p><strong>\(Dutch.name($0))</strong></p>" as HTML })\(when: mayJoin && participation.outcome == nil, settling(participation))</article>
            """
    }

    private func company(_ line: ParticipationLine) -> HTML {
        switch line.participation.company {
        case .alone: "Gaat alleen."
        case .sought:
            "Er wordt nog gezocht wie meeloopt.\(when: mayJoin, " <a class=\"screen-only\" href=\"\(Link.company(line.participation.id))\">Schrijf op wie meeloopt</a>")"
        case .person: "<bdi>\(line.companionName ?? "Iemand")</bdi> loopt mee."
        }
    }

    private func settling(_ participation: Participation) -> HTML {
        """
        <form method="post" action="\(Link.settling(participation.id))" class="screen-only"><input type="hidden" name="seal" value="\(seal)"><p class="actions">\
        \(Participation.Outcome.allCases.html { Button("\(Dutch.name($0))", .second, name: "outcome", value: $0.rawValue).html })</p></form>
        """
    }
}

extension Dutch {
    static func name(_ outcome: Participation.Outcome) -> String {
        switch outcome {
        case .comesBack: "Gaat er vaker heen"
        case .cameOnce: "Was er, en gaat niet meer"
        case .stayedAway: "Is niet geweest"
        }
    }
}
