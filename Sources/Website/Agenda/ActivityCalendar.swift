import Foundation
import Neighbourhood
import Operations
import Storage

/// Activities as a calendar that telephones subscribe to (RFC 5545). It says what the agenda says: the rhythm as a rule, with the days that fall out of it, and
/// each time that was moved or is off as an event of its own. Names of guests are nowhere in it.
struct ActivityCalendar {
    let name: String
    let activities: [CalendarActivity]
    /// Of some the day from which they are told, where that is not the first of all.
    var from: [ActivitySeries.ID: CalendarDate] = [:]
    /// What else stands in somebody's own calendar.
    var appointments: [OwnAppointment] = []
    /// From which day on it tells.
    let first: CalendarDate
    /// The last day that is worked out; what a rule says beyond it is not known yet.
    let horizon: CalendarDate
    let baseURL: String

    var bytes: [UInt8] {
        var text = CalendarText()
        text.line("BEGIN", "VCALENDAR")
        text.line("VERSION", "2.0")
        text.line("PRODID", "-//Omzien//Omzien//NL")
        text.line("CALSCALE", "GREGORIAN")
        text.line("METHOD", "PUBLISH")
        // RFC 7986, and what programs read that are older than it.
        text.text("NAME", name)
        text.text("X-WR-CALNAME", name)
        text.line("X-WR-TIMEZONE", Self.zone)
        text.line("REFRESH-INTERVAL;VALUE=DURATION", "PT6H")
        text.line("X-PUBLISHED-TTL", "PT6H")
        Self.putZone(into: &text)
        for activity in activities {
            if activity.isStopped { putStop(of: activity, into: &text) } else { put(activity, into: &text) }
        }
        for appointment in appointments { put(appointment, into: &text) }
        text.line("END", "VCALENDAR")
        return text.bytes
    }

    private static let zone = "Europe/Amsterdam"

    /// The clock of the Netherlands since 1996 (Directive 2000/84/EC), which is further back than any activity.
    private static func putZone(into text: inout CalendarText) {
        text.line("BEGIN", "VTIMEZONE")
        text.line("TZID", zone)
        for (part, name, month, from, to) in [("DAYLIGHT", "CEST", "03", "+0100", "+0200"), ("STANDARD", "CET", "10", "+0200", "+0100")] {
            text.line("BEGIN", part)
            text.line("TZNAME", name)
            text.line("DTSTART", part == "DAYLIGHT" ? "19960331T020000" : "19961027T030000")
            text.line("RRULE", "FREQ=YEARLY;BYMONTH=\(Int(month) ?? 0);BYDAY=-1SU")
            text.line("TZOFFSETFROM", from)
            text.line("TZOFFSETTO", to)
            text.line("END", part)
        }
        text.line("END", "VTIMEZONE")
    }

    private func put(_ activity: CalendarActivity, into text: inout CalendarText) {
        let plan = activity.known.series.facts.plan
        let days = days(of: activity)
        let times = Dictionary(activity.times.map { ($0.plannedOn, $0) }, uniquingKeysWith: { first, _ in first })
        let inRhythm = Set(days)
        if let start = days.first {
            let isOff = plan.recurrence == nil && times[start] == nil
            put(activity, uid: activity.uid, day: start, from: plan.from, until: plan.until, isOff: isOff, into: &text) { text in
                guard let rule = rule(of: activity) else { return }
                text.line("RRULE", rule)
                for day in days where times[day] == nil { text.line("EXDATE;TZID=\(Self.zone)", day.compact(at: plan.from)) }
            }
        }
        let begins = begin(of: activity)
        for time in activity.times where time.plannedOn >= begins {
            let isPlanned = inRhythm.contains(time.plannedOn)
            let isSingle = plan.recurrence == nil && time.plannedOn == plan.first
            if isPlanned, !time.isCancelled, (time.day, time.from, time.until) == (time.plannedOn, plan.from, plan.until) { continue }
            // What is besides the rhythm is an event of its own; with a rule and RDATE half of the programs lose its hours.
            let uid = isPlanned || isSingle ? activity.uid : activity.uid + "-" + time.plannedOn.compact
            put(activity, uid: uid, day: time.day, from: time.from, until: time.until, note: time.reason, isOff: time.isCancelled, into: &text) {
                text in
                if isPlanned, plan.recurrence != nil { text.line("RECURRENCE-ID;TZID=\(Self.zone)", time.plannedOn.compact(at: plan.from)) }
            }
        }
    }

    /// Whoever has it in a calendar reads on the next day of it that it is not there any more. Two months later that needs no telling.
    private func putStop(of activity: CalendarActivity, into text: inout CalendarText) {
        let series = activity.known.series
        let (plan, stopped) = (series.facts.plan, CalendarDate(series.endedAt ?? series.changedAt))
        guard series.endedAt != nil || activity.known.offerState == .withdrawn, stopped >= horizon.adding(days: -ActivityPlan.horizon - 60) else {
            return
        }
        let days = plan.recurrence?.days(from: plan.first, through: stopped.adding(days: 366), limit: 10_000) ?? [plan.first]
        guard let next = days.first(where: { $0 >= stopped }) else { return }
        put(activity, uid: activity.uid, day: next, from: plan.from, until: plan.until, isOff: true, into: &text) { _ in }
    }

    /// The days of the rhythm within the stretch that is told of. Of a single time that was moved the day on which it is says enough.
    private func days(of activity: CalendarActivity) -> [CalendarDate] {
        let plan = activity.known.series.facts.plan
        guard let recurrence = plan.recurrence else {
            let isChanged = activity.times.contains { $0.fate != .planned }
            return plan.first >= begin(of: activity) && !isChanged ? [plan.first] : []
        }
        let (begin, last) = (begin(of: activity), min(plan.last ?? horizon, horizon))
        if let days = recurrence.days(from: plan.first, since: begin, through: last) { return days }
        return (recurrence.days(from: plan.first, through: last, limit: 10_000) ?? []).filter { $0 >= begin }
    }

    private func begin(of activity: CalendarActivity) -> CalendarDate { max(first, from[activity.known.series.id] ?? first) }

    /// Each time is an event of its own: a booking may be moved day by day.
    private func put(_ appointment: OwnAppointment, into text: inout CalendarText) {
        let (time, title) = (appointment.time, appointment.what ?? "Spreekuur")
        text.line("BEGIN", "VEVENT")
        text.line("UID", "\(time.booking)-\(time.plannedOn.compact)@omzien")
        text.line("DTSTAMP", appointment.changedAt.compactUTC)
        text.line("LAST-MODIFIED", appointment.changedAt.compactUTC)
        text.line("SEQUENCE", String(appointment.sequence))
        text.line("DTSTART;TZID=\(Self.zone)", CalendarDate(time.starts).compact(at: ClockTime(time.starts)))
        text.line("DTEND;TZID=\(Self.zone)", CalendarDate(time.ends).compact(at: ClockTime(time.ends)))
        text.line("STATUS", appointment.isOff ? "CANCELLED" : "CONFIRMED")
        text.text("SUMMARY", (appointment.isOff ? "Gaat niet door: " : "") + title)
        let places = [appointment.roomName, appointment.houseName, appointment.address.spoken]
        text.text("LOCATION", places.filter { !$0.isEmpty }.joined(separator: ", "))
        if let place = appointment.address.place { text.line("GEO", "\(place.latitude);\(place.longitude)") }
        text.line("URL", baseURL + (appointment.what == nil ? Link.dropIn(time.booking) : Link.booking(time.booking)))
        text.line("TRANSP", "OPAQUE")
        text.line("END", "VEVENT")
    }

    /// With the moment after which it is over, in UTC as it has to be beside a start with a zone (3.3.10).
    private func rule(of activity: CalendarActivity) -> String? {
        let plan = activity.known.series.facts.plan
        guard let rule = plan.recurrence?.rule else { return nil }
        guard let last = plan.last else { return rule }
        return rule + ";UNTIL=" + last.moment(at: ClockTime(stored: 24 * 60)).compactUTC
    }

    private func put(
        _ activity: CalendarActivity, uid: String, day: CalendarDate, from: ClockTime, until: ClockTime, note: String? = nil, isOff: Bool = false,
        into text: inout CalendarText, _ more: (inout CalendarText) -> Void
    ) {
        let known = activity.known
        text.line("BEGIN", "VEVENT")
        text.line("UID", uid)
        text.line("DTSTAMP", known.series.changedAt.compactUTC)
        text.line("LAST-MODIFIED", known.series.changedAt.compactUTC)
        text.line("SEQUENCE", String(known.series.sequence))
        text.line("DTSTART;TZID=\(Self.zone)", day.compact(at: from))
        text.line("DTEND;TZID=\(Self.zone)", day.compact(at: until))
        more(&text)
        text.line("STATUS", isOff ? "CANCELLED" : "CONFIRMED")
        text.text("SUMMARY", (isOff ? "Gaat niet door: " : "") + known.title)
        text.text("DESCRIPTION", ([note].compactMap(\.self) + activity.about).joined(separator: "\n"))
        text.text("LOCATION", [activity.houseName, activity.address.spoken].filter { !$0.isEmpty }.joined(separator: ", "))
        if let place = activity.address.place { text.line("GEO", "\(place.latitude);\(place.longitude)") }
        text.line("URL", baseURL + Link.activity(known.series.id))
        text.texts("CATEGORIES", known.series.facts.groups.map(Dutch.name))
        text.line("TRANSP", "TRANSPARENT")
        text.line("END", "VEVENT")
    }
}

extension CalendarActivity {
    /// By which calendars know it everywhere: the id is ours alone, the rest says whose it is.
    fileprivate var uid: String { known.series.uid + "@omzien" }

    fileprivate var isStopped: Bool { known.offerState != .open || known.series.endedAt != nil }

    fileprivate var about: [String] {
        let facts = known.series.facts
        let welcome = known.welcomeName.map { "Komt u voor het eerst? Vraag naar \($0)." }
        return [known.words == known.title ? nil : known.words, Spoken.cost(facts).map { "Kosten: \($0)" }, welcome].compactMap(\.self)
    }
}
