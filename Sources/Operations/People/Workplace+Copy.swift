public import Foundation
public import Neighbourhood
public import Storage

extension Workplace {
    /// Everything that is kept about somebody, to take along. They themselves may, and who handles a request of theirs. That it was made is written
    /// down, because it is a look at everything.
    ///
    /// - Throws: `Problem.notAllowed`, `Problem.notFound(.person)`.
    public func copy(of person: Person.ID, by viewer: Viewer, request: RequestMark = .none) async throws -> PersonCopy {
        try await perform(by: viewer, request: request) { connection in
            Done(try connection.copy(of: person, for: viewer), Event(.copyPerson, Thing(.person, person.text)))
        }
    }
}

extension PersonCopy {
    /// As JSON (RFC 8259): for each table what its columns mean and its rows, and at the end what is left out and why.
    ///
    /// - Parameter register: says what each column means.
    public func json(_ register: Register) throws -> Data {
        let file = CopyFile(
            made: madeAt.formatted(.iso8601), person: person.text, parts: parts.map { CopyFile.Part($0, meanings(of: $0, register)) },
            leftOut: PersonCopy.leftOut.map { CopyFile.Absent(name: $0.name, why: $0.why) })
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(file)
    }

    /// As CSV (RFC 4180): a line for each value, so that a spreadsheet shows everything on one sheet. What a spreadsheet would take for a formula
    /// gets an apostrophe before it.
    public func csv(_ register: Register) -> Data {
        var lines = [["onderdeel", "rij", "kolom", "betekenis", "waarde"]]
        for part in parts {
            let meanings = meanings(of: part, register)
            for (number, row) in part.rows.enumerated() {
                for (name, value) in zip(part.columns, row) {
                    guard let value else { continue }
                    lines.append([part.table, String(number + 1), name, meanings[name] ?? "", value.plain])
                }
            }
        }
        return CSV.file(lines)
    }

    private func meanings(of part: Part, _ register: Register) -> [String: String] {
        let known = register.columns.filter { $0.table == part.table }.map { ($0.name, $0.what) }
        return Dictionary(known, uniquingKeysWith: { first, _ in first }).filter { part.columns.contains($0.key) }
    }
}

extension CopyValue {
    fileprivate var plain: String {
        switch self {
        case .text(let text): text
        case .integer(let number): String(number)
        case .number(let number): String(number)
        case .yes(let isSo): isSo ? "ja" : "nee"
        }
    }
}

/// The shape of the JSON.
private struct CopyFile: Encodable {
    let made: String
    let person: String
    let parts: [Part]
    let leftOut: [Absent]

    struct Part: Encodable {
        let name: String
        let meanings: [String: String]
        let rows: [[String: Value]]

        init(_ part: PersonCopy.Part, _ meanings: [String: String]) {
            name = part.table
            self.meanings = meanings
            rows = part.rows.map { row in
                Dictionary(zip(part.columns, row).compactMap { name, value in value.map { (name, Value(value: $0)) } }, uniquingKeysWith: { $1 })
            }
        }
    }

    struct Absent: Encodable {
        let name: String
        let why: String
    }

    struct Value: Encodable {
        let value: CopyValue

        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            switch value {
            case .text(let text): try container.encode(text)
            case .integer(let number): try container.encode(number)
            case .number(let number): try container.encode(number)
            case .yes(let isSo): try container.encode(isSo)
            }
        }
    }
}
