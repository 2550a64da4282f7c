public import Neighbourhood
public import Storage

extension Workplace {
    /// Writes down somebody who makes a house what it is. Whoever keeps the profile of the house may.
    ///
    /// - Parameters:
    ///   - photo: without what the camera wrote beside it; nil for none.
    ///   - agrees: they were asked, and said yes to what is shown.
    /// - Throws: `Problem.invalid` with every fault; `Problem.notAllowed`, `Problem.notFound(.house)`.
    @discardableResult
    public func add(
        _ facts: HousePersonFacts, photo: PlainPhoto?, agrees: Bool, to house: House.ID, submission: String, by viewer: Viewer,
        request: RequestMark = .none
    ) async throws -> HousePerson.ID {
        try await perform(by: viewer, request: request) { connection in
            let town = viewer.municipality
            try Access.allow(viewer, .keepHouse, .inside(house))
            if let known = try connection.resultOfSubmission(submission, in: town).flatMap({ HousePerson.ID($0) }) { return Done(known) }
            _ = try connection.house(house, in: town)
            var faults = try connection.faults(in: facts, photo, agrees: agrees, former: nil, of: house, by: viewer)
            if try connection.people(of: house, for: viewer).count >= HousePersonFacts.most {
                faults.append(FieldError("first_name", .outsideRange(0, HousePersonFacts.most)))
            }
            guard faults.isEmpty else { throw Problem.invalid(faults) }
            let person = HousePerson(
                id: connection.freshID(), house: house, facts: facts, agreedOn: agrees ? connection.today : nil, hasPhoto: photo != nil, version: 1)
            try connection.insert(person, photo: photo, in: town)
            try connection.keepSubmission(submission, result: person.id.text, in: town)
            return Done(person.id, Event(.keepHouse, Thing(.house, house.text)))
        }
    }

    /// Changes what is known of somebody. Who may is as above. Who is to be shown to more people than before is asked anew.
    ///
    /// - Parameter version: the one that was changed.
    /// - Throws: `Problem.invalid`, `Problem.stale`, `Problem.notAllowed`, `Problem.notFound(.house)`.
    public func keep(
        _ id: HousePerson.ID, of house: House.ID, as facts: HousePersonFacts, photo: PhotoChange, agrees: Bool, version: Int, by viewer: Viewer,
        request: RequestMark = .none
    ) async throws {
        try await perform(by: viewer, request: request) { connection in
            var person = try connection.housePerson(id, of: house, for: viewer)
            let image: PlainPhoto? = if case .becomes(let image) = photo { image } else { nil }
            let faults = try connection.faults(in: facts, image, agrees: agrees, former: person.facts, of: house, by: viewer)
            guard faults.isEmpty else { throw Problem.invalid(faults) }
            if agrees { person.agreedOn = connection.today }
            (person.facts, person.version) = (facts, version)
            try connection.update(person, photo: photo, in: viewer.municipality)
            return Done((), Event(.keepHouse, Thing(.house, house.text)))
        }
    }

    /// Takes somebody off; their photo is gone at once. Who may is as above.
    ///
    /// - Throws: `Problem.notAllowed`, `Problem.notFound(.house)` when they were taken off already.
    public func remove(_ id: HousePerson.ID, from house: House.ID, by viewer: Viewer, request: RequestMark = .none) async throws {
        try await perform(by: viewer, request: request) { connection in
            _ = try connection.housePerson(id, of: house, for: viewer)
            try connection.delete(id, in: viewer.municipality)
            return Done((), Event(.keepHouse, Thing(.house, house.text)))
        }
    }
}

extension Connection {
    /// Who it is may be anybody with a role in the house, and nobody else: a house does not look into the list of people.
    fileprivate func faults(
        in facts: HousePersonFacts, _ photo: PlainPhoto?, agrees: Bool, former: HousePersonFacts?, of house: House.ID, by viewer: Viewer
    ) throws -> [FieldError] {
        var faults = facts.faults()
        if let photo, photo.bytes.count > HousePersonFacts.largestPhoto { faults.append(FieldError("photo", .unknown)) }
        if !agrees, photo != nil || facts.showsMore(than: former) { faults.append(FieldError("agrees", .missing)) }
        if let person = facts.person, person != former?.person,
            try !hosts(of: house, in: viewer.municipality).contains(where: { $0.person == person })
        {
            faults.append(FieldError("person", .notAChoice))
        }
        return faults
    }
}
