/// A count as a table may show it.
public enum ShownCount: Hashable, Sendable {
    case count(Int)
    /// Fewer than the smallest group.
    case tooFew
    /// Enough by itself, but with it another could be worked out.
    case withheld

    public var isHidden: Bool {
        if case .count = self { false } else { true }
    }
}

/// What of a line of counts may be shown beside their total, so that what is hidden cannot be worked out: neither by subtraction, nor by who knows this
/// method. Complementary suppression, as in Willenborg and De Waal, "Elements of Statistical Disclosure Control" (2001), chapter 8, for one line.
public enum Concealment {
    /// A line with its total, as they may be shown.
    ///
    /// A count below the smallest group is hidden. Then others are, in the order of the line and whatever they count, until every hidden count could be
    /// anything below the smallest group; when that cannot be reached, the whole line is withheld. A total below the smallest group hides all.
    /// - Parameter smallest: at least 2.
    public static func shown(_ counts: [Int], smallest: Int) -> (cells: [ShownCount], total: ShownCount) {
        precondition(smallest >= 2 && counts.allSatisfy { $0 >= 0 })
        let total = counts.reduce(0, +)
        guard total >= smallest else { return (counts.map { _ in .tooFew }, .tooFew) }
        var cells = counts.map { $0 < smallest ? ShownCount.tooFew : .count($0) }
        guard let first = cells.firstIndex(of: .tooFew) else { return (cells, .count(total)) }
        // How far what is hidden together may be off what each of them can be.
        var room = counts.filter { $0 < smallest }.reduce(0, +)
        let others = (first..<counts.count).map { $0 } + (0..<first).map { $0 }
        for place in others where cells[place] != .tooFew {
            cells[place] = .withheld
            room += counts[place] - smallest
            if room >= smallest - 1 { return (cells, .count(total)) }
        }
        return (counts.map { _ in .withheld }, .count(total))
    }
}
