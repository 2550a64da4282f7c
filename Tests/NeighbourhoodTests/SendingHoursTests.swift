import Foundation
import Neighbourhood
import Testing

@Suite("The hours in which a message may arrive")
struct SendingHoursTests {
    private func next(_ moment: String, _ channel: Channel = .mail, _ hours: SendingHours = .usual) throws -> String {
        hours.next(from: try Date(moment, strategy: .iso8601), by: channel).formatted(.iso8601)
    }

    @Test("are from eight to nine in the evening, on the clock in the Netherlands")
    func usual() throws {
        #expect(try next("2026-11-18T12:00:00Z") == "2026-11-18T12:00:00Z")
        #expect(try next("2026-11-18T06:59:59Z") == "2026-11-18T07:00:00Z", "in winter eight is seven in Greenwich")
        #expect(try next("2026-11-18T19:59:59Z") == "2026-11-18T19:59:59Z")
        #expect(try next("2026-11-18T20:00:00Z") == "2026-11-19T07:00:00Z", "nine in the evening is too late")
        #expect(try next("2026-07-18T19:00:00Z") == "2026-07-19T06:00:00Z", "in summer it is six")
    }

    @Test("have no Sunday for a telephone that buzzes")
    func sunday() throws {
        #expect(try next("2026-11-21T21:00:00Z", .sms) == "2026-11-23T07:00:00Z", "Saturday evening waits for Monday")
        #expect(try next("2026-11-22T12:00:00Z", .sms) == "2026-11-23T07:00:00Z")
        #expect(try next("2026-11-22T03:00:00Z", .sms) == "2026-11-23T07:00:00Z")
        #expect(try next("2026-11-22T12:00:00Z", .mail) == "2026-11-22T12:00:00Z")
    }

    @Test("keep to the clock in the nights in which it changes")
    func clockChange() throws {
        #expect(try next("2027-03-27T20:30:00Z") == "2027-03-28T06:00:00Z", "the night of an hour less")
        #expect(try next("2027-03-28T00:30:00Z") == "2027-03-28T06:00:00Z")
        #expect(try next("2027-03-28T01:30:00Z") == "2027-03-28T06:00:00Z")
        #expect(try next("2026-10-24T19:30:00Z") == "2026-10-25T07:00:00Z", "the night of an hour more")
        #expect(try next("2026-10-25T00:30:00Z") == "2026-10-25T07:00:00Z")
        #expect(try next("2026-10-25T01:30:00Z") == "2026-10-25T07:00:00Z")
        #expect(try next("2026-10-25T19:59:00Z") == "2026-10-25T19:59:00Z", "by evening it is winter")
    }

    @Test("never give a moment that has gone, nor one at night, in all of two years")
    func always() throws {
        let start = try Date("2026-01-01T00:00:00Z", strategy: .iso8601)
        for halfHour in 0..<35_040 {
            let moment = start.addingTimeInterval(Double(halfHour) * 1800)
            for channel in [Channel.mail, .sms] {
                let next = SendingHours.usual.next(from: moment, by: channel)
                #expect(next >= moment && next.timeIntervalSince(moment) <= 37 * 3600)
                #expect((8..<21).contains(DutchTime.clock(at: next).hour))
                #expect(channel == .mail || CalendarDate(next).weekday != 6)
            }
        }
    }

    @Test("of one who sleeps late are later")
    func own() throws {
        #expect(try next("2026-11-18T08:00:00Z", .mail, SendingHours(from: 12, until: 18)) == "2026-11-18T11:00:00Z")
        #expect(try next("2026-11-18T17:00:00Z", .mail, SendingHours(from: 12, until: 18)) == "2026-11-19T11:00:00Z")
    }

    @Test("let a message that was not taken wait ever longer, and then no more")
    func retries() {
        #expect((1...9).map { Retry.wait(after: $0) } == [60, 300, 1800, 7200, 28_800, 28_800, 28_800, 28_800, nil])
        #expect(Retry.wait(after: 0) == nil)
    }
}
