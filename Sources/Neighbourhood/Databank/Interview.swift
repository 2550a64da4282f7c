public import Foundation

/// A conversation of ten minutes with one person, which begins with what they love and not with what is asked for (Bronmethodiek). It is given to somebody who
/// listens, on a sheet with a code: on a screen, or on paper that is typed over. What is said becomes a person with gifts and wishes when a worker takes it in;
/// until then it belongs to nobody but itself.
public struct Interview: Sendable, Equatable, Identifiable {
    public typealias ID = Identifier<Interview>

    public let id: ID
    /// What stands on the paper, so that it is found back when it is typed over. It tells of nobody.
    public let code: SheetCode
    public let round: InterviewRound.ID?
    /// Where it is held; once it is taken in, the buurt of whom it was with.
    public var area: AreaCode?
    /// Who listens, often a resident; nil for a sheet that lies ready for anybody of the team.
    public let interviewer: Person.ID?
    public var state: InterviewState
    /// What was said so far: the form as it was typed, and nothing once it is taken in or put away.
    public var fields: String?
    /// Who keeps what was promised ("u hoort voor … van ons"), and on which day.
    public var promise: Care?
    public var version: Int
    public let givenAt: Date

    public init(
        id: ID, code: SheetCode, round: InterviewRound.ID?, area: AreaCode?, interviewer: Person.ID?, state: InterviewState = .given,
        fields: String? = nil, promise: Care? = nil, version: Int = 1, givenAt: Date
    ) {
        self.id = id
        self.code = code
        self.round = round
        self.area = area
        self.interviewer = interviewer
        self.state = state
        self.fields = fields
        self.promise = promise
        self.version = version
        self.givenAt = givenAt
    }

    /// How much may be typed, in bytes of the form.
    public static let longest = 100_000
    /// At most so many sheets are given out at once.
    public static let mostAtOnce = 40
}

/// The code of a sheet: as people type over every code here, in two groups that hold no letters that look alike.
public typealias SheetCode = SignInCode

/// `given` is with who listens; `handedIn` waits for a worker, and who listened sees it no more; then it is taken in, or put away without a trace of words.
public enum InterviewState: String, Sendable, CaseIterable, Codable {
    case given
    case handedIn = "handed-in"
    case takenIn = "taken-in"
    case putAway = "put-away"

    /// Whether its words are still there.
    public var isOpen: Bool { self == .given || self == .handedIn }
}

extension Interview {
    /// Whoever listens stands to it until it is handed in; a worker as the place of it goes.
    public var ties: Ties {
        Ties(
            interviewer: state == .given ? interviewer : nil, minders: Set([promise?.owner].compactMap(\.self)), area: area)
    }
}
