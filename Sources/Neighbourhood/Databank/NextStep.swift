/// The steps that Omzien itself proposes. Kept by name with the ask, so that each reader sees them in their own language; a step that a worker
/// typed is kept as typed.
public enum NextStep: String, Sendable, CaseIterable {
    case callBack = "call-back"
    case findSomeone = "find-someone"
    case askBothSides = "ask-both-sides"
    case askAgain = "ask-again"
    case introduce
    case planAcquaintance = "plan-acquaintance"
    case hearOfAcquaintance = "hear-of-acquaintance"
    case closeTrial = "close-trial"
    case beginTogether = "begin-together"
    case hearHowItGoes = "hear-how-it-goes"
    /// One of them did not say that it goes well.
    case callToday = "call-today"
    /// The term of the role is over.
    case decideToGoOn = "decide-to-go-on"
    case takeUpAgain = "take-up-again"
    case sayGoodbye = "say-goodbye"
    case thankBoth = "thank-both"
    case checkIdentity = "check-identity"
    case answerRequest = "answer-request"
    /// "U hoort voor die dag van ons."
    case keepPromise = "keep-promise"
    /// An ask was put somewhere outside.
    case lookOutside = "look-outside"
    /// Somebody who walks along to an activity, the first time.
    case findCompany = "find-company"
    /// How the activity was, and whether they come back.
    case hearOfActivity = "hear-of-activity"

    /// Days until it is due, counted from the deed that calls for it. A day on which nobody works gives way to the first that comes after it.
    public var days: Int {
        switch self {
        case .callToday: 0
        case .callBack, .findSomeone, .introduce, .checkIdentity, .hearOfAcquaintance, .findCompany: 1
        case .askBothSides: 2
        case .planAcquaintance, .thankBoth: 3
        case .askAgain, .answerRequest, .keepPromise, .lookOutside, .closeTrial, .decideToGoOn, .beginTogether, .takeUpAgain, .sayGoodbye: 7
        case .hearHowItGoes, .hearOfActivity: 14
        }
    }
}

extension Care {
    /// What comes next, on a working day.
    ///
    /// - Parameter day: the day that was agreed on; nil for the days that the step itself takes.
    public init(owner: Person.ID, step: NextStep, on day: CalendarDate? = nil, today: CalendarDate) {
        self.init(owner: owner, nextStep: step.rawValue, nextOn: (day ?? today.adding(days: step.days)).orFirstWorkingDayAfter)
    }

    /// What is wrong with a next step as it was typed.
    public func faults(today: CalendarDate) -> [FieldError] {
        var faults: [FieldError] = []
        if nextStep.isEmpty { faults.append(FieldError("next_step", .missing)) }
        if nextStep.count > 200 { faults.append(FieldError("next_step", .tooLong(limit: 200))) }
        if nextOn < today { faults.append(FieldError("next_on", .beforeToday)) }
        return faults
    }
}
