/// Entries laid down to be searched; never changed once made.
protocol LaidDown: Sendable {
    /// An entry before it is laid down.
    associatedtype Item: Sendable
    associatedtype Key: Hashable & Sendable

    static var empty: Self { get }
    static func key(of item: Item) -> Key
    init(_ items: [Item])
    /// Several layers as one, without what is gone.
    init(merging layers: [Layer<Self>])

    var count: Int { get }
    func key(at place: Int) -> Key
    func place(of key: Key) -> Int?
}

/// Entries laid down, and which of them no longer hold.
struct Layer<Segment: LaidDown>: Sendable {
    let segment: Segment
    private var gone: [UInt64]
    private(set) var goneCount = 0

    init(_ segment: Segment) {
        self.segment = segment
        gone = [UInt64](repeating: 0, count: (segment.count + 63) / 64)
    }

    /// Entries that hold.
    var count: Int { segment.count - goneCount }
    var places: [Int] { (0..<segment.count).filter { !isGone($0) } }

    func isGone(_ place: Int) -> Bool { gone[place >> 6] & (1 << UInt64(place & 63)) != 0 }

    mutating func forget(_ key: Segment.Key) {
        guard let place = segment.place(of: key), !isGone(place) else { return }
        gone[place >> 6] |= 1 << UInt64(place & 63)
        goneCount += 1
    }
}
