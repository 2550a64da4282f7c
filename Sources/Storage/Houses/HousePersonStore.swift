import Foundation
public import Neighbourhood

/// What becomes of the photo of somebody whose facts are kept.
public enum PhotoChange: Sendable, Equatable {
    case stays
    case goes
    case becomes(PlainPhoto)
}

extension Connection {
    /// Whom a house shows: all of them for who sees its rooms, and for everybody else who said yes, with no more of the name than they agreed to. The board first, then
    /// by name.
    public func people(of house: House.ID, for viewer: Viewer) throws -> [HousePerson] { try peopleAndWhoTheyAre(of: house, for: viewer).people }

    /// The same, and who of them has a role in Omzien, so that nobody is shown twice, nor by their role when they wish to be there for colleagues only.
    public func peopleAndWhoTheyAre(of house: House.ID, for viewer: Viewer) throws -> (people: [HousePerson], known: Set<Person.ID>) {
        let people = try rows(
            "SELECT " + HousePerson.columns
                + " FROM house_person WHERE municipality = $1 AND house = $2 ORDER BY part = 'board' DESC, first_name, id",
            [viewer.municipality, house], decode: HousePerson.init(row:))
        let seen = Access.allows(viewer, .seeRooms, .inside(house)) ? people : people.compactMap(\.forEverybody)
        return (seen, Set(people.compactMap(\.facts.person)))
    }

    /// Somebody of a house, for who keeps it.
    ///
    /// - Throws: `Problem.notAllowed`; `Problem.notFound(.house)` when they are not there any more.
    public func housePerson(_ id: HousePerson.ID, of house: House.ID, for viewer: Viewer) throws -> HousePerson {
        try Access.allow(viewer, .keepHouse, .inside(house))
        let found = try first(
            "SELECT " + HousePerson.columns + " FROM house_person WHERE municipality = $1 AND house = $2 AND id = $3",
            [viewer.municipality, house, id], decode: HousePerson.init(row:))
        guard let found else { throw Problem.notFound(.house) }
        return found
    }

    /// The photo of somebody whom the viewer may see.
    ///
    /// - Throws: `Problem.notFound(.house)` when there is none, or not for them.
    public func photo(of id: HousePerson.ID, in house: House.ID, for viewer: Viewer) throws -> PlainPhoto {
        guard try people(of: house, for: viewer).contains(where: { $0.id == id && $0.hasPhoto }) else { throw Problem.notFound(.house) }
        let found = try first(
            "SELECT media, photo FROM house_person WHERE municipality = $1 AND id = $2 AND photo IS NOT NULL", [viewer.municipality, id]
        ) { row in (row.next(PlainPhoto.Media.self), row.next(opened: .housePersonPhoto, of: id.text) as String) }
        guard let (media, image) = found, let bytes = Data(base64Encoded: image) else { throw Problem.notFound(.house) }
        return PlainPhoto(kept: bytes, media: media)
    }

    /// - Parameter photo: sealed with a key of its own, so that it is gone from every copy when they are shown no more.
    public func insert(_ person: HousePerson, photo: PlainPhoto?, in municipality: MunicipalityCode) throws {
        let facts = person.facts
        try execute(
            """
            INSERT INTO house_person (municipality, id, house, person, first_name, last_name, part, task, days, shown, agreed_on, kept_on, version)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 1)
            """,
            [
                municipality, person.id, person.house, facts.person, facts.firstName, facts.lastName, facts.part, facts.task, facts.storedDays,
                facts.shown, person.agreedOn, today,
            ])
        if let photo { try set(photo, of: person.id, in: municipality) }
    }

    /// - Throws: `Problem.stale` when a colleague changed it meanwhile.
    public func update(_ person: HousePerson, photo: PhotoChange, in municipality: MunicipalityCode) throws {
        if photo == .goes { try set(nil, of: person.id, in: municipality) }
        let facts = person.facts
        let changed = try execute(
            """
            UPDATE house_person SET person = $1, first_name = $2, last_name = $3, part = $4, task = $5, days = $6, shown = $7, agreed_on = $8, kept_on = $9,
                version = version + 1
            WHERE municipality = $10 AND id = $11 AND version = $12
            """,
            [
                facts.person, facts.firstName, facts.lastName, facts.part, facts.task, facts.storedDays, facts.shown, person.agreedOn, today,
                municipality, person.id, person.version,
            ])
        guard changed == 1 else { throw Problem.stale(Thing(.house, person.house.text)) }
        if case .becomes(let photo) = photo { try set(photo, of: person.id, in: municipality) }
    }

    /// The old key goes with the old photo.
    private func set(_ photo: PlainPhoto?, of id: HousePerson.ID, in municipality: MunicipalityCode) throws {
        try forgetPhoto(of: id, in: municipality)
        let image = try seal(photo?.bytes.base64EncodedString(), for: .housePerson(id), at: .housePersonPhoto, of: id.text, in: municipality)
        try execute(
            "UPDATE house_person SET media = $1, photo = $2 WHERE municipality = $3 AND id = $4", [photo?.media, image, municipality, id])
    }

    private func forgetPhoto(of id: HousePerson.ID, in municipality: MunicipalityCode) throws {
        try execute("UPDATE house_person SET media = NULL, photo = NULL WHERE municipality = $1 AND id = $2", [municipality, id])
        try execute("DELETE FROM vault_key WHERE municipality = $1 AND holder = $2", [municipality, id])
    }

    /// Takes somebody off, with the key of their photo.
    public func delete(_ id: HousePerson.ID, in municipality: MunicipalityCode) throws {
        try execute("DELETE FROM vault_key WHERE municipality = $1 AND holder = $2", [municipality, id])
        try execute("DELETE FROM house_person WHERE municipality = $1 AND id = $2", [municipality, id])
    }
}

extension HousePerson {
    static let columns: SQL = "id, house, person, first_name, last_name, part, task, days, shown, agreed_on, photo IS NOT NULL, version"

    init(row: inout Row) {
        let (id, house, person): (ID, House.ID, Person.ID?) = (row.next(), row.next(), row.next())
        let facts = HousePersonFacts(
            firstName: row.next(), lastName: row.next(), part: row.next(), task: row.next(),
            days: row.next(String.self).split(separator: ",").compactMap { CalendarDate.weekdayCodes.firstIndex(of: String($0)) }, shown: row.next(),
            person: person)
        self.init(id: id, house: house, facts: facts, agreedOn: row.next(), hasPhoto: row.next(), version: row.next())
    }
}

extension HousePersonFacts {
    /// "MO,WE".
    fileprivate var storedDays: String { days.map { CalendarDate.weekdayCodes[$0] }.joined(separator: ",") }
}

extension HousePersonFacts.Part: SQLColumn {}
extension HousePersonFacts.Shown: SQLColumn {}
