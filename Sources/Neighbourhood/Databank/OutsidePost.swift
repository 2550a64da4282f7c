public import Foundation

/// A place outside the neighbourhood's own databank where an ask can be put: people there know nobody of ours.
public enum OutsideChannel: String, Sendable, CaseIterable, Codable {
    /// NLvoorelkaar, and the local sites that run on it.
    case nlvoorelkaar
    /// Stichting Present: groups for a day's work.
    case present
    case church
    /// A group chat of a street or a club: short.
    case chat
    case other
}

/// That an ask was put somewhere outside, and in which words.
public struct OutsidePost: Sendable, Equatable, Identifiable {
    public typealias ID = Identifier<OutsidePost>

    public let id: ID
    public let ask: Ask.ID
    public let draft: OutsidePostDraft
    public let postedOn: CalendarDate
    public let postedBy: Person.ID?

    public init(id: ID, ask: Ask.ID, draft: OutsidePostDraft, postedOn: CalendarDate, postedBy: Person.ID?) {
        self.id = id
        self.ask = ask
        self.draft = draft
        self.postedOn = postedOn
        self.postedBy = postedBy
    }
}

/// What is put outside: the text as a worker read and edited it, and when somebody looks what came back.
public struct OutsidePostDraft: Sendable, Equatable {
    public var channel: OutsideChannel
    public var words: String
    public var lookOn: CalendarDate

    public init(channel: OutsideChannel, words: String, lookOn: CalendarDate) {
        self.channel = channel
        self.words = words
        self.lookOn = lookOn
    }

    /// In Unicode scalars.
    public static let longest = 2000

    public func faults(today: CalendarDate) -> [FieldError] {
        var faults = Words.faults(in: words, field: "words", limit: Self.longest, required: true)
        if lookOn <= today { faults.append(FieldError("next_on", .beforeTomorrow)) }
        return faults
    }
}

/// Somebody who answered to it. Nobody of the databank yet, and they become it only when they offer something.
public struct OutsideReply: Sendable, Equatable, Identifiable {
    public typealias ID = Identifier<OutsideReply>

    public let id: ID
    public let post: OutsidePost.ID
    public let draft: OutsideReplyDraft
    public let cameOn: CalendarDate
    public var state: OutsideReplyState
    /// What came of it.
    public var offer: Offer.ID?

    public init(
        id: ID, post: OutsidePost.ID, draft: OutsideReplyDraft, cameOn: CalendarDate, state: OutsideReplyState = .open, offer: Offer.ID? = nil
    ) {
        self.id = id
        self.post = post
        self.draft = draft
        self.cameOn = cameOn
        self.state = state
        self.offer = offer
    }
}

public enum OutsideReplyState: String, Sendable, CaseIterable, Codable {
    case open
    /// They are in the databank now, with what they would do.
    case offered
    case declined
}

/// What is written down of who answered.
public struct OutsideReplyDraft: Sendable, Equatable {
    public var name: String
    public var phone: PhoneNumber?
    public var mail: MailAddress?
    /// What they said they would do, in their own words.
    public var words: String

    public init(name: String, phone: PhoneNumber? = nil, mail: MailAddress? = nil, words: String) {
        self.name = name
        self.phone = phone
        self.mail = mail
        self.words = words
    }

    public func faults() -> [FieldError] {
        Words.faults(in: name, field: "name", limit: 120, required: true) + Words.faults(in: words, field: "words", limit: 2000, required: true)
    }
}
