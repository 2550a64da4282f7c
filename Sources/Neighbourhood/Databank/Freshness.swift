public import Foundation

/// "Klopt dit nog?", twice a year of every offer, and what silence does. Nobody sleeps who was not asked: who cannot be written to is rung, and who was not rung has not been silent.
/// docs/decisions/2026-11-22-an-offer-that-nobody-answers-for-sleeps.md tells why so long.
public enum Freshness {
    /// When a question is answered, the next comes so many months later.
    static let months = 6
    /// With one offer that is due go the others of the same person that were confirmed longer ago than this, so that one message asks of all.
    static let monthsAlong = 3
    /// Silent for so many days, somebody is asked once more; so many days after that a worker may ring; and after so many in all the offer sleeps.
    static let daysToReminder = 14
    static let daysToCall = 19
    static let daysToSleep = 28
    /// Somebody who says "not now" is left in peace for so long, in months.
    static let rest = 3

    /// Confirmed on this day or before, it is asked again.
    public static func due(on today: CalendarDate) -> CalendarDate { today.adding(months: -months) }
    public static func along(on today: CalendarDate) -> CalendarDate { today.adding(months: -monthsAlong) }
    /// Asked before these moments, it is time for the reminder, for a call, for sleep.
    public static func reminder(on today: CalendarDate) -> Date { today.adding(days: 1 - daysToReminder).start }
    public static func call(on today: CalendarDate) -> Date { today.adding(days: 1 - daysToCall).start }
    public static func sleep(on today: CalendarDate) -> Date { today.adding(days: 1 - daysToSleep).start }
    /// Until when "not now" lasts.
    public static func restUntil(from today: CalendarDate) -> CalendarDate { today.adding(months: rest) }
}

/// What somebody says when asked whether an offer still holds.
public enum FreshnessAnswer: String, Sendable, CaseIterable, Codable {
    case stillRight = "still-right"
    case notNow = "not-now"
    case stop
}
