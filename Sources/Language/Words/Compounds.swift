/// Splits Dutch compounds into words that exist: "boodschappenhulp" into "boodschappen" and "hulp", "arbeidsconflict" into "arbeid" and "conflict".
struct Compounds {
    /// Whether the folded letters are a word, and whether it is one that the vocabulary uses.
    let standing: (ArraySlice<UInt8>) -> (exists: Bool, isTopical: Bool)
    /// Longest word that is looked at; keeps the work per word bounded.
    static let longest = 40

    /// The parts, or none when the word is no compound.
    func parts(of word: String) -> [String] {
        let bytes = Array(word.utf8)
        guard bytes.count >= 7, bytes.count <= Self.longest, bytes.allSatisfy({ (0x61...0x7A).contains($0) }) else { return [] }
        guard let cuts = cheapest(bytes), cuts.count > 1 else { return [] }
        return cuts.map { String(decoding: bytes[$0], as: UTF8.self) }
    }

    private struct Way {
        var cost: Double
        var from: Int
        var part: Range<Int>
    }

    /// The cheapest way to lay words end to end; each word costs one, more when short or off topic; a linking s, e or en costs a little.
    private func cheapest(_ bytes: [UInt8]) -> [Range<Int>]? {
        var best = [Way?](repeating: nil, count: bytes.count + 1)
        best[0] = Way(cost: 0, from: 0, part: 0..<0)
        for start in 0..<bytes.count - 2 {
            guard let before = best[start] else { continue }
            for end in (start + 3)...bytes.count where !(start == 0 && end == bytes.count) {
                guard let cost = cost(of: bytes[start..<end], isLast: end == bytes.count) else { continue }
                for link in Self.links where end + link.count < bytes.count || link.isEmpty {
                    guard bytes[end...].starts(with: link) else { continue }
                    let total = before.cost + cost + (link.isEmpty ? 0 : 0.15)
                    if total < best[end + link.count]?.cost ?? .infinity { best[end + link.count] = Way(cost: total, from: start, part: start..<end) }
                }
            }
        }
        return trace(best, length: bytes.count)
    }

    private func trace(_ best: [Way?], length: Int) -> [Range<Int>]? {
        var cuts: [Range<Int>] = []
        var place = length
        while place > 0 {
            guard let way = best[place] else { return nil }
            cuts.insert(way.part, at: 0)
            place = way.from
        }
        return cuts.count <= 4 ? cuts : nil
    }

    private func cost(of part: ArraySlice<UInt8>, isLast: Bool) -> Double? {
        let found = standing(part)
        guard found.exists else { return nil }
        if isLast, Self.endings.contains(String(decoding: part, as: UTF8.self)) { return nil }
        if part.count == 3, !found.isTopical { return nil }
        return 1 + (part.count == 3 ? 0.5 : 0) + (found.isTopical ? 0 : 0.35)
    }

    private static let links: [[UInt8]] = ["", "s", "e", "en"].map { Array($0.utf8) }
    /// Endings that also stand in the word list, but make no compound.
    private static let endings: Set<String> = [
        "baar", "achtig", "heid", "heden", "ling", "lingen", "ster", "sters", "lijk", "lijke", "lijks", "schap", "schappen", "loos", "loze", "zaam",
        "ren", "ten",
        "den", "gen", "len", "sen", "ken", "pen", "ben", "men", "nen", "ting", "ding", "ring", "ende", "end", "eren", "elen", "eer", "aar", "ier",
        "ist", "ens",
    ]
}
