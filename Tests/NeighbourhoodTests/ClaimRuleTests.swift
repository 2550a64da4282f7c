import Foundation
import Neighbourhood
import Testing

@Suite("What may be paid")
struct ClaimRuleTests {
    static let limits = TaxLimits(
        year: 2026, hour: Cents(575), hourUnder21: Cents(340), month: Cents(22_000), wholeYear: Cents(220_000), source: "test")
    private static let november = CalendarDate(year: 2026, month: 11, day: 1)!
    private static let today = CalendarDate(year: 2026, month: 11, day: 22)!

    private static func room(month: Int = 0, year: Int = 0) -> AllowanceRoom {
        AllowanceRoom(limits: limits, inMonth: Cents(month), inYear: Cents(max(month, year)))
    }

    @Test("reads amounts as people type them", arguments: [("12,50", 1250), ("€ 12.5", 1250), ("12", 1200), ("0,05", 5), ("999999,99", 99_999_999)])
    func amounts(text: String, cents: Int) { #expect(Cents(typed: text)?.count == cents) }

    @Test("refuses what is no amount", arguments: ["", "-1", "1,234", "12,345", "1.000,00", "tien", "1000000", ",5", "٣", "1e3", "0x1"])
    func noAmounts(text: String) { #expect(Cents(typed: text) == nil) }

    @Test("for an hour goes up to the limit of the age to the cent", arguments: [(true, 575), (false, 340)])
    func hour(isAdult: Bool, most: Int) {
        let just = ClaimDraft.hours(60, at: Cents(most), in: Self.november, isAdult: isAdult, for: "Soep")
        #expect(Self.room().faults(of: just) == [])
        let above = ClaimDraft.hours(60, at: Cents(most + 1), in: Self.november, isAdult: isAdult, for: "Soep")
        #expect(Self.room().faults(of: above) == [FieldError("rate", .overHour(Cents(most)))])
    }

    @Test("in a month and in a year goes up to the limit, and says what is left")
    func monthAndYear() {
        let draft = ClaimDraft.hours(120, at: Cents(500), in: Self.november, isAdult: true, for: "Soep")
        #expect(draft.amount == Cents(1000))
        #expect(Self.room(month: 21_000).faults(of: draft) == [])
        #expect(Self.room(month: 21_001).faults(of: draft) == [FieldError("hours", .overMonth(left: Cents(999)))])
        #expect(Self.room(year: 219_000).faults(of: draft) == [])
        #expect(Self.room(year: 219_500).faults(of: draft) == [FieldError("hours", .overYear(left: Cents(500)))])
        #expect(Self.room(month: 23_000).left == .none, "what was paid elsewhere may be above it, and then nothing is left")
    }

    @Test("of real costs is no part of those limits")
    func costs() {
        #expect(Self.room(month: 22_000).faults(of: .costs(Cents(9999), in: Self.november, for: "Bus")) == [])
    }

    @Test("of an hour that is not whole is rounded down, so that an hour never gives more than its rate")
    func rounding() {
        #expect(ClaimDraft.hours(100, at: Cents(575), in: Self.november, isAdult: true, for: "x").amount == Cents(958))
        #expect(ClaimDraft.hours(1, at: Cents(59), in: Self.november, isAdult: true, for: "x").amount == .none)
    }

    @Test("asks for what is missing, all at once, at the field of its kind")
    func faults() {
        let table = TaxTable([Self.limits])
        let hours = ClaimDraft.hours(0, at: .none, in: CalendarDate(year: 2026, month: 12, day: 1)!, isAdult: nil, for: "")
        #expect(hours.faults(today: Self.today, table: table).map(\.field) == ["month", "hours", "rate", "adult", "words"])
        let old = ClaimDraft.costs(.none, in: CalendarDate(year: 2022, month: 5, day: 9)!, for: "Bus")
        #expect(old.faults(today: Self.today, table: table).map(\.field) == ["costs_month", "costs_amount"])
        let elsewhere = ClaimDraft.elsewhere(Cents(100), in: Self.november, by: "")
        #expect(elsewhere.faults(today: Self.today, table: table) == [FieldError("else_payer", .missing)])
        #expect(
            ClaimDraft.costs(Cents(500_001), in: Self.november, for: "Bus").faults(today: Self.today, table: table).map(\.field) == ["costs_amount"])
    }

    @Test(
        "knows who is 21 by the year of birth, and asks only in the year of that birthday",
        arguments: [(2004, true), (2005, nil), (2006, false), (nil, nil)] as [(Int?, Bool?)])
    func age(born: Int?, isAdult: Bool?) { #expect(TaxTable.isAdult(bornYear: born, in: 2026) == isAdult) }

    @Test(
        "goes to an account whose number is right",
        arguments: [
            "NL91 ABNA 0417 1643 00", "nl91abna0417164300", "BE68 5390 0754 7034", "DE89 3704 0044 0532 0130 00",
            "MT84 MALT 0110 0001 2345 MTLC AST0 01S",
        ])
    func rightNumbers(text: String) { #expect(IBAN(text) != nil) }

    @Test(
        "does not go to one that is wrong by a digit, too short, or of no country",
        arguments: [
            "NL91 ABNA 0417 1643 01", "NL91 ABNA 0417 1634 00", "NL91ABNA041716430", "9191ABNA0417164300", "NL9AABNA0417164300", "",
            "NL91ABNA04171643OÖ", "GB82",
        ])
    func wrongNumbers(text: String) { #expect(IBAN(text) == nil) }

    @Test("is shown with the middle of the account left out, also where somebody prints it by mistake")
    func masked() throws {
        let iban = try #require(IBAN("NL91ABNA0417164300"))
        #expect(iban.masked.hasSuffix("4300") && !iban.masked.contains("0417") && "\(iban)" == iban.masked && iban.shown == "NL91 ABNA 0417 1643 00")
    }
}

@Suite("The photo of a receipt")
struct PlainPhotoTests {
    private static func segment(_ kind: UInt8, _ content: [UInt8]) -> [UInt8] {
        [0xFF, kind, UInt8((content.count + 2) >> 8), UInt8((content.count + 2) & 0xFF)] + content
    }

    private static func exif(_ side: UInt8) -> [UInt8] {
        segment(
            0xE1,
            Array("Exif\0\0II".utf8) + [0x2A, 0, 8, 0, 0, 0, 2, 0, 0x25, 0x88, 4, 0, 1, 0, 0, 0, 9, 9, 9, 9]
                + [0x12, 0x01, 3, 0, 1, 0, 0, 0, side, 0, 0, 0] + [0, 0, 0, 0] + Array("52.0674 N 5.568 E".utf8))
    }

    static func jpeg(_ extra: [UInt8] = []) -> Data {
        Data(
            [0xFF, 0xD8] + segment(0xE0, Array("JFIF\0".utf8) + [1, 1, 0, 0, 1, 0, 1, 0, 0]) + extra + segment(0xDB, [UInt8](repeating: 1, count: 65))
                + segment(0xC0, [8, 0, 1, 0, 1, 1, 1, 0x11, 0]) + segment(0xDA, [1, 1, 0, 0, 63, 0]) + [0x12, 0x34, 0xFF, 0xD9])
    }

    static func png(_ extra: [UInt8] = []) -> Data {
        func chunk(_ kind: String, _ content: [UInt8]) -> [UInt8] { [0, 0, 0, UInt8(content.count)] + Array(kind.utf8) + content + [0, 0, 0, 0] }
        return Data(
            [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + chunk("IHDR", [UInt8](repeating: 1, count: 13)) + extra
                + chunk("tEXt", Array("Comment\0Grote Wal 17".utf8)) + chunk("IDAT", [1, 2, 3]) + chunk("IEND", []))
    }

    @Test("is known by what is in it, and kept without place and words; which side is up stays")
    func kept() throws {
        let photo = try #require(PlainPhoto(Self.jpeg(Self.exif(6) + Self.segment(0xFE, Array("geheim".utf8)) + Self.segment(0xE2, [7, 7]))))
        let text = String(decoding: photo.bytes, as: UTF8.self)
        #expect(photo.media == .jpeg && !text.contains("52.0674") && !text.contains("geheim") && text.contains("JFIF"))
        #expect(PlainPhoto(photo.bytes) == photo, "what was kept is a photo again, and the side that is up is still in it")
        #expect(photo.bytes.count == Self.jpeg().count + 36)
        #expect(PlainPhoto(Self.jpeg(Self.exif(9)))?.bytes == Self.jpeg())
        let picture = try #require(PlainPhoto(Self.png()))
        #expect(picture.media == .png && !String(decoding: picture.bytes, as: UTF8.self).contains("Grote Wal"))
    }

    @Test("is refused when it is something else, is cut off, or is too large")
    func refused() {
        let others: [Data] = [
            Data(), Data("<svg onload=alert(1)>".utf8), Data("%PDF-1.7".utf8), Data("GIF89a".utf8), Self.jpeg().dropLast(3), Self.png().dropLast(6),
            Data([0xFF, 0xD8, 0xFF, 0xD9]), Data([0xFF, 0xD8] + Self.segment(0xE0, [1]) + [0xFF, 0xE1, 0xFF, 0xFF, 1, 0xFF, 0xD9]),
            Self.png().prefix(8), Data([0xFF, 0xD8] + Self.segment(0xDA, [1]) + [0xFF, 0xD9]),
            Self.jpeg() + Data(repeating: 0, count: PlainPhoto.largest) + Data([0xFF, 0xD9]),
        ]
        for (number, other) in others.enumerated() { #expect(PlainPhoto(Data(other)) == nil, "\(number)") }
    }

    @Test("never makes it fall over, whatever bytes come in", arguments: 0..<40)
    func noise(seed: UInt64) {
        var state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1
        func next() -> UInt64 {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return state
        }
        var bytes = [UInt8](seed % 2 == 0 ? Self.jpeg(Self.exif(3)) : Self.png())
        for _ in 0..<12 { bytes[Int(next() % UInt64(bytes.count))] = UInt8(truncatingIfNeeded: next()) }
        let cut = Data(bytes.prefix(Int(next() % UInt64(bytes.count + 1))))
        for data in [Data(bytes), cut] { if let photo = PlainPhoto(data) { #expect(PlainPhoto(photo.bytes) == photo) } }
    }
}
