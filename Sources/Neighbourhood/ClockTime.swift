public import Foundation

/// A time on the wall clock, without a day: "13.30".
public struct ClockTime: Hashable, Sendable, Comparable {
    /// Since midnight, from 0 to 1440, which is the end of the day.
    public let minutes: Int

    /// Nil for what is not within a day.
    public init?(minutes: Int) {
        guard (0...Hours.day).contains(minutes) else { return nil }
        self.minutes = minutes
    }

    /// - Parameter stored: minutes that are known to lie within a day.
    public init(stored minutes: Int) { self.minutes = minutes }

    /// Reads "13:30", and as people type it "13.30", "9:05", "9" and "24:00".
    public init?(_ text: String) {
        let parts = text.split(omittingEmptySubsequences: false, whereSeparator: { $0 == ":" || $0 == "." }).map(String.init)
        guard (1...2).contains(parts.count), parts.allSatisfy({ (1...2).contains($0.utf8.count) && $0.utf8.allSatisfy { (48...57).contains($0) } }),
            let hour = Int(parts[0]), let minute = parts.count == 2 ? Int(parts[1]) : 0, minute < 60, parts.last?.count == 2 || parts.count == 1
        else { return nil }
        self.init(minutes: hour * 60 + minute)
    }

    /// The time in the Netherlands at a moment.
    public init(_ moment: Date) {
        let clock = DutchTime.clock(at: moment)
        minutes = clock.hour * 60 + clock.minute
    }

    public var hour: Int { minutes / 60 }
    public var minute: Int { minutes % 60 }

    public static func < (left: Self, right: Self) -> Bool { left.minutes < right.minutes }
}

extension CalendarDate {
    /// The moment at which the clock in the Netherlands shows a time on this day. A time that the clock skips in March is an hour later; of one that it
    /// shows twice in October it is the first (RFC 5545, 3.3.5).
    public func moment(at time: ClockTime) -> Date {
        let local = Double(daysSince1970) * 86_400 + Double(time.minutes) * 60
        let inSummer = Date(timeIntervalSince1970: local - 7200)
        return DutchTime.offset(at: inSummer) == 7200 ? inSummer : Date(timeIntervalSince1970: local - 3600)
    }
}
