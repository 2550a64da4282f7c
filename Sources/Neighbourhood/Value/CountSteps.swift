/// Counts in at most four steps of the same size, for a map that is shaded by them. Made of what may be shown and of nothing else, so that the shade tells
/// no more than the list beside it.
public struct CountSteps: Sendable, Equatable {
    /// How many counts fall in one step.
    public let size: Int
    /// The steps that occur, from 1.
    public let used: [Int]

    public init(_ counts: some Sequence<ShownCount>) {
        let told = counts.compactMap { if case .count(let number) = $0 { number } else { nil } }
        let least = ((told.max() ?? 0) + 3) / 4
        size = Self.round(atLeast: max(1, least))
        used = Set(told.map { [size] in Self.step(of: $0, size) }).sorted()
    }

    /// From 1 to 4; nil for a count that is not shown.
    public func step(of count: ShownCount) -> Int? {
        guard case .count(let number) = count else { return nil }
        return Self.step(of: number, size)
    }

    /// The counts that fall in a step; the first has nought as well.
    public func range(of step: Int) -> ClosedRange<Int> { (step == 1 ? 0 : (step - 1) * size + 1)...step * size }

    private static func step(of count: Int, _ size: Int) -> Int { max(1, (count + size - 1) / size) }

    /// 1, 2, 5, 10, 20, 50 and so on: steps that people can read.
    private static func round(atLeast least: Int) -> Int {
        var ten = 1
        while ten * 10 <= least { ten *= 10 }
        return [1, 2, 5, 10].map { $0 * ten }.first { $0 >= least } ?? least
    }
}
