import Language
import Neighbourhood

extension Search {
    /// The reckoning of one entry, by the same terms and rules as its place in the order.
    func explain(_ place: Int, in segment: Segment, _ limits: LocalLimits, _ scale: TermScale) -> Candidate {
        var contributions = shared(scale.weights(at: place, in: segment))
        let relevance = contributions.reduce(0) { $0 + $1.points }
        guard let circumstances = limits.circumstances(at: place) else { preconditionFailure("only entries within the limits are explained") }
        circumstances.eachRule(relevance, weights) { share, rule in
            let evidence = circumstances.evidence(rule, segment.entries[place].languages, wish.languages)
            contributions.append(Contribution(rule: rule, points: relevance * share, evidence: evidence))
        }
        return Candidate(
            key: segment.entries[place].key, kind: segment.entries[place].kind, title: segment.entries[place].title,
            score: contributions.reduce(0) { $0 + $1.points }, contributions: contributions, uncertain: doubts(circumstances, relevance),
            metres: circumstances.metres, walkingMinutes: circumstances.minutes, common: circumstances.common,
            confirmed: segment.entries[place].confirmed, wishWords: wish.words)
    }

    /// Points for what wish and entry share: per concept, per word, and for all pieces together.
    ///
    /// - Parameter weightOfTerm: how much of each term of the wish the entry has.
    private func shared(_ weightOfTerm: [Float]) -> [Contribution] {
        var contributions: [Contribution] = []
        var words: [(token: Int, points: Double)] = []
        var pieces = (count: 0, points: 0.0)
        for (term, weight) in zip(terms, weightOfTerm) where weight > 0 {
            let points = Double(term.points * weight)
            guard points > 0 else { continue }
            switch term.source {
            // The terms of one word stand together.
            case .word(let token):
                if words.last?.token == token { words[words.count - 1].points += points } else { words.append((token, points)) }
            case .piece: pieces = (pieces.count + 1, pieces.points + points)
            case .concept(let need): addServed(need, points, to: &contributions)
            }
        }
        for (token, points) in words {
            contributions.append(Contribution(rule: .words, points: points, evidence: .word(understanding.tokens[token].written)))
        }
        if pieces.count > 0 { contributions.append(Contribution(rule: .pieces, points: pieces.points, evidence: .pieces(pieces.count))) }
        return contributions
    }

    /// The points of a need that is served: what the vocabulary gives, and apart from it what earlier matches add or take away.
    private func addServed(_ need: Needs.Need, _ points: Double, to contributions: inout [Contribution]) {
        let plain = points / Double(need.lesson)
        let words = understanding.concepts[need.recognition].words
        contributions.append(
            Contribution(
                rule: .concept, points: plain, evidence: .concept(asked: need.asked, offered: need.offered, tie: need.tie, words: words)))
        guard need.lesson != 1 else { return }
        let evidence = Contribution.Evidence.lesson(asked: need.asked, offered: need.offered, factor: Double(need.lesson))
        contributions.append(Contribution(rule: .lesson, points: points - plain, evidence: evidence))
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
