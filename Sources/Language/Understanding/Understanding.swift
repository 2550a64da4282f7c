public import Neighbourhood

/// What the engine makes of a text. It proposes; the words themselves stay what counts.
public struct Understanding: Sendable {
    public let side: Side
    /// The words of the text in order, with what each can stand for.
    public let tokens: [Token]
    /// Languages the text seems to be in, likeliest first; shares add up to 1. Empty when there are no words.
    public let languages: [LanguageGuess]
    /// Needs or gifts recognised, strongest first.
    public let concepts: [Recognition]
    /// Four-letter pieces of the words that the vocabulary does not know, each once.
    public let pieces: [TermKey]
    public let time: TimeWish?
    public let distance: DistanceWish?
    /// What the writer rules out or would rather not have.
    public let refusals: [RuledOut]
    /// Words that make a certificate of conduct (VOG) sensible: a child, dementia. A hint for the worker, never a rule.
    public let wordsForSafeguard: [String]
    public let beneficiary: Beneficiary?
    public let writer: Writer?

    /// The likeliest language; Dutch when there is nothing to go by.
    public var language: String { languages.first?.code ?? "nl" }
}

/// What a text is about: its words and the concepts in them.
package struct Content: Sendable {
    package let side: Side
    package let tokens: [Token]
    package let languages: [LanguageGuess]
    package let concepts: [Recognition]
    package let pieces: [TermKey]
    let refused: [RefusedStretch]
}

/// One word of a text.
public struct Token: Hashable, Sendable {
    /// One thing a word can stand for in an index, and how much that counts: its stem 1, part of a compound or a repaired spelling less.
    public struct Feature: Hashable, Sendable {
        public let key: TermKey
        public let weight: Float
        /// The stem, for reading.
        public let stem: String
    }

    /// As written.
    public let written: String
    /// Folded to plain letters.
    public let text: String
    public let features: [Feature]
    /// Small words that say nothing by themselves.
    public let isStop: Bool
    /// Stands in a stretch that rules something out, so it is no evidence for wanting it.
    public let isRefused: Bool
    public let clause: Int

    /// The stem.
    public var stem: String { features.first?.stem ?? text }
    /// Whether it counts in a search.
    public var counts: Bool { !isStop && !isRefused }
}

public struct LanguageGuess: Hashable, Sendable {
    public let code: String
    public let share: Double
}

/// A concept found in a text.
public struct Recognition: Hashable, Sendable {
    /// Place in `Vocabulary.concepts`.
    public let concept: Int
    /// 0 to 1: how sure, and how much of the text is about it.
    public let strength: Float
    /// The words, as written, that led there, the most telling first; what stands close together is one stretch.
    public let words: [String]
}

/// When it suits, as said in the words.
public struct TimeWish: Hashable, Sendable {
    public let parts: DayParts
    /// 1 for a named day or part of the day, less for what follows from it ("overdag werk ik").
    public let certainty: Double
    /// The words.
    public let words: [String]
}

/// How far it may be, as said in the words.
public struct DistanceWish: Hashable, Sendable {
    public let metres: Double
    public let words: [String]
    /// Where these words stand in the text.
    let places: [Int]
}

/// What a writer does not want.
public struct RuledOut: Hashable, Sendable {
    public enum Degree: String, Hashable, Sendable, Codable {
        /// "geen", "zonder": then it is out.
        case excluded
        /// "liever geen": then it comes lower.
        case disfavoured
    }
    public let degree: Degree
    public let words: [String]
    /// Stems and parts that an offer should not have.
    public let keys: [TermKey]
    public let concepts: [Int]
    /// Languages the helper should not speak: "niet iemand die Turks spreekt".
    public let languages: [String]
}

/// For whom the help is.
public enum Beneficiary: String, Hashable, Sendable, Codable {
    case mother, father, partner, child, grandparent, sibling, neighbour, client
}

/// Who writes.
public enum Writer: String, Hashable, Sendable, Codable {
    case resident, carer, professional
}
