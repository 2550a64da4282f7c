import Synchronization

/// What one word can stand for, in each language: stem, parts, repaired spelling. Remembers what it worked out.
struct WordKnowledge: Sendable {
    let speech: [String: Speech]
    let lexicon: Lexicon
    /// The Dutch words of the vocabulary.
    let topics: WordList
    let weights: RecognitionWeights
    /// Words that a municipality explained itself. They stand for nothing but what it says: they are not taken apart and not repaired.
    private let explained: Set<String>
    /// Stems of everyday words.
    private let light: Set<TermKey>
    private let memory = Memory()
    private let dutchFacts = Shelf<WordFacts>()

    /// `topics` are the Dutch words of the vocabulary.
    init(speech: [Speech], lexicon: Lexicon, topics words: Set<String>, weights: RecognitionWeights) {
        var topics = WordList(capacity: words.count)
        for word in words where word.utf8.count >= 3 { topics.insert(word) }
        self.topics = topics
        self.speech = Dictionary(uniqueKeysWithValues: speech.map { ($0.language, $0) })
        self.lexicon = lexicon
        self.weights = weights
        explained = []
        light = Set(speech.flatMap { Self.stems(of: Array($0.light) + Array($0.moments.keys), $0, lexicon) })
    }

    /// This knowledge, and a municipality's own words beside it. What was worked out is not taken along: a word may stand for something else now.
    func adding(topics words: Set<String>) -> WordKnowledge {
        var topics = WordList(capacity: topics.count + words.count)
        topics.insert(all: self.topics)
        for word in words where word.utf8.count >= 3 { topics.insert(word) }
        return WordKnowledge(self, topics: topics, explained: words.filter { !exists($0) })
    }

    private init(_ other: WordKnowledge, topics: WordList, explained: Set<String>) {
        self.topics = topics
        self.explained = explained
        speech = other.speech
        lexicon = other.lexicon
        weights = other.weights
        light = other.light
    }

    private static func stems(of words: some Sequence<String>, _ speech: Speech, _ lexicon: Lexicon) -> [TermKey] {
        guard let dutch = Snowball("dutch"), let english = Snowball("english") else { return [] }
        let stemmer = DutchStem(forms: speech.forms) { lexicon.list.contains(bytes: $0) }
        var keys: [TermKey] = []
        for word in words {
            let stem = speech.language == "nl" ? stemmer.stem(word, with: dutch) : ForeignStem.stem(word, language: speech.language, with: english)
            keys.append(TermKey(stem: stem, language: speech.language))
        }
        return keys
    }

    func isLight(_ key: TermKey) -> Bool { light.contains(key) }

    func isStop(_ word: String, language: String) -> Bool {
        word.unicodeScalars.count == 1 || speech[language]?.stop.contains(word) ?? false
    }

    /// Whether a Dutch word exists, in the list or in the vocabulary.
    func exists(_ word: String) -> Bool { topics.contains(word) || lexicon.list.contains(word) }

    /// Whether the vocabulary uses a Dutch word.
    func isTopic(_ word: String) -> Bool { topics.contains(word) }

    /// Whether two words written as one are a word of the vocabulary.
    func isTopic(_ first: String, _ second: String) -> Bool {
        var hash = WordHash(first.utf8)
        for byte in second.utf8 { hash.add(byte) }
        return topics.standing(hash.value) == .word
    }

    /// What the fast reading of Dutch needs to know of each word, one look-up a word.
    func facts(of words: [Word]) -> [WordFacts] {
        let known = dutchFacts.words.withLock { shelf in words.map { shelf[$0.text] } }
        return words.indices.map { place in
            if let facts = known[place] { return facts }
            let facts = facts(of: words[place].text)
            dutchFacts.remember(words[place].text, facts)
            return facts
        }
    }

    private func facts(of word: String) -> WordFacts {
        let isSmall = isStop(word, language: "nl")
        return WordFacts(
            features: isSmall ? [] : features(of: word, language: "nl"), isSmall: isSmall, exists: isSmall || exists(word),
            isSmallInEnglish: speech["en"]?.stop.contains(word) ?? false,
            canRefuse: !(speech["nl"]?.signs[word] ?? []).isDisjoint(with: [.refuse, .not]),
            isTrade: speech["nl"]?.signs[word]?.contains(.professional) ?? false || WordFacts.trades.contains(where: word.hasSuffix))
    }

    /// For each word what it can stand for in any of the languages; nothing for small words.
    func features(of words: [String], languages: [String]) -> [[Token.Feature]] {
        words.map { word in
            if languages.contains(where: { isStop(word, language: $0) }) { return [] }
            if languages.count == 1 { return features(of: word, language: languages[0]) }
            return languages.flatMap { features(of: word, language: $0) }
        }
    }

    /// The stem and what else the word can stand for, the surest first.
    func features(of word: String, language: String) -> [Token.Feature] {
        let shelf = memory.shelf(for: language)
        if let known = shelf.known(word) { return known }
        let worked = language == "nl" ? dutch(word) : [foreign(word, language: language)].compactMap { $0 }
        shelf.remember(word, worked)
        return worked
    }

    private func dutch(_ word: String) -> [Token.Feature] {
        guard let snowball = Snowball("dutch") else { return [feature(word, "nl", 1)] }
        let stemmer = DutchStem(forms: speech["nl"]?.forms ?? [:]) { standing($0).exists }
        var features = [feature(stemmer.stem(word, with: snowball), "nl", 1)]
        if explained.contains(word) { return features }
        func add(_ other: String, _ weight: Double) {
            let new = feature(stemmer.stem(other, with: snowball), "nl", weight)
            if !features.contains(where: { $0.key == new.key }) { features.append(new) }
        }
        let parts = Compounds(standing: standing).parts(of: word).filter { !isStop($0, language: "nl") }
        for part in parts { add(part, weights.part) }
        if !exists(word), parts.isEmpty || !parts.allSatisfy(isTopic), let repaired = spelling.repaired(word) { add(repaired, weights.repaired) }
        return features
    }

    private func foreign(_ word: String, language: String) -> Token.Feature? {
        guard let english = Snowball("english") else { return nil }
        let lemma = speech[language]?.forms[word] ?? word
        return feature(ForeignStem.stem(lemma, language: language, with: english), language, 1)
    }

    private func feature(_ stem: String, _ language: String, _ weight: Double) -> Token.Feature {
        Token.Feature(key: TermKey(stem: stem, language: language), weight: Float(weight), stem: stem)
    }

    private var spelling: Spelling { Spelling { topics.standing($0) == .word } }

    private func standing(_ letters: ArraySlice<UInt8>) -> (exists: Bool, isTopical: Bool) {
        let hash = WordHash(letters).value
        if topics.standing(hash) == .word { return (true, true) }
        return (lexicon.list.standing(hash) == .word, false)
    }

    /// A shelf for each language.
    private struct Memory: Sendable {
        private let shelves = Dictionary(uniqueKeysWithValues: Speech.known.map { ($0, Shelf<[Token.Feature]>()) })
        private let other = Shelf<[Token.Feature]>()

        func shelf(for language: String) -> Shelf<[Token.Feature]> { shelves[language] ?? other }
    }

    /// At most `limit` words, emptied when full. Its lock is held for one look-up, or the words of one text.
    private final class Shelf<Kept: Sendable>: Sendable {
        let limit = 60_000
        let words = Mutex<[String: Kept]>([:])

        func known(_ word: String) -> Kept? { words.withLock { $0[word] } }

        func remember(_ word: String, _ kept: Kept) {
            words.withLock { words in
                if words.count >= limit { words.removeAll(keepingCapacity: true) }
                words[word] = kept
            }
        }
    }
}

extension WordFacts {
    /// Endings of trades: "wijkverpleegkundige", "gezinscoach", "schuldhulpverlener".
    static let trades = [
        "verpleegkundige", "consulent", "begeleider", "begeleidster", "werker", "werkster", "coach", "therapeut", "arts", "hulpverlener", "manager",
        "ondersteuner", "adviseur", "regisseur",
        "leerkracht", "pedist", "loog", "logopedist", "psycholoog", "mentor", "docent", "voogd", "bureau", "team", "wijkagent", "praktijk",
        "pedagoog",
    ]
}

/// What is known of a word, read as Dutch.
struct WordFacts: Sendable {
    let features: [Token.Feature]
    let isSmall: Bool
    let exists: Bool
    let isSmallInEnglish: Bool
    /// "geen", "niet": may begin what is ruled out.
    let canRefuse: Bool
    /// "huisarts", "wijkverpleegkundige": a trade.
    let isTrade: Bool
}
