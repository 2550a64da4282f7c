import Foundation
import Neighbourhood
import Operations
import Testing

/// Rules and their days, drawn by chance and worked out by python-dateutil, a program that shares nothing with libical.
@Suite("What returns in a rhythm")
struct RecurrenceTests {
    @Test("falls on the days that another program works out, for five hundred rules drawn by chance")
    func reference() throws {
        let python = try #require(
            ProcessInfo.processInfo.environment["OMZIEN_TEST_PYTHON"], "run Scripts/test, or set it to the output of Scripts/test-python")
        let lines = try Self.drawn(by: python)
        #expect(lines.count == 500)
        for line in lines {
            let parts = line.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
            let (first, last) = (try #require(CalendarDate(parts[1])), try #require(CalendarDate(parts[2])))
            let days = Recurrence(stored: parts[0]).days(from: first, through: last).map { $0.map(\.description).joined(separator: " ") }
            #expect(days == parts[3], "\(parts[0])")
        }
    }

    @Test("falls on the same days when only a stretch of them is counted, without what came before")
    func stretch() throws {
        let python = try #require(
            ProcessInfo.processInfo.environment["OMZIEN_TEST_PYTHON"], "run Scripts/test, or set it to the output of Scripts/test-python")
        var counted = 0
        for line in try Self.drawn(by: python) {
            let parts = line.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
            let (first, last) = (try #require(CalendarDate(parts[1])), try #require(CalendarDate(parts[2])))
            for begin in [first.adding(days: -9), first.adding(days: 1), first.adding(days: 301), last.adding(days: 1)] {
                guard let days = Recurrence(stored: parts[0]).days(from: first, since: begin, through: last) else { continue }
                counted += 1
                let told = parts[3].split(separator: " ").compactMap { CalendarDate(String($0)) }.filter { $0 >= begin }
                #expect(days == told, "\(parts[0]) from \(first) since \(begin)")
            }
        }
        #expect(counted > 300, "every rule that the forms offer")
        let tuesday = try #require(CalendarDate("2026-12-08"))
        #expect(
            Recurrence.monthly(on: tuesday).days(from: tuesday, since: tuesday.adding(days: 40), through: tuesday.adding(days: 63)) == [
                CalendarDate("2027-02-09")!
            ])
        #expect(Recurrence(stored: "FREQ=DAILY").days(from: tuesday, since: tuesday, through: tuesday) == nil)
    }

    @Test("is what the forms offer, in plain words")
    func offered() throws {
        let tuesday = try #require(CalendarDate("2026-12-08"))
        let year = tuesday.adding(days: 120)
        func days(_ rule: Recurrence) -> [String]? { rule.days(from: tuesday, through: year)?.prefix(4).map(\.description) }
        #expect(days(.weekly(from: tuesday)) == ["2026-12-08", "2026-12-15", "2026-12-22", "2026-12-29"])
        #expect(days(.weekly(every: 2, from: tuesday)) == ["2026-12-08", "2026-12-22", "2027-01-05", "2027-01-19"])
        #expect(days(.monthly(on: tuesday)) == ["2026-12-08", "2027-01-12", "2027-02-09", "2027-03-09"])
        #expect(days(.monthlyOnLast(tuesday)) == ["2026-12-29", "2027-01-26", "2027-02-23", "2027-03-30"])
    }

    @Test(
        "is no rule when it is nonsense",
        arguments: [
            "", "FREQ", "FREQ=SOMETIMES", "BYDAY=TU", "FREQ=WEEKLY;BYDAY=XX", "\u{0}", "FREQ=YEARLY;BYMONTH=99",
            "FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30",
        ])
    func nonsense(rule: String) throws {
        let first = try #require(CalendarDate("2026-12-08"))
        let days = Recurrence(stored: rule).days(from: first, through: first.adding(days: 30))
        #expect(days == nil || days == [])
    }

    private static func drawn(by python: String) throws -> [String] {
        let process = Process()
        process.executableURL = URL(filePath: python)
        process.arguments = ["-c", program]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let said = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return String(decoding: said, as: UTF8.self).split(separator: "\n").map(String.init)
    }

    private static let program = """
        import datetime, random
        from dateutil.rrule import rrulestr
        draw = random.Random(5545)
        days = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
        for _ in range(500):
            first = datetime.date(2026, 1, 1) + datetime.timedelta(days=draw.randrange(730))
            last = first + datetime.timedelta(days=730)
            kind = draw.choice(["DAILY", "WEEKLY", "WEEKLY", "MONTHLY", "MONTHLY", "YEARLY"])
            rule = f"FREQ={kind};INTERVAL={draw.randint(1, 5)}"
            some = ",".join(draw.sample(days, draw.randint(1, 3)))
            if kind == "DAILY" and draw.random() < 0.3: rule += f";BYDAY={some}"
            if kind == "WEEKLY" and draw.random() < 0.7: rule += f";BYDAY={some}"
            if kind == "MONTHLY":
                how = draw.randrange(4)
                if how == 0: rule += f";BYDAY={draw.choice([-2, -1, 1, 2, 3, 4, 5])}{draw.choice(days)}"
                if how == 1: rule += f";BYMONTHDAY={draw.choice([-1, 1, 15, 28, 31])}"
                if how == 2: rule += f";BYDAY={some};BYSETPOS={draw.choice([-1, 1, 2])}"
            if kind == "YEARLY" and draw.random() < 0.5: rule += f";BYMONTH={draw.randint(1, 12)};BYDAY={draw.choice([-1, 1, 2])}{draw.choice(days)}"
            if draw.random() < 0.3: rule += f";COUNT={draw.randint(1, 20)}"
            start = datetime.datetime(first.year, first.month, first.day)
            end = datetime.datetime(last.year, last.month, last.day)
            found = rrulestr(rule, dtstart=start).between(start, end, inc=True)
            print(rule, first, last, " ".join(str(day.date()) for day in found), sep="|")
        """
}
