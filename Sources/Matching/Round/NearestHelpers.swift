/// Helpers by how far they are, the nearest on top, and of equals the lower number: a heap that knows where each helper lies in it, so that
/// nearer ways replace longer ones.
struct NearestHelpers {
    private var heap: [Int32] = []
    private var distances: [Int64]
    /// Where each helper lies in the heap, or one of the two below.
    private var places: [Int32]
    private var touched: [Int32] = []
    private static let unseen: Int32 = -1
    private static let done: Int32 = -2

    init(_ count: Int) {
        distances = [Int64](repeating: 0, count: count)
        places = [Int32](repeating: Self.unseen, count: count)
        heap.reserveCapacity(count)
        touched.reserveCapacity(count)
    }

    mutating func clear() {
        for helper in touched { places[Int(helper)] = Self.unseen }
        touched.removeAll(keepingCapacity: true)
        heap.removeAll(keepingCapacity: true)
    }

    /// Whether this is the shortest way to a helper so far; then it is remembered.
    mutating func offer(_ helper: Int, at distance: Int64) -> Bool {
        let place = places[helper]
        if place == Self.done { return false }
        if place == Self.unseen {
            touched.append(Int32(helper))
            heap.append(Int32(helper))
            distances[helper] = distance
            rise(from: heap.count - 1)
            return true
        }
        guard distance < distances[helper] else { return false }
        distances[helper] = distance
        rise(from: Int(place))
        return true
    }

    /// Takes out the nearest.
    mutating func next() -> (helper: Int, distance: Int64)? {
        guard let first = heap.first, let last = heap.popLast() else { return nil }
        places[Int(first)] = Self.done
        if first != last { sink(last) }
        return (Int(first), distances[Int(first)])
    }

    private func isNearer(_ one: Int32, _ other: Int32) -> Bool {
        let (near, far) = (distances[Int(one)], distances[Int(other)])
        return near < far || (near == far && one < other)
    }

    private mutating func rise(from start: Int) {
        var place = start
        let helper = heap[place]
        while place > 0, isNearer(helper, heap[(place - 1) / 2]) {
            put(heap[(place - 1) / 2], at: place)
            place = (place - 1) / 2
        }
        put(helper, at: place)
    }

    private mutating func sink(_ helper: Int32) {
        var place = 0
        while 2 * place + 1 < heap.count {
            var child = 2 * place + 1
            if child + 1 < heap.count, isNearer(heap[child + 1], heap[child]) { child += 1 }
            guard isNearer(heap[child], helper) else { break }
            put(heap[child], at: place)
            place = child
        }
        put(helper, at: place)
    }

    private mutating func put(_ helper: Int32, at place: Int) {
        heap[place] = helper
        places[Int(helper)] = Int32(place)
    }
}
