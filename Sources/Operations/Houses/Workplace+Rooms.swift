public import Neighbourhood
public import Storage

extension Workplace {
    /// Puts a room of a house on the list. Whoever runs the house may, and who sets up.
    ///
    /// - Throws: `Problem.invalid`, `Problem.notAllowed`, `Problem.notFound(.house)`.
    public func register(_ facts: RoomFacts, in house: House.ID, by viewer: Viewer, request: RequestMark = .none) async throws -> Room.ID {
        try await perform(by: viewer, request: request) { connection in
            try Access.allow(viewer, .registerRoom, .inside(house))
            _ = try connection.house(house, in: viewer.municipality)
            try facts.check()
            let room = Room(id: connection.freshID(), house: house, facts: facts)
            try connection.insert(room, in: viewer.municipality)
            return Done(room.id, Event(.registerRoom, Thing(.room, room.id.text), with: Thing(.house, house.text)))
        }
    }

    /// Changes what is known of a room. Bookings that are there keep their times.
    ///
    /// - Parameter version: the one that was changed.
    /// - Throws: `Problem.invalid`, `Problem.stale`, `Problem.notAllowed`, `Problem.notFound(.room)`.
    public func correct(room id: Room.ID, to facts: RoomFacts, version: Int, by viewer: Viewer, request: RequestMark = .none) async throws {
        try await perform(by: viewer, request: request) { connection in
            var room = try connection.room(id, in: viewer.municipality)
            try Access.allow(viewer, .registerRoom, room.ties)
            try facts.check()
            guard room.facts != facts else { return Done(()) }
            (room.facts, room.version) = (facts, version)
            try connection.update(room, in: viewer.municipality)
            return Done((), Event(.registerRoom, Thing(.room, id.text), with: Thing(.house, room.house.text)))
        }
    }

    /// Takes a room off the list: from then on nobody books it.
    ///
    /// - Throws: `Problem.outOfOrder(.roomIsBooked)` while somebody is yet to come, so that nobody stands before a closed door; `Problem.notAllowed`,
    ///   `Problem.notFound(.room)`.
    public func close(room id: Room.ID, by viewer: Viewer, request: RequestMark = .none) async throws {
        try await perform(by: viewer, request: request) { connection in
            let room = try connection.room(id, in: viewer.municipality)
            try Access.allow(viewer, .registerRoom, room.ties)
            let ahead = TakenTime(from: connection.now, until: connection.today.adding(days: 2 * BookingDraft.horizon).start)
            guard try connection.taken(id, within: ahead, in: viewer.municipality).isEmpty else { throw Problem.outOfOrder(.roomIsBooked) }
            try connection.close(room: id, in: viewer.municipality)
            return Done((), Event(.registerRoom, Thing(.room, id.text), with: Thing(.house, room.house.text)))
        }
    }
}

extension RoomFacts {
    fileprivate func check() throws(Problem) {
        let faults = faults()
        guard faults.isEmpty else { throw .invalid(faults) }
    }
}
