import Neighbourhood
import Storage

/// Wat wij bewaren: short, and true of what exists today; and a form for whoever wants to know or change what is written about them.
struct PrivacyPage: Page {
    /// Nil where the teams are not at hand; then there is a way to them.
    let neighbourhood: KnownNeighbourhood?
    let form: FormView

    var title: String { "Wat wij bewaren" }
    var place: String? { Link.privacy }
    var hasErrors: Bool { form.hasErrors }

    /// Where the form begins.
    static let mark = "verzoek"

    var main: HTML {
        """
        <div class="calm"><h1>Wat wij bewaren</h1>\(form.summary)<p class="lead">Zo weinig mogelijk, en alleen om u te kunnen helpen.</p>\(kept)\(seen)\(yours)\(request)\(cookies)\
        <h2>Vragen of een klacht?</h2>\(TeamPhones(teams: neighbourhood?.teams ?? []).html)<p>U kunt ook terecht bij de functionaris gegevensbescherming van uw gemeente, \
        of bij de Autoriteit Persoonsgegevens.</p></div>
        """
    }

    /// As the register of this version has them, so that what is promised here is what the daily work does.
    private static let terms = (try? Register.bundled())?.terms ?? [:]
    private static func term(_ name: String) -> String { terms[name]?.length.spoken ?? "een tijd" }

    private var kept: HTML {
        """
        <h2>Wat bewaren we?</h2><ul><li>Wat u ons vertelt: uw vraag of uw aanbod, in uw eigen woorden.</li>\
        <li>Hoe we u bereiken: uw naam, en wat u verder opgaf, zoals telefoon, e-mail of adres. Aan de balie is een naam genoeg.</li>\
        <li>Wie wij aan u hebben voorgesteld, en wat u daarop zei.</li><li>Welke medewerker wat deed, en wanneer.</li>\
        <li>Een zorg die u meldt. Uw naam hoeft daar niet bij.</li></ul>
        """
    }

    private var seen: HTML {
        """
        <h2>Wie ziet het?</h2><ul><li>Medewerkers van het wijkteam, verbinders en de balie. Een zorg om iemand ziet de balie niet.</li>\
        <li>Een andere bewoner ziet uw voornaam en uw woorden als u misschien bij elkaar past. Pas als u allebei ja zegt, ziet de ander uw naam, adres en \
        telefoonnummer.</li><li>Wie beleid maakt bij de gemeente, ziet geen gegevens van personen.</li><li>We verkopen niets en geven niets door aan adverteerders.</li></ul>\
        <p>De computer zoekt wie er bij een vraag past: op woorden, dagen, afstand en taal. Daarna beslissen mensen. Nooit de computer.</p>
        """
    }

    private var yours: HTML {
        """
        <h2>Wat kunt u zelf?</h2><p>U mag zien wat er over u staat, het laten verbeteren en het laten weghalen. Vraag het aan het wijkteam, of kijk op \
        <a href="\(Link.mine)">uw eigen pagina</a> als u zich kunt aanmelden.</p><p>Is uw vraag of aanbod afgesloten? Dan halen we na \(Self.term("ask")) weg wat naar u leidt. \
        Horen we \(Self.term("person")) niets van u? Dan wissen we alles over u. Wilt u eerder weg? Vraag het hieronder.</p>
        """
    }

    private var request: HTML {
        """
        <section id="\(Self.mark)" aria-labelledby="ask-for"><h2 id="ask-for">Iets weten of veranderen?</h2><p>Vraag het hier, of aan de balie of per telefoon. Het kost niets. U krijgt antwoord binnen een maand. \
        Zodat niemand anders iets over u te weten komt, gaan we eerst na of u het echt bent.</p><form method="post" action="\(Link.privacy)">\(form.sealField)\(form.trapField)\
        \(form.rightChoice(isWorker: false))\(form.line("name", "Uw naam", autocomplete: "name", isRequired: true))\
        \(form.line("contact", "Hoe bereiken we u?", hint: "Een telefoonnummer, e-mailadres of adres.", isRequired: true))\
        \(form.text("words", "Wilt u er iets bij vertellen?", hint: "Schrijf geen nummer van een identiteitsbewijs op.", rows: 3))\
        <p class="actions"><button class="button">Verstuur mijn verzoek</button></p></form></section>
        """
    }

    private var cookies: HTML {
        """
        <h2>Cookies</h2><p>We gebruiken er twee, en alleen omdat het anders niet werkt. De ene hoort bij de formulieren en verdwijnt na een dag. De andere komt er als u \
        zich aanmeldt en werkt hooguit twaalf uur, of \(Int(SessionTerms.ownDevice.absolute / 86_400)) dagen als u zegt dat niemand anders dit apparaat gebruikt. We volgen u niet, en er draait niets van andere bedrijven mee op deze site.</p>\
        <p>Om misbruik tegen te gaan, tellen we hoe vaak er vanaf een internetadres iets wordt verstuurd. Het adres zelf schrijven we niet op: alleen een kenmerk waar het niet in te \
        lezen is. Dat gaat binnen een dag of twee weer weg.</p>
        """
    }
}

/// Toegankelijkheid: what we do, what we do not know yet, and whom to tell.
struct AccessibilityPage: Page {
    let neighbourhood: KnownNeighbourhood

    var title: String { "Toegankelijkheid" }
    var place: String? { Link.accessibility }

    var main: HTML {
        """
        <div class="calm"><h1>Toegankelijkheid</h1><p class="lead">Omzien is er voor iedereen, dus ook voor wie slecht ziet, niet met een muis werkt of moeilijk leest.</p>\
        <h2>Wat we doen</h2><ul><li>We schrijven in gewone taal.</li><li>Alles werkt met alleen het toetsenbord, en zonder JavaScript.</li>\
        <li>Pagina’s zijn gemaakt om voorgelezen en vergroot te worden. Kleur is nooit het enige dat iets vertelt.</li>\
        <li>De pagina’s zijn klein, zodat ze ook op een oude telefoon snel zijn. Ze zijn goed af te drukken.</li>\
        <li>Liever niet online? Alles kan ook aan de balie of per telefoon.</li></ul>\
        <h2>Wat nog niet goed is</h2><ul><li>We bouwen volgens de regels van WCAG 2.2, niveau AA. Een onafhankelijk onderzoek is er nog niet geweest.</li>\
        <li>De pagina’s zijn er alleen in het Nederlands. U mag wel in uw eigen taal schrijven.</li></ul>\
        <h2>Werkt er iets niet?</h2><p>Vertel het ons. Dan helpen we u meteen, en maken we het beter.</p>\(TeamPhones(teams: neighbourhood.teams).html)</div>
        """
    }
}
