import Neighbourhood

/// The vocabulary turned about: from a stem to the concepts it speaks of, and to the expressions it stands in.
struct ConceptIndex: Sendable {
    /// How strongly a stem speaks of a concept, when asked and when offered.
    struct Association: Sendable {
        let concept: UInt16
        let ask: Float
        let offer: Float

        func points(_ side: Side) -> Float { side == .ask ? ask : offer }
    }

    /// A saying of two words or more: what its words tell together.
    struct Expression: Sendable {
        let concept: UInt16
        let use: Saying.Use
        let information: Float
        /// Its words in `expressionWords`, the most telling first.
        let words: Range<Int>
    }

    struct ExpressionWord: Sendable {
        let key: UInt64
        let information: Float
    }

    /// Where to look for an expression: under its two most telling words. A text that covers enough of it has at least one of them.
    struct Seed: Sendable {
        let expression: UInt32
        let rank: UInt8
    }

    let associations: [Association]
    let words: KeyRanges
    let expressions: [Expression]
    let expressionWords: [ExpressionWord]
    let seeds: [Seed]
    let seedWords: KeyRanges
    /// How much a stem tells, in nats: the rarer among the concepts the more.
    let information: [UInt64: Float]

    func associations(of key: TermKey) -> Range<Int> { words.range(of: key.raw) ?? 0..<0 }
    /// What a stem says of one concept; the associations of a stem lie in order of concept.
    ///
    /// - Parameter stretch: the associations of the stem.
    func points(_ concept: Int, _ side: Side, in stretch: Range<Int>) -> Float {
        var low = stretch.lowerBound
        var high = stretch.upperBound
        while low < high {
            let middle = (low + high) / 2
            if Int(associations[middle].concept) < concept { low = middle + 1 } else { high = middle }
        }
        return low < stretch.upperBound && Int(associations[low].concept) == concept ? associations[low].points(side) : 0
    }

    func seeds(of key: TermKey) -> Range<Int> { seedWords.range(of: key.raw) ?? 0..<0 }
}
