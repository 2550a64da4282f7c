import Neighbourhood
import Operations
import Storage

/// One task: what it is, who tries it or does it, and for a worker who may like it.
struct HouseTaskPage: Page {
    let line: HouseTaskLine
    let trials: [TaskTrialLine]
    /// Residents whose offer has it in it.
    let helpers: [FitLine]
    let viewer: Viewer
    let today: CalendarDate

    private var task: HouseTask { line.task }
    private var mayKeep: Bool { !task.isClosed && Access.allows(viewer, .keepHouseTasks, .inside(task.house)) }

    var title: String { task.draft.title }
    var place: String? { Link.houseTasks }

    var main: HTML {
        """
        <h1><bdi>\(task.draft.title)</bdi></h1>\(Lead("Zie wie deze taak doet en bij wie zij nog meer past.").html)<p><a href="\(Link.houseTasks(in: task.house))">Taken in <bdi>\(line.houseName)</bdi></a></p>\
        \(when: task.isClosed, Alert(.warning, "Deze taak is er niet meer.").html)<blockquote class="own-words" dir="auto">\(task.draft.words)</blockquote>\
        <p>\(TaskRoom(line: line).html)</p>\(TaskTraits(traits: task.draft.traits).html)\(facts)\
        \(when: mayKeep, "<p class=\"actions screen-only\">\(ButtonLink("Pas aan of bevestig", .second, to: Link.correct(task.id)).html)</p>")\(doing)\(when: !task.isClosed && line.room > 0, fitting)
        """
    }

    private var facts: HTML {
        [
            Fact("Wanneer", task.draft.wanted.isEmpty ? "op elk moment dat het uitkomt" : Spoken.dayParts(task.draft.wanted)),
            Fact("Voor", Spoken.people(task.draft.places)), Fact("Bevestigd", Spoken.ago(task.confirmedOn, today: today)),
        ].compactMap(\.self).html
    }

    private var doing: HTML {
        """
        <section aria-labelledby="doing"><h2 id="doing">Wie het doet <span class="count">\(line.taken)</span></h2>\
        \(trials.list(orElse: "\(line.taken == 0 ? "Nog niemand. Spreek het af vanaf de pagina van een bewoner, bij ‘Taken die passen’." : "Wie dat is, zien het huis en wie hen begeleidt.")", who))\
        <p class="hint">Hoeveel uur mensen helpen, komt uit de lijsten van wie er was bij de activiteiten. Dat hoef je hier niet nog eens op te schrijven.</p></section>
        """
    }

    private func who(_ trial: TaskTrialLine) -> HTML {
        let name: HTML =
            Access.allows(viewer, .guideTrial, trial.ties)
            ? "<a class=\"line-words\" href=\"\(Link.trial(trial.trial.id))\"><bdi>\(trial.name)</bdi></a>"
            : "<span class=\"line-words\"><bdi>\(trial.name)</bdi></span>"
        return """
            <li class="line">\(name)<p class="line-who">\(TrialStanding(line: trial, today: today).badge) \(TrialStanding(line: trial, today: today).company)</p></li>
            """
    }

    // MARK: From task to person

    private var fitting: HTML {
        guard Access.allows(viewer, .seeCandidates) else { return .none }
        return """
            <section class="screen-only" aria-labelledby="fits"><h2 id="fits">Wie doet dit misschien graag?</h2>\
            <p class="hint">Uit wat bewoners zelf aanbieden. Ken je iemand die hier niet staat? Open de bewoner, en kies ‘Taken die passen’.</p>\
            \(helpers.isEmpty ? EmptyState("Er is nu geen aanbod waarin we deze taak terugvinden. Zodra iemand iets aanbiedt wat erop lijkt, staat het hier.").html : "<ul class=\"candidates\">\(helpers.html(helper))</ul>")</section>
            """
    }

    private func helper(_ fit: FitLine) -> HTML {
        let link: HTML = fit.card.person.map { "<p><a href=\"\(Link.trying(task.id, for: $0))\">Spreek af om het te proberen</a></p>" } ?? .none
        return """
            <li class="candidate">\(FitCard(line: fit, today: today).html)<p><a href="\(Link.offer(fit.card.id))">Naar het aanbod</a></p>\(when: Access.allowsSomewhere(viewer, .tryTask), link)</li>
            """
    }
}

/// How a trial stands, in words.
struct TrialStanding {
    let line: TaskTrialLine
    let today: CalendarDate

    private var trial: TaskTrial { line.trial }

    var badge: HTML {
        switch trial.step {
        case .trying:
            trial.startedOn > today
                ? Badge("begint \(Spoken.date(trial.startedOn, today: today))", .new).html
                : Badge("probeert het").html
        case .regular: Badge("vaste taak", .open).html
        case .ended: Badge("afgerond").html
        }
    }

    var company: HTML {
        switch trial.company {
        case .alone: trial.step == .trying ? "doet het alleen" : .none
        case .sought: "nog gezocht wie meeloopt"
        case .person: "samen met <bdi>\(line.companionName ?? "iemand")</bdi>"
        }
    }
}
