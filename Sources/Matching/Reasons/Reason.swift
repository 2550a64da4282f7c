public import Language
public import Neighbourhood

/// Why somebody is proposed (or what is still in doubt), as values from which a page can make its own sentence.
public enum Reason: Hashable, Sendable {
    /// What is given, what that serves, and the words of the wish that led there.
    case serves(offered: String, asked: String, words: [String], tie: Fit.Tie)
    case sharesWords([String])
    /// Earlier matches like this one went better than most, or less well.
    case wentBefore(well: Bool)
    case sharesTime(DayParts)
    case isNear(minutes: Int, kind: Entry.Kind)
    case speaks([SpokenLanguage])
    /// Long not asked, or never.
    case isRested(lastAsked: CalendarDate?)
    /// How often the offer was put to an ask in the past year.
    case wasAsked(Int)
    case doubt(Uncertainty)
}

extension Candidate {
    /// The reasons, the heaviest first; doubts come last.
    public func reasons(in linguist: Linguist) -> [Reason] {
        let pro = contributions.filter { $0.points > 0 }
        var reasons: [Reason] = []
        if let best = pro.filter({ $0.rule == .concept }).max(by: { $0.points < $1.points }), let reason = served(best, linguist) {
            reasons.append(reason)
        }
        let words = pro.filter { $0.rule == .words && $0.points >= Self.tellingWord }.sorted { $0.points > $1.points }.prefix(4).compactMap(\.word)
        if !words.isEmpty { reasons.append(.sharesWords(words)) }
        reasons += contributions.compactMap(\.lessonReason).prefix(1)
        if common != .none { reasons.append(.sharesTime(common)) }
        if let walkingMinutes { reasons.append(.isNear(minutes: walkingMinutes, kind: kind)) }
        reasons += contributions.compactMap(\.languageReason) + pro.compactMap(\.restReason) + contributions.compactMap(\.turnReason)
        return reasons + uncertain.map(Reason.doubt)
    }

    /// From how many points on a shared word is worth naming: "zit" and "dag" are not.
    private static let tellingWord = 2.0

    private func served(_ contribution: Contribution, _ linguist: Linguist) -> Reason? {
        guard case .concept(let asked, let offered, let tie, let words) = contribution.evidence else { return nil }
        let concepts = linguist.vocabulary.concepts
        return .serves(offered: concepts[offered].label(in: "nl"), asked: concepts[asked].label(in: "nl"), words: words, tie: tie)
    }
}

extension Contribution {
    fileprivate var word: String? { if case .word(let word) = evidence { word } else { nil } }

    /// Only another language than Dutch is worth a sentence.
    fileprivate var languageReason: Reason? {
        guard case .languages(let shared) = evidence, shared.contains(where: { $0 != .dutch }) else { return nil }
        return .speaks(shared.filter { $0 != .dutch })
    }

    /// Only what is more than a shade is worth a sentence.
    fileprivate var lessonReason: Reason? {
        guard case .lesson(_, _, let factor) = evidence, abs(factor - 1) >= 0.05 else { return nil }
        return .wentBefore(well: factor > 1)
    }

    fileprivate var turnReason: Reason? { if case .askedThisYear(let times) = evidence { .wasAsked(times) } else { nil } }

    fileprivate var restReason: Reason? {
        guard case .lastAsked(let day?) = evidence else { return nil }
        return .isRested(lastAsked: day)
    }
}
