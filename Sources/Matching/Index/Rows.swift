/// Rows of postings, one after another.
struct Rows: Sendable {
    /// The number of a term, or of an entry (24 bits), and the weight of the one in the other (8 bits).
    struct Posting: Sendable {
        let bits: UInt32
        init(_ number: UInt32, _ weight: UInt8) { bits = number << 8 | UInt32(weight) }
        var number: Int { Int(bits >> 8) }
        var weight: Float { Float(bits & 255) * (1 / 255) }
        var byte: UInt8 { UInt8(truncatingIfNeeded: bits) }
    }

    private(set) var starts: [UInt32] = [0]
    private(set) var postings: [Posting] = []

    init() {}

    private init(starts: [UInt32], postings: [Posting]) {
        self.starts = starts
        self.postings = postings
    }

    /// Where the postings of a row stand.
    subscript(row: Int) -> Range<Int> { Int(starts[row])..<Int(starts[row + 1]) }

    mutating func reserve(rows: Int, postings count: Int) {
        starts.reserveCapacity(rows + 1)
        postings.reserveCapacity(count)
    }

    mutating func append(_ posting: Posting) { postings.append(posting) }
    mutating func endRow() { starts.append(UInt32(postings.count)) }

    /// The same turned about: a row for each number, with the rows in which it stands, in order.
    func turned(into count: Int) -> Rows {
        var ends = [UInt32](repeating: 0, count: count + 1)
        for posting in postings { ends[posting.number + 1] += 1 }
        for number in 0..<count { ends[number + 1] += ends[number] }
        let starts = ends
        var turned = [Posting](repeating: Posting(0, 0), count: postings.count)
        for row in 0..<self.starts.count - 1 {
            for place in self[row] {
                let posting = postings[place]
                turned[Int(ends[posting.number])] = Posting(UInt32(row), posting.byte)
                ends[posting.number] += 1
            }
        }
        return Rows(starts: starts, postings: turned)
    }
}
