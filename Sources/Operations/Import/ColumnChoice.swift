public import Neighbourhood

/// What stands above the columns of a file, and which of ours each means.
public struct ColumnChoice: Sendable, Codable, Equatable {
    public let header: [String]
    /// The name of our column for each of the file's; nil for what is left alone.
    public private(set) var chosen: [String?]
    /// A few values of each column, so that who chooses sees what is in it.
    public let examples: [[String]]

    /// As the headings say; where two mean the same, the first that says it in our own word has it.
    init(guessing header: [String], for kind: ImportKind, examples: [[String]] = []) {
        self.header = header
        self.examples = examples
        chosen = ColumnNames(kind).known(in: header)
    }

    /// As a worker chose. Names that are not ours are left alone.
    public mutating func choose(_ names: [String?], for kind: ImportKind) {
        let known = Set(kind.columns.map(\.name))
        chosen = header.indices.map { place in names.indices.contains(place) ? names[place].flatMap { known.contains($0) ? $0 : nil } : nil }
    }

    /// The values of a row under our names; only what is not empty. Two columns with words of the same kind are put together.
    func values(of cells: [String]) -> [String: String] {
        zip(chosen, cells).reduce(into: [:]) { values, pair in
            guard let name = pair.0, let text = Words.tidied(CSV.plain(pair.1)) else { return }
            values[name] = values[name].map { $0 + "\n" + text } ?? text
        }
    }

    /// What is above the column from which a value of ours comes.
    public func heading(of name: String) -> String? {
        chosen.firstIndex(of: name).map { place in Words.tidied(header[place]) ?? "kolom \(place + 1)" }
    }

    /// What is wrong with the choice itself: a column of ours of which there can be one stands above two, or one that is needed above none.
    public func faults(for kind: ImportKind) -> [FieldError] {
        let taken = chosen.enumerated().reduce(into: [String: [Int]]()) { taken, pair in
            if let name = pair.element { taken[name, default: []].append(pair.offset) }
        }
        let twice = taken.filter { $0.value.count > 1 && !Columns.gathering.contains($0.key) }.flatMap { $0.value.dropFirst() }.sorted()
        let isNamed = kind.needed.allSatisfy { group in group.contains { taken[$0] != nil } }
        return twice.map { FieldError("column-\($0)", .notAChoice) } + (isNamed ? [] : [FieldError("column-0", .missing)])
    }
}

extension Columns {
    /// People's own words: several columns of them go together.
    static let gathering: Set<String> = ["remarks", "offer", "loves", "wishes", "reach_note", "days"]
}
