import Neighbourhood
import Operations
import Storage

/// A list: what it would become, what it became, and what was undone of it.
struct ListPage: Page {
    let view: ListView
    let shown: ListShown
    /// Somebody just began or went on with it.
    let goesOn: Bool
    let seal: String
    let today: CalendarDate

    var list: ListImport { view.list }
    var title: String {
        switch list.state {
        case .columns, .checked: "Wat er gebeurt met deze lijst"
        case .taking: goesOn ? "Bezig met inlezen" : "Half ingelezen"
        case .taken: "Ingelezen"
        case .undoing: goesOn ? "Bezig met ongedaan maken" : "Half ongedaan gemaakt"
        case .undone: "Ongedaan gemaakt"
        }
    }
    var place: String? { Link.lists }
    var scripts: [Asset] { isUnderWay ? [.goOn] : [] }
    private var sealField: HTML { "<input type=\"hidden\" name=\"seal\" value=\"\(seal)\">" }

    var main: HTML {
        """
        <h1>\(title)</h1><p class="lead"><bdi>\(list.draft.origin)</bdi> · \(Dutch.count(list.rows))</p>\(when: isUnderWay, progress)\(summary)\(choices)\(filter)\(rows)\(pager)\(steps)
        """
    }

    private var isUnderWay: Bool { goesOn && [.taking, .undoing].contains(list.state) }

    /// How far it is, in rows; who runs no scripts presses the button below.
    private var progress: HTML {
        let all = list.state == .taking ? list.rows : view.counts.outcomes.filter { [.made, .joined].contains($0.key) }.map(\.value).reduce(0, +)
        let done = list.state == .taking ? all - view.counts.waiting : view.counts.fates.map(\.value).reduce(0, +)
        return """
            <p role="status">\(Spoken.number(min(done, all))) van \(Dutch.count(all)). Het gaat vanzelf verder; je kunt ook iets anders gaan doen en straks terugkomen.</p>\
            <p><progress max="\(max(all, 1))" value="\(min(done, all))">\(Spoken.number(min(done, all)))</progress></p>
            """
    }

    // MARK: In short

    private var summary: HTML {
        switch list.state {
        case .columns, .checked: planned
        case .taking, .taken: done
        case .undoing, .undone: undone
        }
    }

    private var planned: HTML {
        let counts = view.counts.verdicts
        let facts = [
            Fact("Nieuwe bewoners", Spoken.number(counts[.new] ?? 0)), Fact("Kennen we al, wordt aangevuld", Spoken.number(counts[.known] ?? 0)),
            Fact("Misschien al bekend: kies zelf", Spoken.number(counts[.doubt] ?? 0)),
            Fact("Klopt niet, blijft buiten", Spoken.number(counts[.fault] ?? 0)),
        ]
        return "\(facts.compactMap(\.self).html)\(told)"
    }

    private var told: HTML {
        guard list.draft.aware != .yes else { return .none }
        let words: HTML = """
            Deze mensen weten nog niet dat wij hun gegevens hebben. Wat ze aanbieden, ziet niemand tot iemand het hun vertelde. \
            Ze komen op <a href="\(Link.untold)">Nog te vertellen</a>.
            """
        return Alert(.info, words).html
    }

    private var done: HTML {
        let counts = view.counts.outcomes
        let facts = [
            Fact("Nieuwe bewoners", Spoken.number(counts[.made] ?? 0)), Fact("Kenden we al", Spoken.number(counts[.joined] ?? 0)),
            Fact("Klopt niet, niet ingelezen", Spoken.number(counts[.fault] ?? 0)), Fact("Overgeslagen", Spoken.number(counts[.skipped] ?? 0)),
            Fact("Wacht nog op je keuze", Spoken.number((counts[.open] ?? 0) + (list.state == .taken ? view.counts.waiting : 0))),
        ]
        let half: HTML =
            list.state == .taking && !isUnderWay
            ? Alert(.warning, "Het inlezen stopte halverwege. Er is niets kwijt: \(Dutch.count(view.counts.waiting)) wachten nog.", role: .status)
                .html
            : .none
        return "\(half)\(facts.compactMap(\.self).html)\(told)"
    }

    private var undone: HTML {
        let stayed = (view.counts.fates[.changed] ?? 0) + (view.counts.fates[.used] ?? 0)
        let facts = [
            Fact("Teruggedraaid", Spoken.number(view.counts.fates[.undone] ?? 0)), Fact("Gebleven", Spoken.number(stayed)),
        ]
        let half: HTML =
            list.state == .undoing && !isUnderWay
            ? Alert(.warning, "Het ongedaan maken stopte halverwege. Ga verder om het af te maken.", role: .status).html
            : .none
        let why: HTML = stayed == 0 ? .none : "<p>Wat iemand daarna aanpaste of gebruikte, bleef staan. Hieronder zie je bij wie.</p>"
        return "\(half)\(facts.compactMap(\.self).html)\(why)"
    }

    // MARK: Rows

    private var filter: HTML {
        let counts = view.counts.verdicts
        let entries: [(ListShown, String, Int)] =
            list.state == .checked
            ? [
                (.doubt, "Kies zelf", counts[.doubt] ?? 0), (.fault, "Klopt niet", counts[.fault] ?? 0),
                (.known, "Kennen we al", counts[.known] ?? 0),
                (.new, "Nieuw", counts[.new] ?? 0), (.all, "Alles", list.rows),
            ] : []
        guard !entries.isEmpty else { return .none }
        return """
            <ul class="filter screen-only">\(entries.html { entry in
                "<li><a href=\"\(Link.list(list.id, entry.0, page: 1))\"\(when: entry.0 == shown, " aria-current=\"true\"")>\(entry.1) <span class=\"count\">\(Spoken.number(entry.2))</span></a></li>"
            })</ul>
            """
    }

    private var heading: HTML {
        switch list.state {
        case .taking, .taken: view.rows.isEmpty ? .none : "<h2>Niet ingelezen</h2>"
        case .undoing, .undone: view.rows.isEmpty ? .none : "<h2>Gebleven</h2>"
        default: .none
        }
    }

    private var mayChoose: Bool { [.checked, .taking, .taken].contains(list.state) }

    private var rows: HTML {
        guard !view.rows.isEmpty else {
            return list.state == .checked ? EmptyState("Hier staat niets bij. Kies hierboven een ander rijtje.").html : .none
        }
        let items = view.rows.html { ListRowItem(view: $0, today: today, mayChoose: mayChoose).html }
        let hasChoices = mayChoose && view.rows.contains { ListRowItem(view: $0, today: today, mayChoose: true).isChoice }
        guard hasChoices else { return "\(heading)<ul class=\"candidates\">\(items)</ul>" }
        let next = min(view.page + 2, max(1, view.pages.count))
        return """
            \(heading)<form method="post" action="\(Link.choices(in: list.id))">\(sealField)<input type="hidden" name="shown" value="\(shown.rawValue)">\
            <input type="hidden" name="next" value="\(next)"><ul class="candidates">\(items)</ul>\
            <p class="actions">\(Button("Bewaar mijn keuzes\(when: view.page + 1 < view.pages.count, " en ga verder")", .second).html)</p></form>
            """
    }

    private var pager: HTML {
        guard view.pages.count > 1 else { return .none }
        let (page, last) = (view.page + 1, view.pages.count)
        return """
            <nav class="pager" aria-label="Bladeren"><span>\(when: page > 1, "<a href=\"\(Link.list(list.id, shown, page: page - 1))\">Vorige</a>")</span>\
            <span>Blad \(page) van \(last)</span><span>\(when: page < last, "<a href=\"\(Link.list(list.id, shown, page: page + 1))\">Volgende</a>")</span></nav>
            """
    }

    // MARK: What can be done

    private var choices: HTML {
        let open = view.counts.verdicts[.doubt] ?? 0
        guard list.state == .checked, open > 0, shown != .doubt else { return .none }
        return "<p><a href=\"\(Link.list(list.id, .doubt, page: 1))\">Bij \(open == 1 ? "één regel" : "\(open) regels") kies jij wie het is.</a></p>"
    }

    private var steps: HTML {
        switch list.state {
        case .columns, .checked:
            """
            \(button(Link.takingIn(list.id), "Lees deze lijst in", hint: "Waar je nog niet koos, blijft de regel wachten."))\
            <p class="actions">\(ButtonLink("Terug naar de kolommen", .quiet, to: "\(Link.list(list.id))?kolommen=ja").html)</p>\
            \(button(Link.discarding(list.id), "Gooi deze lijst weg", style: "button quiet"))
            """
        case .taking: "\(button(Link.takingIn(list.id), "Ga verder met inlezen", isGoingOn: isUnderWay))\(leftOut)\(undo)"
        case .taken: "\(more)\(leftOut)\(undo)"
        case .undoing: button(Link.undoing(list.id), "Ga verder met ongedaan maken", isGoingOn: isUnderWay)
        case .undone: .none
        }
    }

    private var more: HTML {
        let open = view.counts.waiting
        return open == 0
            ? .none : button(Link.takingIn(list.id), open == 1 ? "Lees de regel in waar je koos" : "Lees de \(open) regels in waar je koos")
    }

    private var leftOut: HTML {
        let counts = view.counts.outcomes
        let count = (counts[.fault] ?? 0) + (counts[.skipped] ?? 0) + (counts[.open] ?? 0)
        guard count > 0, view.choice != nil else { return .none }
        return """
            <p><a href="\(Link.leftOut(of: list.id))">Haal op wat niet is ingelezen (CSV)</a>. Verbeter het en lees dat bestand opnieuw in. \
            Dat kan tot \(Spoken.date(list.fileUntil, today: today)); daarna bewaren wij het niet meer.</p>
            """
    }

    private var undo: HTML {
        guard list.canBeUndone(on: today) else { return .none }
        return """
            <details class="more"><summary>Deze lijst ongedaan maken</summary><p>Wie met deze lijst erbij kwam, gaat er weer uit. Wat is aangevuld, wordt weer zoals het was. \
            Wat iemand daarna aanpaste of gebruikte, blijft staan; je ziet dan bij wie.</p>\(button(Link.undoing(list.id), "Maak alles ongedaan", style: "button danger"))</details>
            """
    }

    private func button(_ link: String, _ text: String, hint: String? = nil, style: String = "button", isGoingOn: Bool = false) -> HTML {
        "<form method=\"post\"\(when: isGoingOn, " id=\"go-on\"") action=\"\(link)\">\(sealField)\(hint.map { "<p class=\"hint\">\($0)</p>" as HTML })<p class=\"actions\"><button class=\"\(style)\">\(text)</button></p></form>"
    }
}
