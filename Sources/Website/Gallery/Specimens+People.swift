import Foundation
import Language
import Neighbourhood
import Operations
import Storage

/// Pieces that show people, places and what happened, with invented ones.
extension Gallery {
    private static let longName = "Wilhelmina Johanna Theodora van Nispen tot Sevenaer-Schimmelpenninck van der Oye"
    private static let longTale =
        "Ik kook graag voor een ander en dan liefst voor iemand die ook van koken hield en het nu zelf niet meer kan, dan kook ik wat die vroeger maakte en eten we het samen op, met de radio aan."

    // MARK: Persons

    static let people = Specimen(
        key: "mensen", name: "Kaarten van mensen en plekken", about: "Een team, een buurthuis en een eigen aanbod, zoals een bewoner ze ziet."
    ) {
        [
            .init(.usual) {
                cards(team(named: "Wijkteam Wilgenoord"), house(named: "De Linde"), offer("Ik wandel graag met iemand, ook als het regent."))
            },
            .init(.empty) {
                cards(
                    Team(id: .init(stored: "team-leeg"), name: "Wijkteam Zuid", phone: nil, mail: nil, house: nil, areas: []),
                    House(id: .init(stored: "huis-leeg"), facts: HouseFacts(name: "De Kas"), version: 1), nil)
            },
            .init(.long) { cards(team(named: "Wijkteam \(longName)"), house(named: "Het buurthuis van \(longName)"), offer(longTale)) },
            .init(.rightToLeft) { cards(team(named: "Wijkteam Wilgenoord"), house(named: "De Linde"), offer("Ik wandel graag met iemand.")) },
        ]
    }

    private static func cards(_ team: Team, _ house: House, _ offer: Offer?) -> HTML {
        let known = KnownNeighbourhood(
            teams: [team],
            members: team.phone == nil
                ? [] : [TeamMember(team: team.id, name: "Fatma", role: .connector), TeamMember(team: team.id, name: "Joost", role: .teamMember)],
            houses: [house], areas: areas(2))
        return """
            <ul class="teams">\(TeamCard(team: team, neighbourhood: known).html)\(HouseCard(house: house).html)</ul>\(offer.map { OwnOfferCard(offer: $0, seal: "", today: today).html })
            """
    }

    private static func team(named name: String) -> Team {
        Team(
            id: .init(stored: "team-" + name), name: name, phone: PhoneNumber("088 123 41 00"), mail: MailAddress("wijkteam@voorbeeld.nl"),
            house: nil, areas: areas(2).map(\.code))
    }

    private static func house(named name: String) -> House {
        let facts = HouseFacts(
            name: name, phone: PhoneNumber("088 123 41 10"), hours: "maandag tot en met vrijdag 9:00 tot 17:00; dinsdag ook ’s avonds",
            access: ["zonder drempel", "lift", "stille ruimte"],
            address: Address(street: "Lindeplein", houseNumber: "3"))
        return House(id: .init(stored: "huis-" + name), facts: facts, version: 1)
    }

    private static func offer(_ words: String) -> Offer {
        Offer(
            id: .init(stored: "aanbod-\(words.count)-\(Tongue.spoken.code)"), draft: OfferDraft(party: Party(kind: .person), words: words),
            place: nil, area: nil, state: .open, running: 1,
            confirmedOn: today.adding(days: -40), version: 1, placedAt: now)
    }

    // MARK: Who fits

    static let helpers = Specimen(
        key: "wie-past", name: "Wie er past, en waarom", about: "De redenen staan erbij, en ook wat niet zeker is. Kiezen doen mensen."
    ) {
        [
            .init(.usual, speaks: false) {
                fits(
                    "gewoon",
                    [
                        fitCard("Truus van Dalen", "Ik kook graag voor een ander."),
                        fitCard("Samen zingen", "Elke dinsdag, iedereen mag meedoen.", .activity),
                    ])
            },
            .init(.empty, speaks: false) { FitList(number: 7, lines: nil, chosen: "", today: today, mayPropose: true).html },
            .init(.long, speaks: false) {
                fits(
                    "lang",
                    [
                        fitCard(
                            longName, longTale,
                            reasons: ["Wil graag koken, en dat wordt gevraagd.", "Woont op zes minuten lopen.", "Is lang niet gevraagd."])
                    ])
            },
            .init(.faulty, speaks: false) {
                FitList(number: 8, lines: [], chosen: "weg", today: today, mayPropose: true, error: "Deze bewoner past niet meer. Kies een ander.")
                    .html
            },
            .init(.rightToLeft, speaks: false) { fits("rechts", [fitCard("أمينة الحسن", "Ik bak brood en breng het graag.")]) },
        ]
    }

    private static func fits(_ name: String, _ cards: [FitCard]) -> HTML {
        """
        <div class="fits">\(cards.enumerated().map { $0 }.html { number, card in
            "<label class=\"fit\"><input type=\"radio\" name=\"fit-\(name)\" value=\"\(number)\"\(when: number == 0, " checked")> \(card.html)</label>"
        })</div>
        """
    }

    private static func fitCard(
        _ name: String, _ words: String, _ kind: OfferKind = .resident,
        reasons: [String] = ["Wil graag koken, en dat wordt gevraagd.", "Kan ook op dinsdag."]
    ) -> FitCard {
        let tuesday = DayParts(slots: ["tue-afternoon"]) ?? .none
        return FitCard(
            kind: kind, name: name, title: nil, words: words, weekly: tuesday, confirmedOn: kind == .resident ? today.adding(days: -12) : nil,
            walkingMinutes: 6, common: tuesday,
            reasons: reasons, doubts: kind == .activity ? ["Is er nog plek? Vraag het na."] : [], today: today)
    }

    // MARK: What happened

    static let timeline = Specimen(key: "tijdlijn", name: "Wat er gebeurde", about: "Van oud naar nieuw: wie deed wat, en wanneer.") {
        let lines = [
            HistoryLine(at: now.addingTimeInterval(-4 * 86_400), deed: .placeAsk, actor: nil, onBehalfOf: nil, isForOneself: false),
            HistoryLine(at: now.addingTimeInterval(-2 * 86_400), deed: .takeUpAsk, actor: "Fatma", onBehalfOf: nil, isForOneself: false),
            HistoryLine(at: now.addingTimeInterval(-3600), deed: .recordAnswer, actor: "Fatma", onBehalfOf: "Truus van Dalen", isForOneself: false),
        ]
        return [
            .init(.usual, speaks: false) { Timeline(lines: lines, stranger: "De bewoner zelf", today: today, mark: "gebeurd-gewoon").html },
            .init(.long, speaks: false) {
                Timeline(
                    lines: lines.map { HistoryLine(at: $0.at, deed: $0.deed, actor: longName, onBehalfOf: longName, isForOneself: false) },
                    today: today, mark: "gebeurd-lang"
                ).html
            },
            .init(.rightToLeft, speaks: false) { Timeline(lines: lines, stranger: "De bewoner zelf", today: today, mark: "gebeurd-rechts").html },
        ]
    }

    // MARK: Where

    static let map = Specimen(
        key: "kaart", name: "Kaart",
        about: "Buurten, plekken die iedereen kent, en van bewoners alleen hoeveel er zijn. Wat erop staat, staat ook in woorden op de pagina."
    ) {
        [
            .init(.usual, speaks: false) { neighbourhoods(4, name: "gewoon") },
            .init(.long, speaks: false) { neighbourhoods(9, name: "lang") },
            .init(.rightToLeft, speaks: false) { neighbourhoods(4, name: "rechts") },
        ]
    }

    private static func neighbourhoods(_ count: Int, name: String) -> HTML {
        let areas = Gallery.areas(count)
        let lands = zip(areas, [nil, Tone.step(1), .step(3), .hidden]).map {
            ($0.code, NeighbourhoodMap.Land(tone: $1, residents: $1 == .step(3) ? 4 : 0))
        }
        let spots = areas.last.map { [NeighbourhoodMap.Spot(place: $0.middle, kind: .house, name: "De Linde", label: "De Linde")] } ?? []
        return NeighbourhoodMap(
            plan: MapPlan(of: areas), spoken: "Kaart van \(count) verzonnen buurten.", name: name, lands: Dictionary(uniqueKeysWithValues: lands),
            spots: spots,
            home: areas.first?.code,
            keys: [
                .home("deze buurt"), .tone(.step(3), "veel"), .tone(.hidden, "niet getoond"), .residents("zoveel bewoners"),
                .spot(.house, "buurthuis"),
            ]
        ).html
    }

    static let chart = Specimen(
        key: "staven", name: "Staven",
        about:
            "Getallen in de tijd, vanaf nul. Een getal dat niet verteld wordt, krijgt een vlak dat anders is getekend; dezelfde getallen staan in een tabel."
    ) {
        [
            .init(.usual, speaks: false) { columns([.number(12), .number(19), .number(7), .number(23)], name: "staven-gewoon") },
            .init(.empty, speaks: false) { columns([.none, .none, .none, .none], name: "staven-leeg") },
            .init(.long, speaks: false) {
                columns((1...12).map { $0 % 5 == 0 ? .fewer(than: 5) : $0 == 7 ? .withheld : .number($0 * 137) }, name: "staven-lang")
            },
            .init(.rightToLeft, speaks: false) { columns([.number(12), .fewer(than: 5), .number(7), .number(23)], name: "staven-rechts") },
        ]
    }

    private static func columns(_ values: [ChartValue], name: String) -> HTML {
        let months = ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"]
        return ColumnChart(
            title: "Vragen per maand", spoken: "Staven, een voor elke maand.",
            columns: zip(months, values).map { ColumnChart.Column(label: $0, value: $1) }, name: name
        ).html
    }

    /// Square ones beside each other, three on a row.
    private static func areas(_ count: Int) -> [Area] {
        let names = [
            "Oude Kern", "Kersenhof", "Nispenhof-Noord", "Buitengebied Zevenhuizen", "De Weiden", "Stationsbuurt", "Vogelwijk", "Havenkwartier",
            "Polder",
        ]
        return names.prefix(count).enumerated().compactMap { number, name in
            let (south, west) = (52.0 + Double(number / 3) * 0.008, 5.0 + Double(number % 3) * 0.012)
            let ring = [(0.0, 0.0), (0, 1), (1, 1), (1, 0)].map { Coordinate(latitude: south + $0.0 * 0.008, longitude: west + $0.1 * 0.012) }
            return AreaCode("BU9999000\(number)").map {
                Area(code: $0, year: 2025, name: name, parent: nil, outline: Outline(polygons: [[ring]]), inhabitants: 1200, households: 600)
            }
        }
    }

    // MARK: On paper and when it goes wrong

    static let card = Specimen(key: "codekaart", name: "Codekaart", about: "Om af te drukken en mee te geven.") {
        [
            .init(.usual) { codeCard(name: "Truus van Dalen") }, .init(.long) { codeCard(name: longName) },
            .init(.rightToLeft) { codeCard(name: "أمينة الحسن") },
        ]
    }

    private static func codeCard(name: String) -> HTML {
        let card = CodeCard(
            person: .init(stored: "persoon"), name: name, code: SignInCode(stored: "K7FM3QWP"), endsAt: now.addingTimeInterval(14 * 86_400))
        return CodeCardPage(
            card: card, address: "omzien.voorbeeld.nl/aanmelden", link: "https://omzien.voorbeeld.nl" + Link.signIn(withCard: "K7FM3QWP"),
            municipality: "Wilgenoord", today: today, language: Tongue.spoken
        ).paper
    }

    static let troubles = Specimen(key: "het-lukt-niet", name: "Als het niet lukt", about: "Wat er is, en wat nu te doen.") {
        [
            .init(.usual) { ErrorPage(problem: .notFound(.page), request: "7f3a").main },
            .init(.faulty) { UnknownErrorPage(request: "7f3a").main },
            .init(.rightToLeft) { ErrorPage(problem: .notFound(.page), request: "7f3a").main },
        ]
    }
}
