import Neighbourhood

/// Iets aanbieden, without an account. It begins with what somebody loves to do.
struct PublicOfferPage: Page {
    let form: FormView

    var title: String { "Iets aanbieden" }
    var place: String? { Link.offerPublic }
    var hasErrors: Bool { form.hasErrors }

    var main: HTML {
        """
        <h1>Wat doet u graag?</h1><p class="lead">Helpen begint bij wat u zelf leuk vindt. Eén keer of elke week, een uur of een middag: u bepaalt het.</p>\
        \(form.summary)<form method="post" action="\(Link.offerPublic)">\(form.sealField)\(form.trapField)\(gifts)\(form.whenFields("Wanneer komt het u uit?"))\
        \(form.visitorFields)\(form.line("postcode", "Uw postcode", hint: "Dan zoeken we iemand bij u in de buurt.", autocomplete: "postal-code"))\
        \(form.languageFields)\
        <p class="hint">Een andere bewoner ziet hooguit uw voornaam en wat u schrijft. \
        Uw achternaam, adres en telefoonnummer pas als u allebei ja zegt. <a href="\(Link.privacy)">Wat wij bewaren</a></p>\
        <p class="actions"><button class="button">Verstuur</button></p></form>
        """
    }

    private var gifts: HTML {
        """
        \(form.text("loves", "Waar wordt u blij van?", hint: "Bijvoorbeeld: tuinieren, soep koken, verhalen van vroeger, fietsen repareren.", rows: 3))\
        \(form.text("words", "Wat zou u voor een ander willen doen?", hint: "Schrijf er ook bij wat u liever niet wilt. Bijvoorbeeld: ik ga graag met iemand wandelen, maar niet bij mij in de straat.", isRequired: true))
        """
    }
}
