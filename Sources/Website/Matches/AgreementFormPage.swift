import Neighbourhood
import Storage

/// Writes the page of a match down, or a new version of it: in the words of the two, with what the role says beside it.
struct AgreementFormPage: Page {
    let sheet: AgreementSheet
    let role: HelpRole
    let form: FormView

    var title: String { "Afspraken opschrijven" }
    var hasErrors: Bool { form.hasErrors }

    var main: HTML {
        """
        <h1>Afspraken van <bdi>\(sheet.names[.ask] ?? "")</bdi> en <bdi>\(sheet.names[.offer] ?? "")</bdi></h1>\(form.summary)\
        <p class="lead">Schrijf dit met allebei samen op. Daarna vraag je allebei om akkoord. Wat er wel en niet bij hoort, komt uit de rol <a href="\(Link.role(role.key))"><bdi>\(role.facts.name)</bdi></a>.</p>\
        <form method="post" action="\(Link.newAgreement(sheet.match.id))">\(form.sealField)<input type="hidden" name="version" value="\(form.words["version"])">\
        \(form.text("goal", "Waar gaan we voor?", hint: "In de eigen woorden van de twee. Houd het kort: alles moet op één vel.", rows: 3, isRequired: true))\
        \(form.text("frame", "Wat doen we samen?", hint: "Wat, waar, en wat juist niet.", rows: 3))\
        \(form.line("rhythm", "Wanneer, en hoe vaak?", hint: "Bijvoorbeeld: elke dinsdag van twee tot vier.", isRequired: true, wide: true))\
        \(form.text("house_rules", "Huisregels", rows: 3))\
        \(form.line("call", "Wie kunnen ze bellen als het niet goed gaat?", isRequired: true, wide: true))\
        \(form.line("allowance", "Vergoeding", hint: RoleWords(role: role, roles: sheet.roles).reward, wide: true))\
        \(form.line("last_day", "Tot en met welke dag?", hint: RoleWords(role: role, roles: sheet.roles).term, type: "date", isRequired: true))\
        <div class="sticky-actions">\(Button("Bewaar de afspraken").html)\(ButtonLink("Niet bewaren", .quiet, to: Link.agreement(sheet.match.id)).html)</div></form>
        """
    }
}

/// An agreement as it was typed: raw words in; a draft, or the errors of each field, out.
struct AgreementForm: Sendable {
    let words: FormWords

    static let order = ["goal", "frame", "rhythm", "house_rules", "call", "allowance", "last_day"]
    static let labels = [
        "goal": "Waar gaan we voor", "frame": "Wat doen we samen", "rhythm": "Wanneer, en hoe vaak", "house_rules": "Huisregels",
        "call": "Wie kunnen ze bellen", "allowance": "Vergoeding", "last_day": "Tot en met welke dag", "day_ask": "Op welke dag",
        "day_offer": "Op welke dag",
    ]

    /// - Parameter today: stands in for a last day that was not typed; then it is an error as well.
    func read(today: CalendarDate) -> (draft: AgreementDraft, errors: [FieldError]) {
        var errors: [FieldError] = []
        let last = words.optional("last_day", .notADate, into: &errors) { CalendarDate($0) }
        if last == nil, errors.isEmpty { errors.append(FieldError("last_day", .missing)) }
        let draft = AgreementDraft(
            goal: Words.tidy(words["goal"]), frame: Words.tidied(words["frame"]), rhythm: Words.tidy(words["rhythm"]),
            call: Words.tidy(words["call"]), allowance: Words.tidied(words["allowance"]), houseRules: Words.tidied(words["house_rules"]),
            lastDay: last ?? today)
        return (draft, errors)
    }
}

extension AgreementForm {
    /// The form as somebody opens it: with what was agreed before, and whom to call and until when as the role has it.
    init(_ sheet: AgreementSheet, role: HelpRole, today: CalendarDate) {
        let draft = sheet.versions.first?.draft
        let guide = [sheet.guideName + " van het wijkteam", sheet.teamPhone?.shown].compactMap(\.self).joined(separator: ", ")
        words = FormWords([
            "goal": draft?.goal ?? "", "frame": draft?.frame ?? "", "rhythm": draft?.rhythm ?? "", "house_rules": draft?.houseRules ?? "",
            "call": draft?.call ?? guide, "allowance": draft?.allowance ?? "",
            "last_day": role.facts.term.isDue(from: today).description, "version": String(sheet.versions.first?.version ?? 0),
        ])
    }
}
