import Foundation
import Neighbourhood
import Storage

/// Toestemming op papier: what somebody agreed to, sheets to print, and a form to write down a sheet that was signed.
struct ConsentPage: Page {
    let person: Person
    let consents: [Consent]
    let rules: PeopleRules
    let proposals: [(id: Proposal.ID, other: String)]
    let colleagues: [Colleague]
    let viewer: Viewer
    let form: FormView
    let today: CalendarDate

    static let labels = [
        "purpose": "Waarvoor", "givers": "Wie zei ja", "given_on": "Op welke dag", "text_version": "Versie van de tekst", "witness": "Wie was erbij",
    ]

    var title: String { "Toestemming: \(person.facts.name)" }
    var hasErrors: Bool { form.hasErrors }

    var main: HTML {
        """
        \(form.summary)<h1>Toestemming: <bdi>\(person.facts.name)</bdi></h1>\(Lead("Zie waar deze bewoner ja op zei, druk een blad af om te tekenen, of schrijf op wat er is gezegd.").html)\(standing)\
        <section aria-labelledby="sheets"><h2 id="sheets">Een blad om te tekenen</h2><p class="actions screen-only">\(rules.purposes.filter(\.isOnPaper).html {
            ButtonLink("\($0.name)", .second, to: Link.consentSheet(of: person.id, for: $0.id)).html
        })</p></section>\(fields)<p class="actions screen-only">\(ButtonLink("Terug naar de bewoner", .quiet, to: Link.person(person.id)).html)</p>
        """
    }

    private var standing: HTML {
        let now = consents.filter { $0.holds(on: today) }
        guard !now.isEmpty else {
            return EmptyState("Er is nog geen toestemming opgeschreven. Kies hieronder een blad, of schrijf op wat er is gezegd.").html
        }
        return "<ul class=\"plain\">\(now.html(card))</ul>"
    }

    private func card(_ consent: Consent) -> HTML {
        """
        <li class="card"><p><strong>\(rules.purpose(consent.purpose)?.name ?? consent.purpose)</strong></p><p class="hint">\(said(consent))</p>\
        <form class="screen-only" method="post" action="\(Link.withdrawal(consent.id))"><input type="hidden" name="seal" value="\(form.seal)">\
        <p class="actions">\(Button("De bewoner trekt dit in", .second).html)</p></form></li>
        """
    }

    /// "Op papier gegeven op 3 mei 2026, Ria Hoekstra was erbij. Tekst van 22 november 2026."
    private func said(_ consent: Consent) -> HTML {
        let manner =
            switch consent.manner {
            case .paper: "Op papier gegeven"
            case .spoken: "Gezegd"
            case .tap: "Zelf gedrukt"
            }
        let day = consent.givenOn ?? CalendarDate(consent.from)
        let witness = colleagues.first { $0.id == consent.witness }.map { ", <bdi>\($0.name)</bdi> was erbij" as HTML }
        let version = CalendarDate(consent.textVersion).map(Spoken.fullDate) ?? consent.textVersion
        let until = consent.until.map { " Tot en met \(Spoken.fullDate($0.adding(days: -1)))." } ?? ""
        return "\(manner) op \(Spoken.fullDate(day))\(witness). Tekst van \(version).\(until)"
    }

    private var purposes: [(value: String, text: String)] {
        rules.purposes.filter(\.isOnPaper).flatMap { purpose in
            purpose.id == ConsentPurpose.introduce
                ? proposals.map { (purpose.id + " " + $0.id.text, $0.other.isEmpty ? purpose.name : "\(purpose.name) met \($0.other)") }
                : [(purpose.id, purpose.name)]
        }
    }

    private var fields: HTML {
        let givers: [(value: String, text: String)] = [
            (ConsentGiver.oneself.rawValue, "De bewoner zelf"), (ConsentGiver.parent.rawValue, "Een ouder"),
            (ConsentGiver.representative.rawValue, "Een vertegenwoordiger, zoals een mentor"),
        ]
        return """
            <section class="screen-only" aria-labelledby="record"><h2 id="record">Een getekend blad opschrijven</h2><form method="post" action="\(Link.consent(of: person.id))">\(form.sealField)\
            \(form.choice("purpose", "Waarvoor?", hint: "Kennismaken staat erbij zodra er een voorstel openstaat.", purposes))\
            \(form.choices("givers", "Wie tekende?", hint: "Tot 12 jaar een ouder, van 12 tot en met 15 jaar het kind en een ouder, vanaf 16 jaar de bewoner.", givers))\
            <div class="fields">\(form.line("given_on", "Op welke dag?", type: "date", isRequired: true))\
            \(form.line("text_version", "Versie van de tekst", hint: "Die dag staat onder aan het blad.", type: "date", isRequired: true))\
            \(form.select("witness", "Wie was erbij?", colleagues.map { ($0.id.text, $0.name) }))\
            \(form.line("until", "Tot en met welke dag?", type: "date"))</div>\
            <p class="actions">\(Button("Schrijf dit op").html)</p></form></section>
            """
    }
}

/// One sheet to sign: the wording, what it is about, and room for names and signatures.
struct ConsentSheetPage: Page {
    let person: Person
    let purpose: ConsentPurpose
    let municipality: String
    /// Whose signatures the law asks for.
    let rule: ConsentRule

    private static let parts = ["words": "wat u vertelde", "name": "uw naam", "address": "uw adres", "phone": "uw telefoonnummer"]

    var title: String { "Toestemming: \(purpose.name)" }
    var scripts: [Asset] { [.print] }

    var main: HTML {
        """
        <div class="screen-only"><h1>\(title)</h1><p class="lead">Druk dit blad af en lees het samen door. Schrijf daarna op dat het is getekend.</p>\
        <p class="actions">\(ButtonLink("Terug", .second, to: Link.consent(of: person.id)).html)</p></div>\
        <article class="agreement sheet"><h2>\(purpose.name)</h2><p>Gemeente \(municipality). Voor <strong><bdi>\(person.facts.name)</bdi></strong></p>\
        <p>\(purpose.text)</p><p>Het gaat om: \(Spoken.list(purpose.parts.map { Self.parts[$0] ?? $0 })).</p>\
        <p>Ja zeggen hoeft niet. U kunt dit altijd weer intrekken, zonder reden: zeg het tegen het wijkteam of de balie, of doe het zelf op uw eigen pagina.</p>\
        \(signers.html(room))<h2>Voor de medewerker die erbij was</h2><p>Naam en datum:</p><hr>\
        <p class="hint">Tekst van \(CalendarDate(purpose.version).map(Spoken.fullDate) ?? purpose.version)</p></article>
        """
    }

    private var signers: [String] {
        switch rule {
        case .person: ["Handtekening, of die van uw vertegenwoordiger"]
        case .childAndParents: ["Handtekening van het kind", "Handtekening van een ouder of vertegenwoordiger"]
        case .parents: ["Handtekening van een ouder of vertegenwoordiger"]
        }
    }

    private func room(_ signer: String) -> HTML { "<h2>\(signer)</h2><p>Naam en datum:</p><hr><p>Handtekening:</p><hr>" }
}
