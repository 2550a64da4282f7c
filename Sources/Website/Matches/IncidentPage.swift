import Neighbourhood
import Storage

/// Something that went wrong, for who guides the two: what happened, what is next, and what came of it.
struct IncidentPage: Page {
    let line: IncidentLine
    let form: FormView
    let viewer: Viewer
    let today: CalendarDate

    private var incident: Incident { line.incident }
    private var draft: IncidentDraft { incident.draft }
    var title: String { "Wat er misging" }
    var hasErrors: Bool { form.hasErrors }

    var main: HTML {
        """
        <h1>\(title)</h1>\(form.summary)<p><a href="\(Link.match(incident.match))"><bdi>\(line.askerName)</bdi> en <bdi>\(line.helperName)</bdi></a></p>\
        \(when: draft.hurt == .somebody, "<aside class=\"danger\"><p><strong>Er is iemand gewond.</strong> Is er nu een dokter nodig? <a href=\"tel:112\">Bel 112</a> of kijk op <a href=\"\(Link.whoToCall(incident.match))\">wie er te bellen is</a>.</p></aside>")\
        <div class="card"><p class="own-words"><bdi>\(draft.words)</bdi></p><dl class="facts">\(facts.html { "<dt>\($0.0)</dt><dd><bdi>\($0.1)</bdi></dd>" })</dl></div>\(standing)
        """
    }

    private var facts: [(String, String)] {
        let hurt = ["nobody": "nee", "somebody": "ja", "unknown": "niet bekend"][draft.hurt.rawValue] ?? ""
        let all: [(String, String?)] = [
            ("Gebeurd op", Spoken.day(draft.happenedOn, today: today)), ("Iemand gewond?", hurt), ("Wie het al weet", draft.told),
            ("Wat er nodig is", draft.needed), ("Op pauze gezet", draft.pauses ? "ja, meteen" : nil),
            ("Opgeschreven door", (line.reporterName ?? "iemand die gewist is") + ", \(Spoken.ago(CalendarDate(incident.reportedAt), today: today))"),
            ("Wat ervan kwam", incident.outcome),
        ]
        return all.compactMap { name, value in value.map { (name, $0) } }
    }

    private var standing: HTML {
        guard let care = incident.care else { return "<p>\(Icon.check)Afgerond.</p>" }
        return """
            \(LineNext(step: care.nextStep, day: care.nextOn, owner: line.ownerName, today: today).html)<div class="pair screen-only">\
            <section aria-labelledby="next"><h2 id="next">Wat ga je doen?</h2><form method="post" action="\(Link.minding(incident.id))">\(hidden)\
            \(form.line("next_step", "Volgende stap", isRequired: true))\(form.line("next_on", "Op welke dag?", type: "date", isRequired: true))\
            <p class="actions">\(Button("Ik doe dit").html)</p></form></section>\
            <section aria-labelledby="close"><h2 id="close">Klaar?</h2><form method="post" action="\(Link.closing(incident.id))">\(hidden)\
            \(form.text("outcome", "Wat kwam ervan?", hint: "Wat is er afgesproken? Wie het opschreef, leest dit ook.", isRequired: true))\
            <p class="actions">\(Button("Rond dit af", .second).html)</p></form></section></div>
            """
    }

    private var hidden: HTML { "\(form.sealField)<input type=\"hidden\" name=\"version\" value=\"\(incident.version)\">" }
}
