public import Foundation

/// When a house is open in an ordinary week, on the clock in the Netherlands.
public struct OpeningTimes: Sendable, Equatable {
    /// Of each day of the week, Monday first: its hours from early to late, none when it is closed.
    public let days: [[Hours]]

    public static let none = OpeningTimes(days: Array(repeating: [], count: 7))

    /// - Parameter days: seven, Monday first.
    public init(days: [[Hours]]) { self.days = days.map { $0.sorted() } }

    public var isEmpty: Bool { days.allSatisfy(\.isEmpty) }

    /// Every stretch with its day of the week, 0 for Monday.
    public var stretches: [(weekday: Int, hours: Hours)] { days.enumerated().flatMap { day, hours in hours.map { (day, $0) } } }

    // MARK: As it lies in the databank: "MO 540-720,780-1020;WE 540-1020"

    public init(stored text: String) {
        var days = Self.none.days
        for day in text.split(separator: ";") {
            guard let weekday = CalendarDate.weekdayCodes.firstIndex(of: String(day.prefix(2))) else { continue }
            days[weekday] = Hours.stored(String(day.dropFirst(3)))
        }
        self.init(days: days)
    }

    public var stored: String {
        days.enumerated().filter { !$0.element.isEmpty }.map { CalendarDate.weekdayCodes[$0.offset] + " " + Hours.stored($0.element) }
            .joined(separator: ";")
    }

    // MARK: As it stands on the door

    public static let dayNames = ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"]

    /// Reads hours as people write them, a line or a part before a semicolon at a time: "maandag 13:00-17:00 en 19:00-22:00; weekend gesloten".
    ///
    /// - Returns: what could be read from begin to end, and the lines that could not, as they stand.
    public static func read(_ words: String?) -> (times: OpeningTimes, rest: [String]) {
        var (days, rest) = (Self.none.days, [String]())
        for line in (words ?? "").split(whereSeparator: { $0 == ";" || $0.isNewline }).map({ Words.tidy(String($0)) }) where !line.isEmpty {
            guard let read = read(line: line), read.days.allSatisfy({ Hours.areApart(days[$0] + read.hours) }) else {
                rest.append(line)
                continue
            }
            for day in read.days { days[day] += read.hours }
        }
        return (OpeningTimes(days: days), rest)
    }

    private static func read(line: String) -> (days: [Int], hours: [Hours])? {
        let words = Hours.plain(line).split(whereSeparator: { $0 == " " || $0 == "," }).map(String.init).filter { $0 != "en" }
        let named = words.prefix { days(named: $0) != nil }
        let said = words.dropFirst(named.count).joined(separator: " ")
        guard !named.isEmpty, let hours = Hours.read(said) else { return nil }
        return (named.flatMap { days(named: $0) ?? [] }, hours)
    }

    /// "maandag", "maandag~donderdag", "weekend".
    private static func days(named word: String) -> [Int]? {
        if word == "weekend" { return [5, 6] }
        let ends = word.split(separator: "~", omittingEmptySubsequences: false).map { dayNames.firstIndex(of: String($0)) }
        guard (1...2).contains(ends.count), let first = ends[0], let last = ends[ends.count - 1], first <= last else { return nil }
        return Array(first...last)
    }
}

extension Hours {
    /// Reads the hours of one day as people write them: "9:00-12:00 en 13:00-17:00", "van 9 tot 12.30 uur", "gesloten".
    ///
    /// - Returns: nothing when it is closed; nil for what is not read from begin to end, or overlaps.
    public static func read(_ text: String) -> [Hours]? {
        let words = plain(text).split(whereSeparator: { $0 == " " || $0 == "," }).map(String.init).filter { $0 != "en" && $0 != "open" }
        if words == ["gesloten"] || words == ["dicht"] { return [] }
        let hours = words.map { word -> Hours? in
            let ends = word.split(separator: "-", omittingEmptySubsequences: false).map { ClockTime(String($0)) }
            return ends.count == 2 ? Hours(from: ends[0], until: ends[1]) : nil
        }
        let known = hours.compactMap(\.self).sorted()
        return !known.isEmpty && known.count == hours.count && areApart(known) ? known : nil
    }

    /// Whether none begins before the one before it ends.
    public static func areApart(_ hours: [Hours]) -> Bool {
        let sorted = hours.sorted()
        return zip(sorted, sorted.dropFirst()).allSatisfy { $0.until <= $1.from }
    }

    /// With "-" between two times and "~" between two days, however that was written.
    fileprivate static func plain(_ text: String) -> String {
        let words = Words.fold(text).replacing("–", with: "-").replacing("—", with: "-").replacing(" tot en met ", with: "~").replacing(
            "t/m", with: "~"
        )
        .replacing(" tot ", with: "-").replacing("van ", with: " ").replacing(" uur", with: " ")
        return words.replacing(/\s{0,9}([-~])\s{0,9}/) { $0.output.1 }
    }

    // MARK: As they lie in the databank: "540-720,780-1020"

    static func stored(_ text: String) -> [Hours] {
        text.split(separator: ",").compactMap { part in
            let ends = part.split(separator: "-").compactMap { Int($0) }
            return ends.count == 2 ? Hours(from: ends[0], until: ends[1]) : nil
        }
    }

    static func stored(_ hours: [Hours]) -> String { hours.map { "\($0.from)-\($0.until)" }.joined(separator: ",") }
}

/// Whether a house is open at a moment.
public enum Openness: Sendable, Equatable {
    case open(until: Date)
    /// With the next moment at which it opens; nil when that is not within the weeks that we look ahead.
    case closed(until: Date?)
}

extension OpeningTimes {
    /// Whether the house is open at a moment, by its ordinary week and the days that are different.
    ///
    /// - Parameter saysMore: there are hours besides in words ("eerste zondag van de maand"), so that only an open door is sure.
    /// - Returns: nil when it cannot be told, as on a day that is different in words only.
    public func openness(at now: Date, exceptions: [OpeningExceptionDraft], saysMore: Bool) -> Openness? {
        guard !isEmpty || exceptions.contains(where: { $0.hours?.isEmpty == false }) else { return nil }
        let (today, minute) = (CalendarDate(now), ClockTime(now).minutes)
        if let open = hours(on: today, exceptions)?.first(where: { $0.contains(minute) }) {
            return .open(until: today.moment(at: ClockTime(stored: open.until)))
        }
        guard !saysMore else { return nil }
        for ahead in 0...Self.daysAhead {
            let day = today.adding(days: ahead)
            guard let hours = hours(on: day, exceptions) else { return nil }
            if let next = hours.first(where: { ahead > 0 || $0.from > minute }) {
                return .closed(until: day.moment(at: ClockTime(stored: next.from)))
            }
        }
        return .closed(until: nil)
    }

    /// Longer than a summer holiday.
    static let daysAhead = 60

    /// Of more that hold on one day, the one of the fewest days says it. Nil when that says it in words only.
    private func hours(on day: CalendarDate, _ exceptions: [OpeningExceptionDraft]) -> [Hours]? {
        let holding = exceptions.filter { ($0.first...$0.last).contains(day) }
        guard let narrowest = holding.min(by: { $0.first.days(until: $0.last) < $1.first.days(until: $1.last) }) else { return days[day.weekday] }
        return narrowest.hours
    }
}
