import Foundation
import Neighbourhood

/// Which sessions gave a sign of life a moment ago, so that the databank is not written to at every page. Guards its own list; when it is lost, the
/// databank is told once more.
actor Pulse {
    private var heard: [String: Date] = [:]

    /// Whether the databank should hear of this session. Known by its token, so that a new token is told of at its first use.
    func isDue(_ token: String, now: Date) -> Bool {
        if let last = heard[token], now.timeIntervalSince(last) < SessionTerms.pulse { return false }
        if heard.count > 20_000 { heard = heard.filter { now.timeIntervalSince($0.value) < SessionTerms.pulse } }
        heard[token] = now
        return true
    }
}
