import Language

extension Segment {
    /// Turns digests about: counts each term, gives it its stretch, and lays the entries in, in order.
    init(_ digests: [Digest]) {
        let kept = Array(digests.prefix(Self.limit))
        var ledger = TermLedger()
        var numbers: [UInt32] = []
        numbers.reserveCapacity(kept.reduce(0) { $0 + $1.terms.count })
        for digest in kept {
            for term in digest.terms { numbers.append(ledger.count(term.key)) }
        }
        let order = ledger.keys.indices.sorted { ledger.keys[$0] < ledger.keys[$1] }
        var starts = [UInt32](repeating: 0, count: order.count)
        var offsets: [UInt32] = [0]
        for number in order {
            starts[number] = offsets[offsets.count - 1]
            offsets.append(starts[number] + ledger.counts[number])
        }
        let postings = Self.lay(kept, numbers, &starts)
        self.init(facts: kept.map { Fact(entry: $0.entry, teachesDutch: $0.teachesDutch) }, keys: order.map { ledger.keys[$0] }, offsets: offsets, postings: postings)
    }

    private static func lay(_ digests: [Digest], _ numbers: [UInt32], _ starts: inout [UInt32]) -> [Posting] {
        var postings = [Posting](repeating: Posting(0, 0), count: numbers.count)
        var next = 0
        for (place, digest) in digests.enumerated() {
            for term in digest.terms {
                let number = Int(numbers[next])
                postings[Int(starts[number])] = Posting(place, term.weight)
                starts[number] += 1
                next += 1
            }
        }
        return postings
    }

    /// Several layers as one, without what is gone. The texts are not read again: postings only move.
    init(merging layers: [Layer]) {
        var facts: [Fact] = []
        var moves: [[Int32]] = []
        for layer in layers {
            var move = [Int32](repeating: -1, count: layer.segment.count)
            for place in move.indices where !layer.isGone(place) {
                move[place] = Int32(facts.count)
                facts.append(layer.segment.facts[place])
            }
            moves.append(move)
        }
        let merged = Self.join(layers.map(\.segment), moves)
        self.init(facts: facts, keys: merged.keys, offsets: merged.offsets, postings: merged.postings)
    }

    private static func join(_ segments: [Segment], _ moves: [[Int32]]) -> (keys: [UInt64], offsets: [UInt32], postings: [Posting]) {
        var keys: [UInt64] = []
        var offsets: [UInt32] = [0]
        var postings: [Posting] = []
        postings.reserveCapacity(segments.reduce(0) { $0 + $1.postings.count })
        var at = [Int](repeating: 0, count: segments.count)
        while let key = segments.indices.compactMap({ at[$0] < segments[$0].keys.count ? segments[$0].keys[at[$0]] : nil }).min() {
            for number in segments.indices where at[number] < segments[number].keys.count && segments[number].keys[at[number]] == key {
                for row in segments[number].offsets[at[number]]..<segments[number].offsets[at[number] + 1] {
                    let posting = segments[number].postings[Int(row)]
                    let place = moves[number][posting.place]
                    if place >= 0 { postings.append(posting.moved(to: Int(place))) }
                }
                at[number] += 1
            }
            if Int(offsets[offsets.count - 1]) < postings.count {
                keys.append(key)
                offsets.append(UInt32(postings.count))
            }
        }
        return (keys, offsets, postings)
    }
}

/// Numbers terms in the order they come, and counts how often each comes.
private struct TermLedger {
    private(set) var keys: [UInt64] = []
    private(set) var counts: [UInt32] = []
    private var slots = [UInt32](repeating: .max, count: 1024)

    mutating func count(_ key: UInt64) -> UInt32 {
        if keys.count * 2 >= slots.count { grow() }
        let slot = slot(of: key)
        if slots[slot] == .max {
            slots[slot] = UInt32(keys.count)
            keys.append(key)
            counts.append(0)
        }
        counts[Int(slots[slot])] += 1
        return slots[slot]
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
