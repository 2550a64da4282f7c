import Neighbourhood

extension ClauseReader {
    /// Day words and clock words: "dinsdagmiddag of zaterdag", "doordeweeks na vijven", "overdag heeft hij les".
    func time() -> TimeWish? {
        var wish = TimeWords()
        for place in words.indices {
            if place > 0, !isSameClause(place - 1, place) { wish.endGroup() }
            let text = words[place].text
            if let (days, parts) = dayAndPart(text) { wish.take(days: days, parts: parts, words[place].written, isBusy: isBusy(place), isExcepted: isExcepted(place)) }
            else if isAfterHours(place) { wish.take(days: nil, parts: [2], words[place].written, isBusy: false, isExcepted: false) }
        }
        wish.endGroup()
        return wish.result
    }

    private func dayAndPart(_ text: String) -> (days: [Int]?, parts: [Int]?)? {
        for language in speech {
            let days = language.days[text]
            let parts = language.parts[text]
            if days != nil || parts != nil { return (days, parts) }
            for (day, numbers) in language.days where day.count > 4 && text.hasPrefix(day) {
                if let parts = language.parts[String(text.dropFirst(day.count))] { return (numbers, parts) }
            }
        }
        return nil
    }

    private func isAfterHours(_ place: Int) -> Bool {
        guard place > 0, isSameClause(place - 1, place) else { return false }
        return speech.contains { language in
            (1...2).contains { back in
                place - back >= 0 && language.after.contains(words[place - back].text) && language.afterHours.contains(words[place].text)
            }
        }
    }

    /// "Overdag heeft hij les": then he cannot.
    private func isBusy(_ place: Int) -> Bool {
        words.indices.contains { other in
            abs(other - place) <= 3 && isSameClause(other, place) && speech.contains { $0.busy.contains(words[other].text) }
                && !(other > 0 && speech.contains { $0.after.contains(words[other - 1].text) })
        }
    }

    private func isExcepted(_ place: Int) -> Bool {
        (1...2).contains { back in
            place - back >= 0 && isSameClause(place - back, place) && speech.contains { $0.except.contains(words[place - back].text) }
        }
    }
}

/// Gathers days and parts of the day into groups: days wait until a part of the day comes, or the group ends.
private struct TimeWords {
    private var wanted = DayParts.none
    private var busy = DayParts.none
    private var waiting: [Int] = []
    private var lastDays: [Int] = []
    private var said: [String] = []

    mutating func take(days: [Int]?, parts: [Int]?, _ word: String, isBusy: Bool, isExcepted: Bool) {
        said.append(word)
        if isBusy || isExcepted {
            busy.formUnion(Self.product(days ?? Array(0..<7), parts ?? [0, 1, 2]))
        } else if let parts {
            let all = (days ?? []) + waiting
            let meant = all.isEmpty ? (lastDays.isEmpty ? Array(0..<7) : lastDays) : all
            wanted.formUnion(Self.product(meant, parts))
            lastDays = meant
            waiting = []
        } else if let days {
            waiting += days
        }
    }

    mutating func endGroup() {
        wanted.formUnion(Self.product(waiting, [0, 1, 2]))
        waiting = []
        lastDays = []
    }

    var result: TimeWish? {
        guard !said.isEmpty else { return nil }
        let parts = (wanted == .none ? DayParts.all : wanted).subtracting(busy)
        return TimeWish(parts: parts == .none ? wanted : parts, certainty: wanted == .none ? 0.6 : 1, words: said)
    }

    private static func product(_ days: [Int], _ parts: [Int]) -> DayParts {
        days.reduce(into: DayParts.none) { sum, day in
            for part in parts { sum.insert(DayParts(day: day, part: part)) }
        }
    }
}
