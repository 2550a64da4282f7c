/// Every way from one step of a match to another: the only table of them. What does not stand here cannot be done.
///
/// Each way leaves a next step with its day, so that nothing is without one; only what is ended and thanked has none. A golden file holds the table as
/// people read it (docs/life-cycle.md, `LifeCycleTests`).
public enum LifeCycle {
    public static let ways: [Way] = [
        Way(.propose, from: [], to: .proposed, next: .askBothSides),
        Way(.recordAnswer, from: [.proposed, .asked, .willing], to: .asked, next: .askAgain),
        Way(.introduce, from: [.willing], to: .acquaintance, next: .planAcquaintance),
        Way(.withdrawProposal, from: [.proposed, .asked, .willing], to: .withdrawn, next: .findSomeone),
        Way(.planAcquaintance, from: [.acquaintance], to: .acquaintance, next: .hearOfAcquaintance, day: .required(longest: 60)),
        Way(.startTrial, from: [.acquaintance], to: .trial, next: .closeTrial, day: .required(longest: 184)),
        Way(.agreeOnMatch, from: [.acquaintance, .trial], to: .agreed, next: .beginTogether, day: .required(longest: 92)),
        Way(.startMatch, from: [.acquaintance, .trial, .agreed], to: .running, next: .hearHowItGoes),
        Way(.renewMatch, from: [.running], to: .running, next: .hearHowItGoes),
        Way(.pauseMatch, from: [.trial, .agreed, .running], to: .paused, next: .takeUpAgain, day: .required(longest: 366)),
        Way(.resumeMatch, from: [.paused], to: .running, next: .hearHowItGoes),
        Way(.prepareEnding, from: [.trial, .agreed, .running, .paused], to: .ending, next: .sayGoodbye, day: .required(longest: 184)),
        Way(.carryOn, from: [.ending], to: .running, next: .hearHowItGoes),
        Way(.endMatch, from: MatchStep.alive, to: .ended, next: .thankBoth),
        Way(.thankMatch, from: [.ended], to: .ended, next: nil),
    ]

    /// The way that a deed goes from here; nil when it cannot be done here.
    public static func way(_ deed: Deed, from step: MatchStep) -> Way? { ways.first { $0.deed == deed && $0.from.contains(step) } }

    /// What can be done with a match that stands here, in the order of the table.
    public static func deeds(at step: MatchStep) -> [Deed] { ways.filter { $0.from.contains(step) }.map(\.deed) }

    /// One way.
    public struct Way: Sendable {
        public let deed: Deed
        /// Empty: it begins here.
        public let from: Set<MatchStep>
        public let to: MatchStep
        /// What has to be done then; nil when nothing has.
        public let next: NextStep?
        public let day: Day

        init(_ deed: Deed, from: Set<MatchStep>, to: MatchStep, next: NextStep?, day: Day = .none) {
            self.deed = deed
            self.from = from
            self.to = to
            self.next = next
            self.day = day
        }
    }

    /// Whether a way asks for a day: that of the meeting, the end of the trial, the beginning, the end of the rest, the last time.
    public enum Day: Sendable, Equatable {
        case none
        /// - Parameter longest: how many days ahead it may lie.
        case required(longest: Int)
    }
}

extension LifeCycle.Way {
    /// What is wrong with the day that was chosen.
    ///
    /// - Parameter day: nil when none was.
    public func fault(of day: CalendarDate?, today: CalendarDate) -> FieldError? {
        guard case .required(let longest) = self.day else { return nil }
        guard let day else { return FieldError("day", .missing) }
        if day < today { return FieldError("day", .beforeToday) }
        let last = today.adding(days: longest)
        return day > last ? FieldError("day", .afterDay(last)) : nil
    }
}
