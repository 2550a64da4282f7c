import Language
import Neighbourhood
import Storage

/// What a practice typed who sends a patient on: raw words in, a `ReferralDraft` or the errors of each field out.
struct ReferralForm: Sendable {
    let words: FormWords

    static let order = ["words", "preference", "name", "contact", "call_back", "postcode", "agrees", "wish"]
    static let labels = [
        "words": "Wat de patiënt graag wil", "preference": "Liefst", "name": "Naam van de patiënt", "contact": "Telefoon of e-mail",
        "call_back": "Op een andere manier", "agrees": "Toestemming", "wish": "Wat u terug hoort", "code": "Code",
    ]
    static let sentences = [
        "agrees": "Zonder toestemming van de patiënt kunt u niet verwijzen.", "wish": "Vraag de patiënt wat u terug mag horen.",
        "code": "Deze code kennen we niet. Misschien sloop er een fout in. Hij hoort bij één verwijzing van uw praktijk.",
    ]

    func read(today: CalendarDate) -> (draft: ReferralDraft?, errors: [FieldError]) {
        var errors: [FieldError] = []
        let typed = Words.tidy(words["contact"])
        let isMail = typed.contains("@")
        let mail = isMail ? words.optional("contact", .notAMail, into: &errors) { MailAddress($0) } : nil
        let phone = isMail ? nil : words.optional("contact", .notAPhone, into: &errors) { PhoneNumber($0) }
        let postcode = words.optional("postcode", .notAPostcode, into: &errors) { Postcode($0) }
        let wish = AnswerWish(rawValue: words["wish"])
        let facts = PersonFacts(
            name: Words.tidy(words["name"]), phone: phone, mail: mail, postcode: postcode,
            reach: Words.tidied(words["call_back"]) == nil ? nil : .via, reachNote: Words.tidied(words["call_back"]))
        let draft = ReferralDraft(
            facts: facts, words: Words.tidy(words["words"]), preference: Words.tidied(words["preference"]),
            callBack: Words.tidied(words["call_back"]), agrees: words["agrees"] == "yes", wish: wish ?? .nothing)
        let known = Set(errors.map(\.field))
        errors += draft.faults(today: today).filter { !known.contains($0.field) && Self.order.contains($0.field) }
        if wish == nil { errors.append(FieldError("wish", .notAChoice)) }
        return (errors.isEmpty ? draft : nil, errors.inOrder(Self.order))
    }
}

/// Iemand verwijzen, by a practice without an account.
struct ReferralFormPage: Page {
    let practice: String
    let form: FormView

    var title: String { "Iemand verwijzen naar het wijkteam" }
    var hasErrors: Bool { form.hasErrors }

    var main: HTML {
        """
        <h1>Iemand verwijzen naar het wijkteam</h1><p class="lead"><bdi>\(practice)</bdi>. Het wijkteam belt uw patiënt op de volgende werkdag en zoekt samen iets wat past.</p>\
        <p><a href="\(Link.referralAnswer)">Lees hoe het met een eerdere verwijzing ging</a></p>\(SafetyLines.urgent)\(form.summary)\
        <form method="post" action="\(Link.referring)">\(form.sealField)\(form.trapField)\
        \(form.text("words", "Wat wil de patiënt graag?", hint: "In eigen woorden. Schrijf niets medisch op: geen klachten, diagnose of medicijnen. Bijvoorbeeld: ik zou graag weer onder de mensen komen.", rows: 4, isRequired: true))\
        \(form.line("preference", "Heeft de patiënt al iets in gedachten?", hint: "Bijvoorbeeld: wandelen, samen eten, iets met muziek.", wide: true))\
        <h2>Over wie gaat het?</h2><p class="hint">Is de patiënt jonger dan 16 jaar? Bel dan het wijkteam. Vul nergens een burgerservicenummer in.</p>\
        \(form.line("name", "Naam van de patiënt", isRequired: true))\
        \(form.line("contact", "Telefoonnummer of e-mailadres van de patiënt"))\
        \(form.line("call_back", "Of hoe bereiken we de patiënt anders?", hint: "Bijvoorbeeld: via dochter Anja, 06 12345678.", wide: true))\
        \(form.line("postcode", "Postcode van de patiënt", hint: "Dan weten we welk team in de buurt werkt."))\(consent)\
        <p class="actions">\(Button("Verwijs").html)</p></form>
        """
    }

    private var consent: HTML {
        """
        <h2>Wat vindt de patiënt goed?</h2>\
        \(form.choices("agrees", "Weet de patiënt ervan?", [("yes", "De patiënt weet van deze verwijzing en vindt het goed dat het wijkteam deze gegevens krijgt.")]))\
        \(form.choice("wish", "Wat mag uw praktijk terug horen?", hint: "De patiënt kiest, en mag dit later altijd veranderen.", AnswerWish.allCases.map { ($0.rawValue, Dutch.name($0)) }))
        """
    }
}

extension Dutch {
    static func name(_ wish: AnswerWish) -> String {
        switch wish {
        case .nothing: plain("standing.hearsNothing")
        case .contact: plain("standing.hearsContact")
        case .started: plain("standing.hearsStarted")
        }
    }
}

/// After a referral: the code, once.
struct ReferralThanksPage: Page {
    let code: SignInCode
    let today: CalendarDate

    var title: String { "Dank u wel" }
    var scripts: [Asset] { [.print] }

    var main: HTML {
        """
        <div class="calm"><h1>Dank u wel, de verwijzing is binnen</h1>\
        <p class="lead">Het wijkteam neemt uiterlijk <strong>\(Spoken.promised(today.adding(days: 1).orFirstWorkingDayAfter, today: today))</strong> contact op met uw patiënt.</p>\
        <p>De code van deze verwijzing is:</p><p class="code">\(code.shown)</p>\
        <p>Schrijf de code op, of druk deze pagina af. Hiermee leest u later hoe het ging, zover de patiënt dat goedvindt. Wij tonen hem maar één keer.</p>\
        <p class="actions screen-only">\(ButtonLink("Verwijs nog iemand", .second, to: Link.referring).html)\(ButtonLink("Lees een antwoord", .quiet, to: Link.referralAnswer).html)</p></div>
        """
    }
}

/// Hoe het ging: a code in, and as much as the person agreed to out.
struct ReferralAnswerPage: Page {
    let practice: String
    let form: FormView
    let found: (referredOn: CalendarDate, answer: ReferralAnswer)?
    let today: CalendarDate

    var title: String { "Hoe ging het met een verwijzing?" }
    var hasErrors: Bool { form.hasErrors }

    var main: HTML {
        """
        <h1>\(title)</h1><p class="lead"><bdi>\(practice)</bdi></p>\(form.summary)\(found.map(answer))\
        <form method="post" action="\(Link.referralAnswer)">\(form.sealField)\(form.line("code", "Code van de verwijzing", hint: "Acht tekens. U kreeg hem toen u verwees.", isRequired: true))\
        <p class="actions">\(Button("Lees het antwoord").html)\(ButtonLink("Verwijs iemand", .quiet, to: Link.referring).html)</p></form>
        """
    }

    private func answer(_ found: (referredOn: CalendarDate, answer: ReferralAnswer)) -> HTML {
        """
        <section class="card" role="status" aria-labelledby="answer"><h2 id="answer">Verwijzing van \(Spoken.date(found.referredOn, today: today))</h2>\(told(found.answer))</section>
        """
    }

    private func told(_ answer: ReferralAnswer) -> HTML {
        guard case .told(let state) = answer else {
            return "<p>Over deze verwijzing mogen wij u niets laten weten. Dat is de keuze van de patiënt.</p>"
        }
        let lines =
            [state.contactOn.map { "Er was contact, op \(Spoken.date($0, today: today))." } ?? "Er was nog geen contact."]
            + state.joined.map { "Doet mee aan: \($0)." } + (state.hasMatch ? ["Leerde via ons iemand kennen."] : [])
            + (state.isOver ? ["De begeleiding door het wijkteam is gestopt."] : [])
        return "<ul>\(lines.html { "<li><bdi>\($0)</bdi></li>" })</ul>"
    }
}

/// On the page of an ask: which practice it came from, and what that may hear.
struct ReferralSection {
    let line: ReferralLine
    let state: ReferralState
    let ask: Ask
    let mayTell: Bool
    let seal: String
    let today: CalendarDate

    var html: HTML {
        """
        <section class="card" aria-labelledby="referral"><h2 id="referral">Verwezen</h2><dl class="facts">\
        <dt>Door</dt><dd><a href="\(Link.organisation(line.referral.organisation))"><bdi>\(line.practice)</bdi></a>, op \(Spoken.date(line.referral.referredOn, today: today))</dd>\
        <dt>De praktijk hoort</dt><dd>\(Dutch.name(line.wish))</dd>\
        <dt>Eerste contact</dt><dd>\(state.contactOn.map { Spoken.date($0, today: today) } ?? "nog niet")</dd></dl>\(when: mayTell && state.contactOn == nil && ask.state.isOpen, contact)</section>
        """
    }

    private var contact: HTML {
        """
        <form method="post" action="\(Link.contact(with: ask.id))" class="screen-only"><input type="hidden" name="seal" value="\(seal)">\
        <p class="actions">\(Button("Er was contact", .second).html)</p></form>
        """
    }
}
