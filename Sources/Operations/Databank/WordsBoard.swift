import Language
public import Neighbourhood
public import Storage

/// Everything a worker sees of the words of a municipality: what it wrote down itself, all concepts there are, and what proposals taught.
public struct WordsBoard: Sendable {
    /// A concept of the vocabulary or of this municipality.
    public struct ConceptName: Sendable, Equatable {
        public let id: String
        public let name: String
        public let isOwn: Bool
    }

    /// A concept that was read in a sentence.
    public struct Reading: Sendable, Equatable {
        public let id: String
        public let name: String
        public let note: String
        /// 0 to 1: how sure, and how much of the sentence is about it.
        public let strength: Double
        /// The words that led there, as written.
        public let because: [String]
    }

    public let local: LocalWords
    /// In the order of the alphabet.
    public let concepts: [ConceptName]
    /// By what each outcome multiplies its pair of concepts.
    public let lessons: [(outcome: PairOutcome, factor: Double)]
    /// What was read in the sentence that was tried, the surest first; nil when none was.
    public let readings: [Reading]?
    private let names: [String: String]

    init(_ local: LocalWords, _ linguist: Linguist, trial: (words: String, side: Side)?) {
        self.local = local
        let all = linguist.vocabulary.concepts
        concepts = all.map { ConceptName(id: $0.id, name: $0.label(in: "nl"), isOwn: $0.id.hasPrefix(LocalConcept.prefix)) }
            .sorted { (Words.fold($0.name), $0.id) < (Words.fold($1.name), $1.id) }
        names = Dictionary(uniqueKeysWithValues: concepts.map { ($0.id, $0.name) })
        lessons = Array(zip(local.outcomes, PairOutcome.factors(of: local.outcomes, linguist.weights)))
        readings = trial.map { trial in
            linguist.understand(trial.words, as: trial.side).concepts.map {
                Reading(
                    id: all[$0.concept].id, name: all[$0.concept].label(in: "nl"), note: all[$0.concept].note, strength: Double($0.strength),
                    because: $0.words)
            }
        }
    }

    /// What a concept is called; nil when it is not there any more.
    public func name(of concept: String) -> String? { names[concept] }
}

extension Workplace {
    /// The board for whoever may see the words.
    ///
    /// - Parameter trial: a sentence to try, read as an ask or as an offer. It is not kept.
    public func wordsBoard(_ local: LocalWords, trying trial: (words: String, side: Side)? = nil, for viewer: Viewer) throws(Problem) -> WordsBoard {
        try Access.allow(viewer, .seeWords)
        return WordsBoard(local, matches.linguist(of: viewer.municipality), trial: trial)
    }
}
