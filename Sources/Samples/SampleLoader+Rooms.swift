import Foundation
import Neighbourhood
import Operations
import Storage

/// A room with what is on in it every week, as the file tells it.
struct SampleRoom: Decodable, Sendable {
    struct Use: Decodable, Sendable {
        let kind: String
        let what: String
        /// 0 is Monday.
        let day: Int
        let from: String
        let until: String
        let everyWeeks: Int
        let people: Int?
        let keys: String?
        let by: String
    }

    let key: String
    let house: String
    let name: String
    let about: String?
    let seats: Int?
    let setUp: Int
    let clearUp: Int
    let use: String
    let bookings: [Use]

    var facts: RoomFacts? {
        RoomUse(rawValue: use).map { RoomFacts(name: name, about: about, seats: seats, setUp: setUp, clearUp: clearUp, use: $0) }
    }
}

extension SampleLoader {
    /// Weeks back and ahead that the rooms are booked for.
    private static let (weeksBack, weeksAhead) = (2, 8)

    mutating func loadRooms() throws {
        for row in files.rooms {
            guard let house = houses[row.house], let facts = row.facts else { continue }
            let room = Room(id: connection.freshID(), house: house, facts: facts)
            try connection.insert(room, in: municipality)
            rooms[row.key] = room.id
            for use in row.bookings { try load(use, in: room) }
        }
    }

    private func load(_ use: SampleRoom.Use, in room: Room) throws {
        guard let kind = BookingKind(rawValue: use.kind), let from = ClockTime(use.from), let until = ClockTime(use.until) else { return }
        let monday = clock.today.adding(days: -clock.today.weekday)
        let first = monday.adding(days: use.day - 7 * Self.weeksBack)
        let recurrence = Recurrence.weekly(every: use.everyWeeks, from: first)
        let booking = Booking(
            id: connection.freshID(), room: room.id, kind: kind, what: use.what, keys: use.keys, people: use.people, recurrence: recurrence,
            bookedBy: people[use.by])
        let days = recurrence.days(from: first, through: monday.adding(days: 7 * Self.weeksAhead)) ?? []
        let times = days.map { day in
            let time = BookedTime(booking: booking.id, plannedOn: day, starts: day.moment(at: from), ends: day.moment(at: until))
            return (time: time, taken: TakenTime(room.facts, starts: time.starts, ends: time.ends))
        }
        try connection.insert(booking, times, in: municipality)
        if kind == .dropIn { try load(times.map(\.time), of: booking, in: room.house) }
    }

    /// Whoever booked a drop-in hour is there, and one more is looked for; who came before today came for what people come for.
    private func load(_ times: [BookedTime], of booking: Booking, in house: House.ID) throws {
        try connection.setDropInPlaces(2, of: booking.id, in: municipality)
        if let person = booking.bookedBy {
            try connection.insert(
                DropInDuty(id: connection.freshID(), booking: booking.id, person: person, on: nil, isThere: true), in: municipality)
        }
        let visits: [(theme: String?, outcome: WalkInOutcome)] = [
            ("money", .helped), ("paperwork", .helped), ("money", .referred), ("company", .asked), (nil, .helped), ("house", .left),
        ]
        for time in times where time.day < clock.today {
            for (place, visit) in visits.enumerated() {
                let walkIn = WalkIn(
                    id: connection.freshID(), booking: booking.id, plannedOn: time.plannedOn, number: place + 1, theme: visit.theme,
                    arrivedAt: time.starts.addingTimeInterval(Double(place) * 15 * 60), outcome: visit.outcome)
                try connection.insert(walkIn, in: house, of: municipality)
            }
        }
    }
}
