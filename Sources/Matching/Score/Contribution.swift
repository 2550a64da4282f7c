public import Language
public import Neighbourhood

/// What one rule adds to a score, and on which ground. The contributions of a candidate add up to its score.
public struct Contribution: Hashable, Sendable {
    public enum Rule: String, Hashable, Sendable, Codable, CaseIterable {
        /// What is offered serves what is needed.
        case concept
        /// Such pairs went better here before, or less well.
        case lesson
        /// The same words, whole or as part of a compound; letters in common.
        case words, pieces
        case time, distance, language, freshness
        /// When somebody was last asked, and how often in the past year.
        case rest, turn
        /// Further than the words allow; something the words would rather not have.
        case distanceInWords, preference
    }

    public enum Evidence: Hashable, Sendable {
        case none
        /// Places in the vocabulary of what is needed and what is given, and the words that led there.
        case concept(asked: Int, offered: Int, tie: Fit.Tie, words: [String])
        /// The pair of concepts, and by what its earlier matches multiply it.
        case lesson(asked: Int, offered: Int, factor: Double)
        /// A word of the wish, as written.
        case word(String)
        /// How many pieces of four letters.
        case pieces(Int)
        case time(DayParts)
        case distance(metres: Double, minutes: Int)
        case languages([SpokenLanguage])
        case confirmed(CalendarDate)
        case lastAsked(CalendarDate?)
        case askedThisYear(Int)
    }

    public let rule: Rule
    public let points: Double
    public let evidence: Evidence
}

/// What should be asked before it is relied on.
public enum Uncertainty: String, Hashable, Sendable, Codable, CaseIterable {
    case whenUnknown, placeUnknown, noCommonLanguage, longUnconfirmed, furtherThanSaid, ratherNot, weakFit
}
