public import Foundation

/// One plain question to one side of a match: does it go well together? Asked on the rhythm of the role, and after each step that calls for it.
public struct Talk: Sendable, Equatable, Identifiable {
    public typealias ID = Identifier<Talk>

    public let id: ID
    public let match: Match.ID
    public let side: Side
    public let occasion: TalkOccasion
    public let dueOn: CalendarDate
    /// When the question went out by mail, SMS or letter; nil when it has to be asked by voice.
    public var askedAt: Date?
    public var answer: TalkAnswer?
    public var words: String?
    public var answeredAt: Date?
    public var means: Means?

    public init(
        id: ID, match: Match.ID, side: Side, occasion: TalkOccasion, dueOn: CalendarDate, askedAt: Date? = nil, answer: TalkAnswer? = nil,
        words: String? = nil, answeredAt: Date? = nil, means: Means? = nil
    ) {
        self.id = id
        self.match = match
        self.side = side
        self.occasion = occasion
        self.dueOn = dueOn
        self.askedAt = askedAt
        self.answer = answer
        self.words = words
        self.answeredAt = answeredAt
        self.means = means
    }

    /// How long an answer may be waited for before somebody calls, in days.
    public static let patience = 5

    /// Whether somebody has to call: it is due, nothing was heard, and no question is under way that may still be answered.
    public func needsCall(on today: CalendarDate) -> Bool {
        guard answeredAt == nil, dueOn <= today else { return false }
        return askedAt.map { $0 < Self.silent(on: today) } ?? true
    }

    /// Whoever was asked before this moment has been waited for long enough.
    public static func silent(on today: CalendarDate) -> Date { today.adding(days: 1 - patience).start }
}

public enum TalkOccasion: String, Sendable, CaseIterable, Codable {
    /// The day after they met.
    case acquaintance
    /// Before the trial is over.
    case trial
    /// Of the rhythm.
    case rhythm
    /// At the farewell: how was it?
    case ending
}

public enum TalkAnswer: String, Sendable, CaseIterable, Codable {
    case good
    case soSo = "so-so"
    case callMe = "call-me"

    /// Somebody calls today.
    public var isUnhappy: Bool { self != .good }
}
