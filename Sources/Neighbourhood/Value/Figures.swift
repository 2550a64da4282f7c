/// What is counted of the work. Never who.
public enum Measure: String, Sendable, CaseIterable {
    case asks, offers, proposals, introductions
    /// At a drop-in hour.
    case walkIns = "walk-ins"
    /// What was heard in informal talks.
    case talks
}

/// By what the counts are set apart.
public enum Breakdown: String, Sendable, CaseIterable {
    case area, theme, month
}

/// Something that happened once, as it is counted.
public struct Occurrence: Sendable, Equatable {
    public let measure: Measure
    public let area: AreaCode?
    public let theme: String?
    public let on: CalendarDate
    /// Days from asking to introduction; only of an introduction.
    public let waited: Int?

    public init(_ measure: Measure, area: AreaCode?, theme: String?, on: CalendarDate, waited: Int? = nil) {
        self.measure = measure
        self.area = area
        self.theme = theme
        self.on = on
        self.waited = waited
    }

    func group(_ breakdown: Breakdown) -> String {
        switch breakdown {
        case .area: area?.text ?? ""
        case .theme: theme ?? ""
        case .month: String(on.description.prefix(7))
        }
    }
}

/// One table of counts that may be shown.
public struct FigureTable: Sendable, Equatable {
    public struct Line: Sendable, Equatable {
        /// An area's code, a theme, or a month as in "2026-11"; empty when it is not known.
        public let group: String
        public let counts: [Measure: ShownCount]
        /// Days from ask to introduction, in the middle of all of them; only where so many were introduced that their number is shown.
        public let waited: Int?
    }

    public let breakdown: Breakdown
    public let lines: [Line]
    public let total: Line

    /// - Parameters:
    ///   - groups: every line there is, in order, also those in which nothing happened. What falls in none of them falls in the empty one, so that every
    ///     table has the same total: a difference between two totals would be a count as well.
    ///   - smallest: the smallest group that is told of.
    public init(_ breakdown: Breakdown, groups: [String], of occurrences: [Occurrence], smallest: Int) {
        let places = Dictionary(uniqueKeysWithValues: groups.enumerated().map { ($1, $0) })
        var counts: [Measure: [Int]] = [:]
        var waits = groups.map { _ in [Int]() }
        for measure in Measure.allCases { counts[measure] = groups.map { _ in 0 } }
        for occurrence in occurrences {
            guard let place = places[occurrence.group(breakdown)] ?? places[""] else { continue }
            counts[occurrence.measure]?[place] += 1
            if let waited = occurrence.waited { waits[place].append(waited) }
        }
        let shown = counts.mapValues { Concealment.shown($0, smallest: smallest) }
        self.breakdown = breakdown
        lines = groups.enumerated().map { place, group in
            let cells = shown.mapValues { $0.cells[place] }
            return Line(group: group, counts: cells, waited: cells[.introductions]?.isHidden == false ? Self.middle(of: waits[place]) : nil)
        }
        let totals = shown.mapValues(\.total)
        total = Line(group: "", counts: totals, waited: totals[.introductions]?.isHidden == false ? Self.middle(of: waits.flatMap(\.self)) : nil)
    }

    private static func middle(of numbers: [Int]) -> Int? {
        numbers.isEmpty ? nil : numbers.sorted()[numbers.count / 2]
    }
}

/// What beleid sees of the work: whole months that are over, so that looking twice tells nothing of what happened between.
public struct Figures: Sendable, Equatable {
    public let first: CalendarDate
    public let last: CalendarDate
    public let smallest: Int
    public let tables: [FigureTable]

    public init(first: CalendarDate, last: CalendarDate, smallest: Int, tables: [FigureTable]) {
        self.first = first
        self.last = last
        self.smallest = smallest
        self.tables = tables
    }

    /// Where a municipality chose nothing else. CBS rounds and hides at the same size.
    public static let usualSmallestGroup = 10

    /// The twelve whole months before this day, oldest first, each by its first day; and the first day after them.
    public static func months(before today: CalendarDate) -> (first: [CalendarDate], end: CalendarDate) {
        let months = (0...12).compactMap { back -> CalendarDate? in
            let number = today.year * 12 + today.month - 1 - back
            return CalendarDate(year: number / 12, month: number % 12 + 1, day: 1)
        }
        return (months.dropFirst().reversed(), months[0])
    }
}
