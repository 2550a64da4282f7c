import Neighbourhood
import Storage

/// The Dutch words for values that have a code.
enum Choices {
    static let help: [String: HelpForms] = [
        "at-home": .atHome, "thuis": .atHome, "aan-huis": .atHome, "out-together": .outTogether, "samen-eropuit": .outTogether,
        "buiten": .outTogether,
        "by-phone": .byPhone, "telefoon": .byPhone, "telefonisch": .byPhone, "at-mine": .atMine, "bij-mij": .atMine, "in-house": .inHouse,
        "buurthuis": .inHouse,
    ]

    static let rhythm: [String: Rhythm] = ["eenmalig": .once, "structureel": .structural, "vaker": .structural]
    static let nearness: [String: Nearness] = ["eigen": .own, "eigen buurt": .own, "overal": .any, "elders": .elsewhere, "andere buurt": .elsewhere]
    static let reach: [String: Reach] = [
        "telefoon": .phone, "bellen": .phone, "e-mail": .mail, "email": .mail, "brief": .letter, "post": .letter, "balie": .desk,
    ]
    static let aware: [String: Awareness] = ["ja": .yes, "nee": .no, "onbekend": .unknown]
    static let wish: [String: HelperWish] = ["vrouw": .woman, "man": .man]
    static let source: [String: Source] = [
        "telefoon": .phone, "balie": .desk, "website": .public, "brief": .letter, "huis": .house, "buurthuis": .house, "signaleerder": .signaller,
    ]
    static let kind: [String: OfferKind] = ["bewoner": .resident, "activiteit": .activity, "dienst": .service]
    static let party: [String: PartyKind] = [
        "persoon": .person, "stel": .couple, "echtpaar": .couple, "gezin": .family, "groep": .group, "straat": .street, "bedrijf": .company,
        "huis": .house, "buurthuis": .house, "organisatie": .organisation,
    ]
    /// What can be offered of the roles that come with Omzien, by name and by key, and as lists of before call it.
    static let role: [String: HelpRole.Key] = {
        let offered = RoleSet.ofThisVersion.roles.filter { !$0.facts.isChosen }
        let names = offered.flatMap { [($0.key.rawValue, $0.key), (Words.fold($0.facts.name), $0.key)] }
        let before = olderRoleNames.mapValues { HelpRole.Key(rawValue: $0) }
        return Dictionary(names, uniquingKeysWith: { first, _ in first }).merging(before) { first, _ in first }
    }()

    private static let olderRoleNames = [
        "mentor": "buddy", "geldmaatje": "money-buddy", "thuisadministratie": "money-buddy", "gastheer": "host", "gastvrouw": "host",
        "gezin": "after-school", "gastgezin": "after-school", "logeergezin": "family-home", "omwonergezin": "family-home", "balie": "desk",
    ]
    static let offerState: [String: OfferState] = ["nieuw": .new, "open": .open, "slaapt": .asleep, "ingetrokken": .withdrawn]
    static let askState: [String: AskState] = ["nieuw": .new, "wacht": .waiting, "gesloten": .closed, "ingetrokken": .withdrawn]

    static func fault(_ column: String, _ value: String, _ choices: some Sequence<String>) -> RowFault {
        .notOneOf(column: column, value: String(value.prefix(40)), choices: choices.sorted())
    }
}
