import Neighbourhood
import Storage

/// Wie is er bereikbaar?: who is on call in the coming week, the week that repeats, and what is told to whoever needs help.
struct RotaPage: Page {
    let board: RotaBoard
    let helpVersion: Int
    let colleagues: [Colleague]
    let viewer: Viewer
    let form: FormView
    let today: CalendarDate

    static let labels = [
        "team": "Van welk team", "weekday": "Welke dag", "day": "Alleen op deze dag", "from": "Van", "until": "Tot", "person": "Wie",
        "fallback_name": "Wie te bellen als niemand dienst heeft", "fallback_phone": "Op welk nummer", "doctor_phone": "Huisartsenpost",
        "promised_from": "Van", "promised_until": "Tot", "insurance": "Wat de verzekering dekt",
    ]
    /// What the set of roles says as well; a municipality makes it its own.
    static let usualInsurance =
        "Wie via ons vrijwillig helpt, is verzekerd bij de gemeente (VNG Vrijwilligersverzekering): voor ongevallen, en voor schade aan een ander. Eerst gaat de eigen verzekering voor. Schade aan of met de eigen auto valt er meestal niet onder. Meld schade binnen een week bij het wijkteam."

    var title: String { "Wie is er bereikbaar?" }
    var place: String? { Link.rota }
    var hasErrors: Bool { form.hasErrors }

    /// Nil stands for the rota of the whole municipality, which is there when somebody keeps it or when there is no other.
    private var rotas: [Team?] {
        let hasShared = board.lines.contains { $0.shift.draft.team == nil }
        return board.teams.map(Optional.some) + (hasShared || board.teams.isEmpty ? [nil] : [])
    }

    private func mayKeep(_ team: Team?) -> Bool { Access.allows(viewer, .keepRota, team?.ties ?? Ties()) }

    var main: HTML {
        """
        <h1>\(title)</h1>\(form.summary)<p class="lead">Gaat er iets mis tussen twee mensen, dan zien zij en wie hen begeleidt wie er nu te bellen is.</p>\(missing)\
        \(rotas.html(rota))\(adding)\(lines)
        """
    }

    private var missing: HTML {
        guard board.help == nil else { return .none }
        return """
            \(Alert(.warning, "Er staat nog niet wie te bellen is als niemand dienst heeft\(when: Access.allows(viewer, .setHelpLines), ". Vul het hieronder in")\(when: !Access.allows(viewer, .setHelpLines), ". Vraag het aan beheer").").html)
            """
    }

    private static func name(_ team: Team?) -> String { team?.name ?? "Hele gemeente" }

    // MARK: The coming week

    private func rota(_ team: Team?) -> HTML {
        let id = "rota-\(team?.id.text ?? "all")"
        let rota = board.rota(of: team?.id)
        return """
            <section aria-labelledby="\(id)"><h2 id="\(id)">\(Self.name(team))</h2>\
            \(rota.shifts.isEmpty ? EmptyState("Hier is nog geen rooster. Wie belt, krijgt het nummer voor als niemand dienst heeft.").html : week(rota, team))\(repeating(rota, team))</section>
            """
    }

    private func week(_ rota: Rota, _ team: Team?) -> HTML {
        let gaps = board.gaps(from: today).filter { $0.team?.id == team?.id }
        return """
            <dl class="facts">\((0..<7).map { today.adding(days: $0) }.html { day in
                "<dt>\(Spoken.day(day, today: today))</dt><dd>\(shifts(rota, on: day))\(gaps.filter { $0.day == day }.html { gap in "<p class=\"line-next overdue\">Niemand van \(Spoken.hours(gap.hours))</p>" })</dd>"
            })</dl>
            """
    }

    private func shifts(_ rota: Rota, on day: CalendarDate) -> HTML {
        let shifts = rota.shifts(on: day)
        guard !shifts.isEmpty else { return "<p class=\"hint\">niemand</p>" }
        return shifts.html { shift in "<p>\(Spoken.hours(shift.draft.hours)) \(who(shift, on: day))</p>" }
    }

    private func who(_ shift: Shift, on day: CalendarDate) -> HTML {
        guard let person = shift.draft.person else { return "niemand, zo is het afgesproken" }
        let name = board.lines.first { $0.shift.id == shift.id }?.worker?.name ?? ""
        guard let worker = board.worker(for: person, on: day) else {
            return "<bdi>\(name)</bdi> \(Badge("werkt hier niet meer", .overdue).html)"
        }
        let phone: HTML =
            worker.phone.map(Spoken.link) ?? Badge("geen nummer bekend", .overdue).html
        return worker.id == person ? "<bdi>\(name)</bdi> \(phone)" : "<bdi>\(worker.name)</bdi> \(phone), voor <bdi>\(name)</bdi>"
    }

    // MARK: What repeats, and what differs

    private func repeating(_ rota: Rota, _ team: Team?) -> HTML {
        guard mayKeep(team), !rota.shifts.isEmpty else { return .none }
        let sorted = rota.shifts.sorted { Self.order($0) < Self.order($1) }
        return """
            <details class="more screen-only"><summary>Haal iets van het rooster</summary><ul class="plain">\(sorted.html(ending))</ul></details>
            """
    }

    /// The week first, by its days; then the dates.
    private static func order(_ shift: Shift) -> (Int, Hours) {
        (shift.draft.day.weekday ?? shift.draft.day.date?.daysSince1970 ?? 0, shift.draft.hours)
    }

    private func ending(_ shift: Shift) -> HTML {
        let name = board.lines.first { $0.shift.id == shift.id }?.worker?.name ?? "niemand"
        let day: HTML =
            shift.draft.day.weekday.map { "elke \(Spoken.dayNames[$0])" }
            ?? "alleen op \(shift.draft.day.date.map { Spoken.date($0, today: today) } ?? "")"
        return """
            <li><form method="post" action="\(Link.endingShift(shift.id))">\(form.sealField)<p>\(day), \(Spoken.hours(shift.draft.hours)): <bdi>\(name)</bdi> \
            \(Button("Haal weg<span class=\"unseen\">: \(day), \(name)</span>", .quiet).html)</p></form></li>
            """
    }

    private var adding: HTML {
        let kept = (board.teams.map(Optional.some) + [nil]).filter(mayKeep)
        guard !kept.isEmpty else { return .none }
        return """
            <section class="screen-only" aria-labelledby="add"><h2 id="add">Zet iemand op het rooster</h2><form method="post" action="\(Link.rota)">\(form.sealField)\
            <div class="fields">\(form.select("team", "Van welk team?", kept.map { ($0?.id.text ?? "all", Self.name($0)) }))\
            \(form.select("person", "Wie?", [("", "Kies een collega")] + colleagues.map { ($0.id.text, $0.name) } + [("nobody", "Niemand (alleen op één dag)")]))\
            \(form.select("weekday", "Welke dag?", Spoken.dayNames.enumerated().map { (String($0.offset), "elke \($0.element)") }))\
            \(form.line("day", "Of alleen op deze dag", hint: "Dan geldt die dag alleen wat je hier opschrijft.", type: "date"))\
            \(form.line("from", "Van", type: "time", isRequired: true))\(form.line("until", "Tot", type: "time", isRequired: true))</div>\
            <p class="hint">Bewoners zien van wie dienst heeft de roepnaam en het telefoonnummer dat in Omzien staat. Neemt er iemand waar, dan komt die vanzelf in de plaats: <a href="\(Link.cover)">wie neemt waar</a>.</p>\
            <p class="actions">\(Button("Zet op het rooster").html)</p></form></section>
            """
    }

    // MARK: What is told

    private var lines: HTML {
        guard Access.allows(viewer, .setHelpLines) else { return board.help.map(told) ?? .none }
        return """
            <section class="screen-only" aria-labelledby="lines"><h2 id="lines">Als niemand dienst heeft, en wat de verzekering zegt</h2>\
            <form method="post" action="\(Link.helpLines)">\(form.sealField)<input type="hidden" name="version" value="\(helpVersion)"><div class="fields">\
            \(form.line("fallback_name", "Wie is te bellen als niemand dienst heeft?", hint: "Bijvoorbeeld: de avonddienst van de gemeente.", isRequired: true))\
            \(form.line("fallback_phone", "Op welk nummer?", type: "tel", isRequired: true))\(form.line("doctor_phone", "Nummer van de huisartsenpost", type: "tel"))\
            \(form.line("promised_from", "Op werkdagen heeft er iemand dienst van", type: "time", isRequired: true))\(form.line("promised_until", "tot", type: "time", isRequired: true))</div>\
            \(form.text("insurance", "Wat dekt de verzekering van de gemeente?", hint: "In gewone woorden. Bewoners lezen dit.", isRequired: true))\
            <p class="actions">\(Button("Leg dit vast").html)</p></form></section>
            """
    }

    private func told(_ help: HelpLines) -> HTML {
        """
        <section aria-labelledby="lines"><h2 id="lines">Als niemand dienst heeft</h2><p>Bel <bdi>\(help.fallbackName)</bdi>: \(Spoken.link(help.fallbackPhone)).</p>\
        <p class="hint">Op werkdagen heeft er iemand dienst van \(Spoken.hours(help.promised)).</p></section>
        """
    }
}

extension Spoken {
    /// "9:00 tot 17:00".
    static func hours(_ hours: Hours) -> String { "\(minute(hours.from)) tot \(minute(hours.until))" }

    /// "9:05", of minutes after midnight.
    static func minute(_ minute: Int) -> String { "\(minute / 60):" + (minute % 60 < 10 ? "0" : "") + "\(minute % 60)" }
}
