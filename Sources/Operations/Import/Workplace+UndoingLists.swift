public import Neighbourhood
import Storage

extension Workplace {
    /// Takes out all that a list brought, as if it had not been: who it made goes, what it filled in is empty again. Who sees the list may, for thirty days.
    ///
    /// What somebody corrected since, or used in an ask, a proposal or anything else, stays as it is and is told by name. It goes in portions, and can be
    /// carried on when it stopped halfway.
    ///
    /// - Parameter portions: after how many it stops halfway, so that somebody who waits sees how far it is.
    /// - Returns: whether all of it was undone.
    /// - Throws: `Problem.outOfOrder` when there is nothing to undo, or it is too late.
    @discardableResult
    public func undo(_ id: ListImport.ID, portions: Int = .max, by viewer: Viewer, request: RequestMark = .none) async throws -> Bool {
        try await perform(by: viewer, request: request) { connection in
            let list = try connection.list(id, for: viewer, to: .undoList)
            guard list.canBeUndone(on: connection.today) else { throw Problem.outOfOrder(.tooLateToUndo) }
            try connection.move(id, to: .undoing, from: [.taking, .taken, .undoing], in: viewer.municipality)
            return Done((), Event(.undoList, Thing(.list, id.text)))
        }
        for _ in 0..<portions {
            guard try await undoPortion(of: id, by: viewer, request: request) else { return true }
        }
        return false
    }

    /// - Returns: whether there may be more.
    func undoPortion(of id: ListImport.ID, by viewer: Viewer, request: RequestMark = .none) async throws -> Bool {
        try await perform(by: viewer, request: request) { connection in
            let list = try connection.list(id, for: viewer, to: .undoList)
            guard list.state == .undoing else { return Done(false) }
            let people = try connection.peopleToUndo(of: id, limit: Self.portion, in: viewer.municipality)
            guard !people.isEmpty else {
                try connection.noteUndone(id, by: viewer.person, in: viewer.municipality)
                return Done(false)
            }
            var undoer = ListUndoer(connection, list: id, in: viewer.municipality)
            for person in people { try undoer.undo(person) }
            return Done(true, events: undoer.events)
        }
    }
}

/// Undoes what a list did with one person after another, within one transaction. With each it is all or nothing.
private struct ListUndoer {
    private let connection: any Connection
    private let list: ListImport.ID
    private let municipality: MunicipalityCode
    private(set) var events: [Event] = []

    init(_ connection: any Connection, list: ListImport.ID, in municipality: MunicipalityCode) {
        (self.connection, self.list, self.municipality) = (connection, list, municipality)
    }

    mutating func undo(_ id: Person.ID) throws {
        let rows = try connection.rows(of: list, with: id, in: municipality)
        let person = try connection.person(id, for: .system(of: municipality))
        let isMade = rows.contains { $0.row.outcome == .made }
        if let fate = try reasonToStay(person, rows, isMade: isMade) {
            return try connection.keep(fate: fate, of: id, list: list, isRemoved: false, in: municipality)
        }
        try connection.keep(fate: .undone, of: id, list: list, isRemoved: isMade, in: municipality)
        try connection.removeSource(list, of: id, in: municipality)
        for note in rows.compactMap(\.note) { try connection.remove(note: note, in: municipality) }
        for offer in rows.compactMap(\.offer) {
            try connection.remove(offer: offer, in: municipality)
            events.append(Event(.undoList, Thing(.offer, offer.text), onBehalfOf: isMade ? nil : id))
        }
        if isMade { try connection.remove(person: id, in: municipality) } else { try restore(person, rows) }
    }

    /// Nil when everything is as the list left it.
    private func reasonToStay(_ person: Person, _ rows: [KeptRow], isMade: Bool) throws -> ListRow.Fate? {
        guard person.version == rows.compactMap(\.versionAfter).max() else { return .changed }
        let (offers, notes) = (rows.compactMap(\.offer), rows.compactMap(\.note))
        let isTouched =
            try offers.contains { try !connection.isUntouched($0, in: municipality) }
            || notes.contains { try !connection.isUntouched($0, in: municipality) }
        if isTouched { return .used }
        let sources = try connection.sources(of: person.id, of: list, in: municipality)
        let own = (offers: offers.count, notes: notes.count, rows: rows.count, sources: sources)
        return try isMade && connection.isElsewhere(person.id, besides: own, in: municipality) ? .used : nil
    }

    private mutating func restore(_ person: Person, _ rows: [KeptRow]) throws {
        guard let former: FormerFacts = try ListCoding.value(rows.compactMap(\.former).first) else { return }
        try connection.update(former.restored(person), in: municipality)
        events.append(Event(.undoList, Thing(.person, person.id.text)))
    }
}
