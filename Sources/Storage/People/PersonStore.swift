public import Neighbourhood

extension Connection {
    /// One person of the viewer's municipality, for a deed with them.
    ///
    /// - Throws: `Problem.notFound` when there is none, also when another municipality has one; `Problem.notAllowed` for who may not do this, and `.frozen`
    ///   when the person asked that their data are not used.
    public func person(_ id: Person.ID, for viewer: Viewer, to deed: Deed = .lookAtPerson) throws -> Person {
        if viewer.person != id { try Access.allowSomewhere(viewer, deed) }
        let found = try first(
            "SELECT " + Person.columns + " FROM person WHERE municipality = $1 AND id = $2", [viewer.municipality, id], decode: Person.init(row:))
        guard let found else { throw Problem.notFound(.person) }
        if !Access.allows(viewer, deed, found.ties()) {
            try Access.allow(viewer, deed, found.ties(minders: minders(of: id, in: viewer.municipality)))
        }
        if found.frozenAt != nil { try allowFrozen(id, for: viewer) }
        return found
    }

    /// What ties a person to places and workers, for the policy.
    public func ties(of person: Person.ID, in municipality: MunicipalityCode) throws -> Ties {
        let area = try first("SELECT area FROM person WHERE municipality = $1 AND id = $2", [municipality, person]) { $0.nextArea() }
        return Ties(people: [person], minders: try minders(of: person, in: municipality), area: area ?? nil)
    }

    /// The workers who mind an open ask, a match that is asked or holds, or a task that is tried or done, in which somebody stands. Asked only where place alone does not let the viewer in.
    private func minders(of person: Person.ID, in municipality: MunicipalityCode) throws -> Set<Person.ID> {
        let minders: [Person.ID] = try rows(
            """
            SELECT owner FROM ask WHERE municipality = $1 AND subject = $2 AND owner IS NOT NULL AND state NOT IN ('closed', 'withdrawn')
            UNION SELECT owner FROM ask WHERE municipality = $1 AND asked_by = $2 AND owner IS NOT NULL AND state NOT IN ('closed', 'withdrawn')
            UNION SELECT proposal.owner FROM offer
            JOIN proposal ON proposal.municipality = offer.municipality AND proposal.offer = offer.id AND proposal.withdrawn_at IS NULL AND proposal.ended_at IS NULL
                AND (proposal.is_open = 1 OR proposal.introduced_at IS NOT NULL)
            JOIN ask ON ask.municipality = proposal.municipality AND ask.id = proposal.ask AND ask.state NOT IN ('closed', 'withdrawn')
            WHERE offer.municipality = $1 AND offer.person = $2
            UNION SELECT owner FROM task_trial WHERE municipality = $1 AND person = $2 AND step <> 'ended' AND owner IS NOT NULL
            """, [municipality, person]
        ) { $0.next() }
        return Set(minders)
    }

    /// Adds a person and makes them findable.
    public func insert(_ person: Person, in municipality: MunicipalityCode, importedAs: String? = nil) throws {
        let facts = person.facts
        let words = try sealed(person, in: municipality)
        try execute(
            """
            INSERT INTO person (municipality, id, name, call_name, born_year, phone, mail, street, house_number, postcode, reach, reach_note,
                languages, loves, wishes, at_most, birthday, latitude, longitude, area, version, registered_at, imported_as)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23)
            """,
            [
                municipality, person.id, facts.name, facts.callName, facts.bornYear, facts.phone, facts.mail, facts.street, facts.houseNumber,
                facts.postcode, facts.reach, words.reachNote, facts.languages, words.loves, words.wishes, facts.atMost,
                facts.birthday?.number, person.place?.latitude, person.place?.longitude, person.area, person.version, person.registeredAt, importedAs,
            ])
        try index(person, in: municipality)
    }

    /// Somebody's own words, under their own key.
    private func sealed(
        _ person: Person, in municipality: MunicipalityCode
    ) throws -> (reachNote: Sealed?, loves: Sealed?, wishes: Sealed?) {
        func seal(_ text: String?, _ column: SealedColumn) throws -> Sealed? {
            try self.seal(text, for: .person(person.id), at: column, of: person.id.text, in: municipality)
        }
        let facts = person.facts
        return try (seal(facts.reachNote, .personReachNote), seal(facts.loves, .personLoves), seal(facts.wishes, .personWishes))
    }

    /// Writes corrected facts when nobody else changed the person since `person.version` was read.
    ///
    /// - Throws: `Problem.stale` when somebody did.
    public func update(_ person: Person, in municipality: MunicipalityCode) throws {
        let facts = person.facts
        let words = try sealed(person, in: municipality)
        let changed = try execute(
            """
            UPDATE person SET name = $1, call_name = $2, born_year = $3, phone = $4, mail = $5, street = $6, house_number = $7, postcode = $8,
                reach = $9, reach_note = $10, languages = $11, loves = $12, wishes = $13, at_most = $14, birthday = $15, latitude = $16,
                longitude = $17, area = $18, version = version + 1
            WHERE municipality = $19 AND id = $20 AND version = $21
            """,
            [
                facts.name, facts.callName, facts.bornYear, facts.phone, facts.mail, facts.street, facts.houseNumber, facts.postcode, facts.reach,
                words.reachNote, facts.languages, words.loves, words.wishes, facts.atMost, facts.birthday?.number, person.place?.latitude,
                person.place?.longitude,
                person.area, municipality, person.id, person.version,
            ])
        guard changed == 1 else { throw Problem.stale(Thing(.person, person.id.text)) }
        try index(person, in: municipality)
        try carry(person, in: municipality)
    }

    /// What stands at a person's address goes with them when it is corrected.
    private func carry(_ person: Person, in municipality: MunicipalityCode) throws {
        let spot: [any SQLBindable] = [person.place?.latitude, person.place?.longitude, person.area, municipality, person.id]
        try execute("UPDATE ask SET latitude = $1, longitude = $2, area = $3 WHERE municipality = $4 AND subject = $5", spot)
        try execute("UPDATE offer SET latitude = $1, longitude = $2, area = $3 WHERE municipality = $4 AND person = $5", spot)
    }

    func index(_ person: Person, in municipality: MunicipalityCode) throws {
        let facts = person.facts
        let address = [facts.street, facts.houseNumber, facts.postcode?.text].compactMap { $0 }.joined(separator: " ")
        try index(
            SearchEntry(
                thing: Thing(.person, person.id.text), title: facts.name, note: address,
                text: [facts.callName, facts.phone?.text ?? ""].joined(separator: " ")),
            in: municipality)
    }

    /// The id an import gave earlier to the same row, so that importing twice adds nobody twice.
    public func personImported(as key: String, in municipality: MunicipalityCode) throws -> Person.ID? {
        try first("SELECT id FROM person WHERE municipality = $1 AND imported_as = $2", [municipality, key]) { $0.next() }
    }

    /// People who may be the one on the telephone: each typed word begins a word of their name, street, number or postcode. Of who lives where the viewer
    /// does not work, a name and a street, so that nobody is written down twice.
    public func callers(like typed: String, for viewer: Viewer, limit: Int = 6) throws -> [CallerLine] {
        try Access.allow(viewer, .recogniseCaller)
        let ids = try findNames(typed, kinds: [.person], for: viewer, limit: limit).map(\.thing.id)
        guard !ids.isEmpty else { return [] }
        let found = try rows(
            "SELECT id, name, street, house_number, postcode, phone, area, (SELECT count(*) FROM ask WHERE ask.municipality = person.municipality AND ask.subject = person.id AND ask.state IN ('new', 'waiting', 'proposed')) FROM person WHERE municipality = $1 AND id IN ("
                + .placeholders(from: 2, count: ids.count) + ")",
            [viewer.municipality] + ids
        ) { row in CallerLine(row: &row, typed, for: viewer) }
        return found.compactMap(\.self).sorted { $0.name < $1.name }
    }
}

/// A person as the list under the caller's name shows them.
public struct CallerLine: Sendable, Equatable {
    public let id: Person.ID
    public let name: String
    public let street: String?
    public let houseNumber: String?
    public let postcode: Postcode?
    public let phone: PhoneNumber?
    public let openAsks: Int

    /// Nil when somebody of elsewhere was found by what they love or wish, which is not the viewer's to search.
    init?(row: inout Row, _ typed: String, for viewer: Viewer) {
        id = row.subject()
        name = row.next()
        street = row.next()
        let (number, code): (String?, Postcode?) = (row.next(), row.nextPostcode())
        let telephone: PhoneNumber? = row.next()
        let isNear = Access.allows(viewer, .lookAtPerson, Ties(people: [id], area: row.nextArea()))
        let count: Int = row.next()
        (houseNumber, postcode, phone, openAsks) = isNear ? (number, code, telephone, count) : (nil, nil, nil, 0)
        let known = Words.foldedWords([name, street, number, code?.text, telephone?.text].compactMap(\.self).joined(separator: " "))
        guard isNear || Words.foldedWords(typed).allSatisfy({ word in known.contains { $0.hasPrefix(word) } }) else { return nil }
    }
}

extension Birthday {
    /// As the databank keeps it: 314 is the fourteenth of March.
    var number: Int { month * 100 + day }
    init?(number: Int) { self.init(month: number / 100, day: number % 100) }
}

extension Person {
    static let columns: SQL = """
        person.id, person.name, person.call_name, person.born_year, person.phone, person.mail, person.street, person.house_number,
        person.postcode, person.reach, person.reach_note, person.languages, person.loves, person.wishes, person.at_most, person.birthday, person.latitude, person.longitude,
        person.area, person.version, person.registered_at, person.frozen_at
        """

    init(row: inout Row) {
        let id: Person.ID = row.subject()
        let name: String = row.next()
        let facts = PersonFacts(
            name: name, callName: row.next(), bornYear: row.next(), phone: row.next(), mail: row.next(), street: row.next(),
            houseNumber: row.next(), postcode: row.nextPostcode(), reach: row.next(Reach.self),
            reachNote: row.next(opened: .personReachNote, of: id.text),
            languages: row.next(), loves: row.next(opened: .personLoves, of: id.text), wishes: row.next(opened: .personWishes, of: id.text),
            atMost: row.next(), birthday: row.next(Int?.self).flatMap(Birthday.init(number:)))
        self.init(
            id: id, facts: facts, place: row.nextPlace(), area: row.nextArea(), version: row.next(), registeredAt: row.next(),
            frozenAt: row.next())
    }
}
