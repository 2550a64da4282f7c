import Foundation
import Language
import Neighbourhood
import Operations

/// A card to print and hand over. The code on it is shown this once and stands nowhere else.
struct CodeCardPage: Page {
    let card: CodeCard
    /// The address of the site, as people type it: "omzien.wilgenoord.nl/aanmelden".
    let address: String
    /// Where the drawn code leads: a page with one button.
    let link: String
    let municipality: String
    let today: CalendarDate
    /// What the resident reads; the rest of the page is for who prints it.
    let language: Tongue

    var title: String { "Codekaart" }

    var main: HTML {
        """
        <div class="screen-only"><h1>Codekaart voor <bdi>\(card.name)</bdi></h1><p class="lead">Druk deze kaart nu af en geef haar mee. \
        Als je deze pagina verlaat, kan niemand de code meer zien.</p></div>\
        \(paper)\
        <p class="actions">\(ButtonLink("Terug naar de bewoner", .second, to: Link.person(card.person)).html)</p>
        """
    }

    /// What goes along with the resident.
    var paper: HTML { Tongue.$spoken.withValue(language) { sheet } }

    private var sheet: HTML {
        """
        <article class="code-card" lang="\(language.code)" dir="\(language.isRightToLeft ? "rtl" : "ltr")"><p class="hint">Omzien \(municipality)</p><p>\(say("codeCard.for", ["name": "<bdi>\(card.name)</bdi>"]))</p>\
        <p>\(say("codeCard.your"))</p><p class="code"><span aria-hidden="true">\(card.code.shown)</span><span class="unseen">\(spelled)</span></p>\
        <p>\(say("codeCard.scan"))</p>\(QRCode(link)?.svg(plain("codeCard.drawn")))<p>\(say("codeCard.otherwise"))</p>\
        <ol><li>\(say("codeCard.go", ["address": "<strong class=\"address\" dir=\"ltr\">\(address)</strong>"]))</li><li>\(say("codeCard.choose"))</li>\
        <li>\(say("codeCard.see"))</li></ol>\
        <p>\(say("codeCard.works", ["day": "\(Spoken.date(CalendarDate(card.endsAt), today: today))"]))</p></article>
        """
    }

    /// Letter by letter for a screen reader.
    private var spelled: String { card.code.text.map { String($0) }.joined(separator: " ") }
}
