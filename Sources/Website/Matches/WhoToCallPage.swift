import Language
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

    var title: String { plain("help.title") }
    var hasErrors: Bool { form.hasErrors }
    private var help: HelpNow { HelpNow(who: who, match: match.id, isWorker: isWorker) }
    private var isWorker: Bool { viewer.isAtWork }

    var main: HTML {
        """
        <h1>\(say("help.title"))</h1>\(isWorker ? Lead("Bel eerst wie nu kan helpen. Schrijf daarna op wat er gebeurde.").html : Lead(say("help.lead")).html)\(form.summary)\(help.danger)<div class="pair"><section aria-labelledby="call"><h2 id="call">\(isWorker ? "Wie je nu belt" : say("help.whom"))</h2>\(help.callees)</section>\
        <section aria-labelledby="agreed"><h2 id="agreed">\(say("help.agreed"))</h2>\(agreement)\(insurance)</section></div>\(earlier)\(note)\(paper)
        <p class="screen-only"><a href="\(isWorker ? Link.match(match.id) : Link.mine)">\(say("help.back"))</a></p>
        """
    }

    private var agreement: HTML {
        guard let agreed else { return "<p class=\"hint\">\(say("help.noAgreement"))</p>" }
        return """
            <p>\(isWorker ? "In hun <a href=\"\(Link.agreement(match.id))\">afspraken</a> staat wie te bellen is als er iets is:" : say("help.inAgreement", ["agreement": "\(Link.agreement(match.id))"]))</p><p class="own-words">\(inOwnWords(agreed))</p>
            """
    }

    private var insurance: HTML {
        let words = who.help?.insurance ?? roleInsurance
        return "<p>\(words.map(inDutch) ?? say("help.askInsurance"))</p>"
    }

    /// What the viewer wrote down before; nobody else's.
    private var earlier: HTML {
        guard !own.isEmpty, !isWorker else { return .none }
        return """
            <section aria-labelledby="earlier"><h2 id="earlier">\(say("help.earlier"))</h2><ul class="plain">\(own.html { incident in
                "<li class=\"card\"><p class=\"own-words\">\(inOwnWords(incident.words))</p><p class=\"hint\">\(Spoken.ago(CalendarDate(incident.reportedAt), today: today)). \(standing(incident))</p></li>"
            })</ul></section>
            """
    }

    private func standing(_ incident: OwnIncident) -> HTML {
        guard incident.isOpen else { return say("help.closed", ["outcome": inOwnWords(incident.outcome ?? "")]) }
        return incident.workerName.map { say("help.busyWorker", ["name": "<bdi>\($0)</bdi>"]) } ?? say("help.busy")
    }

    private var mayRest: Bool { LifeCycle.way(.pauseMatch, from: match.step) != nil }

    private var note: HTML {
        guard isWorker || match.step.isAlive else { return .none }
        return """
            <section class="screen-only" aria-labelledby="note"><h2 id="note">\(say("help.write"))</h2>\
            <p>\(isWorker ? "Kort is goed. Wie hen begeleidt, leest het vandaag nog. De ander van de koppeling leest het niet." : say("help.writeLead"))</p>\
            <form method="post" action="\(Link.incidents(match.id))">\(form.sealField)\(form.text("words", plain("help.happened"), isRequired: true))\
            <div class="fields">\(form.line("happened_on", plain("help.day"), type: "date", isRequired: true))</div>\
            \(form.choice("hurt", plain("help.hurt"), [("nobody", plain("help.nobody")), ("somebody", plain("help.somebody")), ("unknown", plain("help.unknown"))]))\
            \(form.line("told", plain("help.told"), wide: true))\(form.line("needed", plain("help.needed"), wide: true))\
            \(when: mayRest, form.tick("pauses", plain("help.rest")))\
            <p class="actions">\(Button(say("help.writeButton")).html)</p></form></section>
            """
    }

    /// For who has no screen at hand: room to write, on paper alone.
    private var paper: HTML {
        """
        <div class="print-only"><h2>\(say("help.write"))</h2><p>\(say("help.happened"))</p><br><br><br><p>\(say("help.dayAndTime"))</p><br><p>\(say("help.hurt"))</p><br>\
        <p>\(say("help.told"))</p><br><p>\(say("help.needed"))</p><br><p>\(say("help.hand"))</p></div>
        """
    }
}
