import Foundation
import Neighbourhood
import Storage

/// Takes rows of a list in, within one transaction. Each is laid beside everybody once more: somebody may have come since it was looked through.
struct ListTaker {
    private let connection: any Connection
    private let list: ListImport
    private let viewer: Viewer
    private var judge: ListJudge
    private var porter: ImportPorter

    var events: [Event] { porter.events }

    init(_ connection: any Connection, _ list: ListImport, areas: [Area], for viewer: Viewer) throws {
        (self.connection, self.list, self.viewer) = (connection, list, viewer)
        judge = ListJudge(
            choice: try connection.choice(of: list.id, in: viewer.municipality), today: connection.today,
            known: Acquaintances(try connection.acquaintances(in: viewer.municipality)))
        porter = ImportPorter(connection, municipality: viewer.municipality, areas: areas)
    }

    private enum Decision {
        case make
        case join(Person.ID, replacing: Bool)
        case leave(ListRow.Outcome)
    }

    mutating func take(_ kept: KeptRow) throws {
        guard let cells: KeptCells = try ListCoding.value(kept.cells) else { return try keep(kept.row, .skipped) }
        let judgement = judge.judge(cells)
        switch try decide(kept.row, judgement) {
        case .leave(let outcome):
            var row = kept.row
            if outcome == .open { reconsider(&row, judgement) }
            try keep(row, outcome)
        case .make: try make(kept.row, judgement)
        case .join(let person, let replacing): try join(kept.row, judgement, person, replacing: replacing)
        }
    }

    /// What the worker said goes before what Omzien thinks, as long as it is about the same two.
    private func decide(_ row: ListRow, _ judgement: ListJudge.Judgement) throws -> Decision {
        if row.choice == .skip { return .leave(.skipped) }
        guard judgement.draft != nil else { return .leave(.fault) }
        let expected = try row.candidate ?? row.twin.flatMap { try connection.person(ofLine: $0, of: list.id, in: viewer.municipality) }
        let found = judgement.match.flatMap { match in if case .person(let id) = match.other { id } else { nil } }
        let isSure = judgement.match?.likeness.isSure ?? false
        switch row.choice {
        case .fill, .replace: return expected.map { .join($0, replacing: row.choice == .replace) } ?? .leave(.open)
        case .another: return found == nil || found == expected || !isSure ? .make : .leave(.open)
        default:
            guard let found else { return .make }
            return isSure && found == expected ? .join(found, replacing: false) : .leave(.open)
        }
    }

    /// Whoever it looks like now is who the worker is asked about.
    private func reconsider(_ row: inout ListRow, _ judgement: ListJudge.Judgement) {
        row.verdict = .doubt
        row.choice = nil
        if case .person(let id) = judgement.match?.other { (row.candidate, row.twin) = (id, nil) }
    }

    private mutating func make(_ row: ListRow, _ judgement: ListJudge.Judgement) throws {
        guard let draft = judgement.draft else { return }
        let key = judge.known.knows(key: judgement.key) ? nil : judgement.key
        let person = try porter.admit(draft, as: key)
        judge.known.add(.person(person.id), Features(draft.facts, key: key))
        try finish(row, .made, draft, person, former: nil)
    }

    /// Filling in is correcting: it is for who works where the person lives. Elsewhere the row stays open, for a colleague.
    private mutating func join(_ row: ListRow, _ judgement: ListJudge.Judgement, _ id: Person.ID, replacing: Bool) throws {
        guard let draft = judgement.draft else { return }
        let ties = try connection.ties(of: id, in: viewer.municipality)
        guard Access.allows(viewer, .correctPerson, ties) else { return try keep(row, .open) }
        let person = try connection.person(id, for: viewer, to: .correctPerson)
        let filled = try porter.fill(person, from: draft, replacing: replacing)
        try finish(row, .joined, draft, filled ?? person, former: filled == nil ? nil : FormerFacts(person))
    }

    private mutating func finish(_ row: ListRow, _ outcome: ListRow.Outcome, _ draft: PersonRow, _ person: Person, former: FormerFacts?) throws {
        var row = row
        (row.outcome, row.person) = (outcome, person.id)
        let isTold = list.draft.aware == .yes
        let (offer, note) = try porter.attach(draft, to: person, offered: isTold ? .open : .new, by: viewer.person)
        let isNews = outcome == .made || former != nil || offer != nil || note != nil
        if isNews { try connection.insert(source: list, of: person.id, isTold: isTold, by: viewer.person, in: viewer.municipality) }
        try connection.keep(
            outcome: row, offer: offer, note: note, former: former.map { try ListCoding.text($0) }, versionAfter: person.version, of: list.id,
            in: viewer.municipality)
    }

    private func keep(_ row: ListRow, _ outcome: ListRow.Outcome) throws {
        var row = row
        row.outcome = outcome
        try connection.keep(verdict: row, of: list.id, in: viewer.municipality)
    }
}

/// What was known of somebody before a list filled it in.
struct FormerFacts: Codable, Sendable {
    let bornYear: Int?
    let phone, mail, street, houseNumber, postcode, reachNote, loves, wishes: String?
    let latitude, longitude: Double?
    let area: String?

    init(_ person: Person) {
        let facts = person.facts
        (bornYear, phone, mail) = (facts.bornYear, facts.phone?.text, facts.mail?.text)
        (street, houseNumber, postcode) = (facts.street, facts.houseNumber, facts.postcode?.text)
        (reachNote, loves, wishes) = (facts.reachNote, facts.loves, facts.wishes)
        (latitude, longitude, area) = (person.place?.latitude, person.place?.longitude, person.area?.text)
    }

    /// Somebody as they were.
    func restored(_ person: Person) -> Person {
        var person = person
        person.facts.bornYear = bornYear
        person.facts.phone = phone.map { PhoneNumber(stored: $0) }
        person.facts.mail = mail.map { MailAddress(stored: $0) }
        (person.facts.street, person.facts.houseNumber, person.facts.postcode) = (street, houseNumber, postcode.flatMap { Postcode($0) })
        (person.facts.reachNote, person.facts.loves, person.facts.wishes) = (reachNote, loves, wishes)
        person.place = latitude.flatMap { latitude in longitude.map { Coordinate(latitude: latitude, longitude: $0) } }
        person.area = area.flatMap { AreaCode($0) }
        return person
    }
}
