public import Foundation
public import Neighbourhood

/// Everything that is kept about somebody, to take along (articles 15(3) and 20 AVG).
public struct PersonCopy: Sendable, Equatable {
    public let person: Person.ID
    public let madeAt: Date
    public let parts: [Part]

    /// The rows of one table that are about them.
    public struct Part: Sendable, Equatable {
        public let table: String
        public let columns: [String]
        public let rows: [[CopyValue?]]
    }

    /// What is kept and is not in the copy: the name of a column or a table, and why.
    public static let leftOut: [(name: String, why: String)] = {
        let parts = Dictionary(grouping: CopyPart.all, by: \.table.text)
        let columns = parts.flatMap { table, parts in
            answers(of: parts).compactMap { name, reason in reason.map { (name: table + "." + name, why: $0) } }
        }
        return (columns + CopyPart.leftOutTables.map { (name: $0.key, why: $0.value) }).sorted { $0.name < $1.name }
    }()

    /// The columns of each table that have an answer: in the copy, or why not.
    static let answered: [String: Set<String>] = Dictionary(grouping: CopyPart.all, by: \.table.text).mapValues { Set(answers(of: $0).keys) }

    /// Of two parts of one table, the one that copies a column answers for it.
    private static func answers(of parts: [CopyPart]) -> [String: String?] {
        parts.map(\.answered).reduce(into: [:]) { all, part in all.merge(part) { first, second in first == nil ? first : second } }
    }
}

/// One value of a copy.
public enum CopyValue: Sendable, Equatable {
    case text(String)
    case integer(Int)
    case number(Double)
    case yes(Bool)
}

extension Connection {
    /// Everything about somebody. They themselves may, on their own, and who handles a request of theirs when it is known who asked.
    ///
    /// Of others nothing is in it, nor a note before its day, nor secrets of signing in.
    /// - Throws: `Problem.notAllowed`, `Problem.notFound(.person)`.
    public func copy(of person: Person.ID, for viewer: Viewer) throws -> PersonCopy {
        try allowCopy(of: person, for: viewer)
        let parts = try CopyPart.all.map { part in
            let values: [any SQLBindable] = (part.needsToday ? [today] : []) + [viewer.municipality, person]
            let found = try rows(part.select, values) { row in part.columns.map { $0.read(&row) } }
            return PersonCopy.Part(table: part.table.text, columns: part.columns.map(\.name.text), rows: found)
        }
        guard parts.first?.rows.isEmpty == false else { throw Problem.notFound(.person) }
        return PersonCopy(person: person, madeAt: now, parts: parts)
    }

    private func allowCopy(of person: Person.ID, for viewer: Viewer) throws {
        if viewer.person == person {
            guard viewer.companion == nil else { throw Problem.notAllowed(.notBeside) }
            return try Access.allow(viewer, .copyPerson, .own)
        }
        try Access.allow(viewer, .copyPerson)
        let handles = try count(
            "SELECT count(*) FROM rights_request WHERE municipality = $1 AND person = $2 AND owner = $3 AND state = 'open' AND identity IS NOT NULL",
            [viewer.municipality, person, viewer.person])
        guard handles > 0 else { throw Problem.notAllowed(.notYourRequest) }
    }
}
