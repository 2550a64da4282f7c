import Neighbourhood

/// A new version of a role: everything of the newest one, to change.
struct RoleFormPage: Page {
    let newest: HelpRole
    let profiles: [ScreeningProfile]
    let form: FormView

    var title: String { "Nieuwe versie: \(newest.facts.name)" }
    var place: String? { Link.roles }
    var hasErrors: Bool { form.hasErrors }

    var main: HTML {
        """
        <h1>Nieuwe versie van <bdi>\(newest.facts.name)</bdi></h1>\(form.summary)\
        <p class="lead">Pas aan wat bij deze rol hoort en wat nodig is. De oude versie blijft bewaard. Wat al loopt, houdt de versie waaronder het begon.</p>\
        <form method="post" action="\(Link.newVersion(of: newest.key))">\(form.sealField)<input type="hidden" name="version" value="\(form.words["version"])">\
        \(what)\(asks)\(guidance)<div class="sticky-actions">\(Button("Bewaar deze versie").html)\
        \(ButtonLink("Niet bewaren", .quiet, to: Link.role(newest.key)).html)</div></form>
        """
    }

    private var what: HTML {
        """
        \(form.line("name", "Naam van de rol", isRequired: true))\
        \(form.line("wanting", "Zoals het bij een aanbod staat", hint: "Bijvoorbeeld: maatje zijn.", isRequired: true))\
        \(form.text("about", "Wat is het, in twee zinnen?", rows: 3, isRequired: true))\
        \(form.text("may", "Dit hoort erbij", hint: "Eén ding per regel.", rows: 6, isRequired: true))\
        \(form.text("may_not", "Dit hoort er niet bij", hint: "Eén ding per regel. Laat staan dat medicijnen en medische handelingen er niet bij horen.", rows: 8, isRequired: true))\
        \(form.text("themes", "Onderwerpen", hint: "Alleen als de rol maar voor een paar onderwerpen is. Eén per regel.", rows: 3))
        """
    }

    private var asks: HTML {
        """
        <h2>Wat is er nodig?</h2>\(Requirement.Kind.allCases.html { kind in
            "<fieldset class=\"field\"><legend>\(Spoken.capitalized(Dutch.name(kind)))</legend><div class=\"fields\">\(form.select("stage-" + kind.rawValue, "Wanneer?", Self.stages))\(when: RoleForm.ends(kind), form.line("valid-" + kind.rawValue, "Hoeveel maanden geldig?", inputMode: "numeric"))</div>\(more(kind))</fieldset>"
        })
        """
    }

    /// What only this kind has to say.
    private func more(_ kind: Requirement.Kind) -> HTML {
        switch kind {
        case .vog: form.choices("vog_profiles", "Welke profielen?", profiles.map { ($0.code, "\($0.code): \($0.name)") }) + all(kind)
        case .training: form.text("training", "Welke training?", hint: "Eén per regel.", rows: 2) + all(kind)
        case .talk: all(kind)
        case .reference, .homeVisit, .agreement: .none
        }
    }

    private func all(_ kind: Requirement.Kind) -> HTML { form.tick("all-" + kind.rawValue, "Van alle volwassenen in huis") }

    private static let stages: [(value: String, text: String)] =
        [("", "niet nodig")] + Requirement.Stage.allCases.map { ($0.rawValue, "voor " + Dutch.name($0)) }

    private var guidance: HTML {
        """
        <h2>Hoe gaat het verder?</h2><div class="fields">\(form.line("guidance_days", "Na hoeveel dagen vragen we hoe het gaat?", hint: "Bijvoorbeeld: 7, 28."))\
        \(form.line("guidance_weeks", "En daarna elke hoeveel weken?", inputMode: "numeric"))\
        \(form.line("term_months", "Hoeveel maanden duurt het?", inputMode: "numeric", isRequired: true))</div>\
        \(form.choice("term_ending", "En dan?", RoleTerm.Ending.allCases.map { ($0.rawValue, $0 == .evaluate ? "samen kijken of het verdergaat" : "het stopt") }, otherwise: "evaluate"))\
        \(form.choice("reward", "Vergoeding", HelpRole.Reward.allCases.map { ($0.rawValue, Dutch.name($0)) }, otherwise: "none"))\
        \(form.text("insurance", "Wie is waarvoor verzekerd?", rows: 3, isRequired: true))\
        \(form.line("from", "Vanaf welke dag?", type: "date", isRequired: true))
        """
    }
}
