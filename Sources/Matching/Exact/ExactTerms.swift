/// The words of an ask and what each is worth, by the numbers that they have in one segment after another.
struct ExactTerms {
    private struct Term {
        let key: UInt64
        let bit: WordBit
        var points: Double
    }

    /// A word that a segment has: the bit for it, and what it adds to a text of the length of the sheet, where it stands once and where it stands more often.
    private struct Mark {
        let bit: UInt32
        let once: Float
        let further: Float
    }

    /// In order of the quarters of their bits.
    private var terms: [Term] = []
    /// For each term of the segment at hand its row in `points`; row 0 is for all that the ask does not have.
    private var rows: [UInt16] = []
    private var points: [Double] = [0]
    /// The terms that have a row.
    private var numbers: [Int] = []
    private var marks: [Mark] = []
    /// Where the marks of each quarter end.
    private var ends = SIMD4<Int>()
    private var perLength = 0.0
    private var atLeast = 0.0
    private var text = 0.0

    /// Words that no text had tell nothing.
    mutating func begin(_ ask: ExactAsk, _ weights: ExactWeights, _ rarity: Rarity) {
        terms.removeAll(keepingCapacity: true)
        var all = 0.0
        for key in ask.words {
            guard let information = rarity.information(of: key) else { continue }
            terms.append(Term(key: key, bit: WordBit(key), points: information))
            all += information
        }
        for number in terms.indices { terms[number].points /= all }
        terms.sort { $0.bit.quarter < $1.bit.quarter }
        text = weights.text
        atLeast = weights.saturation * (1 - weights.lengthShare)
        perLength = rarity.meanLength > 0 ? weights.saturation * weights.lengthShare / rarity.meanLength : 0
    }

    /// Finds the terms in a segment.
    mutating func enter(_ segment: ExactSegment) {
        if rows.count < segment.terms.keys.count { rows = [UInt16](repeating: 0, count: segment.terms.keys.count) }
        // Standing there more often helps most in the longest text.
        let (longest, most) = (held(segment.longest), Double(segment.mostUses))
        let further = most * (1 + longest) / (most + longest) - 1
        for term in terms {
            guard let number = segment.terms.number(of: term.key), points.count <= Int(UInt16.max) else { continue }
            rows[number] = UInt16(points.count)
            points.append(term.points)
            numbers.append(number)
            marks.append(Mark(bit: term.bit.bit, once: Float(text * term.points), further: Float(text * term.points * further)))
            ends[term.bit.quarter] = marks.count
        }
        for quarter in 1..<4 { ends[quarter] = max(ends[quarter - 1], ends[quarter]) }
    }

    mutating func leave() {
        for number in numbers { rows[number] = 0 }
        numbers.removeAll(keepingCapacity: true)
        marks.removeAll(keepingCapacity: true)
        points.removeLast(points.count - 1)
        ends = SIMD4()
    }

    /// The most that the words of each offer on a sheet can add to its score; nothing for who has none for certain.
    @inline(__always) func most(on sheet: ExactSheet) -> SIMD16<Float> {
        var most = SIMD16<Float>()
        for number in 0..<ends[0] { add(marks[number], sheet.words0, sheet.repeated, to: &most) }
        for number in ends[0]..<ends[1] { add(marks[number], sheet.words1, sheet.repeated, to: &most) }
        for number in ends[1]..<ends[2] { add(marks[number], sheet.words2, sheet.repeated, to: &most) }
        for number in ends[2]..<ends[3] { add(marks[number], sheet.words3, sheet.repeated, to: &most) }
        return most / (sheet.lengths * Float(perLength) + Float(1 + atLeast))
    }

    @inline(__always)
    private func add(_ mark: Mark, _ words: SIMD16<UInt32>, _ repeated: SIMD16<UInt32>, to most: inout SIMD16<Float>) {
        let none = SIMD16<UInt32>()
        most += SIMD16<Float>().replacing(with: mark.once, where: (words & mark.bit) .!= none)
        most += SIMD16<Float>().replacing(with: mark.further, where: (repeated & mark.bit) .!= none)
    }

    /// What the words that an offer shares with the ask are worth, 0 to 1.
    ///
    /// - Parameters:
    ///   - row: where the offer's words stand.
    ///   - length: how many words its text has.
    @inline(__always) func share(of row: Range<Int>, _ length: UInt16, in segment: ExactSegment) -> Double {
        // Most words stand there once; those are weighed together.
        var (once, more) = (0.0, 0.0)
        let held = held(length)
        for number in row {
            let posting = segment.terms.ofEntry.postings[number]
            let points = self.points[Int(rows[posting.number])]
            if posting.byte == 1 || points == 0 {
                once += points
            } else {
                more += points * Double(posting.byte) / (Double(posting.byte) + held)
            }
        }
        return once / (1 + held) + more
    }

    /// How much a text of so many words is held back.
    private func held(_ length: UInt16) -> Double { atLeast + perLength * Double(length) }
}
