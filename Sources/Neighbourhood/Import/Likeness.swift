/// By what two descriptions of a person look like one.
public struct Likeness: OptionSet, Sendable, Hashable {
    public let rawValue: Int
    public init(rawValue: Int) { self.rawValue = rawValue }

    public static let name = Likeness(rawValue: 1)
    /// "T. van Dalen" beside "Truus van Dalen".
    public static let nearlyName = Likeness(rawValue: 2)
    public static let phone = Likeness(rawValue: 4)
    public static let mail = Likeness(rawValue: 8)
    public static let address = Likeness(rawValue: 16)
    /// The same row of a list that was taken in before.
    public static let row = Likeness(rawValue: 32)

    /// Nobody has to say that this is one person: the name, and something of which few people have the same.
    public var isSure: Bool { contains(.row) || (contains(.name) && !isDisjoint(with: [.phone, .mail, .address])) }

    /// Enough to ask a worker. The same address alone is a household; the same telephone or mail is often a couple, and is asked.
    public var isWorthAsking: Bool {
        isSure || contains(.name) || contains(.phone) || contains(.mail) || (contains(.nearlyName) && contains(.address))
    }
}

/// What somebody can be recognised by, ready to be compared.
public struct Features: Sendable, Equatable {
    public let name: String
    public let phone: PhoneNumber?
    public let mail: MailAddress?
    /// Postcode and house number; nil unless both are known.
    public let address: String?
    /// The key of the row of a list it came with.
    public let key: String?

    /// - Parameter name: as it is written; titles, capitals and accents do not count.
    public init(name: String, phone: PhoneNumber?, mail: MailAddress?, postcode: Postcode?, houseNumber: String?, key: String? = nil) {
        self.name = Words.foldedWords(name).filter { !Self.titles.contains($0) }.joined(separator: " ")
        self.phone = phone
        self.mail = mail.map { MailAddress(stored: $0.text.lowercased()) }
        address = postcode.flatMap { code in houseNumber.map { code.text + " " + Words.foldedWords($0).joined() } }
        self.key = key
    }

    public init(_ facts: PersonFacts, key: String? = nil) {
        self.init(
            name: facts.name, phone: facts.phone, mail: facts.mail, postcode: facts.postcode, houseNumber: facts.houseNumber, key: key)
    }

    public func likeness(to other: Features) -> Likeness {
        var likeness: Likeness = []
        if let key, key == other.key { likeness.insert(.row) }
        if !name.isEmpty, name == other.name { likeness.insert(.name) }
        if !likeness.contains(.name), initials != nil, initials == other.initials { likeness.insert(.nearlyName) }
        if let phone, phone == other.phone { likeness.insert(.phone) }
        if let mail, mail == other.mail { likeness.insert(.mail) }
        if let address, address == other.address { likeness.insert(.address) }
        return likeness
    }

    /// The first letter and the last word; nil for a name of one word.
    public var initials: String? {
        let words = name.split(separator: " ")
        guard words.count > 1, let first = words.first?.first, let last = words.last else { return nil }
        return "\(first) \(last)"
    }

    private static let titles: Set<String> = ["mevrouw", "mevr", "mw", "meneer", "dhr", "heer", "fam", "familie"]
}
