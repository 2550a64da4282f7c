/// Keys in order, each with its place as its number. Keys are hashes, so they lie evenly, and their first bits say almost where one stands: finding it
/// looks at two places in memory.
struct KeyDirectory: Sendable {
    let keys: [UInt64]
    /// Where the keys with certain first bits begin.
    private let starts: [UInt32]
    private let shift: Int

    /// - Parameter keys: in order, none twice.
    init(_ keys: [UInt64]) {
        self.keys = keys
        let bits = max(0, Int.bitWidth - (keys.count / 4).leadingZeroBitCount)
        shift = 64 - bits
        var starts = [UInt32](repeating: 0, count: (1 << bits) + 1)
        for key in keys { starts[Int(key >> shift) + 1] += 1 }
        for bucket in 1..<starts.count { starts[bucket] += starts[bucket - 1] }
        self.starts = starts
    }

    /// Nil when it is not there.
    func number(of key: UInt64) -> Int? {
        let bucket = Int(key >> shift)
        for place in Int(starts[bucket])..<Int(starts[bucket + 1]) where keys[place] == key { return place }
        return nil
    }
}
