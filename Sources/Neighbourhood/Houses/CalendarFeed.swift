public import Foundation

/// The calendar of a club that a house shows in its own agenda: read once from a file, or each day from an address.
public struct CalendarFeed: Sendable, Equatable, Identifiable {
    public typealias ID = Identifier<CalendarFeed>

    public let id: ID
    public let house: House.ID
    /// Whose calendar it is, as the agenda says it.
    public var name: String
    /// Where it is read each day; nil for what came as a file.
    public var address: String?
    /// Who brought it, and hears when it cannot be read; nil after that one was erased.
    public var owner: Person.ID?
    public var readAt: Date
    /// When it is read again; nil for a file.
    public var nextAt: Date?
    /// Why it could not be read the last time, and since when.
    public var trouble: FeedTrouble?
    public var troubleSince: Date?
    /// What of it could not become an activity when it was last read.
    public var left: [FeedLeft]

    public init(
        id: ID, house: House.ID, name: String, address: String?, owner: Person.ID?, readAt: Date, nextAt: Date?, trouble: FeedTrouble? = nil,
        troubleSince: Date? = nil, left: [FeedLeft] = []
    ) {
        self.id = id
        self.house = house
        self.name = name
        self.address = address
        self.owner = owner
        self.readAt = readAt
        self.nextAt = nextAt
        self.trouble = trouble
        self.troubleSince = troubleSince
        self.left = left
    }
}

/// Why a calendar cannot be read.
public enum FeedTrouble: String, Error, Sendable, CaseIterable {
    /// No address that begins with https, or one with a name, a password or a port in it.
    case noAddress = "no-address"
    /// It leads to a machine that is not for everybody: of this server, of the office, or of a test.
    case notPublic = "not-public"
    case unreachable
    /// Its certificate is not to be trusted.
    case notSecure = "not-secure"
    case tooSlow = "too-slow"
    /// The server answers that it is not there, or not for us.
    case refused
    /// It leads on and on to other addresses.
    case leadsOn = "leads-on"
    case tooLarge = "too-large"
    case noCalendar = "no-calendar"
    /// It has more in it than a club can do.
    case tooComplex = "too-complex"
}

/// Whatever fetches a calendar from an address on the web.
public protocol CalendarSource: Sendable {
    /// - Returns: the calendar as it was sent (RFC 5545), no longer than `FeedLimits.bytes`.
    func fetch(_ address: String) async throws(FeedTrouble) -> Data
}

/// What a calendar of others may be, so that no file keeps a server busy.
public enum FeedLimits {
    public static let bytes = 2_000_000
    public static let lines = 100_000
    public static let events = 1000
    /// A calendar, an event in it, and an alarm in that.
    public static let depth = 4
    /// Days of all rules together that are looked at.
    public static let days = 400_000
    /// Times of one event that are kept.
    public static let times = 500
    /// An event that began before this year is not one of a club that is still going.
    public static let firstYear = 1990
}

/// What a calendar says, on the clock of the Netherlands.
public struct FeedReading: Sendable, Equatable {
    /// As it calls itself.
    public var name: String?
    public var events: [FeedEvent]
    /// What cannot become an activity, and why.
    public var left: [FeedLeft]

    public init(name: String?, events: [FeedEvent], left: [FeedLeft]) {
        self.name = name
        self.events = events
        self.left = left
    }
}

public struct FeedLeft: Sendable, Equatable, Codable {
    public let title: String
    public let why: Why

    public init(title: String, why: Why) {
        self.title = title
        self.why = why
    }

    public enum Why: String, Sendable, CaseIterable, Codable {
        case allDay = "all-day"
        /// Past midnight, or without an end.
        case tooLong = "too-long"
        case untitled
        case personal
        /// By a rule that no agenda of ours can show.
        case rule
        /// Not a date that is one, or too long ago.
        case noDate = "no-date"
    }
}

/// One event of a calendar of others with all its times, from today on.
public struct FeedEvent: Sendable, Equatable, Codable {
    /// By which it is known in its own calendar.
    public let uid: String
    public let title: String
    public let words: String
    /// First to last, at least one.
    public let times: [Time]
    /// There are more times than are worked out.
    public let goesOn: Bool
    /// What its source says of it, as a hash: another one means that the source changed it.
    public let mark: String
    /// It names a time zone that nobody knows, and is taken to be of here.
    public let hasUnknownZone: Bool

    public init(uid: String, title: String, words: String, times: [Time], goesOn: Bool, mark: String, hasUnknownZone: Bool = false) {
        self.uid = uid
        self.title = title
        self.words = words
        self.times = times
        self.goesOn = goesOn
        self.mark = mark
        self.hasUnknownZone = hasUnknownZone
    }

    public struct Time: Sendable, Equatable, Codable {
        /// The day on which its rule planned it.
        public let planned: CalendarDate
        public let day: CalendarDate
        /// In minutes from midnight.
        public let from: Int
        public let until: Int
        public let isOff: Bool

        public init(planned: CalendarDate, day: CalendarDate, from: Int, until: Int, isOff: Bool = false) {
            self.planned = planned
            self.day = day
            self.from = from
            self.until = until
            self.isOff = isOff
        }
    }
}

/// What became of an event of a calendar in the agenda of a house.
public struct FeedLine: Sendable, Equatable {
    public let feed: CalendarFeed.ID
    public let uid: String
    /// As it was when the activity was last made to say it.
    public var event: FeedEvent
    public var fate: Fate
    /// An activity of the house that it is much like; nil for none.
    public var double: ActivitySeries.ID?
    /// Nil until it was taken in.
    public var activity: ActivitySeries.ID?
    /// How the activity was when it was last made to say what the calendar says.
    public var sequence: Int?
    /// Since which day it is not in the calendar any more.
    public var goneOn: CalendarDate?
    /// The calendar says something else, and the activity was changed here.
    public var differs: Bool

    public init(
        feed: CalendarFeed.ID, uid: String, event: FeedEvent, fate: Fate = .waiting, double: ActivitySeries.ID? = nil,
        activity: ActivitySeries.ID? = nil, sequence: Int? = nil, goneOn: CalendarDate? = nil, differs: Bool = false
    ) {
        self.feed = feed
        self.uid = uid
        self.event = event
        self.fate = fate
        self.double = double
        self.activity = activity
        self.sequence = sequence
        self.goneOn = goneOn
        self.differs = differs
    }

    public enum Fate: String, Sendable, CaseIterable {
        /// For somebody to choose.
        case waiting
        case taken
        /// Somebody chose to leave it out.
        case skipped
    }
}
