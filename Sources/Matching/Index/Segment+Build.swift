import Language

extension Segment {
    /// Lays digests down: numbers their terms by key, and puts what is near each other side by side.
    init(_ digests: [Digest]) {
        let ranked = digests.map { (LayOrder.rank($0.entry), $0) }.sorted { ($0.0, $0.1.entry.key) < ($1.0, $1.1.entry.key) }.map(\.1)
        var ledger = TermLedger()
        for digest in ranked {
            for term in digest.terms { ledger.add(term.key) }
        }
        let (keys, numbers) = ledger.inOrder()
        var terms = Rows()
        terms.reserve(rows: ranked.count, postings: ranked.reduce(0) { $0 + $1.terms.count })
        for digest in ranked {
            for term in digest.terms { terms.append(Posting(numbers[ledger.number(of: term.key)], term.weight)) }
            terms.endRow()
        }
        self.init(entries: ranked.map(\.entry), teachesDutch: ranked.map(\.teachesDutch), keys: keys, terms: terms)
    }

    /// Several layers as one, without what is gone. The texts are not read again: postings only move.
    init(merging layers: [Layer]) {
        let segments = layers.map(\.segment)
        let rows = layers.indices.flatMap { number in
            segments[number].entries.indices.filter { !layers[number].isGone($0) }.map { (LayOrder.rank(segments[number].entries[$0]), number, $0) }
        }.sorted { ($0.0, segments[$0.1].entries[$0.2].key) < ($1.0, segments[$1.1].entries[$1.2].key) }
        var ledger = TermLedger()
        var count = 0
        for (_, number, place) in rows {
            for posting in segments[number].termsOfEntry[place] {
                ledger.add(segments[number].keys[segments[number].termsOfEntry.postings[posting].number])
                count += 1
            }
        }
        let (keys, numbers) = ledger.inOrder()
        let moved = segments.map { segment in segment.keys.map { ledger.known($0).map { numbers[$0] } ?? 0 } }
        var terms = Rows()
        terms.reserve(rows: rows.count, postings: count)
        for (_, number, place) in rows {
            for posting in segments[number].termsOfEntry[place] {
                let posting = segments[number].termsOfEntry.postings[posting]
                terms.append(Posting(moved[number][posting.number], posting.byte))
            }
            terms.endRow()
        }
        self.init(
            entries: rows.map { segments[$0.1].entries[$0.2] }, teachesDutch: rows.map { segments[$0.1].facts[$0.2].teachesDutch }, keys: keys,
            terms: terms)
    }
}

/// Numbers terms in the order they come.
private struct TermLedger {
    private var keys: [UInt64] = []
    private var slots = [UInt32](repeating: .max, count: 1024)

    mutating func add(_ key: UInt64) {
        if keys.count * 2 >= slots.count { grow() }
        let slot = slot(of: key)
        if slots[slot] == .max {
            slots[slot] = UInt32(keys.count)
            keys.append(key)
        }
    }

    /// The number of a term that was added.
    func number(of key: UInt64) -> Int { Int(slots[slot(of: key)]) }

    func known(_ key: UInt64) -> Int? {
        let number = slots[slot(of: key)]
        return number == .max ? nil : Int(number)
    }

    /// Keys in order, and for each number given here its place in that order.
    func inOrder() -> (keys: [UInt64], places: [UInt32]) {
        let order = keys.indices.sorted { keys[$0] < keys[$1] }
        var places = [UInt32](repeating: 0, count: keys.count)
        for (place, number) in order.enumerated() { places[number] = UInt32(place) }
        return (order.map { keys[$0] }, places)
    }

    private func slot(of key: UInt64) -> Int {
        var slot = Int(truncatingIfNeeded: key) & (slots.count - 1)
        while slots[slot] != .max, keys[Int(slots[slot])] != key { slot = (slot + 1) & (slots.count - 1) }
        return slot
    }

    private mutating func grow() {
        slots = [UInt32](repeating: .max, count: slots.count * 4)
        for (number, key) in keys.enumerated() { slots[slot(of: key)] = UInt32(number) }
    }
}
