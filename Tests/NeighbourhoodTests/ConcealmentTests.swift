import Lot
import Neighbourhood
import Testing

@Suite("Figures that tell of nobody")
struct ConcealmentTests {
    @Test("hide a count below the smallest group, and another with it, so that no subtraction gives it back")
    func secondHidden() {
        let (cells, total) = Concealment.shown([40, 3, 25, 31], smallest: 10)
        #expect(cells == [.count(40), .tooFew, .withheld, .count(31)] && total == .count(99))
        #expect(Concealment.shown([40, 12], smallest: 10).cells == [.count(40), .count(12)])
        #expect(Concealment.shown([4, 5], smallest: 10).total == .tooFew)
        #expect(Concealment.shown([10, 0], smallest: 10).cells == [.withheld, .withheld])
    }

    @Test("leave each hidden count every value it could have, for who knows the total, what is shown and why the rest is not", arguments: 0..<200)
    func interval(seed: Int) {
        var lot = Lot(seed: UInt64(seed))
        let smallest = lot.pick([5, 10, 15])
        let counts = (0..<1 + lot.below(12)).map { _ in lot.below(2) == 0 ? lot.below(smallest) : lot.below(60) }
        let (cells, total) = Concealment.shown(counts, smallest: smallest)
        for (cell, count) in zip(cells, counts) {
            if case .count(let told) = cell { #expect(told == count && told >= smallest) }
            if cell == .tooFew { #expect(count < smallest) }
        }
        guard case .count(let sum) = total else {
            #expect(cells.allSatisfy(\.isHidden) && counts.reduce(0, +) < smallest)
            return
        }
        let isAllWithheld = cells.allSatisfy { $0 == .withheld }
        let bounds = cells.map { cell -> ClosedRange<Int> in
            switch cell {
            case .count(let told): told...told
            case .tooFew: 0...smallest - 1
            case .withheld: isAllWithheld ? 0...sum : smallest...sum
            }
        }
        for (place, bound) in bounds.enumerated() where cells[place].isHidden {
            let others = bounds.enumerated().filter { $0.offset != place }.map(\.element)
            let least = max(bound.lowerBound, sum - others.map(\.upperBound).reduce(0, +))
            let most = min(bound.upperBound, sum - others.map(\.lowerBound).reduce(0, +))
            #expect(cells[place] == .tooFew ? least == 0 && most == smallest - 1 : most > least, "\(counts) -> \(cells)")
        }
    }

    @Test("keep their secret from who knows the method: whatever is shown, more than one line of counts could have led to it", arguments: [2, 3, 4])
    func method(width: Int) {
        let highest = width == 4 ? 9 : 14
        var seen: [String: [[Int]]] = [:]
        var counts = Array(repeating: 0, count: width)
        repeat {
            let (cells, total) = Concealment.shown(counts, smallest: 5)
            seen["\(cells) \(total)", default: []].append(counts)
            let place = counts.firstIndex { $0 < highest } ?? width
            for smaller in 0..<min(place, width) { counts[smaller] = 0 }
            if place < width { counts[place] += 1 }
            if place == width { break }
        } while true
        for (shown, lines) in seen where lines[0].reduce(0, +) <= highest {
            let cells = Concealment.shown(lines[0], smallest: 5).cells
            for place in 0..<width where cells[place].isHidden {
                #expect(Set(lines.map { $0[place] }).count > 1, "\(shown): \(lines)")
            }
        }
    }

    @Test("count by month, area and theme, with one total, and a waiting time only where enough were introduced")
    func table() throws {
        let day = try #require(CalendarDate("2026-10-05"))
        let occurrences =
            (0..<12).map { Occurrence(.introductions, area: nil, theme: "meals", on: day, waited: $0) }
            + (0..<3).map { _ in Occurrence(.introductions, area: nil, theme: "sport", on: day, waited: 90) }
            + (0..<20).map { _ in Occurrence(.introductions, area: nil, theme: "garden", on: day, waited: 4) }
        let table = FigureTable(.theme, groups: ["garden", "meals", "sport"], of: occurrences, smallest: 10)
        #expect(table.lines.map { $0.counts[.introductions] } == [.withheld, .count(12), .tooFew])
        #expect(table.lines.map(\.waited) == [nil, 6, nil] && table.total.counts[.introductions] == .count(35))
        #expect(table.total.counts[.asks] == .tooFew)
    }

    @Test("tell of whole months that are over")
    func months() throws {
        let (months, end) = Figures.months(before: try #require(CalendarDate("2026-11-22")))
        #expect(months.count == 12 && months.first == CalendarDate("2025-11-01") && months.last == CalendarDate("2026-10-01"))
        #expect(end == CalendarDate("2026-11-01"))
    }
}
