import Foundation
import Neighbourhood
import Storage

/// Uw afspraken op uw telefoon: whether there is an address of one's own, and a new one.
struct OwnCalendarPage: Page {
    let link: CalendarLink?
    let form: FormView
    let now: Date

    var title: String { "Uw afspraken op uw telefoon" }
    var place: String? { Link.mine }

    var main: HTML {
        """
        <h1>\(title)</h1><p class="lead">Zet wat u bij ons heeft afgesproken in de agenda van uw telefoon of computer. Verandert er iets, dan verandert uw agenda vanzelf mee.</p>\
        <p>U ziet de activiteiten waaraan u meedoet of die u organiseert, de zalen die u boekte en uw spreekuren. Namen van anderen staan er niet in.</p>\
        \(standing)<form method="post" action="\(Link.ownCalendar)">\(form.sealField)<p class="actions"><button class="button">\(link == nil ? "Maak mijn adres" : "Maak een nieuw adres")</button></p></form>\
        \(when: link != nil, "<p class=\"hint\">Het oude adres werkt dan niet meer. Dat is handig als iemand anders het heeft.</p>")\
        <p><a href="\(Link.mine)">Terug naar uw eigen pagina</a></p>
        """
    }

    private var standing: HTML {
        guard let link else { return "<p class=\"hint\">Wie het adres heeft, kan uw afspraken lezen. Geef het dus aan niemand.</p>" }
        let read =
            link.lastReadAt > link.madeAt
            ? "Uw agenda keek er voor het laatst \(Spoken.ago(CalendarDate(link.lastReadAt), today: CalendarDate(now)))." : ""
        return """
            <div class="card"><p>U maakte \(Spoken.ago(link.madeAt, now: now)) een adres. \(read) Na een jaar zonder gebruik vervalt het.</p>\
            <form method="post" action="\(Link.endingOwnCalendar)">\(form.sealField)<p class="actions"><button class="button second">Haal het adres weg</button></p></form></div>
            """
    }
}

/// The address itself, once.
struct OwnCalendarLinkPage: Page {
    let address: String

    var title: String { "Het adres van uw agenda" }
    var place: String? { Link.mine }

    var main: HTML {
        """
        <h1>\(title)</h1><p class="notice warning">\(Icon.bell)<span>U ziet dit adres nu één keer. Wie het heeft, kan uw afspraken lezen.</span></p>\
        <p class="actions"><a class="button" href="\(webcal)">Zet het in mijn agenda</a></p>\
        <p>Werkt de knop niet? Scan de code met uw telefoon, of kopieer het adres. Kies in uw agenda ‘agenda toevoegen via een adres’ of ‘abonneren’.</p>\
        \(QRCode(webcal)?.svg("QR-code met het adres van uw agenda"))<p><strong class="address">\(address)</strong></p>\
        <p><a href="\(Link.ownCalendar)">Klaar</a></p>
        """
    }

    /// What telephones open their calendar for.
    private var webcal: String { address.replacing(/^https?:/, with: "webcal:") }
}
