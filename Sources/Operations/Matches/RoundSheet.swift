import Language
public import Matching
public import Neighbourhood
public import Storage

/// The round as a worker reads it: all asks that wait, divided over all helpers at once, beside what choosing one by one would give.
public struct RoundSheet: Sendable {
    /// An ask and the helper that the round proposes for it.
    public struct Pair: Sendable {
        public let asked: RoundAsk
        public let line: FitLine
        /// What changes for this ask; nil when it goes to the same helper one by one.
        public let change: Change?
    }

    /// An ask that stays without in this round.
    public struct Left: Sendable {
        public let asked: RoundAsk
        /// Whether somebody fits at all.
        public let hasCandidates: Bool
        public let change: Change?
    }

    /// What is different from choosing one by one, and who is on the other side of it.
    public struct Change: Sendable {
        public let shift: Comparison.Shift
        /// The name of the helper one by one; nil when it would have stayed without.
        public let helperBefore: String?
        /// Whose ask the helper of one by one goes to instead, when this ask makes room for it.
        public let makesRoomFor: String?
        /// Whose ask makes room, when this ask takes its place.
        public let takesPlaceOf: String?
    }

    /// In the order of the asks, the longest waiting first.
    public let pairs: [Pair]
    public let left: [Left]
    public let comparison: Comparison
    /// How many asks take part; not more than `Workplace.asksInRound`.
    public var askCount: Int { pairs.count + left.count }
    /// How much better all asks together are served than one by one, as a share.
    public var gain: Double {
        let before = comparison.oneByOne.total
        return before > 0 ? Double(comparison.together.total - before) / Double(before) : 0
    }
}

/// Makes the sheet from the asks, their candidates and the cards of the offers.
struct RoundMaker {
    let asks: [RoundAsk]
    let candidates: [[Candidate]]
    let cards: [OfferCard]
    /// Open proposals by offer.
    let waiting: [Offer.ID: Int]
    /// Who read the asks, with the words of the municipality.
    let linguist: Linguist

    func sheet() -> RoundSheet {
        let numbers = Dictionary(uniqueKeysWithValues: cards.enumerated().map { ($1.id.text, $0) })
        let choices = candidates.map { candidates in
            candidates.compactMap { candidate in
                numbers[candidate.key].map { Round.Choice(helper: $0, score: Round.score(max(1, candidate.score))) }
            }
        }
        let comparison = Comparison(Round(choices: choices, room: cards.map { $0.atOnce - $0.running - (waiting[$0.id] ?? 0) }))
        let changes = changes(comparison)
        var pairs: [RoundSheet.Pair] = []
        var left: [RoundSheet.Left] = []
        for (number, asked) in asks.enumerated() {
            if let line = line(of: number, comparison) {
                pairs.append(RoundSheet.Pair(asked: asked, line: line, change: changes[number]))
            } else {
                left.append(RoundSheet.Left(asked: asked, hasCandidates: !choices[number].isEmpty, change: changes[number]))
            }
        }
        return RoundSheet(pairs: pairs, left: left, comparison: comparison)
    }

    private func line(of ask: Int, _ comparison: Comparison) -> FitLine? {
        guard let helper = comparison.together.helpers[ask] else { return nil }
        let card = cards[helper]
        return candidates[ask].first { $0.key == card.id.text }.map {
            FitLine(card: card, fitting: Fitting($0, linguist: linguist))
        }
    }

    /// In a chain each ask takes the place that the next one leaves.
    private func changes(_ comparison: Comparison) -> [Int: RoundSheet.Change] {
        var changes: [Int: RoundSheet.Change] = [:]
        for chain in comparison.chains {
            let shifts = chain.shifts
            for (place, shift) in shifts.enumerated() {
                let isRing = shifts[shifts.count - 1].helperAfter != nil && shifts[shifts.count - 1].helperAfter == shifts[0].helperBefore
                let before = place > 0 ? place - 1 : isRing ? shifts.count - 1 : nil
                let after = place + 1 < shifts.count ? place + 1 : isRing ? 0 : nil
                changes[shift.ask] = RoundSheet.Change(
                    shift: shift, helperBefore: shift.helperBefore.map { cards[$0].name },
                    makesRoomFor: before.map { asks[shifts[$0].ask].subjectName }, takesPlaceOf: after.map { asks[shifts[$0].ask].subjectName })
            }
        }
        return changes
    }
}
