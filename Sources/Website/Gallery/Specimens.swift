import Foundation
import Language
import Neighbourhood

extension Gallery {
    /// In the order in which one builds: what all share first, then small to large.
    static let specimens = [
        tokens, letters, drawings, buttons, fields, choices, week, errors, alerts, badges, empties, tables, folds, people, helpers, timeline, map,
        chart,
        card, troubles,
    ]

    static let today = CalendarDate(daysSince1970: 20_780)
    static let now = Date(timeIntervalSince1970: 20_780 * 86_400 + 9 * 3600)

    private static let longWords =
        "Ik ben in de zomer geopereerd en daarna is mijn zus verhuisd, dus nu zoek ik iemand die op dinsdag of donderdag na het eten even met mij meeloopt naar het Arbeidsongeschiktheidsverzekeringsmaatschappijplein, want alleen durf ik dat nog niet."

    static func form(_ words: [String: String] = [:], _ errors: [FieldError] = []) -> FormView {
        FormView(words: FormWords(words), errors: errors, seal: "")
    }

    // MARK: What is pressed and filled in

    private static let buttons = Specimen(
        key: "knoppen", name: "Knoppen", about: "Op een formulier is één knop vol groen: die doet waar het om gaat."
    ) {
        [
            .init(.usual) {
                """
                <p class="actions">\(Button("Bewaar dit gesprek").html)\(Button("Zoek wie past", .second).html)\(Button("Begin opnieuw", .quiet).html)\(Button("Wis deze bewoner", .danger).html)</p>\
                <p class="actions">\(ButtonLink("Nieuw gesprek", to: "/knoppen").html)\(ButtonLink("Pas aan", .second, to: "/knoppen").html)\(ButtonLink("Niet bewaren", .quiet, to: "/knoppen").html)</p>
                """
            },
            .init(.long) {
                "<p class=\"actions\">\(Button("Ik heb alle brieven in een envelop gedaan en ze vandaag bij het postkantoor op het plein op de post gedaan").html)\(Button("Hottentottententententoonstellingsmaker gezocht", .second).html)</p>"
            },
            .init(.rightToLeft) {
                "<p class=\"actions\">\(Button(say("form.send")).html)\(Button(say("form.save"), .second).html)\(Button(say("ownOffer.stopButton"), .danger).html)</p>"
            },
        ]
    }

    private static let fields = Specimen(
        key: "velden", name: "Velden", about: "Het label staat erboven en blijft staan. Wat niet hoeft, zegt dat erbij."
    ) {
        [
            .init(.usual) { shownFields("gewoon", ["name-gewoon": "Truus van Dalen", "words-gewoon": "Wie gaat er met mij mee naar de markt?"]) },
            .init(.empty) { shownFields("leeg", [:]) },
            .init(.long) {
                shownFields(
                    "lang",
                    ["name-lang": "Wilhelmina Johanna Theodora van Nispen tot Sevenaer-Schimmelpenninck van der Oye", "words-lang": longWords])
            },
            .init(.faulty) {
                shownFields(
                    "fout", ["name-fout": " ", "postcode-fout": "dorp", "words-fout": ""],
                    [FieldError("name-fout", .missing), FieldError("postcode-fout", .notAPostcode), FieldError("words-fout", .missing)])
            },
            .init(.rightToLeft) {
                shownFields(
                    "rechts", ["name-rechts": "أمينة الحسن", "words-rechts": "أبحث عن شخص يرافقني إلى السوق."],
                    [FieldError("postcode-rechts", .notAPostcode)])
            },
        ]
    }

    private static func shownFields(_ mark: String, _ words: [String: String], _ errors: [FieldError] = []) -> HTML {
        let form = Self.form(words, errors)
        return """
            <div class="fields">\(form.line("name-\(mark)", plain("visitor.name"), isRequired: true))\(form.line("postcode-\(mark)", plain("ask.postcode"), hint: plain("agenda.postcodeHint")))\
            \(form.select("source-\(mark)", "Hoe kwam dit binnen?", [("phone", "telefoon"), ("desk", "aan de balie")]))</div>\(form.text("words-\(mark)", plain("form.inOwnWords"), rows: 3, isRequired: true))
            """
    }

    private static let choices = Specimen(
        key: "keuzes", name: "Keuzes", about: "Alles in het zicht. Een heel vlak is aan te tikken, ook met een duim."
    ) {
        [
            .init(.usual) { shownChoices("gewoon", ["near-gewoon": "own", "help-gewoon": "at-home", "yes-gewoon": "yes"]) },
            .init(.empty) { shownChoices("leeg", [:]) },
            .init(.long) { shownChoices("lang", ["near-lang": "long"], more: [("long", longWords)]) },
            .init(.faulty) {
                shownChoices(
                    "fout", [:], [FieldError("near-fout", .missing), FieldError("help-fout", .notAChoice), FieldError("yes-fout", .missing)])
            },
            .init(.rightToLeft) {
                form(["reach-rechts": "phone"]).choice("reach-rechts", plain("visitor.contact"), Reach.allCases.map { ($0.rawValue, Dutch.name($0)) })
            },
        ]
    }

    private static func shownChoices(
        _ mark: String, _ words: [String: String], _ errors: [FieldError] = [], more: [(value: String, text: String)] = []
    )
        -> HTML
    {
        let form = Self.form(words, errors)
        let near: [(value: String, text: String)] = Nearness.allCases.map { ($0.rawValue, Dutch.name($0)) }
        return """
            \(form.choice("near-\(mark)", "Uit welke buurt?", near + more))\
            \(form.choices("help-\(mark)", "Hoe?", hint: "Kies er zoveel je wilt.", Dutch.forms.map { ($0.name, $0.text) }))\(form.tick("yes-\(mark)", "Alleen met een VOG"))
            """
    }

    private static let week = Specimen(
        key: "week", name: "De week in dagdelen", about: "Eenentwintig vakjes; een schermlezer noemt bij elk de dag en het dagdeel."
    ) {
        [
            .init(.usual) {
                FormView(
                    words: FormWords(urlEncoded: "week-gewoon=tue-morning&week-gewoon=tue-afternoon&week-gewoon=thu-evening".utf8), errors: [],
                    seal: ""
                ).week("week-gewoon", "Wanneer komt het uit?")
            },
            .init(.empty) { form().week("week-leeg", "Wanneer komt het uit?", hint: "Niets aangetikt: dat maakt niet uit.") },
            .init(.faulty) { form([:], [FieldError("week-fout", .missing)]).week("week-fout", "Wanneer komt het uit?") },
            .init(.rightToLeft) { form().week("week-rechts", plain("visitor.whenWords")) },
        ]
    }

    private static let errors = Specimen(
        key: "foutensamenvatting", name: "Wat er niet klopt",
        about: "Boven een formulier dat terugkwam: wat, met een link naar elk veld. Alles wat er getypt was, staat er nog."
    ) {
        [
            .init(.faulty) { faulty("fout") },
            .init(.rightToLeft) { faulty("rechts") },
        ]
    }

    private static func faulty(_ mark: String) -> HTML {
        let form = Self.form(["phone-\(mark)": "nul zes"], [FieldError("name-\(mark)", .missing), FieldError("phone-\(mark)", .notAPhone)])
        // Only the first one on a page can have the focus.
        let summary: HTML = mark == "fout" ? form.summary : .none
        return "\(summary)\(form.line("name-\(mark)", plain("visitor.name"), isRequired: true))\(form.line("phone-\(mark)", plain("ownFacts.phone")))"
    }

    // MARK: What is said

    private static let alerts = Specimen(
        key: "meldingen", name: "Meldingen",
        about: "Een paar woorden die niet te missen zijn. De woorden zeggen het; kleur en tekening zeggen het na."
    ) {
        [
            .init(.usual) {
                """
                \(Alert(.done, "Bewaard.", role: .status).html)\(Alert(.info, "Fatma heeft deze vraag ook open.").html)\(Alert(.warning, "De bewoner weet nog niets van deze vraag. Bespreek het eerst samen.").html)\
                <div class="danger"><p><strong>Is er nu gevaar? Bel 112.</strong></p></div>
                """
            },
            .init(.long) { Alert(.warning, "\(longWords) <a href=\"/meldingen\">Lees er meer over</a>.").html },
            .init(.rightToLeft) { "\(Notice.saved.html(isWorker: false))\(Alert(.warning, say("signIn.timeIsUp")).html)" },
        ]
    }

    private static let badges = Specimen(key: "standen", name: "Standen", about: "Waar iets staat, in een woord of twee.") {
        [
            .init(.usual) {
                """
                <p class="chips">\(AskState.allCases.html { "\(Badge($0).html) " })</p><p class="chips">\(OfferState.allCases.html { "\(Badge($0).html) " })</p>\
                <p class="chips">\(MatchStep.allCases.html { "\(Badge($0).html) " })</p><p class="chips">\(Badge("zorg om iemand", .overdue).html)<span class="count">12</span><span class="chip">rolstoeltoegankelijk</span></p>
                """
            },
            .init(.long) {
                "<p class=\"chips\">\(Badge("nog niet door allebei getekend", .new).html)\(Badge("tijdzone onbekend", .waiting).html)</p>"
            },
            .init(.rightToLeft) { "<p>\(Badge(say("activity.extra"), .open).html)</p>" },
        ]
    }

    private static let empties = Specimen(key: "leeg", name: "Als er niets is", about: "Waarom hier niets staat, of wat er te doen is.") {
        [
            .init(.empty) {
                "\(EmptyState("Er wacht niemand. Begin een <a href=\"/leeg\">nieuw gesprek</a> als er iemand belt.").html)\(EmptyState("Er staat nog geen spreekuur", "Boek een zaal in een buurthuis, en kies bij ‘Waarvoor?’ het spreekuur.").html)"
            },
            .init(.long) { EmptyState("\(longWords)").html },
            .init(.rightToLeft) { EmptyState(say("agenda.nothing"), say("agenda.nothingMore", ["askPublic": "/leeg"])).html },
        ]
    }

    private static let tables = Specimen(
        key: "tabel", name: "Tabel", about: "Op een telefoon wordt elke rij een kaart, en zegt elke cel zelf hoe ze heet."
    ) {
        [
            .init(.usual) {
                Table(
                    columns: ["Wanneer", "Waar", "Wie er is", ""],
                    lines: [
                        .init(
                            "morgen, 10:00 tot 12:00",
                            ["<a href=\"/tabel\">De Linde</a>, grote zaal", "Joost, Ria", "<a href=\"/tabel\">Rooster</a>"]),
                        .init(
                            "vrijdag, 13:00 tot 15:00",
                            ["<a href=\"/tabel\">De Kas</a>, keuken", "\(Badge("nog één gezocht", .overdue).html)", .none]),
                    ]
                ).html
            },
            .init(.long) {
                Table(
                    columns: ["Buurt", "Gesproken", "Met aanbod", "Met een wens", "Doet mee"],
                    lines: [
                        .init("Nispenhof-Noord en Buitengebied Zevenhuizen", ["1.284", "<span class=\"hint\">minder dan 5</span>", "392", "17"])
                    ],
                    total: .init("Alles bij elkaar", ["1.284", "391", "392", "17"]), caption: "Tot en met gisteren"
                ).html
            },
            .init(.rightToLeft) {
                Table(
                    columns: [plain("week.day"), plain("week.time"), plain("week.what")],
                    lines: [.init("\(Spoken.dayNames[1])", ["10:00–12:00", "<bdi>Samen zingen</bdi>"])]
                ).html
            },
        ]
    }

    private static let folds = Specimen(
        key: "uitklappen", name: "Uitklappen",
        about: "Een gesprekje zonder script: wat de meesten niet nodig hebben, achter één regel. Het dekt nooit iets af."
    ) {
        [
            .init(.usual) {
                """
                \(Fold("Zet op pauze", "\(form().line("until-gewoon", "Vanaf welke dag weer?", hint: "Niets ingevuld: tot nader bericht.", type: "date"))<p class=\"actions\">\(Button("Zet op pauze", .second).html)</p>").html)\
                \(Fold("Jonger dan 16, of beslist er iemand mee?", isOpen: true, "<p class=\"hint\">Tot 12 jaar zegt een ouder ja.</p>").html)
                """
            },
            .init(.long) { Fold("\(longWords)", isOpen: true, "<p>\(longWords)</p>").html },
            .init(.rightToLeft) { Fold(say("team.hours"), isOpen: true, "<p>\(say("ownOffer.pauseUntil"))</p>").html },
        ]
    }
}
