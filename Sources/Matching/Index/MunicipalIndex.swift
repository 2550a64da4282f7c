import Foundation
import Language

/// The entries of one municipality in layers: one large, some small with what came since. A change makes only the smallest layer anew; layers of
/// like size are joined, so there are never many, and the large one is made anew when a quarter of it has changed.
struct MunicipalIndex: Sendable {
    private(set) var layers: [Layer] = []
    /// What came last, still as digests, so that the smallest layer can be made anew.
    private var recent: [Digest] = []
    static let smallest = 48

    init() {}

    /// All at once, as at start-up.
    init(_ segment: Segment) { layers = [Layer(segment), Layer(.empty)] }

    var count: Int { layers.reduce(0) { $0 + $1.count } }
    var entries: [Entry] { layers.flatMap(\.entries) }

    /// A few at a time: the smallest layer is made anew. Their keys differ.
    mutating func put(_ digests: [Digest]) {
        if layers.isEmpty { layers = [Layer(.empty)] }
        for digest in digests { forget(digest.entry.key) }
        recent = recent.filter { old in !digests.contains { $0.entry.key == old.entry.key } } + digests
        layers[layers.count - 1] = Layer(Segment(recent))
        tidy()
    }

    /// Many at once, already turned about, become a layer of their own.
    mutating func put(_ segment: Segment) {
        if layers.isEmpty { layers = [Layer(.empty)] }
        for entry in segment.entries { forget(entry.key) }
        recent.removeAll { segment.place(of: $0.entry.key) != nil }
        layers.insert(Layer(segment), at: layers.count - 1)
        tidy()
    }

    mutating func remove(_ key: String) {
        forget(key)
        recent.removeAll { $0.entry.key == key }
    }

    private mutating func forget(_ key: String) {
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

    /// How much sharing a term tells here, in nats: from how many entries of the large layer have it, and before there are many, from what
    /// is generally known. Changes count from the next joining on, so that one changed offer does not move all scores.
    func information(of key: TermKey, general: Double, prior: Double) -> Float {
        let base = layers.first?.segment ?? .empty
        let share = prior * exp(-general)
        return Float(max(0.05, log((Double(base.count) + prior + 1) / (Double(base.frequency(of: key)) + share + 0.5))))
    }
}
