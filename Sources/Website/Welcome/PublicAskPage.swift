import Language
import Matching
import Neighbourhood
import Operations
import Storage

/// Hulp vragen, without an account. Words and one way to be reached are enough.
struct PublicAskPage: Page {
    let form: FormView
    /// What there already is that may fit; nil when nobody asked to see it.
    let fits: [FitLine]?

    var title: String { plain("ask.title") }
    var place: String? { Link.askPublic }
    var hasErrors: Bool { form.hasErrors }

    /// Where the browser goes after "Kijk eerst".
    private static let fitsMark = "wat-er-al-is"

    var main: HTML {
        """
        <h1>\(say("ask.heading"))</h1><p class="lead">\(say("ask.lead"))</p>\
        \(form.summary)<form method="post" action="\(Link.askPublic)">\(form.sealField)\(form.trapField)\(words)\(PublicFits(lines: fits, mark: Self.fitsMark).html)\
        \(otherFields)\(form.visitorFields)\
        \(form.line("postcode", plain("ask.postcode"), hint: plain("ask.postcodeHint"), autocomplete: "postal-code"))\
        \(form.languageFields)\(actions)</form>
        """
    }

    private var words: HTML {
        form.text(
            "words", plain("ask.words"), hint: plain("ask.wordsHint"),
            rows: 5, isRequired: true)
    }

    private var otherFields: HTML {
        """
        <details class="more"\(when: !form.words["for_whom"].isEmpty || form.error("for_whom") != nil, " open")><summary>\(say("ask.forOther"))</summary>\
        \(form.line("for_whom", plain("ask.forWhom"), hint: plain("ask.forWhomHint")))\
        \(form.choice("aware", plain("ask.aware"), [("yes", plain("ask.yes")), ("no", plain("ask.no")), ("unknown", plain("ask.unknown"))], otherwise: "unknown"))</details>\
        \(form.whenFields(plain("ask.when")))
        """
    }

    /// Sending comes first, so that the Enter key sends.
    private var actions: HTML {
        """
        <p class="hint">\(say("ask.promise", ["privacy": "\(Link.privacy)"]))</p>\
        <div class="actions">\(Button(say("ask.send"), name: "do", value: "send").html)\
        <button class="button second" name="do" value="fits" formaction="\(Link.askPublic)#\(Self.fitsMark)" formnovalidate>\(say("ask.lookFirst"))</button></div>
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
            <section id="\(mark)" tabindex="-1" aria-labelledby="fits-head"><h2 id="fits-head">\(say("ask.fits"))</h2>\
            \(lines.isEmpty ? "<p>\(say("ask.noFits"))</p>" : list(lines))</section>
            """
    }

    private func list(_ lines: [FitLine]) -> HTML {
        """
        <ul class="candidates">\(lines.html(card))</ul><p>\(say("ask.fitsMore", ["whoHelps": "\(Link.whoHelps)"]))</p>
        """
    }

    private func card(_ line: FitLine) -> HTML {
        let card = line.card
        return """
            <li class="candidate"><h3>\(card.title.map(inDutch) ?? name(card))</h3>\
            <p>\(when: card.title != nil && card.person == nil, "\(inDutch(card.name)). ")\(inDutch(card.words))</p>\
            <ul class="fit-facts">\(facts(line).html { "<li>\($0)</li>" })</ul></li>
            """
    }

    /// A resident who leads an activity is not named to strangers.
    private func name(_ card: OfferCard) -> HTML { card.person == nil ? inDutch(card.name) : say("ask.neighbours") }

    private func facts(_ line: FitLine) -> [HTML] {
        let when: HTML = line.card.weekly.isEmpty ? line.card.whenWords.map(inDutch) ?? .none : "\(Spoken.dayParts(line.card.weekly))"
        return [
            line.fitting.candidate.walkingMinutes.map { "\(Icon.walk)\(Spoken.walk($0))" as HTML },
            when.isEmpty ? nil : "\(Icon.clock)\(when)" as HTML,
        ].compactMap(\.self)
    }
}
