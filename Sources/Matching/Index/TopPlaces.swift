/// The best places so far, in a heap with the worst on top; of equals the earlier key is better.
struct TopPlaces<Points: Comparable, Key: Comparable> {
    struct Item {
        let place: Int
        let points: Points
        let key: Key
        func isWorse(than other: Item) -> Bool { points == other.points ? other.key < key : points < other.points }
    }

    private var heap: [Item] = []
    private let limit: Int

    init(limit: Int) {
        self.limit = limit
        heap.reserveCapacity(limit)
    }

    /// Whether so many points could still get in.
    func hasRoom(for points: Points) -> Bool { heap.count < limit || points >= heap[0].points }

    /// The fewest points that are in, when there is no place left.
    var bar: Points? { heap.count < limit ? nil : heap[0].points }

    var places: [Int] { heap.map(\.place) }

    mutating func offer(_ place: Int, _ points: Points, key: Key) {
        let item = Item(place: place, points: points, key: key)
        if heap.count < limit {
            heap.append(item)
            rise(heap.count - 1)
        } else if heap[0].isWorse(than: item) {
            heap[0] = item
            sink()
        }
    }

    /// Takes out the worst; nil when there is none.
    mutating func removeWorst() -> Item? {
        guard let last = heap.popLast() else { return nil }
        guard let worst = heap.first else { return last }
        heap[0] = last
        sink()
        return worst
    }

    private mutating func rise(_ start: Int) {
        var child = start
        while child > 0, heap[child].isWorse(than: heap[(child - 1) / 2]) {
            heap.swapAt(child, (child - 1) / 2)
            child = (child - 1) / 2
        }
    }

    private mutating func sink() {
        var parent = 0
        while 2 * parent + 1 < heap.count {
            var child = 2 * parent + 1
            if child + 1 < heap.count, heap[child + 1].isWorse(than: heap[child]) { child += 1 }
            guard heap[child].isWorse(than: heap[parent]) else { return }
            heap.swapAt(parent, child)
            parent = child
        }
    }
}
