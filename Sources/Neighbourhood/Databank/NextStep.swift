/// The steps that Omzien itself proposes. Kept by name with the ask, so that each reader sees them in their own language; a step that a worker
/// typed is kept as typed.
public enum NextStep: String, Sendable, CaseIterable {
    case callBack = "call-back"
    case findSomeone = "find-someone"
    case askBothSides = "ask-both-sides"
    case askAgain = "ask-again"
    case introduce
    case hearHowItGoes = "hear-how-it-goes"
    case checkIdentity = "check-identity"
    case answerRequest = "answer-request"

    /// Days until it is due, counted from the deed that calls for it. A day on which nobody works gives way to the first that comes after it.
    public var days: Int {
        switch self {
        case .callBack: 1
        case .findSomeone, .introduce, .checkIdentity: 1
        case .askBothSides: 2
        case .askAgain, .answerRequest: 7
        case .hearHowItGoes: 14
        }
    }
}

extension Care {
    /// What comes next, on a working day.
    public init(owner: Person.ID, step: NextStep, today: CalendarDate) {
        self.init(owner: owner, nextStep: step.rawValue, nextOn: today.adding(days: step.days).orFirstWorkingDayAfter)
    }
}
