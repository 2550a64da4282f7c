import Neighbourhood
import Storage

/// Vergoeding en kosten of one person: what they got and what is still possible, what they asked, and asking anew. They themselves read it, and who does it for
/// them from paper.
struct ClaimsPage: Page {
    let book: ClaimBook
    let form: FormView
    let viewer: Viewer
    let today: CalendarDate

    var title: String { "Vergoeding en kosten" }
    var place: String? { isOwn ? Link.mine : nil }
    var hasErrors: Bool { form.hasErrors }
    private var isOwn: Bool { viewer.person == book.person.id }
    private var person: Person.ID { book.person.id }

    var main: HTML {
        """
        <h1>\(title)</h1>\(form.summary)\(when: !isOwn, "<p>Van <a href=\"\(Link.person(person))\"><bdi>\(book.person.facts.name)</bdi></a></p>")\(totals)\(claims)\(account)\(asking)
        <p class="screen-only"><a href="\(isOwn ? Link.mine : Link.person(person))">Terug</a></p>
        """
    }

    private var totals: HTML {
        guard let room = book.room else { return "<p class=\"notice warning\">\(Icon.bell)De bedragen voor \(today.year) zijn nog niet bekend.</p>" }
        return """
            <section aria-labelledby="totals"><h2 id="totals">Dit jaar</h2><dl class="facts"><dt>Gekregen voor uren</dt><dd>\(Spoken.money(book.receivedThisYear))</dd>\
            <dt>Dit jaar nog mogelijk</dt><dd>\(Spoken.money(room.leftInYear))</dd><dt>Deze maand nog mogelijk</dt><dd>\(Spoken.money(room.left))</dd></dl>\
            <p class="hint">Dit zijn de grenzen van de belasting voor \(room.limits.year): \(Spoken.money(room.limits.hour)) per uur (\(Spoken.money(room.limits.hourUnder21)) onder de 21), \
            \(Spoken.money(room.limits.month)) per maand en \(Spoken.money(room.limits.wholeYear)) per jaar. Alles wat \(isOwn ? "u" : "de bewoner") van alle organisaties samen krijgt, telt mee. \
            Kosten met een bonnetje tellen niet mee. Bron: \(room.limits.source).</p></section>
            """
    }

    private var claims: HTML {
        guard !book.claims.isEmpty else { return .none }
        return """
            <section aria-labelledby="claims"><h2 id="claims">Wat \(isOwn ? "u vroeg" : "er gevraagd is")</h2><ul class="list">\(book.claims.html { ClaimItem(line: $0, today: today).html })</ul></section>
            """
    }

    private var account: HTML {
        let isOpen = ["iban", "holder"].contains { form.error($0) != nil } || book.account == nil
        let known: HTML =
            book.account.map { "<p>\(isOwn ? "U krijgt" : "Krijgt") het geld op \($0.iban.masked), op naam van <bdi>\($0.holder)</bdi>.</p>" }
            ?? .none
        return """
            <section aria-labelledby="account"><h2 id="account">Waar gaat het geld heen?</h2>\(known)\
            <details class="more screen-only"\(when: isOpen, " open")><summary>\(book.account == nil ? "Vul een rekeningnummer in" : "Een ander rekeningnummer")</summary>\
            <form method="post" action="\(Link.account(of: person))">\(form.sealField)<div class="fields">\(form.line("iban", "Rekeningnummer (IBAN)", autocomplete: "off", isRequired: true))\
            \(form.line("holder", "Op naam van", autocomplete: "name", isRequired: true))</div><p class="actions"><button class="button second">Bewaar</button></p></form></details></section>
            """
    }

    // MARK: Asking

    private var asking: HTML {
        """
        <section class="screen-only" aria-labelledby="ask"><h2 id="ask">Vraag iets terug</h2>\(hours)\(costs)\(elsewhere)</section>
        """
    }

    private var chosen: String { form.words["kind"] }

    private func fold(_ kind: ClaimKind, _ summary: String, _ fields: HTML, _ button: String) -> HTML {
        """
        <details class="more"\(when: chosen == kind.rawValue, " open")><summary>\(summary)</summary><form method="post" action="\(Link.claims(of: person))">\(form.sealField)\
        <input type="hidden" name="kind" value="\(kind.rawValue)">\(fields)<p class="actions"><button class="button">\(button)</button></p></form></details>
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
            .allowance, "Een vergoeding voor uren",
            """
            <p class="hint">Zonder bonnetjes: een vast bedrag per uur, hooguit \(Spoken.money(most)).</p><div class="fields">\(form.select("month", "Welke maand?", months))\
            \(form.line("hours", "Hoeveel uur in die maand?", hint: "Bijvoorbeeld 6 of 2,5.", inputMode: "decimal", isRequired: true))\
            \(form.line("rate", "Bedrag per uur", inputMode: "decimal", isRequired: true))</div>\(form.line("words", "Wat \(isOwn ? "deed u" : "is er gedaan")?", isRequired: true, wide: true))\
            \(when: isAdult == nil, form.choice("adult", isOwn ? "Was u in die maand 21 jaar of ouder?" : "Was de bewoner in die maand 21 jaar of ouder?", [("yes", "Ja"), ("no", "Nee")]))
            """, "Vraag de vergoeding")
    }

    private var costs: HTML {
        fold(
            .costs, "Kosten met een bonnetje",
            """
            <p class="hint">Wat \(isOwn ? "u echt betaalde" : "er echt betaald is"). Hierna \(isOwn ? "kunt u" : "kun je") een foto van het bonnetje toevoegen.</p>\
            <div class="fields">\(form.select("costs_month", "Welke maand?", months))\(form.line("costs_amount", "Bedrag", inputMode: "decimal", isRequired: true))</div>\
            \(form.line("costs_words", "Waarvoor?", isRequired: true, wide: true))\(when: !isOwn, form.tick("paper", "Ik heb het bonnetje op papier gezien"))
            """, "Vraag de kosten terug")
    }

    private var elsewhere: HTML {
        fold(
            .elsewhere, "Een andere organisatie betaalde \(isOwn ? "mij" : "ook")",
            """
            <p class="hint">\(isOwn ? "U krijgt" : "Dit geeft") hier geen geld voor. Het telt mee voor de grenzen, zodat \(isOwn ? "u" : "de bewoner") niet voor verrassingen komt te staan.</p>\
            <div class="fields">\(form.select("else_month", "Welke maand?", months))\(form.line("else_amount", "Bedrag", inputMode: "decimal", isRequired: true))</div>\
            \(form.line("else_payer", "Welke organisatie?", isRequired: true, wide: true))
            """, "Schrijf op")
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
            <p class="line-who"><span class="badge \(Dutch.badge(claim.state))">\(Dutch.name(claim.state))\(claim.paidOn.map { " op \(Spoken.date($0, today: today))" as HTML })</span> \
            \(when: isNamed, "<bdi>\(line.personName)</bdi> · ")<bdi>\(draft.payerName ?? draft.words)</bdi></p></li>
            """
    }
}
