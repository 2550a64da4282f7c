import Foundation
import Neighbourhood
import Storage

/// One time for which a room is asked.
struct WantedTime {
    let day: CalendarDate
    let starts: Date
    let ends: Date
    /// The day by which it is known, also after it moved.
    var plannedOn: CalendarDate

    init(day: CalendarDate, from: ClockTime, until: ClockTime, plannedOn: CalendarDate? = nil) {
        self.init(day: day, starts: day.moment(at: from), ends: day.moment(at: until), plannedOn: plannedOn ?? day)
    }

    private init(day: CalendarDate, starts: Date, ends: Date, plannedOn: CalendarDate) {
        self.day = day
        self.starts = starts
        self.ends = ends
        self.plannedOn = plannedOn
    }

    func taken(in room: Room) -> TakenTime { TakenTime(room.facts, starts: starts, ends: ends) }

    func booked(by booking: Booking.ID, in room: Room) -> (time: BookedTime, taken: TakenTime) {
        (BookedTime(booking: booking, plannedOn: plannedOn, starts: starts, ends: ends), taken(in: room))
    }

    /// As long, from the first quarter of an hour after a moment.
    fileprivate func after(_ moment: Date) -> WantedTime {
        let start = Date(timeIntervalSince1970: (moment.timeIntervalSince1970 / 900).rounded(.up) * 900)
        return WantedTime(day: day, starts: start, ends: start.addingTimeInterval(ends.timeIntervalSince(starts)), plannedOn: plannedOn)
    }
}

/// In which room somebody looks for free time.
struct RoomSearch {
    let room: Room
    /// A time that does not count, because it is about to move.
    var exception: BookedTime?
    let municipality: MunicipalityCode
}

extension Connection {
    /// Parts times that are free from those on which the room is taken.
    func sift(_ wanted: [WantedTime], _ search: RoomSearch) throws -> (free: [WantedTime], taken: [WantedTime]) {
        let spans = wanted.map { $0.taken(in: search.room) }
        guard let first = spans.map(\.from).min(), let last = spans.map(\.until).max() else { return ([], []) }
        let taken = try taken(search.room.id, within: TakenTime(from: first, until: last), but: search.exception, in: search.municipality)
        let isTaken = spans.map { span in taken.contains { $0.overlaps(span) } }
        return (zip(wanted, isTaken).filter { !$0.1 }.map(\.0), zip(wanted, isTaken).filter(\.1).map(\.0))
    }

    /// When the room is free next for as long: later that day before ten in the evening, or on one of the days after it from the same hour.
    func nextFree(after asked: WantedTime, _ search: RoomSearch) throws -> Date? {
        let (from, until) = (ClockTime(asked.starts), ClockTime(asked.ends))
        let whole = TakenTime(from: asked.day.start, until: asked.day.adding(days: 29).start)
        let taken = try taken(search.room.id, within: whole, but: search.exception, in: search.municipality)
        for day in (0..<28).map({ asked.day.adding(days: $0) }) {
            var wanted = WantedTime(day: day, from: from, until: until)
            let end = day.moment(at: max(until, .evening))
            while wanted.ends <= end {
                let span = wanted.taken(in: search.room)
                guard let hindrance = taken.first(where: span.overlaps) else { return wanted.starts }
                wanted = wanted.after(hindrance.until.addingTimeInterval(60 * Double(search.room.facts.setUp)))
            }
        }
        return nil
    }
}

extension ClockTime {
    /// After this nobody wants to stay because a room happens to be free.
    fileprivate static let evening = ClockTime(stored: 22 * 60)
}
