public import Language
public import Neighbourhood

/// An immutable picture of everything that is open. Readers keep it as long as they like; nothing in it ever changes.
public struct MatchIndex: Sendable {
    public let weights: MatchWeights
    private let linguist: Linguist
    var municipalities: [MunicipalityCode: MunicipalIndex] = [:]
    /// Of the municipalities that have words of their own, or lessons.
    var ownLinguists: [MunicipalityCode: Linguist] = [:]
    /// How often a municipality's words changed: what was read before a change is read again after it.
    var lessonsTaught: [MunicipalityCode: Int] = [:]

    init(linguist: Linguist, weights: MatchWeights) {
        self.linguist = linguist
        self.weights = weights
    }

    /// Who reads the words of this municipality.
    public func linguist(of municipality: MunicipalityCode) -> Linguist { ownLinguists[municipality] ?? linguist }

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
        return Search(wish, in: municipality, linguist: linguist(of: wish.municipality), weights: weights).best(limit)
    }
}

/// The one owner of the match index. Writers take turns; each puts a new `MatchIndex` in place of the old one, so readers never wait for them.
public final class MatchBook: Sendable {
    public let linguist: Linguist
    private let weights: MatchWeights
    private let picture: Picture<MatchIndex>

    /// Throws when the weights that come with the engine cannot be read.
    public convenience init(linguist: Linguist) throws { try self.init(linguist: linguist, weights: .bundled()) }

    public init(linguist: Linguist, weights: MatchWeights) {
        self.linguist = linguist
        self.weights = weights
        picture = Picture(MatchIndex(linguist: linguist, weights: weights))
    }

    /// The index as it is now.
    public var index: MatchIndex { picture.now }

    /// Adds entries, or replaces those with the same key. Seen by every search that begins afterwards.
    public func put(_ entries: [Entry]) {
        let newest = Self.newest(of: entries)
        let many = newest.filter { $0.value.count > MunicipalIndex.smallest }
        let seen = index
        let segments = segments(of: many, readBy: seen.linguist(of:))
        picture.change { index in
            for (municipality, entries) in newest where entries.count <= MunicipalIndex.smallest {
                let linguist = index.linguist(of: municipality)
                index.municipalities[municipality, default: MunicipalIndex()].put(entries.map { Digest($0, linguist: linguist, weights: weights) })
            }
            let outdated = many.filter { index.lessonsTaught[$0.key] != seen.lessonsTaught[$0.key] }
            let renewed = outdated.isEmpty ? [:] : self.segments(of: outdated, readBy: index.linguist(of:))
            for (municipality, segment) in segments.merging(renewed, uniquingKeysWith: { $1 }) {
                index.municipalities[municipality, default: MunicipalIndex()].put(segment)
            }
        }
    }

    public func put(_ entry: Entry) { put([entry]) }

    /// Takes out an entry; does nothing when it is not there.
    public func remove(_ key: String, in municipality: MunicipalityCode) {
        picture.change { $0.municipalities[municipality]?.remove(key) }
    }

    /// Begins anew with these entries, as at start-up, and with what each municipality calls its own.
    public func replaceAll(_ entries: [Entry], own: [MunicipalityCode: OwnWords] = [:]) {
        let linguists = own.mapValues { linguist.speaking($0.concepts, lessons: $0.lessons) }
        let segments = segments(of: Self.newest(of: entries)) { linguists[$0] ?? linguist }
        picture.change { index in
            index.ownLinguists = linguists
            for municipality in Set(linguists.keys).union(index.lessonsTaught.keys) { index.lessonsTaught[municipality, default: 0] += 1 }
            index.municipalities = segments.mapValues { MunicipalIndex($0) }
        }
    }

    /// From now on this municipality's words are read in its own way: all its entries are read anew, while others go on searching in the old picture.
    public func teach(_ own: OwnWords, to municipality: MunicipalityCode) {
        let linguist = linguist.speaking(own.concepts, lessons: own.lessons)
        picture.change { index in
            index.ownLinguists[municipality] = own.isEmpty ? nil : linguist
            index.lessonsTaught[municipality, default: 0] += 1
            guard let entries = index.municipalities[municipality]?.entries else { return }
            index.municipalities[municipality] = segments(of: [municipality: entries], readBy: { _ in linguist })[municipality].map {
                MunicipalIndex($0)
            }
        }
    }

    /// The best that fit a wish now; see `MatchIndex.best`.
    public func best(for wish: Wish, limit: Int = 10) -> [Candidate] { index.best(for: wish, limit: limit) }

    /// Entries by municipality; of those with the same key the last.
    private static func newest(of entries: [Entry]) -> [MunicipalityCode: [Entry]] {
        Dictionary(grouping: entries, by: \.municipality).mapValues { entries in
            var last: [String: Int] = [:]
            for (place, entry) in entries.enumerated() { last[entry.key] = place }
            return last.count == entries.count ? entries : last.values.sorted().map { entries[$0] }
        }
    }

    /// One segment for each municipality. Reading texts is the costly part, so it is done in stretches on all cores, and what a stretch
    /// was boiled down to is let go as soon as it is turned about.
    private func segments(
        of entries: [MunicipalityCode: [Entry]], readBy linguist: @Sendable (MunicipalityCode) -> Linguist
    ) -> [MunicipalityCode: Segment] {
        let stretches = entries.sorted { $0.value.count > $1.value.count }.flatMap { municipality, entries in
            stride(from: 0, to: entries.count, by: 2048).map { (municipality, entries[$0..<min(entries.count, $0 + 2048)]) }
        }
        let parts = Cores.each(stretches) { [weights] municipality, entries in
            let linguist = linguist(municipality)
            return Segment(entries.map { Digest($0, linguist: linguist, weights: weights) })
        }
        let grouped = Dictionary(grouping: zip(stretches.map(\.0), parts), by: \.0).mapValues { $0.map(\.1) }.map { $0 }
        let whole = Cores.each(grouped) { $0.value.count == 1 ? $0.value[0] : Segment(merging: $0.value.map(Layer.init)) }
        return Dictionary(uniqueKeysWithValues: zip(grouped.map(\.key), whole))
    }
}
