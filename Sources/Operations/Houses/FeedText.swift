import CICal
import Crypto
package import Foundation
package import Neighbourhood

/// A calendar as others send it (RFC 5545), made safe before libical reads it: no more lines, events or depth than a club needs, and only what an agenda shows. Time
/// zones of its own, alarms, guests and attachments are left out unread.
struct FeedText {
    /// As it calls itself.
    private(set) var name: String?
    private(set) var lines: [String] = []

    /// Stands where a rule stood that no agenda of ours can show.
    static let noRule = "X-OMZIEN-NO-RULE"
    private static let blocks: Set<String> = ["VCALENDAR", "VEVENT"]
    private static let properties: Set<String> = [
        "UID", "SUMMARY", "DESCRIPTION", "LOCATION", "DTSTART", "DTEND", "DURATION", "RRULE", "EXDATE", "RDATE", "RECURRENCE-ID", "STATUS", "CLASS",
    ]

    init(_ data: Data) throws(FeedTrouble) {
        guard data.count <= FeedLimits.bytes else { throw .tooLarge }
        var (open, events, unread): ([String], Int, Int?) = ([], 0, nil)
        let unfolded = try Self.unfolded(data)
        for line in unfolded {
            let upper = line.prefix(40).uppercased()
            if upper.hasPrefix("BEGIN:") {
                open.append(String(upper.dropFirst(6)))
                guard open.count <= FeedLimits.depth else { throw .tooComplex }
                if unread == nil, !Self.blocks.contains(open[open.count - 1]) { unread = open.count }
                if open.last == "VEVENT" { events += 1 }
                guard events <= FeedLimits.events else { throw .tooComplex }
                if unread == nil { lines.append(line) }
            } else if upper.hasPrefix("END:") {
                guard open.popLast() == String(upper.dropFirst(4)) else { throw .noCalendar }
                if unread == nil { lines.append(line) }
                if let depth = unread, open.count < depth { unread = nil }
            } else if unread == nil {
                take(line, named: upper, isEvent: open.last == "VEVENT")
            }
        }
        guard open.isEmpty, lines.first?.uppercased().hasPrefix("BEGIN:VCALENDAR") ?? false else { throw .noCalendar }
    }

    private mutating func take(_ line: String, named upper: String, isEvent: Bool) {
        let property = String(upper.prefix { $0 != ":" && $0 != ";" })
        if !isEvent, property == "X-WR-CALNAME" || property == "NAME" {
            let value = line.drop { $0 != ":" }.dropFirst()
            name = String(Words.tidy(String(value).replacing("\\,", with: ",").replacing("\\;", with: ";")).prefix(120))
        }
        guard isEvent, Self.properties.contains(property) else { return }
        // libical drops a rule that is none, and an event that returns would be there once.
        let isNoRule = property == "RRULE" && FeedRule(String(line.drop { $0 != ":" }.dropFirst())) == nil
        lines.append(isNoRule ? Self.noRule + ":yes" : String(line.prefix(20_000)))
    }

    /// Whole lines (3.1): what was folded is put together again.
    private static func unfolded(_ data: Data) throws(FeedTrouble) -> [String] {
        let text = String(decoding: data, as: UTF8.self).replacing("\u{FEFF}", with: "")
        var lines: [String] = []
        for line in text.split(omittingEmptySubsequences: true, whereSeparator: \.isNewline) {
            if let first = line.first, first == " " || first == "\t" {
                if !lines.isEmpty { lines[lines.count - 1] += line.dropFirst() }
            } else {
                lines.append(String(line))
            }
            guard lines.count <= FeedLimits.lines else { throw .tooComplex }
        }
        return lines
    }

    /// The events as libical takes them apart.
    var events: [FeedComponent] {
        icalerror_set_errors_are_fatal(0)
        guard let root = icalparser_parse_string(lines.joined(separator: "\r\n") + "\r\n") else { return [] }
        defer { icalcomponent_free(root) }
        var found: [FeedComponent] = []
        var pending = [root]
        while let component = pending.popLast() {
            if icalcomponent_isa(component) == ICAL_VEVENT_COMPONENT { found.append(FeedComponent(component)) }
            var child = icalcomponent_get_first_component(component, ICAL_ANY_COMPONENT)
            while let next = child {
                pending.append(next)
                child = icalcomponent_get_next_component(component, ICAL_ANY_COMPONENT)
            }
        }
        return found.reversed()
    }
}

/// One VEVENT: its properties as they stand there, unescaped.
struct FeedComponent {
    struct Property {
        let value: String
        let zone: String?
    }

    private(set) var properties: [String: [Property]] = [:]

    init(_ component: OpaquePointer) {
        var property = icalcomponent_get_first_property(component, ICAL_ANY_PROPERTY)
        while let next = property {
            if let name = icalproperty_get_property_name(next), let value = Self.value(of: next) {
                let zone = icalproperty_get_parameter_as_string(next, "TZID").map { String(cString: $0) }
                properties[String(cString: name).uppercased(), default: []].append(Property(value: value, zone: zone))
            }
            property = icalcomponent_get_next_property(component, ICAL_ANY_PROPERTY)
        }
    }

    /// Of texts without the signs that keep them apart in the file.
    private static func value(of property: OpaquePointer) -> String? {
        let text =
            switch icalproperty_isa(property) {
            case ICAL_SUMMARY_PROPERTY: icalproperty_get_summary(property)
            case ICAL_DESCRIPTION_PROPERTY: icalproperty_get_description(property)
            case ICAL_LOCATION_PROPERTY: icalproperty_get_location(property)
            case ICAL_UID_PROPERTY: icalproperty_get_uid(property)
            default: icalproperty_get_value_as_string(property)
            }
        return text.map { String(cString: $0) }
    }

    func first(_ name: String) -> Property? { properties[name]?.first }
    func text(_ name: String) -> String { first(name)?.value ?? "" }

    /// Every date of a property, which may hold several.
    func dates(_ name: String) -> [FeedMoment] {
        (properties[name] ?? []).flatMap { property in
            property.value.split(separator: ",").compactMap { FeedMoment(String($0), zone: property.zone) }
        }
    }

    func date(_ name: String) -> FeedMoment? { first(name).flatMap { FeedMoment($0.value, zone: $0.zone) } }
}

/// A moment as a calendar writes it: "20261122T093000Z", or a day; on the clock of its zone.
struct FeedMoment: Hashable {
    let day: CalendarDate
    /// In minutes from midnight; nil for a whole day.
    let minutes: Int?
    let zone: Zone

    enum Zone: Hashable {
        /// The clock of the Netherlands, also for what names no zone, as on a poster.
        case here
        case named(String)
        /// One that nobody knows, taken to be of here.
        case unknown
    }

    init?(_ value: String, zone name: String?) {
        let digits = Array(value.utf8.prefix(16))
        func number(_ range: Range<Int>) -> Int? {
            guard digits.count >= range.upperBound else { return nil }
            return Int(String(decoding: digits[range], as: UTF8.self))
        }
        guard let year = number(0..<4), let month = number(4..<6), let date = number(6..<8),
            let day = CalendarDate(year: year, month: month, day: date)
        else { return nil }
        self.day = day
        guard digits.count >= 15, digits[8] == UInt8(ascii: "T") else {
            (minutes, zone) = (nil, .here)
            return
        }
        guard let hour = number(9..<11), let minute = number(11..<13), hour < 24, minute < 60 else { return nil }
        minutes = hour * 60 + minute
        zone = digits.count == 16 && digits[15] == UInt8(ascii: "Z") ? .named("UTC") : Self.zone(name)
    }

    private init(day: CalendarDate, minutes: Int?, zone: Zone) {
        self.day = day
        self.minutes = minutes
        self.zone = zone
    }

    /// The same hour of another day.
    func on(_ day: CalendarDate) -> FeedMoment { FeedMoment(day: day, minutes: minutes, zone: zone) }

    /// On the clock of the Netherlands.
    var dutch: (day: CalendarDate, minutes: Int) {
        let moment = self.moment
        return zone == .here || zone == .unknown ? (day, minutes ?? 0) : (CalendarDate(moment), ClockTime(moment).minutes)
    }

    var moment: Date {
        guard case .named(let name) = zone, let zone = TimeZone(identifier: name) else {
            return day.moment(at: ClockTime(stored: minutes ?? 0))
        }
        let local = Double(day.daysSince1970) * 86_400 + Double(minutes ?? 0) * 60
        // The offset of the zone is asked twice, because it may change between the first guess and the moment itself.
        let guess = Date(timeIntervalSince1970: local - Double(zone.secondsFromGMT(for: Date(timeIntervalSince1970: local))))
        return Date(timeIntervalSince1970: local - Double(zone.secondsFromGMT(for: guess)))
    }

    /// As files name zones: of Olson, with a path before it, or as Windows does. What a file says itself of a zone is not followed.
    private static func zone(_ name: String?) -> Zone {
        guard let name else { return .here }
        let bare = name.trimmingCharacters(in: CharacterSet(charactersIn: "\"/ "))
        let tail = bare.split(separator: "/").suffix(2).joined(separator: "/")
        for known in [bare, tail, windows[bare]].compactMap(\.self) {
            if ofHere.contains(known) { return .here }
            if known.contains("/") || known == "UTC", TimeZone(identifier: known) != nil { return .named(known) }
        }
        return .unknown
    }

    private static let ofHere: Set<String> = [
        "Europe/Amsterdam", "Europe/Brussels", "Europe/Berlin", "Europe/Paris", "Europe/Luxembourg", "Europe/Madrid", "Europe/Rome", "Europe/Vienna",
        "Europe/Zurich", "Europe/Copenhagen", "Europe/Stockholm", "Europe/Oslo", "Europe/Prague", "Europe/Warsaw",
    ]
    private static let windows = [
        "W. Europe Standard Time": "Europe/Amsterdam", "Romance Standard Time": "Europe/Amsterdam",
        "Central Europe Standard Time": "Europe/Amsterdam", "Central European Standard Time": "Europe/Amsterdam",
        "GMT Standard Time": "Europe/London", "UTC": "UTC", "Greenwich Standard Time": "UTC",
    ]
}
