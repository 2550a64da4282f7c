import Foundation
import Neighbourhood
import Operations
import Storage

/// A conversation of ten minutes: few open questions, own words first. The same page is for who listens and for who takes it in.
struct InterviewPage: Page {
    let interview: Interview
    let round: InterviewRound?
    let form: FormView
    /// Shared words that Omzien read in what was said.
    let proposed: [String]
    /// People it may be; only for who takes it in.
    let known: [CallerLine]
    let consentText: String
    let viewer: Viewer
    let today: CalendarDate

    var title: String { isTakingIn ? "Buurtgesprek overnemen" : "Een buurtgesprek" }
    var place: String? { viewer.isAtWork ? Link.interviews : Link.mine }
    var hasErrors: Bool { form.hasErrors }
    private var isTakingIn: Bool { interview.state == .handedIn }

    var main: HTML {
        """
        <h1>\(title)</h1>\(form.summary)\(lead)<form method="post" action="\(isTakingIn ? Link.takeIn(interview.id) : Link.interview(interview.id))">\(form.sealField)\
        <input type="hidden" name="version" value="\(form.words.has("version") ? form.words["version"] : String(interview.version))">\(enter)\
        \(gifts)\(conditions)\(wishes)\(who)\(consent)\(when: isTakingIn, promise)\(actions)</form>\(away)
        """
    }

    /// The enter key presses the first button of a form: let that be one that keeps what is typed.
    private var enter: HTML { "<button class=\"unseen\" name=\"do\" value=\"save\" tabindex=\"-1\" aria-hidden=\"true\">Bewaar</button>" }

    private var lead: HTML {
        if isTakingIn {
            return """
                <p class="lead">Lees mee en kijk of het klopt. Daarna staat dit bij de bewoner, en is dit blad leeg.</p>
                """
        }
        return """
            <p class="lead">Neem tien minuten. Luister eerst. Schrijf op wat de ander zegt, in de woorden van de ander zelf. Wat niet aan de orde komt, laat je leeg.</p>\
            <p class="hint">Blad <strong>\(interview.code.shown)</strong>\(round.map { ", ronde <bdi>\($0.draft.name)</bdi>" as HTML }). <a href="\(Link.sheet(interview.id))">Liever op papier? Druk dit blad af</a></p>
            """
    }

    private var gifts: HTML {
        """
        <fieldset class="caller"><legend>Wat u graag doet</legend>\(form.text("loves", "Waar wordt u blij van?", rows: 3))\
        \(form.text("good_at", "Waar bent u goed in?", hint: "Ook kleine dingen tellen.", rows: 2))\
        \(form.text("gives", "Wat zou u wel eens voor iemand willen doen? Of samen met iemand?", rows: 3))\(labels)</fieldset>
        """
    }

    /// Beside the words, never instead of them.
    private var labels: HTML {
        let chosen = form.words.all("gives-labels")
        let found = (proposed + chosen).reduce(into: [String]()) { list, label in
            if !label.isEmpty, !list.contains(label), !InterviewWords.themes.contains(label) { list.append(label) }
        }
        let themes = InterviewWords.themes.map { (value: $0, text: $0) }
        let isThemed = InterviewWords.themes.contains { chosen.contains($0) }
        return """
            \(when: !found.isEmpty, form.choices("gives-labels", "Gaat het hierover? Tik aan wat klopt", hint: "Dit las Omzien in de woorden. Het helpt later bij het zoeken. De eigen woorden blijven staan.", found.map { ($0, $0) }))\
            <details class="more"\(when: isThemed, " open")><summary>Aankruisen, zoals op het papier</summary><div class="options">\(themes.html { theme in
                "<label class=\"option\"><input type=\"checkbox\" name=\"gives-labels\" value=\"\(theme.value)\"\(when: chosen.contains(theme.value), " checked")> <span>\(theme.text)</span></label>"
            })</div></details>\
            <p class="actions"><button class="button second" name="do" value="labels" formnovalidate>Zoek woorden die erbij passen</button></p>
            """
    }

    private var conditions: HTML {
        """
        <fieldset class="caller"><legend>Wanneer, hoe ver, en wat niet</legend>\(form.week("week", "Wanneer komt het uit?"))\
        \(form.line("when_words", "Of in gewone woorden", hint: "Bijvoorbeeld: sommige dinsdagen, bel de dag ervoor.", wide: true))\
        \(form.choice("range", "Hoe ver?", InterviewWords.ranges, otherwise: "2500"))\
        \(form.choice("nearness", "Voor wie?", Nearness.allCases.map { ($0.rawValue, Dutch.name($0)) }, otherwise: "any"))\
        <fieldset class="field choice"><legend>Wat liever niet, of wat wel graag?</legend><div class="options">\(form.tick("no_stairs", "Geen trappen"))\
        \(form.tick("no_pets", "Geen huisdieren"))\(form.tick("light_only", "Alleen licht werk"))\(form.tick("wants_allowance", "Graag een kleine vergoeding"))</div></fieldset>\
        \(form.text("conditions", "Wat kunt of wilt u niet?", rows: 2))</fieldset>
        """
    }

    private var wishes: HTML {
        """
        <fieldset class="caller"><legend>Wat u zelf graag zou willen</legend>\(form.text("wishes", "Wat zou u graag eens willen, of weer willen?", rows: 3))\
        \(form.text("asks", "Kan iemand u nu ergens mee helpen?", hint: "Dan zoeken we daar iemand voor.", rows: 2))\
        \(form.text("street", "Kent u mensen in de straat?", hint: "Bijvoorbeeld: bijna iedereen, alleen de buren, nog niemand. Schrijf geen namen van anderen op.", rows: 2))</fieldset>
        """
    }

    private var who: HTML {
        """
        <fieldset class="caller" id="caller"><legend>Hoe we u bereiken</legend><div class="fields">\(form.line("name", "Naam"))\
        \(form.line("phone", "Telefoon", inputMode: "tel"))\(form.line("mail", "E-mail", type: "email"))\(form.line("home_street", "Straat"))\
        \(form.line("house_number", "Huisnummer"))\(form.line("postcode", "Postcode"))</div>\
        \(form.line("reach_note", "Hoe bereiken we u het liefst?", hint: "Bijvoorbeeld: bel na zessen, via mijn dochter, kom maar langs.", wide: true))\
        <details class="more"><summary>Talen</summary>\(LanguageChoice(form: form).html)</details>\
        \(when: isTakingIn, "\(CallerList(callers: known, chosen: form.words["caller"]).html)<p class=\"actions\"><button class=\"button second\" name=\"do\" value=\"find\" formnovalidate>Zoek of we deze bewoner kennen</button></p>")</fieldset>
        """
    }

    private var consent: HTML {
        """
        <fieldset class="caller"><legend>Mag dit?</legend><p>Lees voor: <q>\(consentText)</q></p>\
        \(form.choice("consent", "Wat is het antwoord?", [("spoken", "ja, gezegd"), ("paper", "ja, getekend op papier"), ("no", "nee, of nog niet gevraagd")], otherwise: "no"))</fieldset>
        """
    }

    private var promise: HTML {
        """
        <fieldset class="caller"><legend>Wat we beloven</legend>\(form.line("promised_on", "U hoort van ons uiterlijk op", hint: "Dan staat het die dag bij jou op Vandaag.", type: "date", isRequired: true))</fieldset>
        """
    }

    private var actions: HTML {
        if isTakingIn {
            return "<div class=\"sticky-actions\"><button class=\"button\" name=\"do\" value=\"take\">Neem dit gesprek over</button></div>"
        }
        return """
            <div class="sticky-actions"><button class="button second" name="do" value="save" formnovalidate>Bewaar en ga later verder</button>\
            <button class="button" name="do" value="hand-in">Lever dit gesprek in</button></div>
            """
    }

    private var away: HTML {
        """
        <details class="more screen-only"><summary>Het gesprek gaat niet door</summary><form method="post" action="\(Link.putAway(interview.id))">\(form.sealField)\
        <p>Niemand thuis, of liever niet? Dan gaat alles wat hier staat meteen weg.</p><p class="actions"><button class="button second">Leg dit gesprek weg</button></p></form></details>
        """
    }
}

/// Words that stand on the screen and on the paper alike.
enum InterviewWords {
    /// To tick: the themes of what people do for one another.
    static let themes = [
        "company", "meals", "garden", "jobs", "shopping", "transport", "computers", "paperwork", "language", "school", "music", "craft", "sport",
        "pets", "parenting", "community",
    ].map(Dutch.theme)

    static let ranges = [
        (300, "in de eigen straat"), (1000, "in de eigen buurt"), (2500, "een kwartier fietsen"), (10_000, "door het hele dorp of de stad"),
    ]
    .map { (value: String($0), text: $1) }
}
