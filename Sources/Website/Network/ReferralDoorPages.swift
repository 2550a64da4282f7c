import Foundation
import Neighbourhood
import Storage

/// The link by which a practice sends patients on: whether there is one, since when, when it was used last, and with whom referrals arrive.
struct ReferralDoorPage: Page {
    let organisation: Organisation
    let door: ReferralDoor?
    let colleagues: [Colleague]
    let viewer: Viewer
    let form: FormView
    let now: Date

    static let labels = ["owner": "Bij wie"]
    static let sentences = ["owner": "Kies een collega van het wijkteam."]

    var title: String { "Verwijslink van \(organisation.facts.name)" }
    var hasErrors: Bool { form.hasErrors }

    var main: HTML {
        """
        <h1>Verwijslink van <bdi>\(organisation.facts.name)</bdi></h1>\(form.summary)\
        <p class="lead">Met deze link verwijst een praktijk iemand naar jullie, zonder account. De link is alleen voor deze praktijk. Wie hem heeft, kan verwijzen; niemand kan er iets mee lezen zonder de code van een verwijzing.</p>\
        \(standing)\(giving)<p><a href="\(Link.organisation(organisation.id))">Terug naar <bdi>\(organisation.facts.name)</bdi></a></p>
        """
    }

    private var standing: HTML {
        guard let door else {
            return EmptyState("Deze praktijk heeft nog geen verwijslink. Maak er een en geef haar aan de praktijk; een account is niet nodig.").html
        }
        let owner = door.owner.flatMap { id in colleagues.first { $0.id == id } }?.name
        return """
            <div class="card"><dl class="facts"><dt>Gegeven</dt><dd>\(Spoken.ago(door.givenAt, now: now))</dd>\
            <dt>Laatst gebruikt</dt><dd>\(door.lastUsedAt.map { Spoken.ago($0, now: now) } ?? "nog niet")</dd>\
            <dt>Komt binnen bij</dt><dd><bdi>\(owner ?? "een collega van het wijkteam, want wie het deed werkt hier niet meer")</bdi></dd></dl>\
            <form method="post" action="\(Link.closingDoor(organisation.id))">\(form.sealField)<p class="actions">\(Button("Neem de link weg", .quiet).html)</p></form></div>
            """
    }

    private var giving: HTML {
        """
        <section aria-labelledby="give"><h2 id="give">\(door == nil ? "Geef een verwijslink" : "Geef een nieuwe")</h2>\
        \(when: door != nil, "<p>De oude link werkt dan niet meer. Codes van eerdere verwijzingen wel.</p>")\
        <form method="post" action="\(Link.referralDoor(organisation.id))">\(form.sealField)\
        \(form.select("owner", "Bij wie komen de verwijzingen binnen?", hint: "Die belt de patiënt de volgende werkdag.", colleagues.map { ($0.id.text, $0.name) }, otherwise: door?.owner?.text ?? viewer.person?.text ?? ""))\
        <p class="hint">Je ziet de link één keer, op een blad om af te drukken. Omzien bewaart hem zelf niet.</p><p class="actions">\(Button("Maak de link").html)</p></form></section>
        """
    }
}

/// The link itself, once: on a sheet to give to the practice.
struct ReferralSheetPage: Page {
    let organisation: Organisation
    let address: String
    let town: String

    var title: String { "Verwijslink voor \(organisation.facts.name)" }
    var scripts: [Asset] { [.print] }

    var main: HTML {
        """
        <div class="screen-only"><h1>\(title)</h1>\(Alert(.warning, "Je ziet deze link nu één keer. Druk het blad af, of kopieer de link.").html)</div>\
        <article class="sheet"><h2>Welzijn op recept</h2><p class="lead">Voor <bdi>\(organisation.facts.name)</bdi></p>\
        <p>Heeft iemand in uw spreekkamer vooral baat bij gezelschap, beweging of iets om handen? Verwijs naar het wijkteam. Dat kost een minuut en u heeft geen account nodig.</p>\
        \(QRCode(address)?.svg("QR-code naar het verwijsformulier"))<p>Voor op de computer:</p><p><strong class="address">\(address)</strong></p>\
        <ul><li>Bewaar dit blad bij de praktijk. De link is alleen voor u en uw collega’s.</li>\
        <li>Schrijf niets medisch op, en geen burgerservicenummer. Wat iemand graag wil, is genoeg.</li>\
        <li>Vraag de patiënt wat u terug mag horen. U krijgt bij elke verwijzing een code waarmee u dat leest.</li>\
        <li>Blad kwijt? Bel het wijkteam. Dan werkt deze link niet meer en krijgt u een nieuwe.</li></ul><p>Omzien \(town)</p></article>\
        <p class="actions screen-only">\(ButtonLink("Klaar", .second, to: Link.referralDoor(organisation.id)).html)</p>
        """
    }
}
