import Foundation
import Neighbourhood
import Storage

/// Somebody who makes a house what it is, as the file tells it: by the key of a person, or by name.
struct SampleHousePerson: Decodable, Sendable {
    let person: String?
    let first: String?
    let last: String?
    let part: HousePersonFacts.Part
    let task: String
    let days: [String]
    let shown: HousePersonFacts.Shown
    let photo: String?
    let agreedDaysAgo: Int?
}

/// Days of each year anew, as "12-25".
struct SampleDifferentHours: Decodable, Sendable {
    let from: String
    let until: String
    let hours: String?
    let words: String?

    func draft(after today: CalendarDate) -> OpeningExceptionDraft? {
        guard let last = Self.next(until, from: today), let first = Self.next(from, from: last.adding(days: -60)) else { return nil }
        return OpeningExceptionDraft(
            first: max(first, today), last: last, hours: hours.map { Hours.read($0) ?? [] } ?? [], words: words ?? "")
    }

    private static func next(_ day: String, from today: CalendarDate) -> CalendarDate? {
        [today.year, today.year + 1].compactMap { CalendarDate("\($0)-\(day)") }.first { $0 >= today }
    }
}

extension SampleLoader {
    mutating func loadHouses() throws {
        for row in files.houses {
            let door = OpeningTimes.read(row.hours)
            let facts = HouseFacts(
                name: row.name, about: row.about, phone: row.phone.flatMap { PhoneNumber($0) }, openings: door.times,
                hours: Words.tidied(door.rest.joined(separator: "\n")), boardReach: row.boardReach, access: row.access, address: row.address,
                confirmedOn: row.confirmedDaysAgo.map { clock.today.adding(days: -$0) })
            let house = House(id: connection.freshID(), facts: facts, version: 1)
            try connection.insert(house, in: municipality, importedAs: row.key)
            houses[row.key] = house.id
            for draft in (row.differentHours ?? []).compactMap({ $0.draft(after: clock.today) }) {
                try connection.insert(OpeningException(id: connection.freshID(), draft: draft), of: house.id, in: municipality)
            }
        }
    }

    /// Comes after the people, some of whom are shown here.
    func loadHousePeople() throws {
        for row in files.houses {
            guard let house = houses[row.key] else { continue }
            for somebody in row.people ?? [] { try load(somebody, of: house) }
        }
    }

    private func load(_ row: SampleHousePerson, of house: House.ID) throws {
        let known = row.person.flatMap { key in files.people.first { $0.key == key } }
        let names = (known?.name ?? "").split(separator: " ", maxSplits: 1).map(String.init)
        let facts = HousePersonFacts(
            firstName: known?.callName ?? row.first ?? "", lastName: known == nil ? row.last : names.last, part: row.part, task: row.task,
            days: row.days.compactMap { DayParts.dayNames.firstIndex(of: $0) }, shown: row.shown, person: row.person.flatMap { people[$0] })
        let photo = try row.photo.flatMap { PlainPhoto(try files.face($0)) }
        let person = HousePerson(
            id: connection.freshID(), house: house, facts: facts, agreedOn: row.agreedDaysAgo.map { clock.today.adding(days: -$0) },
            hasPhoto: photo != nil, version: 1)
        try connection.insert(person, photo: photo, in: municipality)
    }
}
