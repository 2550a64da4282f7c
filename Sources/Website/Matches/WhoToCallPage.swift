import Neighbourhood
import Storage

/// Gaat er iets mis?: the whole of it on one sheet, for both sides and for who guides them. Danger, whom to call, what they agreed, what the insurance says, and
/// room to write down what happened.
struct WhoToCallPage: Page {
    let match: Match
    let who: WhoToCall
    /// What stands in their agreement about whom to call; nil without one.
    let agreed: String?
    /// What the role says of the insurance; told when the municipality has not set its own words.
    let roleInsurance: String?
    let own: [OwnIncident]
    let viewer: Viewer
    let form: FormView
    let today: CalendarDate

    var title: String { "Gaat er iets mis?" }
    var hasErrors: Bool { form.hasErrors }
    private var help: HelpNow { HelpNow(who: who, match: match.id, isWorker: isWorker) }
    private var isWorker: Bool { viewer.isAtWork }

    var main: HTML {
        """
        <h1>Gaat er iets mis?</h1>\(form.summary)\(help.danger)<div class="pair"><section aria-labelledby="call"><h2 id="call">Wie \(isWorker ? "je" : "u") nu belt</h2>\(help.callees)</section>\
        <section aria-labelledby="agreed"><h2 id="agreed">Afspraken en verzekering</h2>\(agreement)\(insurance)</section></div>\(earlier)\(note)\(paper)
        <p class="screen-only"><a href="\(isWorker ? Link.match(match.id) : Link.mine)">Terug</a></p>
        """
    }

    private var agreement: HTML {
        guard let agreed else { return "<p class=\"hint\">Er staan nog geen afspraken op papier.</p>" }
        return """
            <p>In \(isWorker ? "hun" : "uw") <a href="\(Link.agreement(match.id))">afspraken</a> staat wie te bellen is als er iets is:</p><p class="own-words"><bdi>\(agreed)</bdi></p>
            """
    }

    private var insurance: HTML {
        let words = who.help?.insurance ?? roleInsurance
        return "<p>\(words.map { "\($0)" as HTML } ?? "Vraag het wijkteam wat de verzekering dekt.")</p>"
    }

    /// What the viewer wrote down before; nobody else's.
    private var earlier: HTML {
        guard !own.isEmpty, !isWorker else { return .none }
        return """
            <section aria-labelledby="earlier"><h2 id="earlier">Dit schreef u op</h2><ul class="plain">\(own.html { incident in
                "<li class=\"card\"><p class=\"own-words\"><bdi>\(incident.words)</bdi></p><p class=\"hint\">\(Spoken.ago(CalendarDate(incident.reportedAt), today: today)). \(standing(incident))</p></li>"
            })</ul></section>
            """
    }

    private func standing(_ incident: OwnIncident) -> HTML {
        guard incident.isOpen else { return "Afgerond: <bdi>\(incident.outcome ?? "")</bdi>" }
        return incident.workerName.map { "<bdi>\($0)</bdi> van het wijkteam is ermee bezig." } ?? "Het wijkteam is ermee bezig."
    }

    private var mayRest: Bool { LifeCycle.way(.pauseMatch, from: match.step) != nil }

    private var note: HTML {
        guard isWorker || match.step.isAlive else { return .none }
        return """
            <section class="screen-only" aria-labelledby="note"><h2 id="note">Schrijf op wat er gebeurde</h2>\
            <p>Kort is goed. Wie \(isWorker ? "hen" : "u") begeleidt, leest het vandaag nog. De ander van de koppeling leest het niet.</p>\
            <form method="post" action="\(Link.incidents(match.id))">\(form.sealField)\(form.text("words", "Wat gebeurde er?", isRequired: true))\
            <div class="fields">\(form.line("happened_on", "Op welke dag?", type: "date", isRequired: true))</div>\
            \(form.choice("hurt", "Is er iemand gewond?", [("nobody", "Nee"), ("somebody", "Ja"), ("unknown", "Dat weet ik niet")]))\
            \(form.line("told", "Wie weet het al?", wide: true))\(form.line("needed", "Wat is er nu nodig?", wide: true))\
            \(when: mayRest, form.tick("pauses", "Zet het contact meteen op pauze, twee weken"))\
            <p class="actions"><button class="button">Schrijf op</button></p></form></section>
            """
    }

    /// For who has no screen at hand: room to write, on paper alone.
    private var paper: HTML {
        """
        <div class="print-only"><h2>Schrijf op wat er gebeurde</h2><p>Wat gebeurde er?</p><br><br><br><p>Op welke dag en hoe laat?</p><br><p>Is er iemand gewond?</p><br>\
        <p>Wie weet het al?</p><br><p>Wat is er nu nodig?</p><br><p>Geef dit aan het wijkteam. Bel eerst als het niet kan wachten.</p></div>
        """
    }
}
