/// A table of text: a header, and rows that know on which line of the file they begin.
///
/// Read by the rules of RFC 4180, with what spreadsheets really write: comma, semicolon or tab (the most frequent in the header), every kind
/// of line ending, a byte order mark, Excel's first line "sep=;", quotes with line breaks in them. A row that is wrong never stops the others.
public struct Sheet: Sendable {
    public struct Row: Sendable, Equatable {
        /// Counted from 1, the header included.
        public let line: Int
        public let cells: [String]
        /// What is wrong with the row as a whole.
        public let fault: RowFault?
    }

    /// Columns beyond these are counted and not kept: a file of separators alone would otherwise take all memory.
    public static let widest = 200

    public let header: [String]
    public let rows: [Row]
    /// Nil for the sheet of a spreadsheet program.
    public let delimiter: Character?

    init(header: [String], rows: [Row]) {
        (self.header, self.rows, delimiter) = (header, rows, nil)
    }

    /// Nil when there is no header.
    public init?(_ text: String, isCutOff: Bool = false) {
        let bytes = Array(text.utf8)
        let named = Self.namedDelimiter(bytes)
        let delimiter = named?.delimiter ?? Self.frequentDelimiter(bytes)
        var reader = SheetReader(bytes, delimiter: delimiter, from: named?.end ?? 0)
        var header: SheetReader.Record?
        var rows: [Row] = []
        while let record = reader.next() {
            if record.isBlank { continue }
            guard let header else {
                header = record
                continue
            }
            rows.append(Row(line: record.line, cells: record.cells, fault: record.fault(header.cells.count, isCutOff: isCutOff)))
        }
        guard let header, !header.isUnclosed else { return nil }
        self.header = header.cells
        self.rows = rows
        self.delimiter = Character(Unicode.Scalar(delimiter))
    }

    /// Excel writes "sep=;" above the header when it was told to.
    private static func namedDelimiter(_ bytes: [UInt8]) -> (delimiter: UInt8, end: Int)? {
        guard bytes.count > 5, bytes.starts(with: Array("sep=".utf8)), bytes[5] == 0x0A || bytes[5] == 0x0D else { return nil }
        return (bytes[4], 5)
    }

    private static func frequentDelimiter(_ bytes: [UInt8]) -> UInt8 {
        let delimiters = [UInt8(ascii: ","), UInt8(ascii: ";"), 0x09]
        var counts = [0, 0, 0]
        var isQuoted = false
        var hasText = false
        for byte in bytes {
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            if hasText, !isQuoted, byte == 0x0A || byte == 0x0D { break }
            if byte > 0x20 { hasText = true }
            if !isQuoted, let place = delimiters.firstIndex(of: byte) { counts[place] += 1 }
        }
        let most = counts.max() ?? 0
        return delimiters[counts.firstIndex(of: most) ?? 0]
    }
}

/// Walks through the bytes, one record at a time.
struct SheetReader {
    struct Record {
        let line: Int
        var cells: [String] = []
        /// A quote was opened and never closed.
        var isUnclosed = false
        /// Something stands between a closing quote and the next delimiter.
        var hasStrayQuote = false
        /// The file ended without a line ending.
        var endsFile = false

        var isBlank: Bool { cells.allSatisfy { $0.allSatisfy(\.isWhitespace) } && !isUnclosed }

        func fault(_ expected: Int, isCutOff: Bool) -> RowFault? {
            if isUnclosed { return .unclosedQuote }
            if endsFile, isCutOff || cells.count < expected { return .cutOff }
            if hasStrayQuote { return .strayQuote }
            return cells.count == expected ? nil : .cellCount(found: cells.count, expected: expected)
        }
    }

    private let bytes: [UInt8]
    private let delimiter: UInt8
    private var place: Int
    private var line = 1
    private static let quote = UInt8(ascii: "\"")

    init(_ bytes: [UInt8], delimiter: UInt8, from start: Int = 0) {
        self.bytes = bytes
        self.delimiter = delimiter
        place = start
    }

    mutating func next() -> Record? {
        guard place < bytes.count else { return nil }
        var record = Record(line: line)
        while true {
            let cell = place < bytes.count && bytes[place] == Self.quote ? quoted(&record) : plain()
            if record.cells.count <= Sheet.widest { record.cells.append(cell) }
            guard place < bytes.count else {
                record.endsFile = true
                return record
            }
            let isDelimiter = bytes[place] == delimiter
            if isDelimiter { place += 1 } else { endLine() }
            if !isDelimiter { return record }
        }
    }

    private mutating func plain() -> String {
        let start = place
        while place < bytes.count, bytes[place] != delimiter, !isLineEnd(place) { place += 1 }
        return String(decoding: bytes[start..<place], as: UTF8.self)
    }

    /// From an opening quote to the delimiter after its closing one; two quotes stand for one.
    private mutating func quoted(_ record: inout Record) -> String {
        var text: [UInt8] = []
        place += 1
        while place < bytes.count {
            let byte = bytes[place]
            if byte == Self.quote {
                guard place + 1 < bytes.count, bytes[place + 1] == Self.quote else { return closed(text, &record) }
                place += 1
            }
            if byte == 0x0A { line += 1 }
            text.append(byte)
            place += 1
        }
        record.isUnclosed = true
        return String(decoding: text, as: UTF8.self)
    }

    private mutating func closed(_ text: [UInt8], _ record: inout Record) -> String {
        place += 1
        let rest = plain()
        if rest.contains(where: { !$0.isWhitespace }) { record.hasStrayQuote = true }
        return String(decoding: text, as: UTF8.self) + (record.hasStrayQuote ? rest : "")
    }

    private mutating func endLine() {
        if bytes[place] == 0x0D, place + 1 < bytes.count, bytes[place + 1] == 0x0A { place += 1 }
        place += 1
        line += 1
    }

    private func isLineEnd(_ place: Int) -> Bool { bytes[place] == 0x0A || bytes[place] == 0x0D }
}
