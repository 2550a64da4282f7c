import Matching
import Neighbourhood
import Operations
import Storage

/// Hulp vragen, without an account. Words, a name and one way to be reached are enough.
struct PublicAskPage: Page {
    let form: FormView
    /// What there already is that may fit; nil when nobody asked to see it.
    let fits: [FitLine]?

    var title: String { "Hulp vragen" }
    var place: String? { Link.askPublic }
    var hasErrors: Bool { form.hasErrors }

    /// Where the browser goes after "Kijk eerst".
    private static let fitsMark = "wat-er-al-is"

    var main: HTML {
        """
        <h1>Wat heeft u nodig?</h1><p class="lead">Vertel het in uw eigen woorden. Iemand van het wijkteam neemt contact met u op en zoekt met u mee.</p>\
        \(form.summary)<form method="post" action="\(Link.askPublic)">\(form.sealField)\(form.trapField)\(words)\(PublicFits(lines: fits, mark: Self.fitsMark).html)\
        \(otherFields)\(form.visitorFields)\
        \(form.line("postcode", "Uw postcode", hint: "Dan weten we welk team bij u in de buurt werkt.", autocomplete: "postal-code"))\
        \(form.languageFields)\(actions)</form>
        """
    }

    private var words: HTML {
        form.text(
            "words", "Uw vraag", hint: "Bijvoorbeeld: mijn moeder zit de hele dag alleen. Of: wie kan mij helpen met een brief van de gemeente?",
            rows: 5, isRequired: true)
    }

    private var otherFields: HTML {
        """
        <details class="more"\(when: !form.words["for_whom"].isEmpty || form.error("for_whom") != nil, " open")><summary>Het is voor iemand anders</summary>\
        \(form.line("for_whom", "Voor wie is het?", hint: "Bijvoorbeeld: mijn moeder, mijn buurman."))\
        \(form.choice("aware", "Weet deze persoon dat u dit vraagt?", [("yes", "ja"), ("no", "nee"), ("unknown", "weet ik niet")], otherwise: "unknown"))</details>\
        \(form.whenFields("Wanneer komt het u uit?"))
        """
    }

    /// Sending comes first, so that the Enter key sends.
    private var actions: HTML {
        """
        <p class="hint">Mensen van het wijkteam en de balie lezen wat u schrijft. Past er iemand bij u? Dan ziet diegene uw voornaam en uw vraag, \
        niet uw adres of telefoonnummer. <a href="\(Link.privacy)">Wat wij bewaren</a></p>\
        <div class="actions"><button class="button" name="do" value="send">Verstuur mijn vraag</button>\
        <button class="button second" name="do" value="fits" formaction="\(Link.askPublic)#\(Self.fitsMark)" formnovalidate>Kijk eerst wat er al is</button></div>
        """
    }
}

/// Activities and services that may fit an ask that was not sent yet. An offer to look, not a hurdle.
///
/// Without the reasons: what the machine reads in somebody's words, as debts or forgetting, is not for a screen in the library.
struct PublicFits {
    let lines: [FitLine]?
    let mark: String

    var html: HTML {
        guard let lines else { return .none }
        return """
            <section id="\(mark)" tabindex="-1" aria-labelledby="fits-head"><h2 id="fits-head">Wat er al is</h2>\
            \(lines.isEmpty ? "<p>We vonden nog niets dat goed past. Verstuur uw vraag, dan zoekt het wijkteam met u mee.</p>" : list(lines))</section>
            """
    }

    private func list(_ lines: [FitLine]) -> HTML {
        """
        <ul class="candidates">\(lines.html(card))</ul><p>Zit er iets voor u bij? Loop gerust binnen; <a href="\(Link.whoHelps)">hier staat waar en wanneer</a>. \
        Past het niet, of gaat u liever niet alleen? Verstuur dan uw vraag. Alles wat u typte, staat er nog.</p>
        """
    }

    private func card(_ line: FitLine) -> HTML {
        let card = line.card
        return """
            <li class="candidate"><h3><bdi>\(card.title ?? name(card))</bdi></h3>\
            <p>\(when: card.title != nil && card.person == nil, "<bdi>\(card.name)</bdi>. ")<bdi>\(card.words)</bdi></p>\
            <ul class="fit-facts">\(facts(line).html { "<li>\($0)</li>" })</ul></li>
            """
    }

    /// A resident who leads an activity is not named to strangers.
    private func name(_ card: OfferCard) -> String { card.person == nil ? card.name : "Bewoners uit de buurt" }

    private func facts(_ line: FitLine) -> [HTML] {
        let when = line.card.weekly.isEmpty ? line.card.whenWords ?? "" : Spoken.dayParts(line.card.weekly)
        return [
            line.fitting.candidate.walkingMinutes.map { "\(Icon.walk)\(Spoken.walk($0))" as HTML },
            when.isEmpty ? nil : "\(Icon.clock)\(when)" as HTML,
        ].compactMap(\.self)
    }
}
