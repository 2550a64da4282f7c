import Neighbourhood
import Storage

/// A role agreement as it is written together: a first one, or a new version.
struct RoleAgreementForm: Page {
    let house: House
    let team: Team
    /// Nil for the first.
    let former: KnownRoleAgreement?
    let colleagues: [Colleague]
    let form: FormView

    static let order = ["house_does", "team_does", "together", "help", "net", "review_on", "owner"]
    static let labels = [
        "house_does": "Wat doet het huis", "team_does": "Wat doet het wijkteam", "together": "Wat doen jullie samen", "help": "Hulp op afroep",
        "net": "Vangnet", "review_on": "Samen nakijken", "owner": "Wie denkt daaraan",
    ]

    var title: String { "Rolafspraak opschrijven" }
    var hasErrors: Bool { form.hasErrors }

    var main: HTML {
        """
        <h1>Rolafspraak van <bdi>\(house.facts.name)</bdi> en <bdi>\(team.name)</bdi></h1><p><a href="\(Link.roleAgreements(of: house.id))">Rolafspraken van <bdi>\(house.facts.name)</bdi></a></p>\(form.summary)\
        <p class="lead">Schrijf dit samen op, in gewone woorden. Het past op één blad. Daarna tekenen het bestuur en het wijkteam\(when: former != nil, "; wat er eerder is afgesproken, blijft te lezen").</p>\
        <form method="post" action="\(Link.drawingUp(between: house.id, and: team.id))">\(form.sealField)<input type="hidden" name="version" value="\(form.words["version"])">\
        \(form.text("house_does", "Wat doet het huis?", hint: "Bijvoorbeeld: de deur open, de koffie klaar, mensen wegwijs maken.", isRequired: true))\
        \(form.text("team_does", "Wat doet het wijkteam?", hint: "En wat juist niet. Bijvoorbeeld: het team neemt niets over van vrijwilligers.", isRequired: true))\
        \(form.text("together", "Wat doen jullie samen?", rows: 3))\
        \(form.text("help", "Hulp op afroep: hoe en hoe snel?", hint: "Wie belt wie, en wanneer komt er iemand?", rows: 3, isRequired: true))\
        \(form.text("net", "Wie is het vangnet?", hint: "Voor wie het huis niet verder kan helpen, en als het misgaat.", rows: 3, isRequired: true))<div class="fields">\
        \(form.line("review_on", "Wanneer kijken jullie er weer naar?", type: "date", isRequired: true))\
        \(form.select("owner", "Wie denkt daaraan?", hint: "Bij diegene staat het dan op Vandaag.", [("", "Kies een collega")] + colleagues.map { ($0.id.text, $0.name) }))</div>\
        <div class="sticky-actions">\(Button("Bewaar de afspraak").html)\(ButtonLink("Niet bewaren", .quiet, to: Link.roleAgreements(of: house.id)).html)</div></form>
        """
    }
}

extension KnownRoleAgreement: Correctable {
    var version: Int { agreement.version }
    func written(today: CalendarDate) -> [Fact] { agreement.draft.written }
}

extension RoleAgreementDraft {
    var written: [Fact] {
        [
            Fact("Wat doet het huis", houseDoes), Fact("Wat doet het wijkteam", teamDoes), Fact("Wat doen jullie samen", together),
            Fact("Hulp op afroep", help), Fact("Vangnet", net), Fact("Samen nakijken", Spoken.fullDate(reviewOn)),
        ].compactMap(\.self)
    }
}

extension FormWords {
    /// The form as it is opened: with what was agreed before, and a year ahead.
    init(_ former: RoleAgreement?, owner: Person.ID?, today: CalendarDate) {
        let draft = former?.draft
        self.init([
            "house_does": draft?.houseDoes ?? "", "team_does": draft?.teamDoes ?? "", "together": draft?.together ?? "", "help": draft?.help ?? "",
            "net": draft?.net ?? "", "review_on": today.adding(months: 12).description, "owner": (former?.owner ?? owner)?.text ?? "",
            "version": String(former?.version ?? 0),
        ])
    }

    /// - Parameter today: stands in for a day that was not typed; then it is an error as well.
    func roleAgreement(today: CalendarDate) -> (draft: RoleAgreementDraft, errors: [FieldError]) {
        var errors: [FieldError] = []
        let day = neededDay("review_on", into: &errors)
        let draft = RoleAgreementDraft(
            houseDoes: Words.tidy(self["house_does"]), teamDoes: Words.tidy(self["team_does"]), together: Words.tidied(self["together"]),
            help: Words.tidy(self["help"]), net: Words.tidy(self["net"]), reviewOn: day ?? today.adding(days: 1))
        return (draft, errors)
    }

    /// - Throws: `Problem.invalid` for a day that is none.
    func roleSignature(today: CalendarDate) throws(Problem) -> RoleSignature {
        var errors: [FieldError] = []
        let day = optional("day", .notADate, into: &errors) { CalendarDate($0) }
        guard errors.isEmpty else { throw .invalid(errors) }
        return RoleSignature(
            name: Words.tidy(self["name"]), behalf: Words.tidy(self["behalf"]), on: day ?? today, isOnPaper: self["manner"] == "paper")
    }
}
