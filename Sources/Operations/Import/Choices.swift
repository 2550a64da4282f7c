import Neighbourhood

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
    static let role: [String: HelperRole] = [
        "helper": .helper, "maatje": .buddy, "signaleerder": .signaller, "mentor": .mentor, "gastheer": .host, "gastvrouw": .host,
        "ervaringsdeskundige": .expertByExperience, "gezin": .familyHome, "balie": .desk,
    ]
    static let offerState: [String: OfferState] = ["nieuw": .new, "open": .open, "slaapt": .asleep, "ingetrokken": .withdrawn]
    static let askState: [String: AskState] = ["nieuw": .new, "wacht": .waiting, "gesloten": .closed, "ingetrokken": .withdrawn]

    static func fault(_ column: String, _ value: String, _ choices: some Sequence<String>) -> RowFault {
        .notOneOf(column: column, value: String(value.prefix(40)), choices: choices.sorted())
    }
}
