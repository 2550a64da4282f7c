import Foundation
import Neighbourhood

/// Content lines of a calendar (RFC 5545, 3.1): escaped, no longer than 75 octets, and without a break inside a character.
struct CalendarText {
    private(set) var bytes: [UInt8] = []

    private static let longest = 75

    /// A line whose value has a form of its own: a date, a rule, a word of the standard.
    mutating func line(_ name: String, _ value: String) {
        var width = 0
        for scalar in (name + ":" + value).unicodeScalars {
            let octets = scalar.utf8.count
            if width + octets > Self.longest {
                bytes += "\r\n ".utf8
                width = 1
            }
            bytes += scalar.utf8
            width += octets
        }
        bytes += "\r\n".utf8
    }

    /// A line with what people wrote (3.3.11). Characters that steer a machine, but for the end of a line, have no place in it.
    mutating func text(_ name: String, _ words: String) {
        var value = ""
        for scalar in words.replacing("\r\n", with: "\n").unicodeScalars {
            switch scalar {
            case "\\": value += "\\\\"
            case ";": value += "\\;"
            case ",": value += "\\,"
            case "\n": value += "\\n"
            default: if scalar.properties.generalCategory != .control { value.unicodeScalars.append(scalar) }
            }
        }
        line(name, value)
    }

    /// Several of them in one line, with commas that part them.
    mutating func texts(_ name: String, _ words: [String]) {
        let escaped = words.map { $0.replacing("\\", with: "\\\\").replacing(";", with: "\\;").replacing(",", with: "\\,") }
        if !escaped.isEmpty { line(name, escaped.joined(separator: ",")) }
    }
}

extension CalendarDate {
    /// "20261122".
    var compact: String { description.filter { $0 != "-" } }

    /// A time on the clock in the Netherlands, as a property of a calendar holds it. The end of the day is the beginning of the next.
    func compact(at time: ClockTime) -> String {
        let isNext = time.minutes == 24 * 60
        return (isNext ? adding(days: 1) : self).compact + "T" + (isNext ? "000000" : Spoken.clock(time.minutes).filter { $0 != ":" } + "00")
    }
}

extension Date {
    /// "20261122T093000Z".
    var compactUTC: String {
        let seconds = Int(timeIntervalSince1970.rounded(.down))
        let day = CalendarDate(daysSince1970: Int((Double(seconds) / 86_400).rounded(.down)))
        let (second, clock) = (seconds - day.daysSince1970 * 86_400, ClockTime(stored: (seconds - day.daysSince1970 * 86_400) / 60))
        let rest = second % 60
        return day.compact + "T" + Spoken.clock(clock.minutes).filter { $0 != ":" } + (rest < 10 ? "0" : "") + String(rest) + "Z"
    }
}
