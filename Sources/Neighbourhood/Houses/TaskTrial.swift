/// Somebody tries a task for some weeks, with somebody beside them. It becomes a regular task, or it ends; how it ended is not written down anywhere.
public struct TaskTrial: Sendable, Equatable, Identifiable {
    public typealias ID = Identifier<TaskTrial>

    public let id: ID
    public let task: HouseTask.ID
    public let person: Person.ID
    public let startedOn: CalendarDate
    public var company: Participation.Company
    public var step: Step
    /// Who minds it, and on which day both are asked how it goes; nil once it ended.
    public var care: TrialCare?
    /// What both last said of it; nil before they were asked, and once it ended.
    public var heard: TrialTalk?
    public var version: Int

    public init(
        id: ID, task: HouseTask.ID, person: Person.ID, startedOn: CalendarDate, company: Participation.Company, step: Step = .trying,
        care: TrialCare?, heard: TrialTalk? = nil, version: Int = 1
    ) {
        self.id = id
        self.task = task
        self.person = person
        self.startedOn = startedOn
        self.company = company
        self.step = step
        self.care = care
        self.heard = heard
        self.version = version
    }

    public enum Step: String, Sendable, CaseIterable {
        case trying
        /// It is their task now.
        case regular
        /// They do it no more, for whatever reason.
        case ended
    }

    public static let weeksRange = 1...12
    /// After how many days somebody with a regular task is asked again.
    public static let daysBetweenTalks = 91

    /// It goes on as it is or otherwise; who minds it stays the same.
    ///
    /// - Parameter weeks: so many more to try; nil to make it a regular task.
    public mutating func goOn(after talk: TrialTalk, weeks: Int?, today: CalendarDate) {
        heard = talk
        step = weeks == nil ? .regular : .trying
        let day = today.adding(days: weeks.map { $0 * 7 } ?? Self.daysBetweenTalks)
        care = care.map { TrialCare(owner: $0.owner, askOn: day.orFirstWorkingDayAfter) }
    }

    /// Nothing of what was said stays, and nobody is tied to it any more.
    public mutating func end() {
        (step, care, heard, company) = (.ended, nil, nil, .alone)
    }
}

public struct TrialCare: Sendable, Equatable {
    public let owner: Person.ID
    public let askOn: CalendarDate

    public init(owner: Person.ID, askOn: CalendarDate) {
        self.owner = owner
        self.askOn = askOn
    }
}

/// What who tries it and who walks along said when they were asked how it goes.
public struct TrialTalk: Sendable, Equatable {
    public let on: CalendarDate
    public let helper: Answer
    /// Nil where nobody walks along.
    public let companion: Answer?

    public init(on: CalendarDate, helper: Answer, companion: Answer?) {
        self.on = on
        self.helper = helper
        self.companion = companion
    }

    /// About the task and how it is arranged, never about the person.
    public enum Answer: String, Sendable, CaseIterable {
        case well
        /// Something should be arranged in another way: another hour, a shorter turn, somebody else beside them.
        case otherwise
    }
}

/// How a trial begins.
public struct TrialDraft: Sendable, Equatable {
    public var task: HouseTask.ID
    public var person: Person.ID
    public var company: Participation.Company
    public var startsOn: CalendarDate
    public var weeks: Int

    public init(task: HouseTask.ID, person: Person.ID, company: Participation.Company, startsOn: CalendarDate, weeks: Int = 4) {
        self.task = task
        self.person = person
        self.company = company
        self.startsOn = startsOn
        self.weeks = weeks
    }

    public func faults(today: CalendarDate) -> [FieldError] {
        var faults: [FieldError] = []
        if startsOn < today { faults.append(FieldError("starts_on", .beforeToday)) }
        if startsOn > today.adding(days: 92) { faults.append(FieldError("starts_on", .afterDay(today.adding(days: 92)))) }
        let range = TaskTrial.weeksRange
        if !range.contains(weeks) { faults.append(FieldError("weeks", .outsideRange(range.lowerBound, range.upperBound))) }
        if company.person == person { faults.append(FieldError("company", .notAChoice)) }
        return faults
    }

    public var askOn: CalendarDate { startsOn.adding(days: weeks * 7).orFirstWorkingDayAfter }
}
