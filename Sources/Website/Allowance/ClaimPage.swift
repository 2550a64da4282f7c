import Language
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
        <h1>\(title)</h1>\((isOwn ? Lead(say("claim.oneLead")) : Lead("Kijk of het klopt, en zeg of het akkoord is.")).html)\(form.summary)<p>\(Badge("\(Dutch.name(claim.state))", Dutch.tone(claim.state)).html) \
        <a href="\(Link.claims(of: claim.person))">\(isOwn ? say("claim.all") : "Alle declaraties van \(line.personName)")</a></p>\
        \(facts.html)\(mixed)\(receipt)\(withdrawal)\(decision)
        """
    }

    private var facts: [Fact] {
        let hours = draft.minutes.flatMap { minutes in
            draft.rate.map { plain("claim.hoursAt", ["hours": Spoken.duration(minutes), "rate": Spoken.money($0)]) }
        }
        return [
            Fact(plain("claim.factMonth"), Spoken.month(draft.month)), Fact(plain("claim.factHours"), hours),
            Fact(plain("claim.factAdult"), draft.isAdult.map { $0 ? plain("ask.yes") : plain("ask.no") }),
            Fact(draft.kind == .elsewhere ? plain("claim.paidBy") : plain("claim.whatFor"), draft.payerName ?? draft.words, as: inOwnWords),
            Fact(plain("claim.receipt"), draft.isPaperSeen ? plain("claim.seenOnPaper") : nil),
            Fact(plain("claim.askedOn"), Spoken.ago(CalendarDate(claim.claimedAt), today: today)),
            Fact(plain("claim.decidedBy"), claim.decidedBy == nil ? nil : line.deciderName),
            Fact(plain("claim.whyNot"), claim.refusal, as: inOwnWords), Fact(plain("claim.paidOn"), claim.paidOn.map { Spoken.fullDate($0) }),
        ].compactMap(\.self)
    }

    private var mixed: HTML {
        guard line.isMixed, claim.state.counts else { return .none }
        return Alert(.info, say("claim.mixed")).html
    }

    // MARK: The receipt

    private var receipt: HTML {
        guard draft.kind == .costs else { return .none }
        let photo: HTML =
            claim.hasReceipt
            ? "<p><img src=\"\(Link.receipt(claim.id))\" alt=\"\(plain("claim.photoOf"))\"></p>" : "<p class=\"hint\">\(say("claim.noPhoto"))</p>"
        return "<section aria-labelledby=\"receipt\"><h2 id=\"receipt\">\(say("claim.receiptHeading"))</h2>\(photo)\(adding)</section>"
    }

    private var adding: HTML {
        guard claim.state == .claimed, may(.addReceipt) else { return .none }
        let error = form.error("photo")
        return """
            <form class="screen-only" method="post" enctype="multipart/form-data" action="\(Link.receipt(claim.id))">\(form.sealField)\
            <div class="field\(when: error != nil, " has-error")"><label for="photo">\(claim.hasReceipt ? say("claim.otherPhoto") : say("claim.addPhoto"))</label>\
            <p class="hint" id="photo-hint">\(say("claim.photoHint"))</p>\
            \(error.map { "<p class=\"error\" id=\"photo-error\">\(form.sentence($0))</p>" as HTML })\
            <input id="photo" name="photo" type="file" accept="image/jpeg,image/png" aria-describedby="photo-hint\(when: error != nil, " photo-error")"\(when: error != nil, " aria-invalid=\"true\"") required></div>\
            <p class="actions">\(Button(say("claim.sendPhoto"), .second).html)</p></form>
            """
    }

    // MARK: What happens with it

    private var withdrawal: HTML {
        guard claim.state == .claimed || claim.state == .noted, may(.withdrawClaim) else { return .none }
        return """
            <form class="screen-only" method="post" action="\(Link.withdrawal(claim.id))">\(form.sealField)<p class="actions">\(Button(say("claim.withdraw"), .quiet).html)</p></form>
            """
    }

    private var decision: HTML {
        guard claim.state == .claimed, !isOwn, may(.approveClaim) else { return .none }
        let left: HTML =
            room.map { "<p>Naast deze declaratie is in \(Spoken.month(draft.month)) nog \(Spoken.money($0.left)) mogelijk.</p>" } ?? .none
        return """
            <section class="screen-only" aria-labelledby="decision"><h2 id="decision">Akkoord?</h2>\(when: draft.kind == .allowance, left)<form method="post" action="\(Link.approval(claim.id))">\(hidden)\
            \(when: line.isMixed, form.tick("mix", "Ik heb nagevraagd waarom er in deze maand uren én kosten zijn"))\
            <p class="actions">\(Button("Akkoord").html)</p></form>\
            <details class="more"\(when: form.error("refusal") != nil, " open")><summary>Niet akkoord</summary><form method="post" action="\(Link.refusal(claim.id))">\(hidden)\
            \(form.text("refusal", "Waarom niet?", hint: "De bewoner leest dit. Zeg ook wat er wel kan.", rows: 2, isRequired: true))\
            <p class="actions">\(Button("Niet akkoord", .second).html)</p></form></details></section>
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
        <h1>Declaraties</h1>\(Lead("Kijk na wat helpers terugvragen, en zeg of het akkoord is.").html)<section aria-labelledby="waiting"><h2 id="waiting">Wacht op akkoord <span class="count">\(waiting.count)</span></h2>\
        \(waiting.list(orElse: "Er wacht niets op akkoord. Wat een helper op de eigen pagina terugvraagt, of jij bij een bewoner opschrijft, komt hier.") { ClaimItem(line: $0, today: today, isNamed: true).html })</section>\
        \(when: Access.allows(viewer, .makePaymentRun), "<p class=\"screen-only\"><a href=\"\(Link.payments)\">Betalingen klaarzetten</a></p>")
        """
    }
}
