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
                try connection.insert(booking, times.map { $0.booked(by: booking.id, in: room) }, in: town)
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
                guard var free = try connection.freeTimes(for: draft, in: room, but: time, municipality: viewer.municipality).first else {
                    throw Problem.notFound(.booking)
                }
                free.plannedOn = plannedOn
                let moved = free.booked(by: id, in: room)
                try connection.move(moved.time, taken: moved.taken, in: viewer.municipality)
                return Done((), Event(.moveBooking, Thing(.booking, id.text), with: Thing(.room, room.id.text)))
            }
        }
    }

    /// Gives a room free again: for one day, or from that day on. What has been stays.
    ///
    /// - Throws: `Problem.outOfOrder(.activityHasTheRoom)` for what an activity says, `Problem.notAllowed`, `Problem.notFound(.booking)` when nothing is
    ///   booked then any more.
    public func cancel(
        _ id: Booking.ID, from first: CalendarDate, through last: CalendarDate, by viewer: Viewer, request: RequestMark = .none
    ) async throws {
        try await perform(by: viewer, request: request) { connection in
            let known = try connection.booking(id, for: viewer)
            try Access.allow(viewer, .cancelBooking, known.ties)
            guard known.booking.activity == nil else { throw Problem.outOfOrder(.activityHasTheRoom) }
            guard try connection.cancel(id, from: first, through: last, in: viewer.municipality) > 0 else { throw Problem.notFound(.booking) }
            return Done((), Event(.cancelBooking, Thing(.booking, id.text), with: Thing(.room, known.booking.room.text)))
        }
    }

    /// Two who book at the same moment both saw the room free. The databank refuses the second, who then sees what the first one took.
    func onceMoreWhenTaken<Result: Sendable>(_ deed: () async throws -> Result) async throws -> Result {
        do {
            return try await deed()
        } catch let error as SQLError where error.kind == .constraint || error.kind == .refused {
            return try await deed()
        }
    }
}

extension Connection {
    /// A room for who may book it: every worker where the house allows it, and otherwise only who runs the house.
    func room(_ id: Room.ID, for viewer: Viewer) throws -> Room {
        let room = try room(id, in: viewer.municipality)
        try Access.allow(viewer, .bookRoom, room.ties)
        if room.facts.use == .house { try Access.allow(viewer, .registerRoom, room.ties) }
        return room
    }

    fileprivate func time(of id: Booking.ID, plannedOn: CalendarDate, for viewer: Viewer) throws -> (BookedTime, Room) {
        let known = try booking(id, for: viewer)
        try Access.allow(viewer, .moveBooking, known.ties)
        guard known.booking.activity == nil else { throw Problem.outOfOrder(.activityHasTheRoom) }
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
        let search = RoomSearch(room: room, exception: exception, municipality: municipality)
        let wanted = try draft.times()
        guard !wanted.isEmpty else { throw Problem.invalid([FieldError("last_day", .saysNothing)]) }
        let (free, taken) = try sift(wanted, search)
        if taken.isEmpty || (draft.skipsTaken && !free.isEmpty) { return free }
        let next = draft.recurrence == nil ? try nextFree(after: wanted[0], search) : nil
        throw Problem.invalid([FieldError("from", .taken(days: taken.map(\.day), next: next))])
    }
}

extension BookingDraft {
    fileprivate func times() throws(Problem) -> [WantedTime] {
        let days = recurrence.map { $0.days(from: day, through: lastDay ?? day) } ?? [day]
        guard let days else { throw .invalid([FieldError("rhythm", .notAChoice)]) }
        return days.map { WantedTime(day: $0, from: from, until: until) }
    }
}
