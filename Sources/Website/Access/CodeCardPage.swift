import Foundation
import Neighbourhood
import Operations

/// A card to print and hand over. The code on it is shown this once and stands nowhere else.
struct CodeCardPage: Page {
    let card: CodeCard
    /// The address of the site, as people type it: "omzien.wilgenoord.nl/aanmelden".
    let address: String
    let municipality: String
    let today: CalendarDate

    var title: String { "Codekaart" }

    var main: HTML {
        """
        <div class="screen-only"><h1>Codekaart voor <bdi>\(card.name)</bdi></h1><p class="lead">Druk deze kaart nu af en geef haar mee. \
        Als je deze pagina verlaat, kan niemand de code meer zien.</p></div>\
        <article class="code-card"><p class="hint">Omzien \(municipality)</p><p>Voor <strong><bdi>\(card.name)</bdi></strong></p>\
        <p>Uw code:</p><p class="code"><span aria-hidden="true">\(card.code.shown)</span><span class="unseen">\(spelled)</span></p>\
        <ol><li>Ga naar <strong class="address">\(address)</strong></li><li>Kies <strong>Ik heb een code</strong> en vul de code in.</li>\
        <li>U ziet wat u vroeg, wat u aanbiedt en wat er over u staat.</li></ol>\
        <p>De code werkt één keer, tot en met \(Spoken.date(CalendarDate(card.endsAt), today: today)). Geef hem aan niemand. Wij vragen er nooit naar aan de telefoon.</p></article>\
        <p class="actions"><a class="button second" href="\(Link.person(card.person))">Terug naar de bewoner</a></p>
        """
    }

    /// Letter by letter for a screen reader.
    private var spelled: String { card.code.text.map { String($0) }.joined(separator: " ") }
}
