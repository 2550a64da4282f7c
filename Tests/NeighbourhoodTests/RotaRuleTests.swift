import Foundation
import Neighbourhood
import Testing

@Suite("A rota")
struct RotaRuleTests {
    private static let anna = Person.ID(now: Date(timeIntervalSince1970: 0), chance: 1)
    private static let bas = Person.ID(now: Date(timeIntervalSince1970: 0), chance: 2)
    /// Monday 23 November 2026.
    private static let monday = CalendarDate(year: 2026, month: 11, day: 23)!

    private static func shift(_ day: ShiftDraft.Day, _ from: String, _ until: String, _ person: Person.ID?, _ number: UInt64 = 1) throws -> Shift {
        let hours = try #require(Hours(from: ClockTime(from), until: ClockTime(until)))
        return Shift(
            id: Shift.ID(now: Date(timeIntervalSince1970: 0), chance: number), draft: ShiftDraft(team: nil, day: day, hours: hours, person: person))
    }

    @Test("repeats each week, and on a date for which something is written only that holds")
    func exceptions() throws {
        let week = try Self.shift(.weekly(0), "9:00", "17:00", Self.anna)
        let rota = Rota([week, try Self.shift(.on(Self.monday), "12:00", "14:00", Self.bas, 2)])
        #expect(rota.shifts(on: Self.monday).map(\.draft.person) == [Self.bas])
        #expect(rota.shifts(on: Self.monday.adding(days: 7)).map(\.draft.person) == [Self.anna])
        #expect(rota.shifts(on: Self.monday.adding(days: 1)) == [])
        let closed = Rota([week, try Self.shift(.on(Self.monday), "0:00", "24:00", nil, 2)])
        #expect(closed.shift(at: Self.monday.start.addingTimeInterval(10 * 3600)) == nil, "nobody is on call, on purpose")
    }

    @Test("goes by the clock on the wall, in summer and in winter, from the first minute to before the last")
    func clock() throws {
        let rota = Rota([try Self.shift(.weekly(0), "9:00", "17:00", Self.anna)])
        for day in [Self.monday, CalendarDate(year: 2026, month: 7, day: 6)!] {
            let nine = day.start.addingTimeInterval(9 * 3600)
            #expect(rota.shift(at: nine.addingTimeInterval(-1)) == nil && rota.shift(at: nine) != nil, "\(day)")
            #expect(
                rota.shift(at: nine.addingTimeInterval(8 * 3600 - 1)) != nil && rota.shift(at: nine.addingTimeInterval(8 * 3600)) == nil, "\(day)")
        }
    }

    @Test("has a gap where hours are promised and nobody who still works here has them")
    func gaps() throws {
        let rota = Rota([
            try Self.shift(.weekly(0), "8:00", "12:00", Self.anna), try Self.shift(.weekly(0), "11:00", "13:00", Self.anna, 2),
            try Self.shift(.weekly(0), "15:00", "18:00", Self.bas, 3),
        ])
        let promised = try #require(Hours(from: 540, until: 1020))
        #expect(rota.gaps(on: Self.monday, promised: promised) { _ in true } == [Hours(from: 780, until: 900)].compactMap(\.self))
        #expect(rota.gaps(on: Self.monday, promised: promised) { $0 == Self.anna } == [Hours(from: 780, until: 1020)].compactMap(\.self))
        #expect(rota.gaps(on: Self.monday, promised: promised) { _ in false } == [promised])
    }
}
