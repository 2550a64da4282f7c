/// From a key to a stretch of a flat array: an open-addressed table, built once, then only read.
package struct KeyRanges: Sendable {
    private var slots: [UInt64]
    private var places: [UInt32]
    private let offsets: [UInt32]
    private let mask: Int
    package let count: Int

    /// Keys with the offsets at which their stretches begin; `offsets` has one entry more than `keys`, the end.
    package init(keys: [UInt64], offsets: [UInt32]) {
        var size = 16
        while size < keys.count * 2 { size *= 2 }
        slots = [UInt64](repeating: 0, count: size)
        places = [UInt32](repeating: .max, count: size)
        self.offsets = offsets
        mask = size - 1
        count = keys.count
        for (place, key) in keys.enumerated() { insert(key, place: UInt32(place)) }
    }

    /// Keys in order, each as often as its stretch is long.
    package init(sorted rows: some Sequence<UInt64>) {
        var keys: [UInt64] = []
        var offsets: [UInt32] = []
        var count: UInt32 = 0
        for key in rows {
            if keys.last != key {
                keys.append(key)
                offsets.append(count)
            }
            count += 1
        }
        self.init(keys: keys, offsets: offsets + [count])
    }

    private mutating func insert(_ key: UInt64, place: UInt32) {
        var slot = Int(truncatingIfNeeded: key) & mask
        while places[slot] != .max { slot = (slot + 1) & mask }
        slots[slot] = key
        places[slot] = place
    }

    /// The stretch of a key; nil when it is not there.
    package func range(of key: UInt64) -> Range<Int>? {
        var slot = Int(truncatingIfNeeded: key) & mask
        while places[slot] != .max {
            if slots[slot] == key {
                let place = Int(places[slot])
                return Int(offsets[place])..<Int(offsets[place + 1])
            }
            slot = (slot + 1) & mask
        }
        return nil
    }
}
