import Foundation
import Neighbourhood

/// How an entry lies beside a wish, apart from what it is about. Each rule gives a share of the relevance, more or less.
struct Circumstances {
    let common: DayParts
    let wanted: DayParts
    let metres: Double?
    let range: Double
    let minutes: Int?
    let isElsewhere: Bool
    let sharedLanguages: [SpokenLanguage]
    let needsLanguage: Bool
    let isBeyondWords: Bool
    let isDisfavoured: Bool
    let entry: Entry
    let today: CalendarDate

    /// The rules that apply, with their shares. The score and the explanation both come from this list.
    func rules(_ weights: MatchWeights) -> [(share: Double, rule: Contribution.Rule, evidence: Contribution.Evidence)] {
        var rules: [(share: Double, rule: Contribution.Rule, evidence: Contribution.Evidence)] = []
        if wanted != .none, common != .none {
            rules.append((weights.time * Double(common.count) / Double(wanted.count), .time, .time(common)))
        }
        if let metres, let minutes {
            let nearness = isElsewhere ? 0 : max(0, 1 - metres / max(1, range))
            rules.append((weights.distance * nearness, .distance, .distance(metres: metres, minutes: minutes)))
        }
        if needsLanguage { rules.append((sharedLanguages.isEmpty ? -weights.language : 0, .language, .languages(sharedLanguages))) }
        if isBeyondWords { rules.append((-weights.distanceInWords, .distanceInWords, .none)) }
        if isDisfavoured { rules.append((-weights.disfavoured, .preference, .none)) }
        if let confirmed = entry.confirmed, confirmed.days(until: today) > weights.staleDays { rules.append((-weights.stale, .freshness, .confirmed(confirmed))) }
        if entry.kind == .resident { rules.append((weights.rested * rest(weights), .rest, .lastAsked(entry.lastAsked.map { CalendarDate($0) }))) }
        return rules
    }

    /// From 0, asked today, to 1, long not asked or never.
    private func rest(_ weights: MatchWeights) -> Double {
        guard let asked = entry.lastAsked else { return 1 }
        return max(0, min(1, Double(CalendarDate(asked).days(until: today)) / Double(max(1, weights.restDays))))
    }
}
