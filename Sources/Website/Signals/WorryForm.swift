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

    var title: String { "Zorgen om iemand" }
    var place: String? { Link.worryPublic }
    var hasErrors: Bool { form.hasErrors }

    var main: HTML {
        """
        <h1>Zorgen om iemand</h1>\(SafetyLines.urgent)\(form.summary)\
        <p class="lead">Ziet u iemand met wie het niet goed gaat? Vertel het ons. Soms is een buur die af en toe kijkt al genoeg.</p>\
        <form method="post" action="\(Link.worryPublic)">\(form.sealField)\(form.trapField)\
        \(form.text("words", "Waar maakt u zich zorgen over?", hint: "Schrijf wat u ziet of hoort. Bijvoorbeeld: de gordijnen zijn al een week dicht.", rows: 5, isRequired: true))\
        \(form.text("about", "Over wie gaat het, en waar?", hint: "Een naam, een straat of een huisnummer. Wat u weet en wilt zeggen.", rows: 2))\
        \(form.choice("aware", "Weet deze persoon dat u dit meldt?", [("yes", "ja"), ("no", "nee"), ("unknown", "weet ik niet")], otherwise: "unknown"))\(reporter)\
        <p class="actions"><button class="button">Verstuur</button></p></form>
        """
    }

    private var reporter: HTML {
        """
        <h2>Over uzelf</h2><p>Uw naam hoeft niet. Laat u een telefoonnummer of e-mailadres achter? Dan laten we u weten dat we ermee bezig zijn.</p>\
        \(form.line("reporter_name", "Uw naam", autocomplete: "name"))\(form.line("reporter_contact", "Hoe kunnen we u bereiken?"))\
        \(form.choice("may_name", "Mag deze persoon weten dat het van u komt?", [("no", "nee"), ("yes", "ja")], otherwise: "no"))
        """
    }
}

/// After a worry: thanks, when somebody reads it, and no more than that.
struct WorryThanksPage: Page {
    let today: CalendarDate

    var title: String { "Bedankt" }
    var place: String? { Link.worryPublic }

    var main: HTML {
        """
        <div class="calm"><h1>Dank u wel dat u omkijkt naar een ander</h1>\
        <p class="lead">Iemand van het wijkteam leest dit uiterlijk <strong>\(Spoken.promised(today.adding(workingDays: ThanksPage.workingDays), today: today))</strong>.</p>\
        <p>Liet u een telefoonnummer of e-mailadres achter? Dan hoort u dat we het hebben opgepakt. Wat we daarna doen, blijft tussen ons en de mensen om wie het gaat.</p>\
        <p>Mogen zij niet weten dat het van u komt? Dan zeggen wij dat niet.</p></div>\(SafetyLines.urgent)
        """
    }
}
