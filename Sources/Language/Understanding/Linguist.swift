import Foundation
public import Neighbourhood

/// Understands texts of the neighbourhood: Dutch as people speak it, and English, Turkish, Arabic, Polish and Ukrainian.
///
/// Immutable and safe to share, and a reference, because every search hands it around: make one at the start (about 0.4 s) and hand it around. `understand` never fails, whatever the text, and
/// takes time linear in its length; of a text longer than 20,000 characters only the beginning is read.
public final class Linguist: Sendable {
    public let vocabulary: Vocabulary
    /// Which offered concepts serve which asked ones.
    public let fits: FitTable
    let knowledge: WordKnowledge
    let index: ConceptIndex
    /// What a municipality says in its own way, beside the vocabulary that all have.
    let own: ConceptIndex?
    let guesser: LanguageGuesser
    public let weights: RecognitionWeights

    /// Throws when the engine's own data (stop words, weights) cannot be read, which means that the installation is broken.
    public convenience init(vocabulary: Vocabulary, lexicon: Lexicon = .installed()) throws {
        try self.init(vocabulary: vocabulary, lexicon: lexicon, weights: .bundled())
    }

    public init(vocabulary: Vocabulary, lexicon: Lexicon, weights: RecognitionWeights) throws {
        let speech = try Speech.bundled()
        self.vocabulary = vocabulary
        self.weights = weights
        let sayings = vocabulary.sayings
        knowledge = WordKnowledge(speech: speech, lexicon: lexicon, topics: sayings.dutchWords, weights: weights)
        index = ConceptIndex(sayings, concepts: vocabulary.concepts.count, knowledge: knowledge)
        own = nil
        fits = FitTable(vocabulary, weights: weights)
        guesser = LanguageGuesser(knowledge: knowledge, index: index)
    }

    private init(_ general: Linguist, own: [Concept], lessons: [PairOutcome]) {
        weights = general.weights
        index = general.index
        vocabulary = general.vocabulary.appending(own)
        let sayings = vocabulary.sayings(of: own)
        knowledge = general.knowledge.adding(topics: sayings.dutchWords)
        self.own = ConceptIndex(sayings, concepts: vocabulary.concepts.count, knowledge: knowledge, beside: general.index)
        fits = FitTable(vocabulary, weights: weights, lessons: lessons)
        guesser = LanguageGuesser(knowledge: knowledge, index: general.index)
    }

    /// This linguist as one municipality needs it: with its own expressions and concepts, and with what its matches taught. Takes milliseconds,
    /// because the large vocabulary is shared.
    ///
    /// - Parameter own: expressions for concepts that exist (same id), and concepts of its own. Call it on the linguist that all share.
    public func speaking(_ own: [Concept], lessons: [PairOutcome] = []) -> Linguist {
        own.isEmpty && lessons.isEmpty ? self : Linguist(self, own: own, lessons: lessons)
    }

    /// The vocabulary that comes with Omzien and the word list of this machine.
    public static func bundled() throws -> Linguist { try Linguist(vocabulary: .bundled()) }

    /// What a text says, read as an ask or as an offer.
    public func understand(_ text: String, as side: Side) -> Understanding {
        let words = Tokenizer.words(in: text)
        let facts = knowledge.facts(of: words)
        let languages = guesser.guess(words, facts)
        let reader = ClauseReader(words: words, speech: speech(of: languages))
        // What is said of how far it may be is no evidence of what it is about.
        let distance = reader.distance()
        let content = read(words, facts, languages, side: side, aside: distance?.places ?? [], naming: true)
        return Understanding(
            side: side, tokens: content.tokens, languages: content.languages, concepts: content.concepts, pieces: content.pieces, time: reader.time(),
            distance: distance, refusals: content.refused.map { refusal($0, content.tokens) },
            wordsForSafeguard: reader.words(saying: .safeguard),
            beneficiary: reader.beneficiary(), writer: reader.writer())
    }

    /// What a text is about, and no more: what an index needs.
    package func read(_ text: String, as side: Side) -> Content {
        let words = Tokenizer.words(in: text)
        let facts = knowledge.facts(of: words)
        return read(words, facts, guesser.guess(words, facts), side: side, aside: [], naming: false)
    }

    /// - Parameter aside: words that tell something else than what the text is about.
    private func read(_ words: [Word], _ facts: [WordFacts], _ languages: [LanguageGuess], side: Side, aside: [Int], naming: Bool) -> Content {
        let refused = mayRefuse(facts, languages) ? ClauseReader(words: words, speech: speech(of: languages)).refusedStretches() : []
        let tokens = tokens(words, facts, side: side, languages: languages, refused: refused, aside: aside)
        return Content(
            side: side, tokens: tokens, languages: languages, concepts: concepts(in: tokens, side: side, naming: naming),
            pieces: Pieces.keys(of: tokens.filter { !knows($0) }), refused: refused)
    }

    /// Whether the vocabulary uses the word, its parts or its repaired spelling. Such words meet by their stems; only the others meet by their letters.
    private func knows(_ token: Token) -> Bool { token.features.contains { uses($0.key) != nil } }

    /// Information of a stem that the vocabulary or the municipality's own words use.
    private func uses(_ key: TermKey) -> Float? { index.information[key.raw] ?? own?.information[key.raw] }

    private func speech(of languages: [LanguageGuess]) -> [Speech] { languages.prefix(2).compactMap { knowledge.speech[$0.code] } }

    private func mayRefuse(_ facts: [WordFacts], _ languages: [LanguageGuess]) -> Bool {
        facts.contains(where: \.canRefuse) || languages.contains { $0.code != "nl" }
    }

    /// How much a stem tells, in nats, going by the vocabulary alone; nil for a stem it does not use.
    public func information(of key: TermKey) -> Float? { uses(key) ?? (knowledge.isLight(key) ? Float(weights.light) * 4 : nil) }

    /// The languages in which words are looked up: the likeliest, and others with a fair share.
    private func readingLanguages(_ guesses: [LanguageGuess]) -> [String] {
        guard let first = guesses.first else { return ["nl"] }
        return [first.code] + guesses.dropFirst().filter { $0.share >= 0.25 }.map(\.code)
    }

    private func tokens(
        _ words: [Word], _ facts: [WordFacts], side: Side, languages: [LanguageGuess], refused: [RefusedStretch], aside: [Int]
    ) -> [Token] {
        let reading = readingLanguages(languages)
        var (isRefused, isAside) = ([Bool](repeating: false, count: words.count), [Bool](repeating: false, count: words.count))
        for place in refused.lazy.flatMap(\.range) { isRefused[place] = true }
        for place in aside { isAside[place] = true }
        let features = reading == ["nl"] ? facts.map(\.features) : knowledge.features(of: words.map(\.text), languages: reading)
        let isDutch = reading.contains("nl")
        let heading = side == .ask ? ClauseReader.heading(words, facts) : 0
        return words.indices.map { place in
            var features = features[place]
            if isDutch, place + 1 < words.count { features += joined(words[place], words[place + 1]) }
            return Token(
                written: words[place].written, text: words[place].text, features: features,
                isStop: features.isEmpty || place < heading || isAside[place],
                isRefused: isRefused[place], clause: words[place].clause)
        }
    }

    /// "bij les" for "bijles": two words that together are a word of the vocabulary.
    private func joined(_ first: Word, _ second: Word) -> [Token.Feature] {
        guard first.clause == second.clause, first.text.utf8.count + second.text.utf8.count <= Compounds.longest else { return [] }
        guard knowledge.isTopic(first.text, second.text) else { return [] }
        return knowledge.features(of: first.text + second.text, language: "nl")
    }

    private func refusal(_ stretch: RefusedStretch, _ tokens: [Token]) -> RuledOut {
        let refused = tokens[stretch.range].filter { !$0.isStop }
        let wanted = refused.map { Token(written: $0.written, text: $0.text, features: $0.features, isStop: false, isRefused: false, clause: 0) }
        let found = stretch.isOther ? [] : concepts(in: wanted, side: .offer).filter { $0.strength >= 0.5 }
        return RuledOut(
            degree: stretch.degree, words: refused.map(\.written), keys: refused.flatMap { $0.features.filter { $0.weight == 1 }.map(\.key) },
            concepts: found.prefix(2).map(\.concept), languages: refused.compactMap { LanguageNames.code(named: $0.text) })
    }
}
