import Neighbourhood
import Storage

/// One claim: what is asked, with its receipt; taking it back, and what is decided of it.
struct ClaimPage: Page {
    let line: ClaimLine
    /// What is left of the limits beside this claim; for who decides.
    let room: AllowanceRoom?
    let form: FormView
    let viewer: Viewer
    let ties: Ties
    let today: CalendarDate

    private var claim: Claim { line.claim }
    private var draft: ClaimDraft { claim.draft }
    private var isOwn: Bool { viewer.person == claim.person }
    var title: String { "\(Spoken.money(draft.amount)), \(Dutch.name(draft.kind))" }
    var hasErrors: Bool { form.hasErrors }

    private func may(_ deed: Deed) -> Bool { Access.allows(viewer, deed, ties) }

    var main: HTML {
        """
        <h1>\(title)</h1>\(form.summary)<p><span class="badge \(Dutch.badge(claim.state))">\(Dutch.name(claim.state))</span> \
        <a href="\(Link.claims(of: claim.person))">\(isOwn ? "Al uw declaraties" : "Alle declaraties van \(line.personName)")</a></p>\
        <dl class="facts">\(facts.html { "<dt>\($0.0)</dt><dd><bdi>\($0.1)</bdi></dd>" })</dl>\(mixed)\(receipt)\(withdrawal)\(decision)
        """
    }

    private var facts: [(String, String)] {
        let hours = draft.minutes.flatMap { minutes in draft.rate.map { "\(Spoken.duration(minutes)) voor \(Spoken.money($0)) per uur" } }
        let all: [(String, String?)] = [
            ("Maand", Spoken.month(draft.month)), ("Uren", hours), ("21 jaar of ouder", draft.isAdult.map { $0 ? "ja" : "nee" }),
            (draft.kind == .elsewhere ? "Betaald door" : "Waarvoor", draft.payerName ?? draft.words),
            ("Bonnetje", draft.isPaperSeen ? "op papier gezien" : nil),
            ("Gevraagd", Spoken.ago(CalendarDate(claim.claimedAt), today: today)),
            ("Besloten door", claim.decidedBy == nil ? nil : line.deciderName), ("Waarom niet", claim.refusal),
            ("Betaald op", claim.paidOn.map { Spoken.fullDate($0) }),
        ]
        return all.compactMap { name, value in value.map { (name, $0) } }
    }

    private var mixed: HTML {
        guard line.isMixed, claim.state.counts else { return .none }
        return "<p class=\"notice\">\(Icon.bell)<span>\(Dutch.mixed)</span></p>"
    }

    // MARK: The receipt

    private var receipt: HTML {
        guard draft.kind == .costs else { return .none }
        let photo: HTML =
            claim.hasReceipt
            ? "<p><img src=\"\(Link.receipt(claim.id))\" alt=\"Foto van het bonnetje\"></p>" : "<p class=\"hint\">Er is nog geen foto.</p>"
        return "<section aria-labelledby=\"receipt\"><h2 id=\"receipt\">Het bonnetje</h2>\(photo)\(adding)</section>"
    }

    private var adding: HTML {
        guard claim.state == .claimed, may(.addReceipt) else { return .none }
        let error = form.error("photo")
        return """
            <form class="screen-only" method="post" enctype="multipart/form-data" action="\(Link.receipt(claim.id))">\(form.sealField)\
            <div class="field\(when: error != nil, " has-error")"><label for="photo">\(claim.hasReceipt ? "Een andere foto" : "Voeg een foto van het bonnetje toe")</label>\
            <p class="hint" id="photo-hint">Een foto van hooguit 6 MB. Waar en wanneer de foto is gemaakt, bewaren we niet. Geen foto? Laat het bonnetje aan het wijkteam zien.</p>\
            \(error.map { "<p class=\"error\" id=\"photo-error\">\(form.sentence($0))</p>" as HTML })\
            <input id="photo" name="photo" type="file" accept="image/jpeg,image/png" aria-describedby="photo-hint\(when: error != nil, " photo-error")"\(when: error != nil, " aria-invalid=\"true\"") required></div>\
            <p class="actions"><button class="button second">Verstuur de foto</button></p></form>
            """
    }

    // MARK: What happens with it

    private var withdrawal: HTML {
        guard claim.state == .claimed || claim.state == .noted, may(.withdrawClaim) else { return .none }
        return """
            <form class="screen-only" method="post" action="\(Link.withdrawal(claim.id))">\(form.sealField)<p class="actions"><button class="button quiet">Trek dit in</button></p></form>
            """
    }

    private var decision: HTML {
        guard claim.state == .claimed, !isOwn, may(.approveClaim) else { return .none }
        let left: HTML =
            room.map { "<p>Naast deze declaratie is in \(Spoken.month(draft.month)) nog \(Spoken.money($0.left)) mogelijk.</p>" } ?? .none
        return """
            <section class="screen-only" aria-labelledby="decision"><h2 id="decision">Akkoord?</h2>\(when: draft.kind == .allowance, left)<form method="post" action="\(Link.approval(claim.id))">\(hidden)\
            \(when: line.isMixed, form.tick("mix", "Ik heb nagevraagd waarom er in deze maand uren én kosten zijn"))\
            <p class="actions"><button class="button">Akkoord</button></p></form>\
            <details class="more"\(when: form.error("refusal") != nil, " open")><summary>Niet akkoord</summary><form method="post" action="\(Link.refusal(claim.id))">\(hidden)\
            \(form.text("refusal", "Waarom niet?", hint: "De bewoner leest dit. Zeg ook wat er wel kan.", rows: 2, isRequired: true))\
            <p class="actions"><button class="button second">Niet akkoord</button></p></form></details></section>
            """
    }

    private var hidden: HTML { "\(form.sealField)<input type=\"hidden\" name=\"version\" value=\"\(claim.version)\">" }
}

/// Declaraties: what waits for a yes.
struct ClaimListPage: Page {
    let waiting: [ClaimLine]
    let viewer: Viewer
    let today: CalendarDate

    var title: String { "Declaraties" }
    var place: String? { Link.allClaims }

    var main: HTML {
        """
        <h1>Declaraties</h1><section aria-labelledby="waiting"><h2 id="waiting">Wacht op akkoord <span class="count">\(waiting.count)</span></h2>\
        \(waiting.isEmpty ? "<p class=\"empty\">Er wacht niets op akkoord.</p>" : "<ul class=\"list\">\(waiting.html { ClaimItem(line: $0, today: today, isNamed: true).html })</ul>")</section>\
        \(when: Access.allows(viewer, .makePaymentRun), "<p class=\"screen-only\"><a href=\"\(Link.payments)\">Betalingen klaarzetten</a></p>")
        """
    }
}
