import Neighbourhood
import Storage

/// What a house and a team agreed on: read, signed, and printed on one sheet with room for two signatures.
struct RoleAgreementPage: Page {
    let known: KnownRoleAgreement
    /// Every version between these two, newest first.
    let versions: [KnownRoleAgreement]
    let form: FormView
    let viewer: Viewer
    let today: CalendarDate

    static let labels = ["name": "Naam", "behalf": "Namens wie", "day": "Op welke dag", "manner": "Hoe"]
    static let sentences = ["manner": "Op het scherm tekent iedereen voor de eigen kant. Is er op papier getekend? Kies dan papier."]

    private var agreement: RoleAgreement { known.agreement }
    private var draft: RoleAgreementDraft { agreement.draft }
    private var isNewest: Bool { agreement.replacedOn == nil }
    private var mayKeep: Bool { isNewest && Access.allows(viewer, .keepRoleAgreement, .inside(agreement.house)) }

    var title: String { "Rolafspraak van \(known.houseName) en \(known.teamName)" }
    var hasErrors: Bool { form.hasErrors }

    var main: HTML {
        """
        <p class="screen-only"><a href="\(Link.roleAgreements(of: agreement.house))">Rolafspraken van <bdi>\(known.houseName)</bdi></a></p>\(form.summary)\(standing)\
        <article class="agreement"><h1>Rolafspraak</h1>\(Lead("Lees wat het huis en het wijkteam van elkaar mogen verwachten, teken, of druk het af.").html)<p>Tussen het bestuur van <strong><bdi>\(known.houseName)</bdi></strong> en <strong><bdi>\(known.teamName)</bdi></strong>.</p>\
        <dl class="facts stacked">\(lines)</dl>\(paper)<p class="hint">Versie \(agreement.version), \(Spoken.fullDate(agreement.drawnUpOn)).</p></article>\
        \(when: isNewest, signing)\(work)\(history)
        """
    }

    private var standing: HTML {
        if !isNewest {
            let newest = versions.first.map { Link.roleAgreement($0.agreement.id) } ?? Link.roleAgreements(of: agreement.house)
            return warning("Dit is een oudere versie. <a href=\"\(newest)\">Naar de afspraak van nu</a>")
        }
        if !agreement.isSigned { return .none }
        if draft.reviewOn > today {
            return "<p class=\"screen-only\">\(Icon.check)Allebei getekend. Op \(Spoken.fullDate(draft.reviewOn)) kijken we er samen weer naar.</p>"
        }
        return warning("Het is tijd om deze afspraak samen na te kijken. Klopt alles nog? Schrijf haar opnieuw op, met een nieuwe dag.")
    }

    private func warning(_ words: HTML) -> HTML { Alert(.warning, "\(words)").html }

    private var lines: HTML {
        let lines: [(String, String?)] = [
            ("Dit doet het huis", draft.houseDoes), ("Dit doet het wijkteam", draft.teamDoes), ("Dit doen we samen", draft.together),
            ("Hulp op afroep", [draft.help, known.teamPhone.map { "Het wijkteam: \($0.shown)." }].compactMap(\.self).joined(separator: " ")),
            ("Vangnet", draft.net), ("We kijken hier weer naar op", Spoken.fullDate(draft.reviewOn)), ("Wie daaraan denkt", known.ownerName),
        ]
        return lines.html { line in line.1.map { "<dt>\(line.0)</dt><dd><bdi>\($0)</bdi></dd>" } ?? .none }
    }

    private func name(_ party: RoleParty) -> String { party == .board ? "Het bestuur van \(known.houseName)" : known.teamName }

    /// Room to sign, on paper alone; who signed already has it told there.
    private var paper: HTML {
        """
        <div class="print-only"><div class="sides">\(RoleParty.allCases.html { party in
            "<div class=\"side\"><p><strong><bdi>\(name(party))</bdi></strong></p>\(agreement.signatures[party].map(signed) ?? "<p>Naam:</p><p>Namens:</p><p>Datum:</p><p>Handtekening:</p><br><br>")</div>"
        })</div></div>
        """
    }

    private func signed(_ signature: RoleSignature) -> HTML {
        """
        <p>\(Icon.check)Getekend op \(Spoken.fullDate(signature.on))\(signature.isOnPaper ? ", op papier" : "")</p><p><bdi>\(signature.name)</bdi>, namens <bdi>\(signature.behalf)</bdi></p>
        """
    }

    // MARK: Signing

    private var signing: HTML {
        """
        <section class="screen-only" aria-labelledby="signing"><h2 id="signing">Handtekeningen</h2><div class="sides">\(RoleParty.allCases.html { party in
            "<div class=\"side\(when: party == .team, " offer")\"><h3><bdi>\(name(party))</bdi></h3>\(agreement.signatures[party].map(signed) ?? "<p>Nog niet getekend.</p>\(when: mayKeep, asking(party))")</div>"
        })</div></section>
        """
    }

    private func asking(_ party: RoleParty) -> HTML {
        let isOpen = form.hasErrors && form.words["party"] == party.rawValue
        let isOwn = viewer.maySign(agreement, for: party)
        var view = isOpen ? form : FormView(words: FormWords(isOwn ? ["name": viewer.name] : [:]), errors: [], seal: form.seal)
        view.suffix = "-" + party.rawValue
        return """
            <details class="more"\(when: isOpen, " open")><summary>\(isOwn ? "Teken" : "Schrijf op dat er getekend is")</summary><form method="post" action="\(Link.signing(agreement.id))">\(form.sealField)\
            <input type="hidden" name="party" value="\(party.rawValue)">\(view.line("name", "Naam", isRequired: true))\
            \(view.line("behalf", "Namens wie?", hint: party == .board ? "Bijvoorbeeld: het bestuur, als voorzitter." : "Bijvoorbeeld: het wijkteam, als teamleider.", isRequired: true))\
            \(manner(party, isOwn, view))\(view.line("day", "Op welke dag?", hint: "Leeg betekent vandaag.", type: "date"))\
            <p class="actions">\(Button("\(isOwn ? "Teken" : "Schrijf op")", .second).html)</p></form></details>
            """
    }

    private func manner(_ party: RoleParty, _ isOwn: Bool, _ view: FormView) -> HTML {
        guard isOwn else {
            return "<input type=\"hidden\" name=\"manner\" value=\"paper\"><p class=\"hint\">Getekend op papier; ik heb het gezien.</p>"
        }
        let chosen = view.words["manner"] == "paper" ? "paper" : "screen"
        return """
            <fieldset class="field choice"><legend>Hoe?</legend><div class="options">\([("screen", "hier, op het scherm"), ("paper", "op papier; ik heb het gezien")].html { option in
                "<label class=\"option\"><input type=\"radio\" name=\"manner\" value=\"\(option.0)\"\(when: option.0 == chosen, " checked")> <span>\(option.1)</span></label>"
            })</div></fieldset>
            """
    }

    // MARK: Going on

    private var work: HTML {
        guard mayKeep else { return .none }
        return """
            <p class="actions screen-only">\(ButtonLink("Verander of vernieuw de afspraak", .second, to: Link.drawingUp(between: agreement.house, and: agreement.team)).html)</p>
            """
    }

    private var history: HTML {
        guard versions.count > 1 else { return .none }
        return """
            <section class="screen-only" aria-labelledby="versions"><h2 id="versions">Versies</h2><ul class="plain">\(versions.html { version in
                "<li><a href=\"\(Link.roleAgreement(version.agreement.id))\"\(when: version.agreement.id == agreement.id, " aria-current=\"true\"")>Versie \(version.agreement.version)</a>, \(Spoken.fullDate(version.agreement.drawnUpOn))</li>"
            })</ul></section>
            """
    }
}

/// The agreements of a house, with each team.
struct RoleAgreementListPage: Page {
    let house: House
    let newest: [KnownRoleAgreement]
    /// With whom there is none.
    let others: [Team]
    let mayKeep: Bool
    let today: CalendarDate

    var title: String { "Rolafspraken van \(house.facts.name)" }

    var main: HTML {
        """
        <h1>Rolafspraken van <bdi>\(house.facts.name)</bdi></h1><p><a href="\(Link.house(house.id))">Naar het huis</a></p><p class="lead">Wie doet wat, wanneer komt het wijkteam helpen, en wie is het vangnet? Samen opgeschreven, op één blad.</p>\
        \(newest.list(orElse: "Er staat nog niets op papier. Kies hieronder met welk wijkteam het huis afspraken opschrijft.", line))\(when: mayKeep, beginning)
        """
    }

    private func line(_ known: KnownRoleAgreement) -> HTML {
        """
        <li class="line"><a class="line-words" href="\(Link.roleAgreement(known.agreement.id))">Met <bdi>\(known.teamName)</bdi></a>\
        <p class="line-who">\((known.agreement.isSigned ? Badge("getekend", .open) : Badge("nog niet door allebei getekend", .new)).html) versie \(known.agreement.version)</p>\
        <p class="line-next \(known.agreement.draft.reviewOn <= today ? "overdue" : "soon")">Samen nakijken: \(Spoken.day(known.agreement.draft.reviewOn, today: today))</p></li>
        """
    }

    private var beginning: HTML {
        guard !others.isEmpty else { return .none }
        return """
            <section class="screen-only" aria-labelledby="begin"><h2 id="begin">Schrijf een afspraak op</h2><ul class="plain">\(others.html { "<li><a href=\"\(Link.drawingUp(between: house.id, and: $0.id))\">Met <bdi>\($0.name)</bdi></a></li>" })</ul></section>
            """
    }
}

/// On Vandaag: role agreements to be signed or looked at anew.
struct RoleAgreementsToday {
    let lines: [KnownRoleAgreement]
    let viewer: Viewer
    let isOwn: Bool
    let today: CalendarDate

    var html: HTML {
        TodaySection(mark: "role-agreements", title: "Rolafspraken", count: lines.count, list: lines.html(item)).html
    }

    private func item(_ known: KnownRoleAgreement) -> HTML {
        let due = known.agreement.due(on: today)
        let owner = isOwn && known.agreement.owner == viewer.person ? nil : known.ownerName
        let step = due?.step == .sign ? "Door allebei laten tekenen" : "Samen nakijken"
        return """
            <li class="line"><a class="line-words" href="\(Link.roleAgreement(known.agreement.id))"><bdi>\(known.houseName)</bdi> en <bdi>\(known.teamName)</bdi></a>\
            \(LineNext(step: step, day: due?.on ?? today, owner: owner, today: today).html)</li>
            """
    }
}
