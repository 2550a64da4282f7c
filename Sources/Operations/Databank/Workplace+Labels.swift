import Language
public import Neighbourhood

extension Workplace {
    /// What words are about, in the words that Omzien shares: "koken", "wandelen". A proposal to stand beside the words, never instead of them; whoever
    /// listens confirms each. Says nothing of anybody, so anybody may.
    ///
    /// - Returns: the surest first, at most six, none much less sure than the first.
    public func labels(for words: String, as side: Side, in municipality: MunicipalityCode) -> [String] {
        let linguist = matches.linguist(of: municipality)
        let found = linguist.understand(words, as: side).concepts.sorted { $0.strength > $1.strength }
        let least = (found.first?.strength ?? 0) * 0.4
        return found.prefix { $0.strength >= least }.prefix(6).map { linguist.vocabulary.concepts[$0.concept].label(in: "nl") }
    }
}
