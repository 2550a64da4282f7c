import Language
import Neighbourhood

/// Some entries of one municipality, laid down to be searched: those near each other side by side, each with its terms. Never changes once made, so all share it.
final class Segment: Sendable {
    static let empty = Segment([])
    /// More terms than all words of the language; postings keep them in 24 bits.
    static let limit = 1 << 24

    let entries: [Entry]
    let facts: [Fact]
    let reach: ReachMap
    let names: Names
    let terms: TermTable
    /// From each term to the entries that have it: cheapest when many are near.
    let entriesOfTerm: Rows
    private let places: [String: Int32]

    /// - Parameter entries: in the order of `LayOrder`, and so their terms.
    init(entries: [Entry], teachesDutch: [Bool], terms: TermTable) {
        var names = Names()
        for entry in entries { for language in entry.languages { _ = names.number(language.code) } }
        facts = zip(entries, teachesDutch).map { Fact($0, teachesDutch: $1, names: &names) }
        reach = ReachMap(facts)
        self.names = names
        self.entries = entries
        self.terms = terms
        entriesOfTerm = terms.ofEntry.turned(into: terms.keys.count)
        places = Dictionary(entries.enumerated().map { ($1.key, Int32($0)) }) { _, later in later }
    }

    var count: Int { entries.count }
    /// From each entry to its terms: cheapest when few entries are near.
    var termsOfEntry: Rows { terms.ofEntry }

    func place(of key: String) -> Int? { places[key].map(Int.init) }

    func number(of key: TermKey) -> Int? { terms.number(of: key.raw) }

    /// How many entries have a term.
    func frequency(of key: TermKey) -> Int { number(of: key).map { entriesOfTerm[$0].count } ?? 0 }
}
