import Foundation
public import Neighbourhood
import Storage

/// What is wrong with one cell of a list, as whoever mends it needs it.
public struct ListFault: Sendable, Equatable {
    /// What stands above the column; nil when it is about the row as a whole.
    public let heading: String?
    public let value: String?
    public let sentence: String
}

/// A row as a list keeps it.
struct KeptCells: Codable, Sendable {
    let cells: [String]
    /// What is wrong with the row as a whole, in a sentence.
    let fault: String?

    init(_ row: Sheet.Row) {
        cells = row.cells.map { String($0.prefix(Self.longest)) }
        fault = row.fault?.sentence
    }

    /// Characters of a cell; a longer one is refused by whatever it is to become.
    private static let longest = 4000
}

/// Says of rows one after the other what each would become.
struct ListJudge {
    let choice: ColumnChoice
    let today: CalendarDate
    var known: Acquaintances

    struct Judgement {
        let draft: PersonRow?
        let key: String
        let faults: [ListFault]
        let match: Acquaintances.Match?

        var verdict: ListRow.Verdict {
            if !faults.isEmpty { return .fault }
            guard let match else { return .new }
            return match.likeness.isSure ? .known : .doubt
        }
    }

    /// What a row says by itself, whoever is known.
    static func read(_ kept: KeptCells, _ choice: ColumnChoice, today: CalendarDate) -> (draft: PersonRow, key: String, faults: [ListFault]) {
        let values = choice.values(of: kept.cells)
        var reader = RowReader(values, today: today)
        let draft = reader.person()
        let whole = kept.fault.map { [ListFault(heading: nil, value: nil, sentence: $0)] } ?? []
        let faults = whole.isEmpty ? reader.faults.map { $0.told(choice, values) } : whole
        return (draft, values["key"] ?? Fingerprint.of(values), faults)
    }

    func judge(_ kept: KeptCells) -> Judgement {
        let (draft, key, faults) = Self.read(kept, choice, today: today)
        guard faults.isEmpty else { return Judgement(draft: nil, key: key, faults: faults, match: nil) }
        let match = known.match(Features(draft.facts, key: key))
        guard match?.isFrozen != true else {
            let sentence = "Deze regel kan nu niet worden ingelezen. Vraag het de collega die verzoeken over gegevens behandelt."
            return Judgement(draft: nil, key: key, faults: [ListFault(heading: nil, value: nil, sentence: sentence)], match: nil)
        }
        return Judgement(draft: draft, key: key, faults: [], match: match)
    }

    /// Judges a row of a file, and lets the rows after it be compared with it.
    mutating func judge(_ kept: KeptCells, line: Int) -> ListRow {
        let judgement = judge(kept)
        if let draft = judgement.draft { known.add(.line(line), Features(draft.facts, key: judgement.key)) }
        var row = ListRow(line: line, verdict: judgement.verdict)
        switch judgement.match?.other {
        case .person(let person): row.candidate = person
        case .line(let other): row.twin = other
        case nil: break
        }
        return row
    }
}

extension RowFault {
    /// In the words of the file: its own heading, and what stands in the cell.
    fileprivate func told(_ choice: ColumnChoice, _ values: [String: String]) -> ListFault {
        switch self {
        case .column(let error):
            ListFault(
                heading: choice.heading(of: error.field) ?? (error.field == "name" ? "Naam" : nil), value: values[error.field],
                sentence: error.fault.sentence)
        case .notOneOf(let column, let value, let choices):
            ListFault(
                heading: choice.heading(of: column), value: value,
                sentence: "dit kan hier niet. Kies uit: \(choices.prefix(8).joined(separator: ", ")).")
        default: ListFault(heading: nil, value: nil, sentence: sentence)
        }
    }
}

enum ListCoding {
    static func text(_ value: some Encodable) throws -> String { String(decoding: try JSONEncoder().encode(value), as: UTF8.self) }
    static func value<Value: Decodable>(_ text: String?) throws -> Value? {
        try text.map { try JSONDecoder().decode(Value.self, from: Data($0.utf8)) }
    }
}

extension Connection {
    /// What the columns of a list mean. Throws `Problem.outOfOrder` when the file is gone.
    func choice(of list: ListImport.ID, in municipality: MunicipalityCode) throws -> ColumnChoice {
        guard let choice: ColumnChoice = try ListCoding.value(headings(of: list, in: municipality)) else { throw Problem.outOfOrder(.fileGone) }
        return choice
    }
}
