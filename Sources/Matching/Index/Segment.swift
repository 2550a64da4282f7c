import Language
import Neighbourhood

/// Some entries of one municipality, laid down to be searched: those near each other side by side, each with its terms. Never changes once made.
struct Segment: Sendable {
    /// The number of a term, or of an entry (24 bits), and the weight of the one in the other (8 bits).
    struct Posting: Sendable {
        let bits: UInt32
        init(_ number: UInt32, _ weight: UInt8) { bits = number << 8 | UInt32(weight) }
        var number: Int { Int(bits >> 8) }
        var weight: Float { Float(bits & 255) * (1 / 255) }
        var byte: UInt8 { UInt8(truncatingIfNeeded: bits) }
    }

    static let empty = Segment([])
    /// More terms than all words of the language; postings keep them in 24 bits.
    static let limit = 1 << 24

    let entries: [Entry]
    let facts: [Fact]
    let reach: ReachMap
    let names: Names
    /// Every term in order of its key; its place here is its number.
    let keys: [UInt64]
    /// From each entry to its terms: cheapest when few entries are near.
    let termsOfEntry: Rows
    /// From each term to the entries that have it: cheapest when many are.
    let entriesOfTerm: Rows
    private let numbers: KeyRanges
    private let places: [String: Int32]

    /// - Parameter entries: in the order of `LayOrder`, and so their terms.
    init(entries: [Entry], teachesDutch: [Bool], keys: [UInt64], terms: Rows) {
        var names = Names()
        for entry in entries { for language in entry.languages { _ = names.number(language.code) } }
        facts = zip(entries, teachesDutch).map { Fact($0, teachesDutch: $1, names: &names) }
        reach = ReachMap(facts)
        self.names = names
        self.entries = entries
        self.keys = keys
        termsOfEntry = terms
        entriesOfTerm = terms.turned(into: keys.count)
        numbers = KeyRanges(keys: keys, offsets: Array(0...UInt32(keys.count)))
        places = Dictionary(entries.enumerated().map { ($1.key, Int32($0)) }) { _, later in later }
    }

    var count: Int { entries.count }

    func place(of key: String) -> Int? { places[key].map(Int.init) }

    func number(of key: TermKey) -> Int? { numbers.range(of: key.raw)?.lowerBound }

    /// How many entries have a term.
    func frequency(of key: TermKey) -> Int { number(of: key).map { entriesOfTerm[$0].count } ?? 0 }
}

/// Rows of postings, one after another.
struct Rows: Sendable {
    private(set) var starts: [UInt32] = [0]
    private(set) var postings: [Segment.Posting] = []

    init() {}

    private init(starts: [UInt32], postings: [Segment.Posting]) {
        self.starts = starts
        self.postings = postings
    }

    /// Where the postings of a row stand.
    subscript(row: Int) -> Range<Int> { Int(starts[row])..<Int(starts[row + 1]) }

    mutating func reserve(rows: Int, postings count: Int) {
        starts.reserveCapacity(rows + 1)
        postings.reserveCapacity(count)
    }

    mutating func append(_ posting: Segment.Posting) { postings.append(posting) }
    mutating func endRow() { starts.append(UInt32(postings.count)) }

    /// The same turned about: a row for each number, with the rows in which it stands, in order.
    func turned(into count: Int) -> Rows {
        var ends = [UInt32](repeating: 0, count: count + 1)
        for posting in postings { ends[posting.number + 1] += 1 }
        for number in 0..<count { ends[number + 1] += ends[number] }
        let starts = ends
        var turned = [Segment.Posting](repeating: Segment.Posting(0, 0), count: postings.count)
        for row in 0..<self.starts.count - 1 {
            for place in self[row] {
                let posting = postings[place]
                turned[Int(ends[posting.number])] = Segment.Posting(UInt32(row), posting.byte)
                ends[posting.number] += 1
            }
        }
        return Rows(starts: starts, postings: turned)
    }
}
