import Foundation
import Language
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

    var title: String { isTakingIn ? "Buurtgesprek overnemen" : plain("interview.title") }
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
    private var enter: HTML {
        "<button class=\"unseen\" name=\"do\" value=\"save\" tabindex=\"-1\" aria-hidden=\"true\">\(say("form.save"))</button>"
    }

    private var lead: HTML {
        if isTakingIn {
            return """
                <p class="lead">Lees mee en kijk of het klopt. Daarna staat dit bij de bewoner, en is dit blad leeg.</p>
                """
        }
        return """
            <p class="lead">\(say("interview.lead"))</p>\
            <p class="hint">\(say("ownInterviews.sheet", ["code": "<strong>\(interview.code.shown)</strong>"])). \(round.map { "\(say("interview.round", ["name": inDutch($0.draft.name)])) " as HTML })<a href="\(Link.sheet(interview.id))">\(say("interview.onPaper"))</a></p>
            """
    }

    private var gifts: HTML {
        """
        <fieldset class="caller"><legend>\(say("interview.gifts"))</legend>\(form.text("loves", plain("interview.loves"), rows: 3))\
        \(form.text("good_at", plain("interview.goodAt"), hint: plain("interview.goodAtHint"), rows: 2))\
        \(form.text("gives", plain("interview.gives"), rows: 3))\(labels)</fieldset>
        """
    }

    /// Beside the words, never instead of them.
    private var labels: HTML {
        let chosen = form.words.all("gives-labels")
        let themes = InterviewWords.themes
        let kept = themes.map(\.value)
        let found = (proposed + chosen).reduce(into: [String]()) { list, label in
            if !label.isEmpty, !list.contains(label), !kept.contains(label) { list.append(label) }
        }
        let isThemed = kept.contains { chosen.contains($0) }
        return """
            \(when: !found.isEmpty, form.choices("gives-labels", plain("interview.about"), hint: plain("interview.aboutHint"), found.map { ($0, $0) }, areDutch: true))\
            <details class="more"\(when: isThemed, " open")><summary>\(say("interview.tick"))</summary><div class="options">\(themes.html { theme in
                "<label class=\"option\"><input type=\"checkbox\" name=\"gives-labels\" value=\"\(theme.value)\"\(when: chosen.contains(theme.value), " checked")> <span>\(theme.text)</span></label>"
            })</div></details>\
            <p class="actions">\(Button(say("interview.find"), .second, name: "do", value: "labels", isUnchecked: true).html)</p>
            """
    }

    private var conditions: HTML {
        """
        <fieldset class="caller"><legend>\(say("interview.limits"))</legend>\(form.week("week", plain("interview.when")))\
        \(form.line("when_words", plain("interview.whenWords"), hint: plain("interview.whenHint"), wide: true))\
        \(form.choice("range", plain("interview.howFar"), InterviewWords.ranges, otherwise: "2500"))\
        \(form.choice("nearness", plain("interview.forWhom"), Nearness.allCases.map { ($0.rawValue, Dutch.name($0)) }, otherwise: "any"))\
        <fieldset class="field choice"><legend>\(say("interview.rather"))</legend><div class="options">\(form.tick("no_stairs", plain("interview.noStairs")))\
        \(form.tick("no_pets", plain("interview.noPets")))\(form.tick("light_only", plain("interview.lightOnly")))\(form.tick("wants_allowance", plain("interview.allowance")))</div></fieldset>\
        \(form.text("conditions", plain("interview.cannot"), rows: 2))</fieldset>
        """
    }

    private var wishes: HTML {
        """
        <fieldset class="caller"><legend>\(say("interview.wishes"))</legend>\(form.text("wishes", plain("interview.wish"), rows: 3))\
        \(form.text("asks", plain("interview.asks"), hint: plain("interview.asksHint"), rows: 2))\
        \(form.text("street", plain("interview.street"), hint: plain("interview.streetHint"), rows: 2))</fieldset>
        """
    }

    private var who: HTML {
        """
        <fieldset class="caller" id="caller"><legend>\(say("interview.reach"))</legend>\(ownDetails)<div class="fields">\(form.line("name", plain("ownFacts.name"), autocomplete: own("name")))\
        \(form.line("phone", plain("ownFacts.phone"), autocomplete: own("tel"), inputMode: "tel"))\(form.line("mail", plain("ownFacts.mail"), type: "email", autocomplete: own("email")))\(form.line("home_street", plain("ownForm.street"), autocomplete: own("address-line1")))\
        \(form.line("house_number", plain("ownForm.number")))\(form.line("postcode", plain("ownForm.postcode"), autocomplete: own("postal-code")))</div>\
        \(form.line("reach_note", plain("interview.reachNote"), hint: plain("interview.reachHint"), wide: true))\
        <details class="more"><summary>\(say("activity.languages"))</summary>\(LanguageChoice(form: form).html)</details>\
        \(when: isTakingIn, "\(CallerList(callers: known, chosen: form.words["caller"]).html)<p class=\"actions\">\(Button("Zoek of we deze bewoner kennen", .second, name: "do", value: "find", isUnchecked: true).html)</p>")</fieldset>
        """
    }

    /// A browser fills in, and keeps, only what is about its own user (WCAG 2.2, 1.3.5): never the details of a neighbour who is listened to.
    private func own(_ purpose: String) -> String { isAboutSelf ? purpose : "off" }
    private var isAboutSelf: Bool { !viewer.isAtWork && form.words["own"] == "yes" }

    private var ownDetails: HTML {
        if viewer.isAtWork { return .none }
        return isAboutSelf
            ? "<input type=\"hidden\" name=\"own\" value=\"yes\">"
            : "<p class=\"actions\">\(Button(say("interview.own"), .second, name: "do", value: "own", isUnchecked: true).html)</p>"
    }

    private var consent: HTML {
        """
        <fieldset class="caller"><legend>\(say("interview.may"))</legend><p>\(say("interview.readAloud")) <q\(WrittenPart.dutch)>\(consentText)</q></p>\
        \(form.choice("consent", plain("interview.answer"), [("spoken", plain("interview.saidYes")), ("paper", plain("interview.signed")), ("no", plain("interview.notAsked"))], otherwise: "no"))</fieldset>
        """
    }

    private var promise: HTML {
        """
        <fieldset class="caller"><legend>Wat we beloven</legend>\(form.line("promised_on", "U hoort van ons uiterlijk op", hint: "Dan staat het die dag bij jou op Vandaag.", type: "date", isRequired: true))</fieldset>
        """
    }

    private var actions: HTML {
        if isTakingIn {
            return "<div class=\"sticky-actions\">\(Button("Neem dit gesprek over", name: "do", value: "take").html)</div>"
        }
        return """
            <div class="sticky-actions">\(Button(say("interview.save"), .second, name: "do", value: "save", isUnchecked: true).html)\
            \(Button(say("interview.handIn"), name: "do", value: "hand-in").html)</div>
            """
    }

    private var away: HTML {
        """
        <details class="more screen-only"><summary>\(say("interview.off"))</summary><form method="post" action="\(Link.putAway(interview.id))">\(form.sealField)\
        <p>\(say("interview.offMore"))</p><p class="actions">\(Button(say("interview.offButton"), .second).html)</p></form></details>
        """
    }
}

/// Words that stand on the screen and on the paper alike.
enum InterviewWords {
    /// To tick: the themes of what people do for one another.
    ///
    /// What is kept is the Dutch word, which stands beside the gift from then on; what is read is in the language of the page.
    static var themes: [(value: String, text: String)] { domains.map { (value: Dutch.theme($0.name), text: plain($0.text)) } }

    private static let domains: [(name: String, text: TextKey)] = [
        ("company", "theme.company"), ("meals", "theme.meals"), ("garden", "theme.garden"), ("jobs", "theme.jobs"), ("shopping", "theme.shopping"),
        ("transport", "theme.transport"), ("computers", "theme.computers"), ("paperwork", "theme.paperwork"), ("language", "theme.language"),
        ("school", "theme.school"), ("music", "theme.music"), ("craft", "theme.craft"), ("sport", "theme.sport"), ("pets", "theme.pets"),
        ("parenting", "theme.parenting"), ("community", "theme.community"),
    ]

    static var ranges: [(value: String, text: String)] {
        [
            ("300", plain("interview.inStreet")), ("1000", plain("interview.inArea")), ("2500", plain("interview.byBike")),
            ("10000", plain("interview.inTown")),
        ]
    }
}
