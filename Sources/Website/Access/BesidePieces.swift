import Foundation
import Language
import Neighbourhood

/// Stands on every page while a worker looks along: with whom, how long still, and a way to stop.
struct BesideBanner {
    let viewer: Viewer
    let seal: String
    let now: Date

    var html: HTML {
        guard let companion = viewer.companion else { return .none }
        return """
            <section class="alongside" aria-label="\(plain("beside.label"))"><p>\(say("beside.who", ["worker": "<bdi>\(companion.name)</bdi>", "person": "<bdi>\(viewer.name)</bdi>", "left": "\(Self.minutes(companion.until.timeIntervalSince(now)))"]))</p><form method="post" action="\(Link.stopBeside)">\
            <input type="hidden" name="seal" value="\(seal)">\(Button(say("beside.stop"), .second).html)</form></section>
            """
    }

    static func minutes(_ seconds: TimeInterval) -> String {
        let minutes = max(1, Int((seconds / 60).rounded(.up)))
        return plain("spoken.minutes", count: minutes)
    }
}

/// On the page of a person, for a worker who has them at the desk: look along, or hand over a code card.
struct AtTheDesk {
    let person: Person
    let viewer: Viewer
    let seal: String

    var html: HTML {
        guard Access.allows(viewer, .openBeside, person.ties()), viewer.person != person.id else { return .none }
        return """
            <details class="more screen-only"><summary>Samen kijken, of zelf laten aanmelden</summary>\
            <p><strong>Met jou erbij.</strong> Zit deze bewoner naast je? Kijk dan samen op de eigen pagina van de bewoner. Je eigen werk is zolang dicht. \
            Na een kwartier, of als je op Stoppen drukt, is het voorbij.</p>\
            <form method="post" action="\(Link.beside(person.id))"><input type="hidden" name="seal" value="\(seal)"><p class="actions">\(Button("Kijk samen mee", .second).html)</p></form>\
            <p><strong>Codekaart.</strong> Wil deze bewoner zelf kijken, thuis of in de bibliotheek? Druk een kaart af met een code. \
            De code werkt één keer, tot twee weken na vandaag. Een eerdere kaart werkt daarna niet meer.</p>\
            <form method="post" action="\(Link.codeCard(person.id))"><input type="hidden" name="seal" value="\(seal)"><p class="actions">\(Button("Maak een codekaart", .second).html)</p></form></details>
            """
    }
}
