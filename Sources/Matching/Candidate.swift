import Language
public import Neighbourhood

/// Somebody or something that may fit, with the whole reckoning. The software proposes; people decide.
public struct Candidate: Hashable, Sendable {
    public let key: String
    public let kind: Entry.Kind
    public let title: String?
    /// The sum of the points of `contributions`.
    public let score: Double
    public let contributions: [Contribution]
    public let uncertain: [Uncertainty]
    /// As the crow flies; nil when a place is not known.
    public let metres: Double?
    public let walkingMinutes: Int?
    /// Parts of the week that both name.
    public let common: DayParts
    public let confirmed: CalendarDate?
    /// The words of the wish, for the sentences.
    let wishWords: String

    /// Whether it is good enough to propose without saying that it is a weak fit.
    public var fits: Bool { !uncertain.contains(.weakFit) }

    /// Points for needs that both name, not for what merely helps with them.
    public var pointsForSameNeed: Double {
        contributions.reduce(0) { sum, contribution in
            guard case .concept(_, _, .same, _) = contribution.evidence else { return sum }
            return sum + contribution.points
        }
    }

    static func isBetter(_ one: Candidate, _ other: Candidate) -> Bool { (other.score, one.key) < (one.score, other.key) }
}
