import Dispatch
public import Language
public import Neighbourhood
import Synchronization

/// An immutable picture of everything that is open. Readers keep it as long as they like; nothing in it ever changes.
public struct MatchIndex: Sendable {
    public let weights: MatchWeights
    let linguist: Linguist
    var municipalities: [MunicipalityCode: MunicipalIndex] = [:]

    init(linguist: Linguist, weights: MatchWeights) {
        self.linguist = linguist
        self.weights = weights
    }

    /// How many entries are open, in one municipality or in all.
    public func count(in municipality: MunicipalityCode? = nil) -> Int {
        if let municipality { return municipalities[municipality]?.count ?? 0 }
        return municipalities.values.reduce(0) { $0 + $1.count }
    }

    /// The best that fit a wish, best first; never more than `limit`, fewer when fewer fit.
    ///
    /// Every candidate meets every hard limit: open, same municipality, within reach, a common part of the week where both name one, a
    /// certificate of conduct where one is needed, not ruled out in the words, not the seeker themselves.
    public func best(for wish: Wish, limit: Int = 10) -> [Candidate] {
        guard let municipality = municipalities[wish.municipality], limit > 0 else { return [] }
        return Search(wish, in: municipality, linguist: linguist, weights: weights).best(limit)
    }
}

/// The one owner of the match index. Writers take turns; each puts a new `MatchIndex` in place of the old one, so readers never wait for them.
public final class MatchBook: Sendable {
    public let linguist: Linguist
    private let current: Mutex<MatchIndex>
    private let writing = Mutex<Void>(())

    /// Throws when the weights that come with the engine cannot be read.
    public convenience init(linguist: Linguist) throws { try self.init(linguist: linguist, weights: .bundled()) }

    public init(linguist: Linguist, weights: MatchWeights) {
        self.linguist = linguist
        current = Mutex(MatchIndex(linguist: linguist, weights: weights))
    }

    /// The index as it is now. The lock is held for one copy of a reference.
    public var index: MatchIndex { current.withLock { $0 } }

    /// Adds entries, or replaces those with the same key. Seen by every search that begins afterwards.
    public func put(_ entries: [Entry]) {
        let digests = Dictionary(grouping: digested(entries), by: \.entry.municipality)
        change { index in
            for (municipality, digests) in digests { index.municipalities[municipality, default: MunicipalIndex()].put(digests) }
        }
    }

    public func put(_ entry: Entry) { put([entry]) }

    /// Takes out an entry; does nothing when it is not there.
    public func remove(_ key: String, in municipality: MunicipalityCode) {
        change { $0.municipalities[municipality]?.remove(key) }
    }

    /// Begins anew with these entries, as at start-up.
    public func replaceAll(_ entries: [Entry]) {
        let digests = Dictionary(grouping: digested(entries), by: \.entry.municipality)
        change { index in
            index.municipalities = digests.mapValues { MunicipalIndex($0) }
        }
    }

    /// The best that fit a wish now; see `MatchIndex.best`.
    public func best(for wish: Wish, limit: Int = 10) -> [Candidate] { index.best(for: wish, limit: limit) }

    private func change(_ alter: (inout MatchIndex) -> Void) {
        writing.withLock { _ in
            var next = index
            alter(&next)
            current.withLock { $0 = next }
        }
    }

    /// Reading texts is the costly part of a build, so many of them are read on all cores.
    private func digested(_ entries: [Entry]) -> [Digest] {
        let weights = index.weights
        guard entries.count > 200 else { return entries.map { Digest($0, linguist: linguist, weights: weights) } }
        let stretches = stride(from: 0, to: entries.count, by: 200).map { entries[$0..<min(entries.count, $0 + 200)] }
        let done = Mutex([[Digest]](repeating: [], count: stretches.count))
        DispatchQueue.concurrentPerform(iterations: stretches.count) { number in
            let digests = stretches[number].map { Digest($0, linguist: linguist, weights: weights) }
            done.withLock { $0[number] = digests }
        }
        return done.withLock { Array($0.joined()) }
    }
}
