/// One expression of the vocabulary, cut into words.
struct Saying: Sendable {
    enum Use: UInt8, Sendable { case terms, asked, offered, field, not }

    let concept: Int
    /// See `Concept.guarded`.
    let isGuarded: Bool
    let use: Use
    let language: String
    let words: [String]
}

extension Vocabulary {
    /// Everything the vocabulary says, in the order of its concepts.
    var sayings: [Saying] { concepts.enumerated().flatMap { place, concept in concept.sayings(at: place) } }

    /// What these concepts say, each at its place in this vocabulary.
    func sayings(of own: [Concept]) -> [Saying] { own.flatMap { concept in index(of: concept.id).map { concept.sayings(at: $0) } ?? [] } }
}

extension Concept {
    fileprivate func sayings(at place: Int) -> [Saying] {
        expressions.flatMap { use, byLanguage in
            byLanguage.flatMap { language, expressions in
                expressions.map {
                    Saying(concept: place, isGuarded: guarded, use: use, language: language, words: Tokenizer.words(in: $0).map(\.text))
                }
            }
        }
    }

    private var expressions: [(Saying.Use, [String: [String]])] {
        [(.terms, terms), (.terms, label.mapValues { [$0] }), (.asked, asked), (.offered, offered), (.field, field), (.not, ["nl": not])]
    }
}

extension [Saying] {
    /// Every Dutch word that stands in an expression or a field.
    var dutchWords: Set<String> {
        reduce(into: []) { words, saying in
            if saying.language == "nl" && saying.use != .not { words.formUnion(saying.words) }
        }
    }
}
