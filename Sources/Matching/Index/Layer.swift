/// A segment, and which of its entries no longer hold.
struct Layer: Sendable {
    let segment: Segment
    private var gone: [UInt64]
    private(set) var goneCount = 0

    init(_ segment: Segment) {
        self.segment = segment
        gone = [UInt64](repeating: 0, count: (segment.count + 63) / 64)
    }

    /// Entries that hold.
    var count: Int { segment.count - goneCount }
    var entries: [Entry] { segment.entries.indices.filter { !isGone($0) }.map { segment.entries[$0] } }

    func isGone(_ place: Int) -> Bool { gone[place >> 6] & (1 << UInt64(place & 63)) != 0 }

    mutating func forget(_ key: String) {
        guard let place = segment.place(of: key), !isGone(place) else { return }
        gone[place >> 6] |= 1 << UInt64(place & 63)
        goneCount += 1
    }
}
