import Foundation
import Neighbourhood
import Storage
import TestDatabanks
import Testing

@testable import Operations

@Suite("A spreadsheet")
struct SpreadsheetTests {
    @Test("gives the first sheet in sight: texts, numbers as they are typed, days as days, of a formula what it showed")
    func read() throws {
        let sheet = try Spreadsheet.sheet(in: TestBook().packed).get()
        #expect(sheet.header == ["Naam", "Tel", "Geboren", "Som"] && sheet.delimiter == nil)
        #expect(sheet.rows.map(\.cells) == [["Renée Buur", "655000999", "1951-03-12", "7"], ["Jan & <b>", "", "1960-01-02", "nee"]])
        #expect(sheet.rows.map(\.line) == [3, 5] && sheet.rows.allSatisfy { $0.fault == nil })
    }

    @Test("is brought as a list like any other, and read by the command line too", arguments: TestDatabanks.engines)
    func brought(engine: Engine) async throws {
        let town = try await ListTown(on: engine)
        let result = try await town.workplace.bring(town.draft(.yes), file: TestBook().packed, submission: "x", by: town.fatma)
        let id = try result.get()
        try await town.workplace.understand(id, columns: ["name", "mobile", "born_year", nil], by: town.fatma)
        try await town.workplace.takeIn(id, by: town.fatma)
        let person = try await town.person("Renée Buur")
        #expect(person.facts.phone?.text == "0655000999" && person.facts.bornYear == 1951)
        let plan = try await town.workplace.planImport(of: .people, from: TestBook().packed, by: Town.system)
        #expect(plan.lines.map(\.number) == [3, 5] && plan.unknownColumns == ["Som"] && plan.encoding == nil)
    }

    @Test("that is made to hurt is refused", arguments: TestBook.hostile)
    func hostile(book: TestBook) {
        #expect(throws: FileFault.spreadsheet) { try Spreadsheet.sheet(in: book.packed).get() }
    }

    @Test("unpacks to no more than its limit, whatever it says of itself")
    func bomb() {
        #expect(throws: FileFault.spreadsheet) { try Spreadsheet.sheet(in: TestBook().packed, unpacking: 500).get() }
        #expect(throws: FileFault.spreadsheet) { try Spreadsheet.sheet(in: TestBook().packed.prefix(900)).get() }
        #expect(throws: FileFault.spreadsheet) { try Spreadsheet.sheet(in: Data("PK\u{3}\u{4}".utf8)).get() }
    }

    @Test("with too many columns, or without a row, is refused with a sentence of its own")
    func odd() {
        let wide = TestBook(sheet: "<row>" + String(repeating: "<c><v>1</v></c>", count: 300) + "</row>")
        #expect(throws: FileFault.tooWide(limit: Sheet.widest)) { try Spreadsheet.sheet(in: wide.packed).get() }
        #expect(throws: FileFault.empty) { try Spreadsheet.sheet(in: TestBook(sheet: "").packed).get() }
    }
}

/// A workbook as spreadsheet programs write it, or not quite.
struct TestBook: Sendable, CustomTestStringConvertible {
    var testDescription = "a book"
    var strings = "<si><t>Naam</t></si><si><r><t>Renée</t></r><r><t xml:space=\"preserve\"> Buur</t></r><rPh><t>klank</t></rPh></si>"
    var head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
    var sheet = """
        <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>Tel</t></is></c><c r="C1" t="str"><v>Geboren</v></c>\
        <c r="D1" t="inlineStr"><is><t>Som</t></is></c></row><row r="2"></row>\
        <row r="3"><c r="A3" t="s"><v>1</v></c><c r="B3"><v>6.55000999E8</v></c><c r="C3" s="1"><v>18699</v></c><c r="D3"><f>3+4</f><v>7</v></c></row>\
        <row r="5"><c r="A5" t="inlineStr"><is><t>Jan &amp; &lt;b&gt;</t></is></c><c r="C5" s="2"><v>21917.5</v></c><c r="D5" t="b"><v>0</v></c></row>
        """
    var ending = "</sheetData></worksheet>"
    var copies = 0

    static let hostile: [TestBook] = [
        TestBook(
            testDescription: "entities that grow", strings: "<si><t>&b;</t></si>",
            head: "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>"),
        TestBook(testDescription: "another encoding", head: "<?xml version=\"1.0\" encoding=\"UTF-7\"?>"),
        TestBook(testDescription: "texts that stop halfway", strings: "<si><t>Naam"),
        TestBook(testDescription: "a sheet that stops halfway", ending: ""),
        TestBook(testDescription: "thousands of files", copies: 2100),
    ]

    private var files: [(String, String)] {
        let pages: [(String, String)] = [
            (
                "xl/workbook.xml",
                "<workbook><workbookPr/><sheets><sheet name=\"a\" state=\"hidden\" r:id=\"r1\" xmlns:r=\"r\"/><sheet name=\"b\" r:id=\"r2\" xmlns:r=\"r\"/></sheets></workbook>"
            ),
            (
                "xl/_rels/workbook.xml.rels",
                "<Relationships><Relationship Id=\"r1\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"r2\" Target=\"/xl/worksheets/sheet2.xml\"/></Relationships>"
            ),
            ("xl/sharedStrings.xml", head + "<sst>" + strings + "</sst>"),
            (
                "xl/styles.xml",
                "<styleSheet><numFmts><numFmt numFmtId=\"170\" formatCode=\"dd/mm/yyyy\"/></numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"170\"/></cellXfs></styleSheet>"
            ),
            ("xl/worksheets/sheet1.xml", "<worksheet><sheetData><row><c t=\"str\"><v>geheim</v></c></row></sheetData></worksheet>"),
            ("xl/worksheets/sheet2.xml", "<worksheet><sheetData>" + sheet + ending),
        ]
        return pages + (0..<copies).map { ("x\($0)", "") }
    }

    /// As a zip whose files are stored as they are (APPNOTE 6.3).
    var packed: Data {
        var (body, list) = (Data(), Data())
        for (name, text) in files {
            let (name, data, offset) = (Data(name.utf8), Data(text.utf8), UInt32(body.count))
            let size = UInt32(data.count)
            let numbers: [(UInt32, Int)] = [(20, 2), (0x0800, 2), (0, 2), (0, 4), (Self.crc(data), 4), (size, 4), (size, 4)]
            let facts = Self.bytes(numbers)
            let length = UInt32(name.count)
            for piece in [Self.bytes([(0x0403_4b50, 4)]), facts, Self.bytes([(length, 2), (0, 2)]), name, data] { body += piece }
            let rest = Self.bytes([(length, 2), (0, 2), (0, 2), (0, 2), (0, 2), (0, 4), (offset, 4)])
            for piece in [Self.bytes([(0x0201_4b50, 4), (20, 2)]), facts, rest, name] { list += piece }
        }
        let (count, size, start) = (UInt32(files.count), UInt32(list.count), UInt32(body.count))
        let end: [(UInt32, Int)] = [(0x0605_4b50, 4), (0, 2), (0, 2), (count, 2), (count, 2), (size, 4), (start, 4), (0, 2)]
        return body + list + Self.bytes(end)
    }

    private static func bytes(_ numbers: [(UInt32, Int)]) -> Data {
        numbers.reduce(into: Data()) { data, number in
            for place in 0..<number.1 { data.append(UInt8(truncatingIfNeeded: number.0 >> (8 * place))) }
        }
    }

    private static func crc(_ data: Data) -> UInt32 {
        var sum: UInt32 = 0xFFFF_FFFF
        for byte in data {
            sum ^= UInt32(byte)
            for _ in 0..<8 {
                let isOdd = sum & 1 == 1
                sum >>= 1
                if isOdd { sum ^= 0xEDB8_8320 }
            }
        }
        return ~sum
    }
}
