import Foundation
import Neighbourhood
import Operations
import Storage

/// When an activity of a house is, and for whom, as the file tells it. Its name and words stand with the offer.
struct SampleActivity: Decodable, Sendable {
    let offer: String
    let room: String?
    /// A rule of RFC 5545.
    let rule: String
    let from: String
    let until: String
    let skipsHolidays: Bool
    let organiser: String?
    let organiserName: String?
    let welcomeName: String?
    let capacity: Int?
    let waitingList: Bool
    let groups: [String]
    let cents: Int?
    let costNote: String?
}

extension SampleLoader {
    /// Days back that the activities were there before.
    private static let daysBack = 84

    func loadActivities() throws {
        for row in files.activities {
            guard let offer = offers[row.offer], let series = series(row, on: offer) else { continue }
            try connection.insert(series, in: municipality)
            let earlier = earlier(series)
            for time in earlier { try connection.keep(time, in: municipality) }
            if series.facts.room != nil { try loadPresence(at: earlier.suffix(6), series) }
            try connection.plan(
                series, named: files.offers.first { $0.key == row.offer }?.title ?? "", isLenient: true, by: .system(of: municipality))
        }
    }

    private func series(_ row: SampleActivity, on offer: Offer.ID) -> ActivitySeries? {
        let recurrence = Recurrence(stored: row.rule)
        let begin = clock.today.adding(days: -Self.daysBack)
        guard let from = ClockTime(row.from), let until = ClockTime(row.until),
            let house = files.offers.first(where: { $0.key == row.offer }).flatMap({ houses[$0.by] }),
            let first = recurrence.days(from: begin, through: clock.today, limit: 1)?.first
        else { return nil }
        let plan = ActivityPlan(first: first, from: from, until: until, recurrence: recurrence, skipsHolidays: row.skipsHolidays)
        let facts = ActivityFacts(
            plan: plan, room: row.room.flatMap { rooms[$0] },
            organiser: ActivityHost(person: row.organiser.flatMap { people[$0] }, name: row.organiserName),
            welcome: ActivityHost(name: row.welcomeName),
            capacity: row.capacity, hasWaitingList: row.waitingList, groups: row.groups.compactMap { TargetGroup(rawValue: $0) },
            cost: row.cents.map { Cents($0) }, costNote: row.costNote)
        return ActivitySeries(
            id: connection.freshID(), offer: offer, house: house, facts: facts, changedAt: clock.moment(daysAgo: 30, seed: 3))
    }

    /// How many came, and that whoever organises it helped.
    private func loadPresence(at times: ArraySlice<ActivityTime>, _ series: ActivitySeries) throws {
        for time in times {
            let guests = Attendee.count(9 + time.day.day % 6)
            let people =
                [(guests, AttendancePart.guest)] + (series.facts.organiser.person.map { [(Attendee.person($0), AttendancePart.helper)] } ?? [])
            for (who, part) in people {
                try connection.keep(
                    Attendance(id: connection.freshID(), activity: series.id, plannedOn: time.plannedOn, who: who, part: part), in: municipality)
            }
        }
    }

    /// What has been.
    private func earlier(_ series: ActivitySeries) -> [ActivityTime] {
        let plan = series.facts.plan
        let days = plan.recurrence?.days(from: plan.first, through: clock.today.adding(days: -1)) ?? []
        return days.map { ActivityTime(activity: series.id, plannedOn: $0, day: $0, from: plan.from, until: plan.until) }
    }
}
