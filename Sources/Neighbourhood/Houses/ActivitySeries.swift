public import Foundation

/// An activity of a house that returns, or that is there once. It hangs on an offer, which has its name, its words and its languages: so the matching finds
/// it, and each fact has one place.
public struct ActivitySeries: Sendable, Equatable, Identifiable {
    public typealias ID = Identifier<ActivitySeries>

    public let id: ID
    public let offer: Offer.ID
    public let house: House.ID
    public var facts: ActivityFacts
    /// Goes up with every change of it or of one of its times (SEQUENCE in RFC 5545, 3.8.7.4).
    public var sequence: Int
    public var changedAt: Date
    public var version: Int
    /// Nil while it goes on.
    public var endedAt: Date?

    public init(
        id: ID, offer: Offer.ID, house: House.ID, facts: ActivityFacts, sequence: Int = 0, changedAt: Date, version: Int = 1, endedAt: Date? = nil
    ) {
        self.id = id
        self.offer = offer
        self.house = house
        self.facts = facts
        self.sequence = sequence
        self.changedAt = changedAt
        self.version = version
        self.endedAt = endedAt
    }

    /// By which calendars know it, for as long as it lives (UID in RFC 5545, 3.8.4.7).
    public var uid: String { id.text }

    /// Of the house alone; who organises it and who welcomes newcomers stand in it themselves.
    public var ties: Ties { Ties(people: Set([facts.organiser.person, facts.welcome.person].compactMap(\.self)), house: house, isInside: true) }
}

/// What is known of an activity besides its name and words.
public struct ActivityFacts: Sendable, Equatable {
    public var plan: ActivityPlan
    /// The room that it takes each time; nil when it takes none.
    public var room: Room.ID?
    public var organiser: ActivityHost
    /// Whom somebody who comes for the first time asks for.
    public var welcome: ActivityHost
    /// How many guests there is room for; nil for as many as come.
    public var capacity: Int?
    /// Whether who finds it full can wait for a place.
    public var hasWaitingList: Bool
    /// Empty for everybody.
    public var groups: [TargetGroup]
    /// For each time; nil when nothing was said of it, zero when it is free.
    public var cost: Cents?
    /// "De eerste keer gratis."
    public var costNote: String?

    public init(
        plan: ActivityPlan, room: Room.ID? = nil, organiser: ActivityHost = ActivityHost(), welcome: ActivityHost = ActivityHost(),
        capacity: Int? = nil, hasWaitingList: Bool = false, groups: [TargetGroup] = [], cost: Cents? = nil, costNote: String? = nil
    ) {
        self.plan = plan
        self.room = room
        self.organiser = organiser
        self.welcome = welcome
        self.capacity = capacity
        self.hasWaitingList = hasWaitingList
        self.groups = groups
        self.cost = cost
        self.costNote = costNote
    }

    /// The most guests that can be kept.
    public static let mostGuests = 500
}

/// Somebody of an activity whom everybody may know by first name: a person who is known here, or only a name.
public struct ActivityHost: Sendable, Equatable {
    public var person: Person.ID?
    /// Only for who is not known here; of others the name stands with the person.
    public var name: String?

    public init(person: Person.ID? = nil, name: String? = nil) {
        self.person = person
        self.name = person == nil ? name : nil
    }
}

/// When an activity is there: hours on the wall clock of the Netherlands, and in which rhythm.
public struct ActivityPlan: Sendable, Equatable {
    /// The day on which it begins, from which the rhythm counts.
    public var first: CalendarDate
    public var from: ClockTime
    public var until: ClockTime
    /// Nil for a single time.
    public var recurrence: Recurrence?
    /// The last day on which it may be; nil for one that goes on.
    public var last: CalendarDate?
    public var skipsHolidays: Bool

    public init(
        first: CalendarDate, from: ClockTime, until: ClockTime, recurrence: Recurrence? = nil, last: CalendarDate? = nil, skipsHolidays: Bool = false
    ) {
        self.first = first
        self.from = from
        self.until = until
        self.recurrence = recurrence
        self.last = last
        self.skipsHolidays = skipsHolidays
    }

    /// Days ahead for which the times of an activity are worked out and kept, each day anew.
    public static let horizon = 400

    /// - Parameter former: the plan that this one takes the place of; what it began with may lie in the past.
    public func faults(today: CalendarDate, former: ActivityPlan? = nil) -> [FieldError] {
        var faults: [FieldError] = []
        let horizon = today.adding(days: Self.horizon)
        if first < today, first != former?.first { faults.append(FieldError("day", .beforeToday)) }
        if first > horizon { faults.append(FieldError("day", .afterDay(horizon))) }
        if until <= from { faults.append(FieldError("until", .endsBeforeItStarts)) }
        if let last, last < first { faults.append(FieldError("last_day", .endsBeforeItStarts)) }
        return faults
    }
}

/// One time of an activity. It keeps the day on which it was planned, also when it was moved (RECURRENCE-ID in RFC 5545, 3.8.4.4).
public struct ActivityTime: Sendable, Equatable {
    public let activity: ActivitySeries.ID
    public let plannedOn: CalendarDate
    public var day: CalendarDate
    public var from: ClockTime
    public var until: ClockTime
    public var fate: Fate
    /// Why it is off, for everybody to read.
    public var reason: String?

    /// What became of it by hand; a change of the rhythm leaves those as they are.
    public enum Fate: String, Sendable, CaseIterable {
        case planned, moved, cancelled
        /// Besides the rhythm.
        case extra
    }

    public init(
        activity: ActivitySeries.ID, plannedOn: CalendarDate, day: CalendarDate, from: ClockTime, until: ClockTime, fate: Fate = .planned,
        reason: String? = nil
    ) {
        self.activity = activity
        self.plannedOn = plannedOn
        self.day = day
        self.from = from
        self.until = until
        self.fate = fate
        self.reason = reason
    }

    public var starts: Date { day.moment(at: from) }
    public var ends: Date { day.moment(at: until) }
    public var isCancelled: Bool { fate == .cancelled }
    /// How long it is, in hours.
    public var hours: Double { Double(until.minutes - from.minutes) / 60 }
}

/// What is written down when an activity is started or changed.
public struct ActivityDraft: Sendable, Equatable {
    public var title: String
    /// Empty for one that its name says enough of.
    public var words: String
    public var languages: [SpokenLanguage]
    public var facts: ActivityFacts
    /// Goes on where the room is taken on some of the days; those days it has no room.
    public var skipsTaken: Bool

    public init(title: String, words: String = "", languages: [SpokenLanguage] = [.dutch], facts: ActivityFacts, skipsTaken: Bool = false) {
        self.title = title
        self.words = words
        self.languages = languages
        self.facts = facts
        self.skipsTaken = skipsTaken
    }

    public func faults(today: CalendarDate, former: ActivityPlan? = nil) -> [FieldError] {
        var faults = Words.faults(in: title, field: "title", limit: 120, required: true) + Words.faults(in: words, field: "words", limit: 2000)
        faults += facts.plan.faults(today: today, former: former)
        faults += Words.faults(in: facts.organiser.name, field: "organiser_name", limit: 60)
        faults += Words.faults(in: facts.welcome.name, field: "welcome_name", limit: 60)
        faults += Words.faults(in: facts.costNote, field: "cost_note", limit: 200)
        if let capacity = facts.capacity, !(1...ActivityFacts.mostGuests).contains(capacity) {
            faults.append(FieldError("capacity", .outsideRange(1, ActivityFacts.mostGuests)))
        }
        return faults
    }
}
