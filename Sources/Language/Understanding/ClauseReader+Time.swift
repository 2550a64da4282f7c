import Neighbourhood

extension ClauseReader {
    /// Day words and clock words: "dinsdagmiddag of zaterdag", "doordeweeks na vijven", "overdag heeft hij les".
    func time() -> TimeWish? {
        var wish = TimeWords()
        for place in words.indices {
            if place > 0, !isSameClause(place - 1, place) { wish.endGroup() }
            if says(.moment, place), let moment = moment(place) {
                wish.take(days: moment.days, parts: moment.parts, words[place].written, isBusy: isBusy(place), isExcepted: isExcepted(place))
            } else if says(.hour, place), (1...2).contains(where: { says(.after, place - $0) && isSameClause(place - $0, place) }) {
                wish.take(days: nil, parts: [2], words[place].written, isBusy: false, isExcepted: false)
            }
        }
        wish.endGroup()
        return wish.result
    }

    private func moment(_ place: Int) -> Speech.Moment? { speech.lazy.compactMap { $0.moments[words[place].text] }.first }

    /// "Overdag heeft hij les": then he cannot. "Na het werk" is no such thing.
    private func isBusy(_ place: Int) -> Bool {
        (max(0, place - 3)...min(words.count - 1, place + 3)).contains { other in
            says(.busy, other) && isSameClause(other, place) && !says(.after, other - 1) && !says(.after, other - 2)
        }
    }

    private func isExcepted(_ place: Int) -> Bool {
        (1...2).contains { says(.except, place - $0) && isSameClause(place - $0, place) }
    }
}

/// Gathers days and parts of the day into groups: days wait until a part of the day comes, or the group ends.
private struct TimeWords {
    private var wanted = DayParts.none
    private var busy = DayParts.none
    /// Whole days.
    private var waiting = DayParts.none
    private var lastDays = DayParts.none
    private var said: [String] = []

    mutating func take(days: [Int]?, parts: [Int]?, _ word: String, isBusy: Bool, isExcepted: Bool) {
        said.append(word)
        let named = days.map(Self.whole) ?? .none
        let hours = parts.map(Self.everyDay)
        if isBusy || isExcepted {
            busy.formUnion((days == nil ? .all : named).intersection(hours ?? .all))
        } else if let hours {
            let all = named.union(waiting)
            let meant = all == .none ? (lastDays == .none ? .all : lastDays) : all
            wanted.formUnion(meant.intersection(hours))
            lastDays = meant
            waiting = .none
        } else {
            waiting.formUnion(named)
        }
    }

    mutating func endGroup() {
        wanted.formUnion(waiting)
        waiting = .none
        lastDays = .none
    }

    var result: TimeWish? {
        guard !said.isEmpty else { return nil }
        let parts = (wanted == .none ? DayParts.all : wanted).subtracting(busy)
        return TimeWish(parts: parts == .none ? wanted : parts, certainty: wanted == .none ? 0.6 : 1, words: said)
    }

    private static func whole(_ days: [Int]) -> DayParts { DayParts(days.flatMap { day in (0..<3).map { DayParts(day: day, part: $0) } }) }
    private static func everyDay(_ parts: [Int]) -> DayParts { DayParts((0..<7).flatMap { day in parts.map { DayParts(day: day, part: $0) } }) }
}
