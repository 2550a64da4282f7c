/// A room of a community centre that can be booked.
public struct Room: Sendable, Equatable, Identifiable {
    public typealias ID = Identifier<Room>

    public let id: ID
    public let house: House.ID
    public var facts: RoomFacts
    public var version: Int

    public init(id: ID, house: House.ID, facts: RoomFacts, version: Int = 1) {
        self.id = id
        self.house = house
        self.facts = facts
        self.version = version
    }

    public var ties: Ties { .inside(house) }
}

public struct RoomFacts: Sendable, Equatable {
    public var name: String
    /// What there is: a kitchen, a screen, a piano.
    public var about: String?
    /// How many people may be in it.
    public var seats: Int?
    /// Minutes that the room is taken before a booking, to set up.
    public var setUp: Int
    /// Minutes that it is taken afterwards, to clear and clean.
    public var clearUp: Int
    public var use: RoomUse

    public init(name: String, about: String? = nil, seats: Int? = nil, setUp: Int = 0, clearUp: Int = 0, use: RoomUse = .workers) {
        self.name = name
        self.about = about
        self.seats = seats
        self.setUp = setUp
        self.clearUp = clearUp
        self.use = use
    }

    public func faults() -> [FieldError] {
        var faults = Words.faults(in: name, field: "name", limit: 80, required: true) + Words.faults(in: about, field: "about", limit: 400)
        if let seats, !(1...2000).contains(seats) { faults.append(FieldError("seats", .outsideRange(1, 2000))) }
        for (field, minutes) in [("set_up", setUp), ("clear_up", clearUp)] where !(0...240).contains(minutes) {
            faults.append(FieldError(field, .outsideRange(0, 240)))
        }
        return faults
    }
}

/// Who books a room without asking.
public enum RoomUse: String, Sendable, CaseIterable {
    /// Only whoever runs the house; others ask them.
    case house
    /// Whoever runs the house, and everybody at the desk or in a team.
    case workers
}
