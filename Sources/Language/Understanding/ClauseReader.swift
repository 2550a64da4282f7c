import Neighbourhood

/// A stretch of a text that rules something out.
struct RefusedStretch: Sendable {
    let range: Range<Int>
    let degree: RuledOut.Degree
    /// "geen ander kaartspel": one thing is named elsewhere, only its like is ruled out.
    let isOther: Bool
}

/// Reads the small words of a text: when, how far, what not, for whom, by whom.
struct ClauseReader {
    let words: [Word]
    /// The languages of the text, likeliest first, and Dutch when nothing is known.
    let speech: [Speech]
    /// What each word points at, in any of the languages.
    let signs: [Signs]

    init(words: [Word], speech: [Speech]) {
        self.words = words
        self.speech = speech
        signs = words.map { word in speech.reduce(into: Signs()) { $0.formUnion($1.signs[word.text] ?? []) } }
    }

    func says(_ sign: Signs, _ place: Int) -> Bool { signs.indices.contains(place) && signs[place].contains(sign) }

    func words(saying sign: Signs) -> [String] { words.indices.filter { says(sign, $0) }.map { words[$0].written } }

    func isSameClause(_ one: Int, _ other: Int) -> Bool { words[one].clause == words[other].clause }

    func beneficiary() -> Beneficiary? {
        guard let place = words.indices.first(where: { says(.person, $0) }) else { return nil }
        return speech.lazy.compactMap { $0.people[words[place].text] }.compactMap(Beneficiary.init).first
    }

    /// A professional shows by trade words, a carer by speaking for another.
    func writer() -> Writer? {
        if words.indices.contains(where: { says(.professional, $0) }) { return .professional }
        if words.indices.contains(where: { says(.carer, $0) || says(.person, $0) }) { return .carer }
        return words.isEmpty ? nil : .resident
    }

    /// How many words at the beginning only say who writes: "Huisarts: ...", "MS-verpleegkundige zoekt voor ...". They say nothing of the need.
    static func heading(_ words: [Word], _ facts: [WordFacts]) -> Int {
        guard let trade = facts.prefix(3).firstIndex(where: \.isTrade), words[trade].clause == 0, trade + 1 < words.count else { return 0 }
        let endsClause = words[trade + 1].clause != 0
        return endsClause || headingVerbs.contains(words[trade + 1].text) ? trade + 1 : 0
    }

    private static let headingVerbs: Set<String> = ["zoekt", "vraagt", "wil", "meldt", "schrijft", "belt", "hier", "zou", "heeft"]
}
