import Foundation
import Language
import Neighbourhood
import Storage

/// Before somebody is erased: what goes, what stays and until when, and what keeps it from being done.
struct ErasurePage: Page {
    let request: RightsRequest
    let person: Person
    let outlook: ErasureOutlook
    /// How long the history keeps ids, and how long a request is kept; from the register.
    let history: Period?
    let answered: Period?
    let form: FormView
    let now: Date

    var title: String { "Wissen: \(person.facts.name)" }
    var hasErrors: Bool { form.hasErrors }

    var main: HTML {
        """
        \(form.summary)<div class="calm"><h1>Wissen: <bdi>\(person.facts.name)</bdi></h1><p class="lead">Dit kan niemand terugdraaien. Lees eerst wat er weggaat en wat er blijft. Vertel dat ook aan de bewoner.</p>\
        <h2>Dit gaat weg</h2><ul>\(goes.html { "<li>\($0)</li>" })</ul><h2>Dit blijft</h2><ul>\(stays.html { "<li>\($0)</li>" })</ul>\
        \(outlook.isPossible ? confirmation : hindered)<p class="actions screen-only">\(ButtonLink("Terug naar het verzoek", .quiet, to: Link.request(request.id)).html)</p></div>
        """
    }

    private var goes: [String] {
        [
            "Naam, adres, telefoon, e-mail en alles wat deze bewoner over zichzelf vertelde.",
            Self.count(outlook.asks + outlook.offers, "De woorden van 1 vraag of aanbod.") { "De woorden van \($0) vragen en aanbod." },
            Self.count(outlook.open, "1 vraag of aanbod staat nog open en stopt.") { "\($0) vragen en aanbod staan nog open en stoppen." },
            Self.count(outlook.notes, "1 notitie.") { "\($0) notities." },
            Self.count(outlook.claims, "1 declaratie, ook als er nog niet is betaald.") { "\($0) declaraties, ook als er nog niet is betaald." },
            "Toestemmingen, berichten, aanmeldingen en wat er is nagegaan, zoals een VOG.",
            "De sleutel waarmee de eigen woorden zijn verzegeld. Zonder die sleutel zijn ze ook in oude reservekopieën niet meer te lezen.",
        ].compactMap(\.self)
    }

    private var stays: [String] {
        [
            "Dat er een vraag of aanbod was: welke buurt, wat voor hulp, en wanneer. Zonder woorden en zonder naam, voor de cijfers.",
            "Wie wanneer iets opende of veranderde: alleen nummers die nergens meer heen leiden\(history.map { ", nog \($0.spoken)" } ?? "").",
            "Dit verzoek met je antwoord\(answered.map { ", tot \($0.spoken) na het afronden" } ?? ""). Zo is te zien dat het op tijd is beantwoord.",
            "In reservekopieën: naam, adres en een volgende stap die een medewerker typte, tot die kopieën zijn opgeruimd. Wie een oude kopie terugzet, wist deze bewoner vanzelf opnieuw.",
            "Wat al is uitbetaald, staat in de boekhouding van de gemeente. Daar gelden eigen regels voor.",
        ]
    }

    private var hindered: HTML {
        """
        <div class="error-summary"><h2>Nu kan het niet</h2>\(when: outlook.mindsSomething, "<p>\(ErrorPage.advice(.mindsSomething))</p>")\
        \(when: !outlook.holds.isEmpty, "<p>Dit mag nu niet worden gewist:</p><ul>\(outlook.holds.html { "<li><bdi>\($0.hold.reason)</bdi>\($0.hold.until.map { ", tot en met \(Spoken.fullDate($0))" } ?? "")</li>" })</ul><p><a href=\"\(Link.holds)\">Bekijk wat er wordt vastgehouden</a></p>")</div>
        """
    }

    private var confirmation: HTML {
        """
        <form class="screen-only" method="post" action="\(Link.erasure(request.id))">\(form.sealField)<input type="hidden" name="version" value="\(request.version)">\
        <div class="field\(when: form.error("sure") != nil, " has-error")">\(form.error("sure").map { "<p class=\"error\" id=\"sure-error\">\(form.sentence($0))</p>" as HTML })\
        \(form.tick("sure", "Ik weet zeker dat dit weg mag, en dat het niet terug kan"))</div>\
        <p class="actions">\(Button("Wis deze bewoner").html)</p></form>
        """
    }

    private static func count(_ number: Int, _ one: String, _ many: (Int) -> String) -> String? {
        number == 0 ? nil : number == 1 ? one : many(number)
    }
}

extension Period {
    /// "5 jaar", "6 maanden".
    var spoken: String {
        let parts = [
            years > 0 ? plain("spoken.years", count: years) : nil, months > 0 ? plain("spoken.months", count: months) : nil,
            days > 0 ? plain("spoken.days", count: days) : nil,
        ]
        return Spoken.list(parts.compactMap(\.self))
    }
}
