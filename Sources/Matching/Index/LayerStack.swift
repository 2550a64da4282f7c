/// The entries of one municipality in layers: one large, some small with what came since. A change makes only the smallest layer anew; layers of
/// like size are joined, so there are never many, and the large one is made anew when a quarter of it has changed.
struct LayerStack<Segment: LaidDown>: Sendable {
    private(set) var layers: [Layer<Segment>] = []
    /// What came last, still as it came, so that the smallest layer can be made anew.
    private var recent: [Segment.Item] = []
    static var smallest: Int { 48 }

    init() {}

    /// All at once, as at start-up.
    init(_ segment: Segment) { layers = [Layer(segment), Layer(.empty)] }

    var count: Int { layers.reduce(0) { $0 + $1.count } }

    /// A few at a time: the smallest layer is made anew. Their keys differ.
    mutating func put(_ items: [Segment.Item]) {
        if layers.isEmpty { layers = [Layer(.empty)] }
        let keys = items.map(Segment.key)
        for key in keys { forget(key) }
        recent = recent.filter { !keys.contains(Segment.key(of: $0)) } + items
        layers[layers.count - 1] = Layer(Segment(recent))
        tidy()
    }

    /// Many at once, already laid down, become a layer of their own.
    mutating func put(_ segment: Segment) {
        if layers.isEmpty { layers = [Layer(.empty)] }
        for place in 0..<segment.count { forget(segment.key(at: place)) }
        recent.removeAll { segment.place(of: Segment.key(of: $0)) != nil }
        layers.insert(Layer(segment), at: layers.count - 1)
        tidy()
    }

    mutating func remove(_ key: Segment.Key) {
        forget(key)
        recent.removeAll { Segment.key(of: $0) == key }
    }

    private mutating func forget(_ key: Segment.Key) {
        for number in layers.indices { layers[number].forget(key) }
    }

    private mutating func tidy() {
        if recent.count > Self.smallest {
            recent = []
            layers.append(Layer(.empty))
        }
        while layers.count > 3, layers[layers.count - 3].count <= layers[layers.count - 2].count * 4 { join(from: layers.count - 3) }
        if layers.count > 2, isBaseWorn { join(from: 0) }
    }

    /// Whether the layers above the large one have grown to a quarter of it.
    private var isBaseWorn: Bool { layers.dropFirst().reduce(layers[0].goneCount) { $0 + $1.count } * 4 > layers[0].count }

    /// Makes one layer of all from this one up to the smallest, which stays apart.
    private mutating func join(from first: Int) {
        layers.replaceSubrange(first..<(layers.count - 1), with: [Layer(Segment(merging: Array(layers[first..<(layers.count - 1)])))])
    }
}
