import Foundation
public import Neighbourhood
public import Storage

extension Workplace {
    /// Takes a room, once or in a rhythm. It is taken with the time that the room needs to be set up and cleared, and never twice: the databank itself
    /// refuses that.
    ///
    /// - Throws: `Problem.invalid` with `.taken` on `from` when it is taken, which tells the days and, for a single time, when it is free next;
    ///   `Problem.notAllowed`, `Problem.notFound(.room)`.
    public func book(_ draft: BookingDraft, by viewer: Viewer, request: RequestMark = .none) async throws -> Booking.ID {
        try await onceMoreWhenTaken {
            try await perform(by: viewer, request: request) { connection in
                let town = viewer.municipality
                let room = try connection.room(draft.room, for: viewer)
                let times = try connection.freeTimes(for: draft, in: room, municipality: town)
                let booking = Booking(
                    id: connection.freshID(), room: room.id, kind: draft.kind, what: draft.what, keys: draft.keys, people: draft.people,
                    recurrence: draft.recurrence, bookedBy: viewer.person)
                let kept = times.map { time in
                    (
                        time: BookedTime(booking: booking.id, plannedOn: time.day, starts: time.starts, ends: time.ends),
                        taken: TakenTime(room.facts, starts: time.starts, ends: time.ends)
                    )
                }
                try connection.insert(booking, kept, in: town)
                return Done(booking.id, Event(.bookRoom, Thing(.booking, booking.id.text), with: Thing(.room, room.id.text)))
            }
        }
    }

    /// Moves one time of a booking to another day or hour.
    ///
    /// - Throws: `Problem.invalid` as in `book`, `Problem.notAllowed`, `Problem.notFound(.booking)`.
    public func move(
        _ id: Booking.ID, plannedOn: CalendarDate, to day: CalendarDate, from: ClockTime, until: ClockTime, by viewer: Viewer,
        request: RequestMark = .none
    ) async throws {
        try await onceMoreWhenTaken {
            try await perform(by: viewer, request: request) { connection in
                let (time, room) = try connection.time(of: id, plannedOn: plannedOn, for: viewer)
                let draft = BookingDraft(room: room.id, what: "–", day: day, from: from, until: until)
                guard let free = try connection.freeTimes(for: draft, in: room, but: time, municipality: viewer.municipality).first else {
                    throw Problem.notFound(.booking)
                }
                let moved = BookedTime(booking: id, plannedOn: plannedOn, starts: free.starts, ends: free.ends)
                try connection.move(moved, taken: TakenTime(room.facts, starts: free.starts, ends: free.ends), in: viewer.municipality)
                return Done((), Event(.moveBooking, Thing(.booking, id.text), with: Thing(.room, room.id.text)))
            }
        }
    }

    /// Gives a room free again: for one day, or from that day on. What has been stays.
    ///
    /// - Throws: `Problem.notAllowed`, `Problem.notFound(.booking)` when nothing is booked then any more.
    public func cancel(
        _ id: Booking.ID, from first: CalendarDate, through last: CalendarDate, by viewer: Viewer, request: RequestMark = .none
    ) async throws {
        try await perform(by: viewer, request: request) { connection in
            let known = try connection.booking(id, for: viewer)
            try Access.allow(viewer, .cancelBooking, known.ties)
            guard try connection.cancel(id, from: first, through: last, in: viewer.municipality) > 0 else { throw Problem.notFound(.booking) }
            return Done((), Event(.cancelBooking, Thing(.booking, id.text), with: Thing(.room, known.booking.room.text)))
        }
    }

    /// Two who book at the same moment both saw the room free. The databank refuses the second, who then sees what the first one took.
    private func onceMoreWhenTaken<Result: Sendable>(_ deed: () async throws -> Result) async throws -> Result {
        do {
            return try await deed()
        } catch let error as SQLError where error.kind == .constraint || error.kind == .refused {
            return try await deed()
        }
    }
}

/// One time as it was asked for.
private struct WantedTime {
    let day: CalendarDate
    let starts: Date
    let ends: Date
}

extension Connection {
    /// A room for who may book it: every worker where the house allows it, and otherwise only who runs the house.
    fileprivate func room(_ id: Room.ID, for viewer: Viewer) throws -> Room {
        let room = try room(id, in: viewer.municipality)
        try Access.allow(viewer, .bookRoom, room.ties)
        if room.facts.use == .house { try Access.allow(viewer, .registerRoom, room.ties) }
        return room
    }

    fileprivate func time(of id: Booking.ID, plannedOn: CalendarDate, for viewer: Viewer) throws -> (BookedTime, Room) {
        let known = try booking(id, for: viewer)
        try Access.allow(viewer, .moveBooking, known.ties)
        guard let time = try times(of: id, in: viewer.municipality).first(where: { $0.plannedOn == plannedOn }) else {
            throw Problem.notFound(.booking)
        }
        return (time, try room(known.booking.room, in: viewer.municipality))
    }

    /// The times that were asked for and are free; without those that are taken where the draft says so.
    fileprivate func freeTimes(
        for draft: BookingDraft, in room: Room, but exception: BookedTime? = nil, municipality: MunicipalityCode
    ) throws -> [WantedTime] {
        let faults = draft.faults(seats: room.facts.seats, today: today)
        guard faults.isEmpty else { throw Problem.invalid(faults) }
        let wanted = try draft.times()
        let spans = wanted.map { TakenTime(room.facts, starts: $0.starts, ends: $0.ends) }
        guard let first = spans.first, let last = spans.last else { throw Problem.invalid([FieldError("last_day", .saysNothing)]) }
        let taken = try taken(room.id, within: TakenTime(from: first.from, until: last.until), but: exception, in: municipality)
        let isFree = spans.map { span in !taken.contains { $0.overlaps(span) } }
        let free = zip(wanted, isFree).filter(\.1).map(\.0)
        if free.count == wanted.count || (draft.skipsTaken && !free.isEmpty) { return free }
        let days = zip(wanted, isFree).filter { !$0.1 }.map(\.0.day)
        let next = draft.recurrence == nil ? try nextFree(after: draft, in: room, but: exception, municipality: municipality) : nil
        throw Problem.invalid([FieldError("from", .taken(days: days, next: next))])
    }

    /// When the room is free next for as long: later that day before ten in the evening, or on one of the days after it from the same hour.
    private func nextFree(after draft: BookingDraft, in room: Room, but exception: BookedTime?, municipality: MunicipalityCode) throws -> Date? {
        let days = (0..<28).map { draft.day.adding(days: $0) }
        let evening = max(draft.until, .evening)
        let whole = TakenTime(from: draft.day.start, until: draft.day.adding(days: 29).start)
        let taken = try taken(room.id, within: whole, but: exception, in: municipality)
        for day in days {
            var wanted = WantedTime(day: day, starts: day.moment(at: draft.from), ends: day.moment(at: draft.until))
            let end = day.moment(at: evening)
            while wanted.ends <= end {
                let span = TakenTime(room.facts, starts: wanted.starts, ends: wanted.ends)
                guard let hindrance = taken.first(where: span.overlaps) else { return wanted.starts }
                wanted = wanted.after(hindrance.until.addingTimeInterval(60 * Double(room.facts.setUp)))
            }
        }
        return nil
    }
}

extension ClockTime {
    /// After this nobody wants to stay because a room happens to be free.
    fileprivate static let evening = ClockTime(stored: 22 * 60)
}

extension WantedTime {
    /// As long, from the first quarter of an hour after a moment.
    fileprivate func after(_ moment: Date) -> WantedTime {
        let start = Date(timeIntervalSince1970: (moment.timeIntervalSince1970 / 900).rounded(.up) * 900)
        return WantedTime(day: day, starts: start, ends: start.addingTimeInterval(ends.timeIntervalSince(starts)))
    }
}

extension BookingDraft {
    fileprivate func times() throws(Problem) -> [WantedTime] {
        let days = recurrence.map { $0.days(from: day, through: lastDay ?? day) } ?? [day]
        guard let days else { throw .invalid([FieldError("rhythm", .notAChoice)]) }
        return days.map { WantedTime(day: $0, starts: $0.moment(at: from), ends: $0.moment(at: until)) }
    }
}
