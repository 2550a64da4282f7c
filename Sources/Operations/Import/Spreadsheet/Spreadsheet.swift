import Foundation

/// The first sheet in sight of a spreadsheet of Office Open XML (xlsx, ISO/IEC 29500), as text.
///
/// Of a formula what it last showed is taken; nothing is worked out, and nothing outside the file is looked at. A day is written as one.
struct Spreadsheet {
    /// Bytes of all that is unpacked.
    static let unpackedLimit = 80_000_000

    /// Whether a file is packed as a spreadsheet is.
    static func isLikely(_ file: Data) -> Bool { file.starts(with: Array("PK\u{3}\u{4}".utf8)) }

    /// - Parameter limit: bytes of all that is unpacked.
    /// - Returns: `.spreadsheet` for what cannot be read, or is made to be more than it seems.
    static func sheet(in file: Data, unpacking limit: Int = unpackedLimit) -> Result<Sheet, FileFault> {
        guard let archive = ZipArchive(file, limit: limit), let book = WorkbookReader.read(archive),
            let strings = part("xl/sharedStrings.xml", of: archive, StringReader.read),
            let dates = part("xl/styles.xml", of: archive, StyleReader.read), let data = archive.file(book.path)
        else { return .failure(.spreadsheet) }
        let reader = CellReader(strings: strings, dates: dates, since1904: book.since1904)
        guard reader.read(data) else { return .failure(reader.isTooLong ? .tooLong(limit: CellReader.longest) : .spreadsheet) }
        return reader.sheet.map { $0.header.count > Sheet.widest ? .failure(.tooWide(limit: Sheet.widest)) : .success($0) } ?? .failure(.empty)
    }

    /// A part that a small sheet can do without; nil when it is there and cannot be read.
    private static func part<Value>(_ name: String, of archive: ZipArchive, _ read: (Data) -> [Value]?) -> [Value]? {
        archive.has(name) ? archive.file(name).flatMap(read) : []
    }
}

/// Which sheet is the first in sight, and from when its days are counted.
private final class WorkbookReader: PartReader {
    private var sheets: [(id: String, isHidden: Bool)] = []
    private var targets: [String: String] = [:]
    private var since1904 = false

    static func read(_ archive: ZipArchive) -> (path: String, since1904: Bool)? {
        let reader = WorkbookReader()
        guard let book = archive.file("xl/workbook.xml"), let links = archive.file("xl/_rels/workbook.xml.rels"), reader.read(book),
            reader.read(links),
            let first = reader.sheets.first(where: { !$0.isHidden }), let target = reader.targets[first.id]
        else { return nil }
        return (target.hasPrefix("/") ? String(target.dropFirst()) : "xl/" + target, reader.since1904)
    }

    override func begin(_ name: String, _ attributes: [String: String]) {
        switch name {
        case "sheet":
            if let id = attributes["r:id"] ?? attributes["id"] { sheets.append((id, attributes["state"]?.lowercased().contains("hidden") ?? false)) }
        case "workbookPr": since1904 = ["1", "true"].contains(attributes["date1904"])
        case "Relationship":
            if attributes["TargetMode"] != "External", let id = attributes["Id"], let target = attributes["Target"] { targets[id] = target }
        default: break
        }
    }
}

/// The texts that cells point to. How they are to be pronounced is left out.
private final class StringReader: PartReader {
    private var strings: [String] = []
    private var isSounding = false

    static func read(_ data: Data) -> [String]? {
        let reader = StringReader()
        return reader.read(data) ? reader.strings : nil
    }

    override func begin(_ name: String, _ attributes: [String: String]) {
        if name == "si" { strings.append("") }
        if name == "rPh" { isSounding = true }
        if name == "t" { text = isSounding ? nil : "" }
    }

    override func end(_ name: String) {
        if name == "rPh" { isSounding = false }
        guard name == "t", let text, !strings.isEmpty else { return }
        strings[strings.count - 1] += text
        self.text = nil
    }
}

/// Which looks of a cell are those of a day.
private final class StyleReader: PartReader {
    private var codes: [Int: String] = [:]
    private var formats: [Int] = []
    private var isInCells = false

    static func read(_ data: Data) -> [Bool]? {
        let reader = StyleReader()
        guard reader.read(data) else { return nil }
        return reader.formats.map { format in
            // Numbers of ECMA-376, 18.8.30: these are built in.
            (14...17).contains(format) || format == 22 || (reader.codes[format].map(isDay) ?? false)
        }
    }

    private static func isDay(_ code: String) -> Bool {
        var isQuoted = false
        let bare = code.lowercased().filter { character in
            if character == "\"" { isQuoted.toggle() }
            return !isQuoted
        }
        return bare.contains("yy") || bare.contains("jj") || (bare.contains("d") && bare.contains("m"))
    }

    override func begin(_ name: String, _ attributes: [String: String]) {
        switch name {
        case "numFmt": if let id = attributes["numFmtId"].flatMap({ Int($0) }) { codes[id] = attributes["formatCode"] }
        case "cellXfs": isInCells = true
        case "xf": if isInCells { formats.append(attributes["numFmtId"].flatMap { Int($0) } ?? 0) }
        default: break
        }
    }

    override func end(_ name: String) {
        if name == "cellXfs" { isInCells = false }
    }
}

/// The rows of a sheet.
private final class CellReader: PartReader {
    /// Rows beyond these are not read.
    static let longest = 100_000

    private let strings: [String]
    private let dates: [Bool]
    private let since1904: Bool
    private var rows: [(line: Int, cells: [String])] = []
    private var cells: [String] = []
    private var line = 0
    private var column = 0
    private var kind = ""
    private var style = 0
    private var value = ""
    private(set) var isTooLong = false

    init(strings: [String], dates: [Bool], since1904: Bool) {
        (self.strings, self.dates, self.since1904) = (strings, dates, since1904)
    }

    /// The first row with something in it is the header.
    var sheet: Sheet? {
        guard let header = rows.first?.cells else { return nil }
        return Sheet(
            header: header,
            rows: rows.dropFirst().map { row in
                let beyond = row.cells.count > header.count
                let padded = row.cells + Array(repeating: "", count: max(0, header.count - row.cells.count))
                return Sheet.Row(
                    line: row.line, cells: padded, fault: beyond ? .cellCount(found: row.cells.count, expected: header.count) : nil)
            })
    }

    override func begin(_ name: String, _ attributes: [String: String]) {
        switch name {
        case "row":
            line = attributes["r"].flatMap { Int($0) } ?? line + 1
            (cells, column) = ([], 0)
        case "c":
            column = attributes["r"].flatMap(Self.column) ?? column + 1
            (kind, style, value) = (attributes["t"] ?? "n", attributes["s"].flatMap { Int($0) } ?? 0, "")
        case "v", "t": text = ""
        default: break
        }
    }

    override func end(_ name: String) {
        switch name {
        case "v", "t":
            value += text ?? ""
            text = nil
        case "c": put(shown)
        case "row": closeRow()
        default: break
        }
    }

    private func put(_ text: String) {
        guard !text.isEmpty, (1...Sheet.widest + 1).contains(column) else { return }
        while cells.count < column { cells.append("") }
        cells[column - 1] = text
    }

    private func closeRow() {
        guard cells.contains(where: { $0.contains { !$0.isWhitespace } }) else { return }
        guard rows.count <= Self.longest else {
            isTooLong = true
            return stop()
        }
        rows.append((line, cells))
    }

    /// What stands in the cell, as somebody sees it.
    private var shown: String {
        switch kind {
        case "s": Int(value).flatMap { strings.indices.contains($0) ? strings[$0] : nil } ?? ""
        case "b": value == "1" ? "ja" : "nee"
        case "n": number
        default: value
        }
    }

    private var number: String {
        guard let number = Double(value), number.isFinite else { return value }
        if dates.indices.contains(style), dates[style], (1...2_958_465).contains(number) { return day(Int(number)) }
        return number == number.rounded() && abs(number) < 1e15 ? String(Int64(number)) : value
    }

    /// Days are counted from the last of 1899, with a 29 February 1900 that never was (ECMA-376, 18.17.4.1); on old Macs from 1904.
    private func day(_ serial: Int) -> String {
        let days = since1904 ? serial - 24_107 : serial - 25_569
        let date = Date(timeIntervalSince1970: Double(days) * 86_400)
        return date.formatted(.iso8601.year().month().day())
    }

    /// "B12" is 2.
    private static func column(_ place: String) -> Int? {
        let letters = place.utf8.prefix { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
        guard (1...3).contains(letters.count) else { return nil }
        return letters.reduce(0) { $0 * 26 + Int($1 - UInt8(ascii: "A")) + 1 }
    }
}
