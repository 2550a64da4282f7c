import Language
import Neighbourhood
import Storage

/// De afspraken: the one page of a match, read and agreed to by both, and printed on one sheet with room for two signatures.
struct AgreementPage: Page {
    let sheet: AgreementSheet
    /// The version that is shown; nil when none was drawn up.
    let agreement: Agreement?
    let form: FormView
    let viewer: Viewer
    let today: CalendarDate

    var title: String { plain("agreement.title") }
    var place: String? { sheet.ownSide == nil ? nil : Link.mine }
    var hasErrors: Bool { form.hasErrors }
    private var mayDraw: Bool { sheet.ownSide == nil && Access.allowsSomewhere(viewer, .drawUpAgreement) }
    private var isNewest: Bool { agreement?.version == sheet.versions.first?.version }

    var main: HTML {
        guard let agreement else { return none }
        return """
            \(form.summary)\(standing(agreement))<article class="agreement"><h1>\(say("agreement.title"))</h1>\(Lead(say("agreement.lead")).html)\(AgreementText(agreement: agreement, sheet: sheet, today: today).html)</article>\
            \(when: isNewest, assents(agreement))\(work)\(versions)
            """
    }

    private var none: HTML {
        """
        <h1>\(say("agreement.title"))</h1>\(Lead(say("agreement.lead")).html)\(EmptyState(say("agreement.none", ["one": "<bdi>\(sheet.names[.ask] ?? "")</bdi>", "other": "<bdi>\(sheet.names[.offer] ?? "")</bdi>"])).html)\(work)
        """
    }

    private func standing(_ agreement: Agreement) -> HTML {
        if !isNewest { return warning(say("agreement.older", ["newest": "\(Link.agreement(sheet.match.id))"])) }
        if !agreement.isAgreed { return .none }
        if agreement.holds(on: today) {
            return "<p class=\"screen-only\">\(Icon.check)\(say("agreement.holds", ["day": "\(Spoken.fullDate(agreement.draft.lastDay))"]))</p>"
        }
        return warning(say("agreement.over", ["day": "\(Spoken.fullDate(agreement.draft.lastDay))"]))
    }

    private func warning(_ words: HTML) -> HTML { Alert(.warning, "\(words)").html }

    // MARK: Yes

    private func assents(_ agreement: Agreement) -> HTML {
        """
        <section class="screen-only" aria-labelledby="assents"><h2 id="assents">\(say("agreement.assent"))</h2><div class="sides">\(Side.allCases.html { side(agreement, $0) })</div></section>
        """
    }

    private func side(_ agreement: Agreement, _ side: Side) -> HTML {
        """
        <div class="side\(when: side == .offer, " offer")"><h3><bdi>\(sheet.names[side] ?? "")</bdi></h3>\(agreement.assents[side].map(said) ?? "<p>\(say("agreement.notYet"))</p>\(asking(agreement, side))")</div>
        """
    }

    private func said(_ assent: Assent) -> HTML {
        let how =
            switch assent.manner {
            case .tap: plain("agreement.byTap")
            case .spoken: plain("agreement.spoken")
            case .paper: plain("agreement.onPaper")
            }
        return "<p>\(Icon.check)\(say("agreement.said", ["day": "\(Spoken.fullDate(assent.day))", "how": "\(how)"]))</p>"
    }

    private func asking(_ agreement: Agreement, _ side: Side) -> HTML {
        if sheet.ownSide == side { return own(agreement, side) }
        guard mayDraw else { return .none }
        let isOpen = form.hasErrors && form.words["side"] == side.rawValue
        let view = isOpen ? form : FormView(words: FormWords(), errors: [], seal: form.seal)
        return """
            <details class="more"\(when: isOpen, " open")><summary><span>Schrijf op dat <bdi>\(sheet.names[side] ?? "")</bdi> akkoord is</span></summary>\(opening(agreement, side))\
            <fieldset class="field choice"><legend>Hoe?</legend><div class="options">\(Self.manners.html { option in
                "<label class=\"option\"><input type=\"radio\" name=\"manner\" value=\"\(option.0.rawValue)\"\(when: option.0 == .spoken, " checked")> <span>\(option.1)</span></label>"
            })</div></fieldset>\(day(view, side))\
            \(Fold("Jonger dan 16, of beslist er iemand mee?", GiverTicks.html).html)\
            <p class="actions">\(Button("Schrijf op", .second).html)</p></form></details>
            """
    }

    private static let manners: [(ConsentManner, String)] = [
        (.spoken, "gezegd, aan tafel of aan de telefoon"), (.paper, "getekend op papier; ik heb het gezien"),
    ]

    /// The two sides stand beside each other, so each field has the name of its side behind it.
    private func day(_ view: FormView, _ side: Side) -> HTML {
        view.line("day_\(side.rawValue)", "Op welke dag?", hint: "Leeg betekent vandaag.", type: "date")
    }

    private func own(_ agreement: Agreement, _ side: Side) -> HTML {
        """
        \(opening(agreement, side))<p>\(say("agreement.wrong", ["guide": "<bdi>\(sheet.guideName)</bdi>"]))</p>\
        <p class="actions">\(Button(say("agreement.agree")).html)</p></form>
        """
    }

    private func opening(_ agreement: Agreement, _ side: Side) -> HTML {
        """
        <form method="post" action="\(Link.agreeing(sheet.match.id))">\(form.sealField)<input type="hidden" name="version" value="\(agreement.version)"><input type="hidden" name="side" value="\(side.rawValue)">
        """
    }

    // MARK: For who guides them

    private var work: HTML {
        guard mayDraw, isNewest else { return .none }
        return """
            <p class="actions screen-only">\(ButtonLink("\(agreement == nil ? "Schrijf de afspraken op" : "Verander of vernieuw de afspraken")", .second, to: Link.newAgreement(sheet.match.id)).html)</p>
            """
    }

    private var versions: HTML {
        guard sheet.versions.count > 1 else { return .none }
        return """
            <section class="screen-only" aria-labelledby="versions"><h2 id="versions">\(say("agreement.versions"))</h2><ul class="plain">\(sheet.versions.html { version in
                "<li><a href=\"\(Link.agreement(sheet.match.id, version: version.version))\"\(when: version.version == agreement?.version, " aria-current=\"true\"")>\(say("agreement.version", ["number": "\(version.version)"]))</a>, \(Spoken.fullDate(CalendarDate(version.drawnUpAt)))</li>"
            })</ul></section>
            """
    }
}

/// What stands on the sheet of paper.
struct AgreementText {
    let agreement: Agreement
    let sheet: AgreementSheet
    let today: CalendarDate

    private var draft: AgreementDraft { agreement.draft }
    private var role: HelpRole? { sheet.roles.role(agreement.role, version: agreement.roleVersion) }

    var html: HTML {
        """
        <p>\(say("agreement.together", ["one": "<bdi>\(sheet.names[.ask] ?? "")</bdi>", "other": "<bdi>\(sheet.names[.offer] ?? "")</bdi>\(role.map { " (\(inDutch($0.facts.name)))" as HTML })"]))</p>\
        <dl class="facts stacked">\(own)<dt>\(say("agreement.until"))</dt><dd>\(Spoken.fullDate(draft.lastDay))</dd>\(role.map(ofRole))</dl>\(role.map(borders))\(signatures)\
        <p class="hint">\(say("agreement.version", ["number": "\(agreement.version)"])), \(Spoken.fullDate(CalendarDate(agreement.drawnUpAt))). \(role.map { say("agreement.byRole", ["number": "\(agreement.roleVersion)", "role": inDutch($0.facts.name), "day": "\(Spoken.fullDate($0.from))"]) })</p>
        """
    }

    private var own: HTML {
        let lines: [(String, String?)] = [
            (plain("agreement.goal"), draft.goal), (plain("agreement.frame"), draft.frame), (plain("agreement.rhythm"), draft.rhythm),
            (plain("agreement.houseRules"), draft.houseRules),
            (plain("agreement.call"), draft.call),
        ]
        return lines.html { line in line.1.map { "<dt>\(line.0)</dt><dd>\(inOwnWords($0))</dd>" } ?? .none }
    }

    private func ofRole(_ role: HelpRole) -> HTML {
        let words = RoleWords(role: role, roles: sheet.roles)
        return """
            <dt>\(say("agreement.guidance"))</dt><dd>\(inDutch(words.guidance))</dd><dt>\(say("agreement.allowance"))</dt><dd>\(draft.allowance.map(inOwnWords) ?? inDutch(words.reward))</dd>\
            <dt>\(say("agreement.insurance"))</dt><dd>\(inDutch(role.facts.insurance))</dd>
            """
    }

    private func borders(_ role: HelpRole) -> HTML {
        "<div class=\"pair\">\(list(plain("agreement.may"), role.facts.may))\(list(plain("agreement.mayNot"), role.facts.mayNot))</div><p>\(say("agreement.danger"))</p>"
    }

    private func list(_ heading: String, _ lines: [String]) -> HTML {
        "<section><h2>\(heading)</h2><ul>\(lines.html { "<li>\(inDutch($0))</li>" })</ul></section>"
    }

    /// Room to sign, on paper alone; who agreed already has it told there.
    private var signatures: HTML {
        """
        <div class="print-only"><div class="sides">\(Side.allCases.html { side in
            "<div class=\"side\"><p><strong><bdi>\(sheet.names[side] ?? "")</bdi></strong></p><p>\(agreement.assents[side].map { say("agreement.agreedOn", ["day": "\(Spoken.fullDate($0.day))"]) } ?? say("agreement.date"))</p><p>\(say("agreement.signature"))</p><br><br></div>"
        })</div></div>
        """
    }
}
