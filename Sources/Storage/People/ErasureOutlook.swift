public import Neighbourhood

/// What there is of somebody before they are erased, in numbers: for who is about to do it.
public struct ErasureOutlook: Sendable, Equatable {
    public let asks: Int
    public let offers: Int
    /// Asks and offers that are open, and matches that run: they end with it.
    public let open: Int
    public let notes: Int
    public let claims: Int
    /// What keeps it from being done now.
    public let holds: [HoldLine]
    public let mindsSomething: Bool

    public var isPossible: Bool { holds.isEmpty && !mindsSomething }
}

extension Connection {
    /// - Throws: `Problem.notAllowed` for who may not erase this person.
    public func erasureOutlook(of person: Person.ID, for viewer: Viewer) throws -> ErasureOutlook {
        _ = try self.person(person, for: viewer, to: .erasePerson)
        func count(_ table: SQL) throws -> Int { try self.count("SELECT count(*) FROM " + table, [viewer.municipality, person]) }
        let openAsks = try openAsks(of: person, in: viewer.municipality).count
        return ErasureOutlook(
            asks: try count("ask WHERE municipality = $1 AND subject = $2"), offers: try count("offer WHERE municipality = $1 AND person = $2"),
            open: openAsks + (try openOffers(ofPerson: person, in: viewer.municipality).count),
            notes: try count("note WHERE municipality = $1 AND subject = $2"), claims: try count("claim WHERE municipality = $1 AND person = $2"),
            holds: try holds(of: person, for: viewer), mindsSomething: try mindsSomething(person, in: viewer.municipality))
    }
}
