import Neighbourhood

/// A column that an import understands: its own name, and the other names people give it.
struct Column: Sendable {
    let name: String
    let others: [String]

    init(_ name: String, _ others: String...) {
        self.name = name
        self.others = others
    }

    var names: [String] { [name] + others }

    /// Names are compared without capitals, accents, spaces and underscores: "House number", "houseNumber" and "house_number" are one.
    static func plain(_ name: String) -> String { Words.fold(name).filter { $0.isLetter || $0.isNumber } }
}

/// What can be imported.
public enum ImportKind: String, Sendable, CaseIterable {
    case people, organisations, houses, offers, asks

    var columns: [Column] {
        switch self {
        case .people: Columns.key + Columns.person + Columns.gifts + Columns.spot
        case .organisations: Columns.key + Columns.organisation + Columns.spot
        case .houses: Columns.key + Columns.house + Columns.spot
        case .offers: Columns.key + Columns.offer + Columns.inlinePerson
        case .asks: Columns.key + Columns.ask + Columns.inlinePerson
        }
    }

    /// One column of each group has to be there.
    var needed: [[String]] {
        switch self {
        case .people: [["name", "surname"]]
        case .organisations, .houses: [["name"]]
        case .offers: [["words"], ["by", "name"]]
        case .asks: [["words"], ["for", "name"]]
        }
    }
}

/// The columns, in the order of the samples, with the headers that Dutch spreadsheets use.
enum Columns {
    static let key = [Column("key", "sleutel", "id", "nummer", "kenmerk", "code")]

    static let person =
        [
            Column("name", "naam", "volledige naam", "bewoner", "full name", "naam vrijwilliger", "vrijwilliger", "deelnemer"),
            Column("call_name", "roepnaam", "voornaam", "first name", "voornamen"),
            Column("infix", "tussenvoegsel", "tussenv", "tv", "voorvoegsel"), Column("surname", "achternaam", "last name", "familienaam"),
            Column("born_year", "geboortejaar", "geboren", "birth year", "geboortedatum", "geb datum", "gebdatum"),
            Column("reach", "bereikbaar", "bereiken", "contact via"),
            Column("reach_note", "bereikbaar opmerking", "contact opmerking"), Column("languages", "talen", "taal", "language"),
            Column("loves", "blij van", "doet graag", "hobby", "hobby's", "interesses"), Column("wishes", "wensen", "wens"),
            Column("mobile", "mobiel", "mobiele telefoon", "mobiel nummer", "06", "06 nummer", "gsm"),
        ] + contact + address

    /// What somebody on a list of people would do, and what was written beside them.
    static let gifts = [
        Column(
            "offer", "wat wil je doen", "wil doen", "wil helpen met", "wat doet vrijwilliger", "aanbod", "taak", "taken", "activiteit", "soort hulp",
            "hulp",
            "werkzaamheden"),
        Column("days", "beschikbaar", "beschikbaarheid", "dagen", "dagdelen", "wanneer"),
        Column("remarks", "opmerkingen", "opmerking", "bijzonderheden", "notitie", "notities", "toelichting"),
    ]

    /// Who asks or offers, when they are not named by key.
    static let inlinePerson =
        [
            Column("name", "naam", "volledige naam", "bewoner", "full name"), Column("call_name", "roepnaam", "voornaam", "first name"),
            Column("born_year", "geboortejaar", "geboren", "birth year"),
        ] + contact + address

    private static let contact = [
        Column("phone", "telefoon", "tel", "telefoonnummer", "tel nr", "telnr", "vaste telefoon", "mobiel", "telephone"),
        Column("mail", "e-mail", "email", "mailadres", "e-mailadres", "emailadres"),
    ]

    private static let address = [
        Column("street", "straat", "straatnaam", "adres", "straat nr", "straat en nummer", "straat en huisnummer"),
        Column("house_number", "huisnummer", "huisnr", "nr", "huis nr"), Column("postcode", "pc6", "pc", "postal code", "zip", "postcode en plaats"),
    ]

    static let spot = [
        Column("latitude", "lat", "breedtegraad"), Column("longitude", "lon", "lng", "lengtegraad"), Column("area", "buurtcode", "buurt"),
    ]

    static let organisation =
        [
            Column("name", "naam", "organisatie"), Column("kind", "soort", "type"),
            Column("about", "over", "omschrijving", "beschrijving", "description"),
            Column("website", "site", "url"), confirmedOn, confirmedDaysAgo,
        ] + contact + address

    static let house =
        [
            Column("name", "naam", "buurthuis"), Column("about", "over", "omschrijving", "beschrijving", "description"),
            Column("hours", "openingstijden", "open", "opening hours"), Column("access", "toegankelijkheid", "toegang"), confirmedOn,
            confirmedDaysAgo,
            Column("phone", "telefoon", "tel", "telefoonnummer"),
        ] + address

    private static let confirmedOn = Column("confirmed_on", "bevestigd op", "nagekeken op", "laatst bevestigd")
    private static let confirmedDaysAgo = Column("confirmed_days_ago", "dagen geleden bevestigd")

    static let offer = [
        Column("by", "van", "aanbieder", "wie"), Column("kind", "soort", "type"), Column("party", "partij"),
        Column("party_name", "naam van de groep", "groepsnaam"), Column("title", "titel"),
        Column("words", "woorden", "aanbod", "omschrijving", "beschrijving", "wat", "text", "tekst"), Column("help", "hulp", "vorm"), rhythm,
        Column("days", "dagen", "dagdelen", "beschikbaar"), Column("days_words", "wanneer", "tijden"),
        Column("range", "bereik", "afstand", "straal", "radius", "reach metres"), nearness, Column("conditions", "voorwaarden", "condities"),
        Column("no_stairs", "geen trap", "geen trappen"), Column("no_pets", "geen huisdieren", "geen dieren"),
        Column("light_only", "alleen licht werk"),
        Column("wants_allowance", "vergoeding"), Column("languages", "talen", "taal", "language"), Column("role", "rol"),
        Column("vog_seen_on", "vog", "vog gezien op"), Column("vog_seen_days_ago"), Column("at_once", "tegelijk", "hoeveel tegelijk"),
        Column("running", "loopt", "lopend"), confirmedOn, confirmedDaysAgo, Column("paused_until", "pauze tot"), Column("paused_until_in_days"),
        Column("state", "status", "stand"), placedOn, daysAgo,
    ]

    static let ask = [
        Column("for", "voor", "bewoner sleutel", "subject"), Column("asked_by", "gevraagd door", "aanvrager", "melder"),
        Column("relation", "relatie"),
        Column("aware", "weet ervan", "weet het"), Column("words", "woorden", "vraag", "hulpvraag", "omschrijving", "wat", "text", "tekst"),
        Column("help", "hulp", "vorm"), rhythm, Column("days", "dagen", "dagdelen"), Column("when_words", "wanneer", "tijden"),
        Column("call_back", "terugbellen"), Column("languages", "talen", "taal", "language"), Column("needs_vog", "vog nodig", "vog"),
        Column("wish", "man of vrouw", "voorkeur"), nearness, Column("source", "bron", "binnengekomen via"), placedOn, daysAgo,
        Column("state", "status", "stand"), Column("owner", "eigenaar", "verbinder", "behandelaar"), Column("next_step", "volgende stap"),
        Column("next_on", "volgende datum"), Column("next_in_days"), Column("closed_reason", "reden van sluiten"),
    ]

    private static let rhythm = Column("rhythm", "ritme", "hoe vaak")
    private static let nearness = Column("nearness", "nabijheid", "waar")
    private static let placedOn = Column("placed_on", "datum", "binnengekomen op", "date")
    private static let daysAgo = Column("days_ago", "dagen geleden")
}
