import Foundation
import Neighbourhood
import Testing

@Suite("The life cycle of a match")
struct LifeCycleTests {
    private static let owner = Person.ID(now: Date(timeIntervalSince1970: 0), chance: 1)
    private static let monday = Date(timeIntervalSince1970: 1_795_428_000)

    @Test("stands in docs/life-cycle.md to the letter")
    func golden() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../docs/life-cycle.md").standardized
        let parts = try String(contentsOf: file, encoding: .utf8).components(separatedBy: Self.mark)
        try #require(parts.count == 3, "docs/life-cycle.md has lost the marks round its table")
        if ProcessInfo.processInfo.environment["OMZIEN_RECORD"] != nil {
            try Data([parts[0], "\n" + Self.table, parts[2]].joined(separator: Self.mark).utf8).write(to: file)
        }
        #expect(parts[1].split(separator: "\n") == Self.table.split(separator: "\n"), "write it anew with OMZIEN_RECORD=1, and read the difference")
    }

    @Test("reaches every step from a proposal")
    func reachable() {
        var reached: Set<MatchStep> = [.proposed, .asked, .willing, .declined]
        for _ in MatchStep.allCases { for way in LifeCycle.ways where !way.from.isDisjoint(with: reached) { reached.insert(way.to) } }
        #expect(reached == Set(MatchStep.allCases))
    }

    @Test("lets everybody stop at once, from wherever they stand", arguments: MatchStep.allCases.filter(\.isAlive))
    func stop(step: MatchStep) throws {
        var match = Self.match(at: step)
        try match.go(.endMatch, day: nil, owner: Self.owner, role: nil, at: Self.monday)
        #expect(match.step == .ended && match.endedAt == Self.monday)
        #expect(match.care?.nextStep == NextStep.thankBoth.rawValue, "both are still thanked")
        try match.go(.thankMatch, day: nil, owner: Self.owner, role: nil, at: Self.monday)
        #expect(match.care == nil, "and then nothing is left to do")
    }

    @Test("leaves nothing without a next day: a random walk of a thousand moves always has an owner and a day, or is thanked")
    func neverWithoutDay() throws {
        var chance = SystemRandomNumberGenerator()
        var (match, now) = (Self.match(at: .acquaintance), Self.monday)
        for _ in 0..<1000 {
            let ways = LifeCycle.ways.filter { $0.from.contains(match.step) }
            let way = try #require(ways.randomElement(using: &chance))
            let today = CalendarDate(now)
            let day: CalendarDate? = if case .required(let longest) = way.day { today.adding(days: Int.random(in: 0...longest)) } else { nil }
            #expect(way.fault(of: day, today: today) == nil)
            try match.go(way.deed, day: day, owner: Self.owner, role: nil, at: now)
            if let care = match.care { #expect(care.nextOn >= today && care.owner == Self.owner) } else { #expect(match.step == .ended) }
            now += Double(Int.random(in: 0...40)) * 86_400
            if match.care == nil { match = Self.match(at: .acquaintance) }
        }
    }

    @Test("a rest in the trial goes back to the trial, and so does a farewell that is called off")
    func back() throws {
        var match = Self.match(at: .trial)
        let until = CalendarDate(Self.monday).adding(days: 20)
        try match.go(.pauseMatch, day: until, owner: Self.owner, role: nil, at: Self.monday)
        #expect(match.step == .paused && match.care?.nextOn == until.orFirstWorkingDayAfter)
        try match.go(.prepareEnding, day: until, owner: Self.owner, role: nil, at: Self.monday)
        try match.go(.carryOn, day: nil, owner: Self.owner, role: nil, at: Self.monday)
        #expect(match.step == .trial)
    }

    @Test("a day is asked for where there is one: not before today, and not further than the step may last")
    func days() throws {
        let today = CalendarDate(Self.monday)
        let trial = try #require(LifeCycle.way(.startTrial, from: .acquaintance))
        #expect(trial.fault(of: nil, today: today) == FieldError("day", .missing))
        #expect(trial.fault(of: today.adding(days: -1), today: today) == FieldError("day", .beforeToday))
        #expect(trial.fault(of: today.adding(days: 185), today: today) == FieldError("day", .afterDay(today.adding(days: 184))))
        #expect(trial.fault(of: today.adding(days: 184), today: today) == nil)
        #expect(LifeCycle.way(.startMatch, from: .ended) == nil, "what is over does not begin again")
        var over = Self.match(at: .ended)
        #expect(throws: Problem.outOfOrder(.notAtThisStep)) {
            try over.go(.startMatch, day: nil, owner: Self.owner, role: nil, at: Self.monday)
        }
    }

    @Test("asks both how it goes after the first days, and then each so many weeks")
    func rhythm() {
        let rhythm = HelpRole.Guidance(days: [14], weeks: 6)
        let start = CalendarDate(Self.monday)
        #expect(rhythm.next(after: start, startedOn: start) == start.adding(days: 14))
        #expect(rhythm.next(after: start.adding(days: 3), startedOn: start) == start.adding(days: 14))
        #expect(rhythm.next(after: start.adding(days: 14), startedOn: start) == start.adding(days: 14 + 42))
        let seldom = HelpRole.Guidance(days: [30, 7])
        #expect(seldom.next(after: start, startedOn: start) == start.adding(days: 7))
        #expect(seldom.next(after: start.adding(days: 8), startedOn: start) == start.adding(days: 30))
        #expect(seldom.next(after: start.adding(days: 40), startedOn: start) == start.adding(days: 40 + 182), "and then twice a year")
    }

    @Test("a question waits five days for an answer that was asked for, and for none that has to be asked by voice")
    func patience() {
        let today = CalendarDate(Self.monday)
        var talk = Talk(id: Talk.ID(now: Self.monday, chance: 1), match: Self.match(at: .running).id, side: .ask, occasion: .rhythm, dueOn: today)
        #expect(talk.needsCall(on: today) && !talk.needsCall(on: today.adding(days: -1)))
        talk.askedAt = Self.monday
        #expect(!talk.needsCall(on: today.adding(days: 4)) && talk.needsCall(on: today.adding(days: 5)))
        talk.answeredAt = Self.monday
        #expect(!talk.needsCall(on: today.adding(days: 9)))
    }

    private static func match(at step: MatchStep) -> Match {
        Match(
            id: Match.ID(now: monday, chance: 1), ask: Ask.ID(now: monday, chance: 2), offer: Offer.ID(now: monday, chance: 3), step: step,
            since: monday, introducedAt: monday, care: Care(owner: owner, step: .planAcquaintance, today: CalendarDate(monday)))
    }

    private static let mark = "<!-- the ways of a match -->\n"

    private static var table: String {
        let rows = LifeCycle.ways.map { way in
            let from = MatchStep.allCases.filter(way.from.contains).map(\.rawValue).joined(separator: ", ")
            let day = if case .required(let longest) = way.day { "yes, at most \(longest) days ahead" } else { "" }
            return "| \(way.deed.rawValue) | \(from) | \(way.to.rawValue) | \(way.next?.rawValue ?? "nothing") | \(day) |"
        }
        return (["| Deed | From | To | Next step | A day |", "|---|---|---|---|---|"] + rows).joined(separator: "\n") + "\n\n"
    }
}
