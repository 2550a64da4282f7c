import Crypto
package import Foundation
package import Neighbourhood

/// Works out what a calendar of others says, from today on and on the clock of the Netherlands. Pure: a text and a day in, what there is to do out.
package struct FeedWork {
    private let today: CalendarDate
    private let last: CalendarDate
    private var daysLeft = FeedLimits.days
    private var reading: FeedReading

    /// - Throws: `FeedTrouble.tooLarge`, `.noCalendar`, `.tooComplex`.
    package static func read(_ data: Data, today: CalendarDate) throws(FeedTrouble) -> FeedReading {
        let text = try FeedText(data)
        var work = FeedWork(named: text.name, today: today)
        let components = text.events
        let groups = Dictionary(grouping: components, by: Self.uid)
        for uid in groups.keys.sorted() { try work.take(groups[uid] ?? [], uid) }
        return work.reading
    }

    private init(named name: String?, today: CalendarDate) {
        self.today = today
        last = today.adding(days: ActivityPlan.horizon)
        reading = FeedReading(name: name, events: [], left: [])
    }

    /// What has none is known by what it is and when it begins.
    private static func uid(_ component: FeedComponent) -> String {
        let uid = component.text("UID")
        if !uid.isEmpty, uid.utf8.count <= 200 { return uid }
        return hash([uid, component.text("SUMMARY"), component.text("DTSTART")])
    }

    private static func hash(_ parts: [String]) -> String {
        SHA256.hash(data: Data(parts.joined(separator: "\u{1F}").utf8)).prefix(16).hexadecimal
    }

    private mutating func take(_ components: [FeedComponent], _ uid: String) throws(FeedTrouble) {
        let changes = components.filter { $0.first("RECURRENCE-ID") != nil }
        guard let event = components.first(where: { $0.first("RECURRENCE-ID") == nil }) ?? changes.first else { return }
        let title = String(Words.tidy(event.text("SUMMARY").replacing("\n", with: " ")).prefix(120))
        func leave(_ why: FeedLeft.Why) {
            if reading.left.count < 100 { reading.left.append(FeedLeft(title: title.isEmpty ? "–" : title, why: why)) }
        }
        if ["PRIVATE", "CONFIDENTIAL"].contains(event.text("CLASS").uppercased()) { return leave(.personal) }
        if title.isEmpty { return leave(.untitled) }
        guard let start = event.date("DTSTART"), start.day.year >= FeedLimits.firstYear else { return leave(.noDate) }
        guard start.minutes != nil else { return leave(.allDay) }
        guard let length = Self.length(of: event, from: start) else { return leave(.tooLong) }
        guard let days = try days(of: event, from: start) else { return leave(.rule) }
        var times = try Self.times(on: days.days, of: event, from: start, lasting: length)
        for change in changes { Self.change(&times, by: change, lasting: length) }
        let isOff = event.text("STATUS").uppercased() == "CANCELLED"
        let coming = times.values.filter { $0.day >= today || $0.planned >= today }.sorted { ($0.planned, $0.from) < ($1.planned, $1.from) }
        guard !coming.isEmpty else { return }
        reading.events.append(
            FeedEvent(
                uid: uid, title: title, words: Self.words(of: event),
                times: coming.prefix(FeedLimits.times).map {
                    FeedEvent.Time(planned: $0.planned, day: $0.day, from: $0.from, until: $0.until, isOff: isOff || $0.isOff)
                }, goesOn: days.goesOn, mark: Self.mark(of: components), hasUnknownZone: start.zone == .unknown))
    }

    /// The days on which its rule falls in the zone of the event; nil for a rule that is none of ours.
    private mutating func days(of event: FeedComponent, from start: FeedMoment) throws(FeedTrouble) -> (days: [CalendarDate], goesOn: Bool)? {
        if event.first(FeedText.noRule) != nil { return nil }
        guard let text = event.first("RRULE")?.value else { return ([start.day], false) }
        guard let rule = FeedRule(text) else { return nil }
        var days = Recurrence(stored: rule.plain).days(from: start.day, through: last, limit: 20_000) ?? []
        daysLeft -= days.count + 1
        guard daysLeft > 0 else { throw .tooComplex }
        // The day on which it begins counts, also when the rule does not fall on it.
        if days.first != start.day { days.insert(start.day, at: 0) }
        if let count = rule.count { days = Array(days.prefix(count)) }
        if let until = rule.until {
            let end = until.minutes == nil ? until.day.moment(at: ClockTime(stored: 24 * 60)) : until.moment
            days = days.filter { start.on($0).moment <= end }
            return (days, end > last.start)
        }
        return (days, rule.count == nil)
    }

    /// In minutes; nil for what has no end, and for what lasts longer than an evening that runs late.
    private static func length(of event: FeedComponent, from start: FeedMoment) -> Int? {
        let seconds = event.date("DTEND").map { $0.moment.timeIntervalSince(start.moment) } ?? FeedRule.seconds(event.text("DURATION")) ?? 0
        let minutes = Int(seconds / 60)
        let from = start.dutch.minutes
        guard minutes > 0, from + minutes <= 30 * 60 else { return nil }
        return minutes
    }

    private static func times(
        on days: [CalendarDate], of event: FeedComponent, from start: FeedMoment, lasting length: Int
    ) throws(FeedTrouble) -> [CalendarDate: FeedEvent.Time] {
        let out = event.dates("EXDATE")
        let (outDays, outMoments) = (Set(out.filter { $0.minutes == nil }.map(\.day)), Set(out.filter { $0.minutes != nil }.map(\.moment)))
        let moments = days.map { start.on($0) } + event.dates("RDATE").filter { $0.minutes != nil }
        var times: [CalendarDate: FeedEvent.Time] = [:]
        for moment in moments where !outDays.contains(moment.day) && !outMoments.contains(moment.moment) {
            let (day, from) = moment.dutch
            if times[day] == nil { times[day] = FeedEvent.Time(planned: day, day: day, from: from, until: min(from + length, 24 * 60)) }
        }
        return times
    }

    private static func change(_ times: inout [CalendarDate: FeedEvent.Time], by change: FeedComponent, lasting usual: Int) {
        guard let planned = change.date("RECURRENCE-ID")?.dutch.day else { return }
        let isOff = change.text("STATUS").uppercased() == "CANCELLED"
        guard let start = change.date("DTSTART"), start.minutes != nil else {
            if isOff, let time = times[planned] {
                times[planned] = FeedEvent.Time(planned: planned, day: time.day, from: time.from, until: time.until, isOff: true)
            }
            return
        }
        let (day, from) = start.dutch
        let length = length(of: change, from: start) ?? usual
        times[planned] = FeedEvent.Time(planned: planned, day: day, from: from, until: min(from + length, 24 * 60), isOff: isOff)
    }

    /// Without the tags that some programs write between the words.
    private static func words(of event: FeedComponent) -> String {
        let plain = event.text("DESCRIPTION").replacing(/<br\s*\/?>|<\/p>/.ignoresCase(), with: "\n").replacing(/<[^>]{0,500}>/, with: "")
            .replacing("&nbsp;", with: " ").replacing("&amp;", with: "&").replacing("&lt;", with: "<").replacing("&gt;", with: ">")
        let place = Words.tidy(event.text("LOCATION").replacing("\n", with: ", "))
        let parts = [Words.tidy(plain), place.isEmpty ? "" : "Waar: " + String(place.prefix(200))]
        return String(parts.filter { !$0.isEmpty }.joined(separator: "\n").prefix(2000))
    }

    private static func mark(of components: [FeedComponent]) -> String {
        hash(
            components.map { component in
                component.properties.sorted { $0.key < $1.key }.map { $0.key + "=" + $0.value.map(\.value).joined(separator: ",") }
                    .joined(separator: "\u{1E}")
            }.sorted())
    }
}

/// A rule of others, of the kinds that an agenda shows. Everything that counts in hours, or by the number of the week or the year, is left alone.
struct FeedRule {
    /// Without its end, which is counted here.
    let plain: String
    let count: Int?
    let until: FeedMoment?

    private static let frequencies: Set<String> = ["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]
    private static let parts: Set<String> = ["FREQ", "INTERVAL", "BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS", "WKST", "COUNT", "UNTIL"]

    init?(_ text: String) {
        guard text.utf8.count <= 500 else { return nil }
        var fields: [String: String] = [:]
        for part in text.uppercased().split(separator: ";") {
            let sides = part.split(separator: "=", maxSplits: 1).map(String.init)
            guard sides.count == 2, Self.parts.contains(sides[0]), fields[sides[0]] == nil else { return nil }
            fields[sides[0]] = sides[1]
        }
        guard let frequency = fields["FREQ"], Self.frequencies.contains(frequency) else { return nil }
        if let interval = fields["INTERVAL"], !(1...400).contains(Int(interval) ?? 0) { return nil }
        count = fields["COUNT"].flatMap { Int($0) }
        if let count, count < 1 { return nil }
        until = fields["UNTIL"].flatMap { FeedMoment($0, zone: nil) }
        if fields["UNTIL"] != nil, until == nil { return nil }
        plain = ["FREQ", "INTERVAL", "BYMONTH", "BYMONTHDAY", "BYDAY", "BYSETPOS", "WKST"].compactMap { name in fields[name].map { name + "=" + $0 } }
            .joined(separator: ";")
    }

    /// "PT1H30M" in seconds; nil for another form.
    static func seconds(_ duration: String) -> Double? {
        guard let match = duration.wholeMatch(of: /\+?P(?:(\d{1,3})D)?(?:T(?:(\d{1,3})H)?(?:(\d{1,4})M)?(?:(\d{1,5})S)?)?/) else { return nil }
        func number(_ text: Substring?) -> Double { text.flatMap { Double($0) } ?? 0 }
        return number(match.1) * 86_400 + number(match.2) * 3600 + number(match.3) * 60 + number(match.4)
    }
}
