import Foundation
import Neighbourhood
import Operations
import Testing

@Suite("A sheet of text")
struct SheetTests {
    @Test("has comma, semicolon or tab between its cells, whichever its header shows", arguments: [",", ";", "\t"])
    func delimiters(delimiter: String) throws {
        let text =
            ["naam", "woorden"].joined(separator: delimiter) + "\n" + ["Truus", "\"soep, brood; en\tthee\""].joined(separator: delimiter) + "\n"
        let sheet = try #require(Sheet(text))
        #expect(sheet.header == ["naam", "woorden"])
        #expect(sheet.rows.map(\.cells) == [["Truus", "soep, brood; en\tthee"]])
    }

    @Test("follows what Excel says in its first line")
    func separatorLine() throws {
        let sheet = try #require(Sheet("sep=;\r\nnaam;adres, plaats\r\nAns;Duin 1, zee\r\n"))
        #expect(sheet.header == ["naam", "adres, plaats"])
        #expect(sheet.rows.map(\.line) == [3])
    }

    @Test("keeps line breaks and doubled quotes within quotes, and counts lines past them", arguments: ["\n", "\r\n"])
    func quotes(ending: String) throws {
        let sheet = try #require(Sheet(["a,b", "1,\"eerste", "tweede \"\"woord\"\"\"", "2,x", ""].joined(separator: ending)))
        #expect(sheet.rows.map(\.cells) == [["1", "eerste\(ending)tweede \"woord\""], ["2", "x"]])
        #expect(sheet.rows.map(\.line) == [2, 4])
    }

    @Test("takes old Mac line endings, empty lines and a missing last line ending")
    func lineEndings() throws {
        let sheet = try #require(Sheet("a,b\r1,2\r\r ,\r3,4"))
        #expect(sheet.rows.map(\.cells) == [["1", "2"], ["3", "4"]])
        #expect(sheet.rows.allSatisfy { $0.fault == nil })
    }

    @Test("refuses a row of another length, with both numbers, and goes on")
    func cellCounts() throws {
        let sheet = try #require(Sheet("a,b,c\n1,2,3\n1,2\n1,2,3,4\n5,6,7\n"))
        #expect(sheet.rows.map(\.fault) == [nil, .cellCount(found: 2, expected: 3), .cellCount(found: 4, expected: 3), nil])
    }

    @Test("says on which line a quote was opened that is never closed")
    func unclosedQuote() throws {
        let sheet = try #require(Sheet("a,b\n1,2\n3,\"oeps\n4,5\n"))
        #expect(sheet.rows.map(\.fault) == [nil, .unclosedQuote])
        #expect(sheet.rows.last?.line == 3)
    }

    @Test("refuses words behind a closing quote, but not a quote in the middle of a word")
    func strayQuotes() throws {
        let sheet = try #require(Sheet("a,b\n\"x\"y,2\n5\" pijp,2\n\"x\" ,3\n"))
        #expect(sheet.rows.map(\.fault) == [.strayQuote, nil, nil])
        #expect(sheet.rows[1].cells == ["5\" pijp", "2"])
    }

    @Test("that stops in the middle of its last row is noticed")
    func half() throws {
        #expect(try #require(Sheet("a,b,c\n1,2,3\n4,5")).rows.map(\.fault) == [nil, .cutOff])
        #expect(try #require(Sheet("a,b,c\n1,2,3\n4,5,6")).rows.map(\.fault) == [nil, nil])
        #expect(Sheet("\"a,b") == nil && Sheet("") == nil && Sheet("\n\n") == nil)
    }
}

@Suite("The encoding of a file")
struct FileTextTests {
    static let words = "naam\nYıldız café\n"

    @Test("is UTF-8 with or without a mark, or UTF-16 with one")
    func unicode() throws {
        let utf8 = Data(Self.words.utf8)
        #expect(try FileText.read(utf8).get().encoding == .utf8)
        #expect(try FileText.read([0xEF, 0xBB, 0xBF] + utf8).get().text == Self.words)
        for (mark, encoding) in [([0xFF, 0xFE], String.Encoding.utf16LittleEndian), ([0xFE, 0xFF], .utf16BigEndian)] {
            let data = Data(mark.map { UInt8($0) }) + (Self.words.data(using: encoding) ?? Data())
            let file = try FileText.read(data).get()
            #expect(file.text == Self.words && file.encoding == .utf16)
        }
    }

    @Test("is taken for Windows-1252 when it is no UTF-8, and that is said aloud")
    func windows() throws {
        let file = try FileText.read(Data([0x52, 0x65, 0x6E, 0xE9, 0x65, 0x20, 0x80, 0x35, 0x20, 0x91, 0x8A, 0x92])).get()
        #expect(file.text == "Renée €5 ‘Š’")
        #expect(file.encoding == .windows1252)
        #expect(file.encoding.sentence.contains("Windows-1252"))
    }

    @Test("of half a file is still UTF-8 when only its last letter is broken")
    func brokenEnd() throws {
        let cut = Data("naam\nRené".utf8.dropLast())
        let file = try FileText.read(cut).get()
        #expect(file.encoding == .utf8 && file.text == "naam\nRen")
    }

    @Test("of a spreadsheet program's own file, or of a picture, is refused with what to do")
    func noText() throws {
        #expect(throws: FileFault.spreadsheet) { try FileText.read(Data("PK\u{3}\u{4}xl/workbook.xml".utf8)).get() }
        #expect(throws: FileFault.notText) { try FileText.read(Data([0x89, 0x50, 0, 0, 1])).get() }
        #expect(FileFault.spreadsheet.sentence.contains("CSV"))
    }

    @Test("does not matter above 50 megabytes: such a file is not read")
    func tooLarge() {
        #expect(throws: Problem.tooLarge(limit: 50_000_000)) { try FileText.read(Data(count: 50_000_001)) }
    }
}
