/// Where two people stand, from the first thought of a worker to the thanks at the end.
///
/// Up to both yeses it is a `Proposal`; from the introduction on it is a `Match`. `LifeCycle` holds every way from one step to another.
public enum MatchStep: String, Sendable, CaseIterable, Codable {
    /// A worker thought of them; neither has answered.
    case proposed
    /// One side answered, or said "later".
    case asked
    /// Both said yes; the introduction is next.
    case willing
    /// They know who the other is, and meet.
    case acquaintance
    /// They try it until an agreed day.
    case trial
    /// They agreed how, and begin on an agreed day.
    case agreed
    case running
    /// It rests until an agreed day.
    case paused
    /// The last day is known; the farewell is being prepared.
    case ending
    case ended
    /// One side said no before they were introduced.
    case declined
    /// Taken back before they were introduced.
    case withdrawn

    /// They were introduced and it is not over: each sees who the other is.
    public var isAlive: Bool { Self.alive.contains(self) }

    static let alive: Set<MatchStep> = [.acquaintance, .trial, .agreed, .running, .paused, .ending]
}

extension Proposal {
    /// The same on the whole way. What came after an introduction stands in the match.
    public var place: MatchStep {
        switch step {
        case .asked: askSide == nil && offerSide == nil ? .proposed : .asked
        case .agreed: .willing
        case .introduced: .acquaintance
        case .ended: .ended
        case .declined: .declined
        case .withdrawn: .withdrawn
        }
    }
}
