import Neighbourhood
import Storage

/// Betalingen: what can be paid now, what cannot yet, and the runs that were made.
struct PaymentsPage: Page {
    let board: PaymentBoard
    let form: FormView
    let viewer: Viewer
    let today: CalendarDate

    var title: String { "Betalingen" }
    var place: String? { Link.payments }
    var hasErrors: Bool { form.hasErrors }

    var main: HTML {
        """
        <h1>Betalingen</h1>\(Lead("Zet klaar wat is goedgekeurd, haal het bestand voor de bank op, en schrijf daarna op dat het is betaald.").html)\(form.summary)\(payable)\(held)\(runs)\(account)
        """
    }

    private var total: Cents { board.payable.reduce(.none) { $0 + $1.claim.draft.amount } }

    private var payable: HTML {
        """
        <section aria-labelledby="payable"><h2 id="payable">Klaar om te betalen <span class="count">\(board.payable.count)</span></h2>\
        \(board.payable.isEmpty ? EmptyState("Er staat niets klaar. Wat helpers terugvragen, komt hier zodra een verbinder zegt dat het akkoord is.").html : making)</section>
        """
    }

    private var making: HTML {
        """
        <ul class="list">\(board.payable.html { line in
            "<li class=\"line\"><p>\(Spoken.money(line.claim.draft.amount)) · <bdi>\(line.personName)</bdi></p><p class=\"line-who\">\(Spoken.month(line.claim.draft.month)): \(Dutch.name(line.claim.draft.kind)) · akkoord van <bdi>\(line.deciderName ?? "iemand die gewist is")</bdi></p></li>"
        })</ul><p><strong>Samen \(Spoken.money(total))</strong></p>\
        \(when: board.isAlone, Alert(.warning, "Alleen jij kunt betalen klaarzetten. Wat je zelf goedkeurde, gaat daarom mee; dat staat bij de betaling. Vraag beheer om een tweede persoon.").html)\
        <form class="screen-only" method="post" action="\(Link.payments)">\(form.sealField)<div class="fields">\(form.line("execute_on", "Wanneer moet de bank betalen?", type: "date", isRequired: true))</div>\
        <p class="actions">\(Button("Zet deze betalingen klaar").html)</p></form>
        """
    }

    private var held: HTML {
        let own = board.ownApproved == 1 ? "Eén declaratie keurde" : "\(board.ownApproved) declaraties keurde"
        return """
            \(when: board.ownApproved > 0, Alert(.info, "\(own) je zelf goed. Een collega zet die klaar: vier ogen zien meer dan twee.", icon: Icon.person).html)\(lost)
            """
    }

    private var lost: HTML {
        guard !board.withoutAccount.isEmpty else { return .none }
        return """
            <section aria-labelledby="lost"><h2 id="lost">Nog geen rekeningnummer <span class="count">\(board.withoutAccount.count)</span></h2><ul class="list">\(board.withoutAccount.html { line in
                "<li class=\"line\"><p>\(Spoken.money(line.claim.draft.amount)) · <bdi>\(line.personName)</bdi></p></li>"
            })</ul></section>
            """
    }

    private var runs: HTML {
        guard !board.runs.isEmpty else { return .none }
        return "<section aria-labelledby=\"runs\"><h2 id=\"runs\">Eerder klaargezet</h2><ul class=\"list\">\(board.runs.html(item))</ul></section>"
    }

    private func item(_ line: RunLine) -> HTML {
        let count = line.count == 1 ? "één betaling" : "\(line.count) betalingen"
        return """
            <li class="line"><a class="line-words" href="\(Link.payment(line.run.id))">\(Spoken.money(line.total)), \(count)</a>\
            <p class="line-who">\(Dutch.badge(line.run.state).html) \
            \(Spoken.ago(CalendarDate(line.run.madeAt), today: today)), door <bdi>\(line.makerName ?? "iemand die gewist is")</bdi></p></li>
            """
    }

    private var account: HTML {
        guard Access.allows(viewer, .setPayerAccount) else {
            return board.payer == nil
                ? Alert(.warning, "Beheer heeft nog niet ingevuld van welke rekening wordt betaald.").html : .none
        }
        return """
            <section class="screen-only" aria-labelledby="account"><h2 id="account">Van welke rekening?</h2><form method="post" action="\(Link.payer)">\(form.sealField)\
            <input type="hidden" name="version" value="\(board.payerVersion)"><div class="fields">\(form.line("iban", "Rekeningnummer (IBAN)", isRequired: true))\(form.line("holder", "Op naam van", isRequired: true))</div>\
            <p class="actions">\(Button("Leg dit vast", .second).html)</p></form></section>
            """
    }
}

/// One run: its payments, its files, and how it ended.
struct PaymentRunPage: Page {
    let line: RunLine
    let payments: [Payment]
    let form: FormView
    let today: CalendarDate

    private var run: PaymentRun { line.run }
    var title: String { "Betaling van \(Spoken.money(line.total))" }
    var hasErrors: Bool { form.hasErrors }

    var main: HTML {
        """
        <h1>\(title)</h1>\(Lead("Haal het bestand op voor de bank of de boekhouding. Is het overgemaakt? Schrijf dat dan hier op.").html)\(form.summary)<p>\(Dutch.badge(run.state).html) Klaargezet op \(Spoken.date(CalendarDate(run.madeAt), today: today)) door <bdi>\(line.makerName ?? "iemand die gewist is")</bdi>, \
        te betalen op \(Spoken.date(run.executeOn, today: today)) van \(run.payer.iban.masked).\(run.paidOn.map { " Betaald op \(Spoken.date($0, today: today))." as HTML })</p>\
        \(when: run.isAlone, Alert(.warning, "Wie dit klaarzette, keurde zelf iets hieruit goed: er was niemand anders.").html)\(files)\
        \(Table(columns: ["Nr.", "Naam", "Rekening", "Bedrag"], lines: payments.map { payment in
            Table.Line("\(payment.number)", ["<bdi>\(payment.account?.holder ?? "gewist")</bdi>", "\(payment.account?.iban.masked ?? "–")", "\(Spoken.money(payment.amount))"])
        }).html)\(ending)<p class="screen-only"><a href="\(Link.payments)">Alle betalingen</a></p>
        """
    }

    private var files: HTML {
        guard run.state != .cancelled else { return .none }
        return """
            <p class="actions screen-only">\(ButtonLink("Bestand voor de bank (SEPA)", to: Link.paymentFile(run.id, "xml")).html)\
            \(ButtonLink("Bestand voor de boekhouder (CSV)", .second, to: Link.paymentFile(run.id, "csv")).html)</p>
            """
    }

    private var ending: HTML {
        guard run.state == .made else { return .none }
        return """
            <div class="screen-only"><form method="post" action="\(Link.paid(run.id))">\(form.sealField)<div class="fields">\(form.line("paid_on", "Op welke dag is het betaald?", type: "date", isRequired: true))</div>\
            <p class="actions">\(Button("Dit is betaald").html)</p></form>\
            <form method="post" action="\(Link.cancelling(run.id))">\(form.sealField)<p class="actions">\(Button("Dit gaat niet door", .quiet).html)</p></form></div>
            """
    }
}

extension Dutch {
    static func name(_ state: PaymentRun.State) -> String {
        switch state {
        case .made: "klaargezet"
        case .paid: "betaald"
        case .cancelled: "gaat niet door"
        }
    }

    static func badge(_ state: PaymentRun.State) -> Badge {
        switch state {
        case .made: Badge("\(name(state))", .waiting)
        case .paid: Badge("\(name(state))", .open)
        case .cancelled: Badge("\(name(state))", .asleep)
        }
    }
}
