public import Foundation

/// The hours in which a message may arrive, on the clock in the Netherlands. Nobody's telephone buzzes at night, nor on Sunday.
public struct SendingHours: Sendable, Equatable {
    /// The first hour in which it may, and the first in which it may not any more.
    public let from: Int
    public let until: Int

    public static let usual = SendingHours(from: 8, until: 21)

    public init(from: Int, until: Int) {
        self.from = from
        self.until = until
    }

    /// The first moment, from this one on, at which something may arrive by this channel.
    public func next(from moment: Date, by channel: Channel) -> Date {
        var day = CalendarDate(moment)
        let hour = DutchTime.clock(at: moment).hour
        if (from..<until).contains(hour), !isQuiet(day, channel) { return moment }
        if hour >= until || isQuiet(day, channel) { day = day.adding(days: 1) }
        while isQuiet(day, channel) { day = day.adding(days: 1) }
        return day.moment(atHour: from)
    }

    private func isQuiet(_ day: CalendarDate, _ channel: Channel) -> Bool { channel == .sms && day.weekday == 6 }
}

extension CalendarDate {
    /// The moment at which the clock in the Netherlands shows this hour on this day; from four in the morning on, when the clock has been changed.
    public func moment(atHour hour: Int) -> Date {
        let local = Double(daysSince1970) * 86_400 + Double(hour) * 3600
        return Date(timeIntervalSince1970: local - DutchTime.offset(at: Date(timeIntervalSince1970: local - 7200)))
    }
}
