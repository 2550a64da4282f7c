import Foundation
import Neighbourhood
import Storage

/// Carries rows into the databank within one transaction, with the events that tell of them.
struct ImportPorter {
    private let connection: any Connection
    private let municipality: MunicipalityCode
    private let areas: [Area]
    private var spots: [Postcode: Spot] = [:]
    private(set) var events: [Event] = []
    private(set) var added = 0

    init(_ connection: any Connection, municipality: MunicipalityCode, areas: [Area]) {
        self.connection = connection
        self.municipality = municipality
        self.areas = areas.filter { $0.code.kind == .neighbourhood }
    }

    /// Saves a row, unless its key was taken in the meantime.
    mutating func bring(_ row: PlannedRow) throws {
        let thing =
            switch row.draft {
            case .person(let person): try bring(person, as: row.key).map { Thing(.person, $0.text) }
            case .organisation(let facts): try bring(facts, as: row.key)
            case .house(let facts): try bring(facts, as: row.key)
            case .offer(let offer): try bring(offer, as: row.key)
            case .ask(let ask): try bring(ask, as: row.key)
            }
        if thing != nil { added += 1 }
    }

    private mutating func bring(_ row: PersonRow, as key: String) throws -> Person.ID? {
        guard try connection.personImported(as: key, in: municipality) == nil else { return nil }
        let person = try admit(row, as: key)
        _ = try attach(row, to: person, offered: .open)
        return person.id
    }

    /// Saves somebody who is not known yet.
    mutating func admit(_ row: PersonRow, as key: String?) throws -> Person {
        let person = try connection.admit(row.facts, at: try spot(row.place, row.facts.postcode), in: municipality, importedAs: key)
        events.append(Event(.registerPerson, Thing(.person, person.id.text)))
        return person
    }

    /// Fills in of somebody who is known what a row says besides.
    ///
    /// - Returns: what was filled; nil when the row told nothing new.
    mutating func fill(_ person: Person, from row: PersonRow, replacing: Bool) throws -> Person? {
        var filled = person
        filled.facts = person.facts.filled(from: row.facts, replacing: replacing)
        guard filled.facts != person.facts else { return nil }
        if filled.facts.postcode != person.facts.postcode {
            let spot = try spot(row.place, filled.facts.postcode)
            (filled.place, filled.area) = (spot.place, spot.area)
        }
        try connection.update(filled, in: municipality)
        filled.version += 1
        events.append(Event(.correctPerson, Thing(.person, person.id.text)))
        return filled
    }

    /// What a row of people brings besides the person: what they would do, and what was written beside them.
    mutating func attach(
        _ row: PersonRow, to person: Person, offered state: OfferState, by worker: Person.ID? = nil
    ) throws -> (offer: Offer.ID?, note: Note.ID?) {
        let offer = try row.offer.map { draft in
            var draft = draft
            draft.party.person = person.id
            let offer = Offer(
                id: connection.freshID(), draft: draft, place: person.place, area: person.area, state: state, running: 0, confirmedOn: nil,
                version: 1,
                placedAt: connection.now)
            try connection.insert(offer, in: municipality)
            return note(.placeOffer, Thing(.offer, offer.id.text), for: person.id)
        }
        let remark = try row.remark.map { words in
            let note = Note(id: connection.freshID(), subject: person.id, author: worker, draft: NoteDraft(words: words), writtenAt: connection.now)
            try connection.insert(note, in: municipality)
            return self.note(.writeNote, Thing(.note, note.id.text), for: person.id)
        }
        return (offer.map { Offer.ID(stored: $0.id) }, remark.map { Note.ID(stored: $0.id) })
    }

    private mutating func bring(_ facts: OrganisationFacts, as key: String) throws -> Thing? {
        guard try connection.organisationImported(as: key, in: municipality) == nil else { return nil }
        var facts = facts
        facts.address = try placed(facts.address)
        let organisation = Organisation(id: connection.freshID(), facts: facts, version: 1)
        try connection.insert(organisation, in: municipality, importedAs: key)
        return note(.registerOrganisation, Thing(.organisation, organisation.id.text))
    }

    private mutating func bring(_ facts: HouseFacts, as key: String) throws -> Thing? {
        guard try connection.houseImported(as: key, in: municipality) == nil else { return nil }
        var facts = facts
        facts.address = try placed(facts.address)
        let house = House(id: connection.freshID(), facts: facts, version: 1)
        try connection.insert(house, in: municipality, importedAs: key)
        return note(.registerHouse, Thing(.house, house.id.text))
    }

    private mutating func bring(_ row: OfferRow, as key: String) throws -> Thing? {
        guard try connection.offerImported(as: key, in: municipality) == nil else { return nil }
        var draft = row.draft
        if case .person(let who) = row.giver { draft.party.person = try person(who) }
        let spot = try connection.spot(of: draft.party, for: .system(of: municipality))
        let offer = Offer(
            id: connection.freshID(), draft: draft, place: spot.place, area: spot.area, state: row.state, running: row.running,
            confirmedOn: row.confirmedOn, version: 1, placedAt: row.placedOn?.noon ?? connection.now)
        try connection.insert(offer, in: municipality, importedAs: key)
        return note(.placeOffer, Thing(.offer, offer.id.text), for: draft.party.person)
    }

    private mutating func bring(_ row: AskRow, as key: String) throws -> Thing? {
        guard try connection.askImported(as: key, in: municipality) == nil else { return nil }
        var draft = row.draft
        draft.subject = try person(row.subject)
        let subject = try connection.person(draft.subject, for: .system(of: municipality))
        let ask = Ask(
            id: connection.freshID(), draft: draft, place: subject.place, area: subject.area, state: row.state, care: row.care, version: 1,
            placedAt: row.placedOn?.noon ?? connection.now)
        try connection.insert(ask, in: municipality, importedAs: key)
        if row.state == .closed || row.state == .withdrawn { try connection.update(ask, in: municipality, closedReason: row.closedReason) }
        return note(.placeAsk, Thing(.ask, ask.id.text), for: draft.subject)
    }

    /// The person of a key, or the person written out in the row: made once, found again in later rows and later runs.
    private mutating func person(_ who: Who) throws -> Person.ID {
        switch who {
        case .known(let id): return id
        case .new(let row):
            if let id = try connection.personImported(as: row.key, in: municipality) { return id }
            guard let id = try bring(row, as: row.key) else { throw Problem.notFound(.person) }
            return id
        }
    }

    private mutating func placed(_ address: Address) throws -> Address {
        var address = address
        let spot = try spot(address.place, address.postcode)
        (address.place, address.area) = (spot.place, spot.area)
        return address
    }

    private mutating func spot(_ place: Coordinate?, _ postcode: Postcode?) throws -> Spot {
        if let place { return spot(at: place) }
        guard let postcode else { return Spot() }
        if let known = spots[postcode] { return known }
        let spot = try connection.place(of: postcode, in: municipality).map(spot(at:)) ?? Spot()
        spots[postcode] = spot
        return spot
    }

    private func spot(at place: Coordinate) -> Spot {
        Spot(place: place, area: areas.first { $0.outline.contains(place) }?.code)
    }

    private mutating func note(_ deed: Deed, _ thing: Thing, for person: Person.ID? = nil) -> Thing {
        events.append(Event(deed, thing, onBehalfOf: person))
        return thing
    }
}
