import Language
import Neighbourhood

extension Search {
    /// The reckoning of one entry, by the same terms and rules as its place in the order.
    func explain(_ place: Int, in segment: Segment, _ limits: LocalLimits, _ scale: TermScale) -> Candidate {
        let entry = segment.entries[place]
        var contributions = shared(scale.weights(at: place, in: segment))
        let relevance = contributions.reduce(0) { $0 + $1.points }
        guard let circumstances = limits.circumstances(at: place) else { preconditionFailure("only entries within the limits are explained") }
        contributions += circumstances.rules(relevance, weights, entry, languages: wish.languages).map {
            Contribution(rule: $0.rule, points: relevance * $0.share, evidence: $0.evidence)
        }
        return Candidate(
            key: entry.key, kind: entry.kind, title: entry.title, score: contributions.reduce(0) { $0 + $1.points }, contributions: contributions,
            uncertain: doubts(circumstances, relevance), metres: circumstances.metres, walkingMinutes: circumstances.minutes,
            common: circumstances.common,
            confirmed: entry.confirmed, wishWords: wish.words)
    }

    /// Points for what wish and entry share: per concept, per word, and for all pieces together.
    ///
    /// - Parameter weightOfTerm: how much of each term of the wish the entry has.
    private func shared(_ weightOfTerm: [Float]) -> [Contribution] {
        var contributions: [Contribution] = []
        var words: [Int: Double] = [:]
        var pieces = (count: 0, points: 0.0)
        for (term, weight) in zip(terms, weightOfTerm) {
            let points = Double(term.points * weight)
            guard points > 0 else { continue }
            switch term.source {
            case .word(let token): words[token, default: 0] += points
            case .piece: pieces = (pieces.count + 1, pieces.points + points)
            case .concept(let need, let offered): contributions += served(need, offered, points)
            }
        }
        contributions += words.sorted { $0.key < $1.key }
            .map { Contribution(rule: .words, points: $0.value, evidence: .word(understanding.tokens[$0.key].written)) }
        if pieces.count > 0 { contributions.append(Contribution(rule: .pieces, points: pieces.points, evidence: .pieces(pieces.count))) }
        return contributions
    }

    /// The points of a need that is served: what the vocabulary gives, and apart from it what earlier matches add or take away.
    private func served(_ need: Needs.Need, _ offered: Int, _ points: Double) -> [Contribution] {
        let evidence = Contribution.Evidence.concept(asked: need.asked.concept, offered: offered, tie: need.tie, words: need.asked.words)
        guard need.lesson != 1 else { return [Contribution(rule: .concept, points: points, evidence: evidence)] }
        let plain = points / Double(need.lesson)
        return [
            Contribution(rule: .concept, points: plain, evidence: evidence),
            Contribution(
                rule: .lesson, points: points - plain,
                evidence: .lesson(asked: need.asked.concept, offered: offered, factor: Double(need.lesson))),
        ]
    }

    private func doubts(_ circumstances: Circumstances, _ relevance: Double) -> [Uncertainty] {
        var doubts: [Uncertainty] = []
        if wish.wanted != .none, circumstances.common == .none { doubts.append(.whenUnknown) }
        if circumstances.metres == nil { doubts.append(.placeUnknown) }
        if circumstances.needsLanguage, !circumstances.sharesLanguage { doubts.append(.noCommonLanguage) }
        if circumstances.isStale(weights) { doubts.append(.longUnconfirmed) }
        if circumstances.isBeyondWords { doubts.append(.furtherThanSaid) }
        if circumstances.isDisfavoured { doubts.append(.ratherNot) }
        if relevance < weights.threshold { doubts.append(.weakFit) }
        return doubts
    }
}
