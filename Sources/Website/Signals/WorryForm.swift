import Language
import Neighbourhood

/// A worry as a visitor typed it: raw words in, a `WorryDraft` or the errors of each field out. Only words are needed.
struct WorryForm: Sendable {
    let words: FormWords

    func read() -> (draft: WorryDraft?, errors: [FieldError]) {
        let draft = WorryDraft(
            words: Words.tidy(words["words"]), about: Words.tidied(words["about"]), aware: Awareness(rawValue: words["aware"]) ?? .unknown,
            reporterName: Words.tidied(words["reporter_name"]), reporterContact: Words.tidied(words["reporter_contact"]),
            mayNameReporter: words["may_name"] == "yes", source: .public)
        let errors = draft.faults()
        return (errors.isEmpty ? draft : nil, errors)
    }
}

/// Zorgen om iemand. Danger stands above it; a name is not needed.
struct WorryFormPage: Page {
    let form: FormView

    var title: String { plain("worry.title") }
    var place: String? { Link.worryPublic }
    var hasErrors: Bool { form.hasErrors }

    var main: HTML {
        """
        <h1>\(say("worry.title"))</h1>\(SafetyLines.urgent)\(form.summary)\
        <p class="lead">\(say("worry.lead"))</p>\
        <form method="post" action="\(Link.worryPublic)">\(form.sealField)\(form.trapField)\
        \(form.text("words", plain("worry.words"), hint: plain("worry.wordsHint"), rows: 5, isRequired: true))\
        \(form.text("about", plain("worry.about"), hint: plain("worry.aboutHint"), rows: 2))\
        \(form.choice("aware", plain("worry.aware"), [("yes", plain("ask.yes")), ("no", plain("ask.no")), ("unknown", plain("ask.unknown"))], otherwise: "unknown"))\(reporter)\
        <p class="actions">\(Button(say("form.send")).html)</p></form>
        """
    }

    private var reporter: HTML {
        """
        <h2>\(say("worry.you"))</h2><p>\(say("worry.youLead"))</p>\
        \(form.line("reporter_name", plain("visitor.name"), autocomplete: "name"))\(form.line("reporter_contact", plain("worry.reach")))\
        \(form.choice("may_name", plain("worry.mayName"), [("no", plain("ask.no")), ("yes", plain("ask.yes"))], otherwise: "no"))
        """
    }
}

/// After a worry: thanks, when somebody reads it, and no more than that.
struct WorryThanksPage: Page {
    let today: CalendarDate

    var title: String { plain("thanks.title") }
    var place: String? { Link.worryPublic }

    var main: HTML {
        """
        <div class="calm"><h1>\(say("worry.thanks"))</h1>\
        <p class="lead">\(say("worry.thanksLead", ["day": "\(Spoken.promised(today.adding(workingDays: ThanksPage.workingDays), today: today))"]))</p>\
        <p>\(say("worry.thanksMore"))</p>\
        <p>\(say("worry.thanksName"))</p></div>\(SafetyLines.urgent)
        """
    }
}
