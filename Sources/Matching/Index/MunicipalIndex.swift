import Foundation
import Language

/// The entries of one municipality, as the product searches them.
typealias MunicipalIndex = LayerStack<Segment>

extension MunicipalIndex {
    var entries: [Entry] { layers.flatMap { layer in layer.places.map { layer.segment.entries[$0] } } }

    /// How much sharing a term tells here, in nats: from how many entries of the large layer have it, and before there are many, from what
    /// is generally known. Changes count from the next joining on, so that one changed offer does not move all scores.
    func information(of key: TermKey, general: Double, prior: Double) -> Float {
        let base = layers.first?.segment ?? .empty
        let share = prior * exp(-general)
        return Float(max(0.05, log((Double(base.count) + prior + 1) / (Double(base.frequency(of: key)) + share + 0.5))))
    }
}
