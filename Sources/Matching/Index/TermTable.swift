/// The terms of some entries: numbered in the order of their keys, and for each entry its own.
struct TermTable: Sendable {
    struct Term: Sendable {
        let key: UInt64
        /// What it weighs in the entry, 0 to 255; what that means is the caller's affair.
        let weight: UInt8
    }

    /// Every term in order of its key; its place here is its number.
    var keys: [UInt64] { directory.keys }
    let ofEntry: Rows
    private let directory: KeyDirectory

    private init(keys: [UInt64], ofEntry: Rows) {
        directory = KeyDirectory(keys)
        self.ofEntry = ofEntry
    }

    /// - Parameter entries: the terms of each, in the order of their keys.
    init(_ entries: [[Term]]) {
        var ledger = TermLedger()
        for terms in entries {
            for term in terms { ledger.add(term.key) }
        }
        let (keys, numbers) = ledger.inOrder()
        var rows = Rows()
        rows.reserve(rows: entries.count, postings: entries.reduce(0) { $0 + $1.count })
        for terms in entries {
            for term in terms { rows.append(Rows.Posting(numbers[ledger.number(of: term.key)], term.weight)) }
            rows.endRow()
        }
        self.init(keys: keys, ofEntry: rows)
    }

    /// Some entries of several tables as one table. Nothing is read again: postings only move.
    init(merging tables: [TermTable], order: [(table: Int, entry: Int)]) {
        var ledger = TermLedger()
        var count = 0
        for (table, entry) in order {
            for posting in tables[table].ofEntry[entry] {
                ledger.add(tables[table].keys[tables[table].ofEntry.postings[posting].number])
                count += 1
            }
        }
        let (keys, numbers) = ledger.inOrder()
        let moved = tables.map { table in table.keys.map { ledger.known($0).map { numbers[$0] } ?? 0 } }
        var rows = Rows()
        rows.reserve(rows: order.count, postings: count)
        for (table, entry) in order {
            for posting in tables[table].ofEntry[entry] {
                let posting = tables[table].ofEntry.postings[posting]
                rows.append(Rows.Posting(moved[table][posting.number], posting.byte))
            }
            rows.endRow()
        }
        self.init(keys: keys, ofEntry: rows)
    }

    func number(of key: UInt64) -> Int? { directory.number(of: key) }
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
