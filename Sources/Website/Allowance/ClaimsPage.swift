import Language
import Neighbourhood
import Storage

/// Vergoeding en kosten of one person: what they got and what is still possible, what they asked, and asking anew. They themselves read it, and who does it for
/// them from paper.
struct ClaimsPage: Page {
    let book: ClaimBook
    let form: FormView
    let viewer: Viewer
    let today: CalendarDate

    var title: String { plain("claim.title") }
    var place: String? { isOwn ? Link.mine : nil }
    var hasErrors: Bool { form.hasErrors }
    private var isOwn: Bool { viewer.person == book.person.id }
    private var person: Person.ID { book.person.id }

    var main: HTML {
        """
        <h1>\(title)</h1>\((isOwn ? Lead(say("claim.lead")) : Lead("Vraag voor deze bewoner een vergoeding of kosten terug, en zie wat er al is betaald.")).html)\(form.summary)\(when: !isOwn, "<p>Van <a href=\"\(Link.person(person))\"><bdi>\(book.person.facts.name)</bdi></a></p>")\(totals)\(claims)\(account)\(asking)
        <p class="screen-only"><a href="\(isOwn ? Link.mine : Link.person(person))">\(say("claim.back"))</a></p>
        """
    }

    private var totals: HTML {
        guard let room = book.room else {
            return Alert(.warning, say("claim.unknownYear", ["year": "\(today.year)"])).html
        }
        return """
            <section aria-labelledby="totals"><h2 id="totals">\(say("claim.thisYear"))</h2><dl class="facts"><dt>\(say("claim.received"))</dt><dd>\(Spoken.money(book.receivedThisYear))</dd>\
            <dt>\(say("claim.leftYear"))</dt><dd>\(Spoken.money(room.leftInYear))</dd><dt>\(say("claim.leftMonth"))</dt><dd>\(Spoken.money(room.left))</dd></dl>\
            <p class="hint">\(limits(room.limits)) \(isOwn ? say("claim.together") : "Alles wat de bewoner van alle organisaties samen krijgt, telt mee. Kosten met een bonnetje tellen niet mee.") \(say("claim.source", ["source": inDutch(room.limits.source)]))</p></section>
            """
    }

    private func limits(_ limits: TaxLimits) -> HTML {
        say(
            "claim.limits",
            [
                "year": "\(limits.year)", "hour": "\(Spoken.money(limits.hour))", "young": "\(Spoken.money(limits.hourUnder21))",
                "month": "\(Spoken.money(limits.month))", "most": "\(Spoken.money(limits.wholeYear))",
            ])
    }

    private var claims: HTML {
        guard !book.claims.isEmpty else { return .none }
        return """
            <section aria-labelledby="claims"><h2 id="claims">\(isOwn ? say("claim.asked") : "Wat er gevraagd is")</h2><ul class="list">\(book.claims.html { ClaimItem(line: $0, today: today).html })</ul></section>
            """
    }

    private var account: HTML {
        let isOpen = ["iban", "holder"].contains { form.error($0) != nil } || book.account == nil
        let known: HTML =
            book.account.map { account in
                isOwn
                    ? "<p>\(say("claim.knownAccount", ["iban": "\(account.iban.masked)", "holder": "<bdi>\(account.holder)</bdi>"]))</p>"
                    : "<p>Krijgt het geld op \(account.iban.masked), op naam van <bdi>\(account.holder)</bdi>.</p>"
            }
            ?? .none
        return """
            <section aria-labelledby="account"><h2 id="account">\(say("claim.account"))</h2>\(known)\
            <details class="more screen-only"\(when: isOpen, " open")><summary>\(book.account == nil ? say("claim.fillAccount") : say("claim.otherAccount"))</summary>\
            <form method="post" action="\(Link.account(of: person))">\(form.sealField)<div class="fields">\(form.line("iban", plain("claim.iban"), autocomplete: "off", isRequired: true))\
            \(form.line("holder", plain("claim.holder"), autocomplete: isOwn ? "name" : "off", isRequired: true))</div><p class="actions">\(Button(say("form.save"), .second).html)</p></form></details></section>
            """
    }

    // MARK: Asking

    private var asking: HTML {
        """
        <section class="screen-only" aria-labelledby="ask"><h2 id="ask">\(say("claim.ask"))</h2>\(hours)\(costs)\(elsewhere)</section>
        """
    }

    private var chosen: String { form.words["kind"] }

    private func fold(_ kind: ClaimKind, _ summary: String, _ fields: HTML, _ button: String) -> HTML {
        """
        <details class="more"\(when: chosen == kind.rawValue, " open")><summary>\(summary)</summary><form method="post" action="\(Link.claims(of: person))">\(form.sealField)\
        <input type="hidden" name="kind" value="\(kind.rawValue)">\(fields)<p class="actions">\(Button("\(button)").html)</p></form></details>
        """
    }

    /// This month and the fifteen before it, as far as the limits are known.
    private var months: [(value: String, text: String)] {
        var month = today.firstOfMonth
        var months: [(value: String, text: String)] = []
        while months.count < 16, book.table.limits(of: month.year) != nil {
            months.append((String(month.description.prefix(7)), Spoken.month(month)))
            month = month.adding(days: -1).firstOfMonth
        }
        return months
    }

    private var isAdult: Bool? { TaxTable.isAdult(bornYear: book.person.facts.bornYear, in: today.year) }

    private var hours: HTML {
        let most = book.room?.limits.hour(isAdult: isAdult ?? true) ?? .none
        return fold(
            .allowance, plain("claim.hours"),
            """
            <p class="hint">\(say("claim.hoursHint", ["most": "\(Spoken.money(most))"]))</p><div class="fields">\(form.select("month", plain("claim.month"), months))\
            \(form.line("hours", plain("claim.howMany"), hint: plain("claim.howManyHint"), inputMode: "decimal", isRequired: true))\
            \(form.line("rate", plain("claim.rate"), inputMode: "decimal", isRequired: true))</div>\(form.line("words", isOwn ? plain("claim.did") : "Wat is er gedaan?", isRequired: true, wide: true))\
            \(when: isAdult == nil, form.choice("adult", isOwn ? plain("claim.adult") : "Was de bewoner in die maand 21 jaar of ouder?", [("yes", Spoken.capitalized(plain("ask.yes"))), ("no", Spoken.capitalized(plain("ask.no")))]))
            """, plain("claim.askHours"))
    }

    private var costs: HTML {
        fold(
            .costs, plain("claim.costs"),
            """
            <p class="hint">\(isOwn ? say("claim.costsHint") : "Wat er echt betaald is. Hierna kun je een foto van het bonnetje toevoegen.")</p>\
            <div class="fields">\(form.select("costs_month", plain("claim.month"), months))\(form.line("costs_amount", plain("claim.amount"), inputMode: "decimal", isRequired: true))</div>\
            \(form.line("costs_words", plain("claim.what"), isRequired: true, wide: true))\(when: !isOwn, form.tick("paper", "Ik heb het bonnetje op papier gezien"))
            """, plain("claim.askCosts"))
    }

    private var elsewhere: HTML {
        fold(
            .elsewhere, isOwn ? plain("claim.elsewhere") : "Een andere organisatie betaalde ook",
            """
            <p class="hint">\(isOwn ? say("claim.elsewhereHint") : "Dit geeft geen geld. Het telt mee voor de grenzen, zodat de bewoner niet voor verrassingen komt te staan.")</p>\
            <div class="fields">\(form.select("else_month", plain("claim.month"), months))\(form.line("else_amount", plain("claim.amount"), inputMode: "decimal", isRequired: true))</div>\
            \(form.line("else_payer", plain("claim.payer"), isRequired: true, wide: true))
            """, plain("claim.write"))
    }
}

/// A claim in a list.
struct ClaimItem {
    let line: ClaimLine
    let today: CalendarDate
    var isNamed = false

    var html: HTML {
        let (claim, draft) = (line.claim, line.claim.draft)
        return """
            <li class="line"><a class="line-words" href="\(Link.claim(claim.id))">\(Spoken.money(draft.amount)) · \(Spoken.month(draft.month)): \(Dutch.name(draft.kind))</a>\
            <p class="line-who">\(Badge(claim.paidOn.map { say("claim.paidDay", ["day": "\(Spoken.date($0, today: today))"]) } ?? "\(Dutch.name(claim.state))", Dutch.tone(claim.state)).html) \
            \(when: isNamed, "<bdi>\(line.personName)</bdi> · ")\(inOwnWords(draft.payerName ?? draft.words))</p></li>
            """
    }
}
