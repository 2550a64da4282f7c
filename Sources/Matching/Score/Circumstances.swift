import Foundation
import Neighbourhood

/// How an entry lies beside a wish, apart from what it is about. Each rule gives a share of the relevance, more or less.
struct Circumstances {
    let fact: Fact
    let common: DayParts
    let wanted: DayParts
    let metres: Double?
    let range: Double
    let isElsewhere: Bool
    let needsLanguage: Bool
    let sharesLanguage: Bool
    let isBeyondWords: Bool
    let isDisfavoured: Bool
    let today: CalendarDate

    /// What is added to the relevance or taken away, as a share of it: the shares of all rules together.
    func share(of relevance: Double, _ weights: MatchWeights) -> Double {
        var sum = 0.0
        eachRule(relevance, weights) { share, _ in sum += share }
        return sum
    }

    /// The rules that apply, with their shares. The same that give the order, so score and explanation cannot differ.
    func eachRule(_ relevance: Double, _ weights: MatchWeights, _ body: (Double, Contribution.Rule) -> Void) {
        if wanted != .none, common != .none { body(weights.time * Double(common.count) / Double(wanted.count), .time) }
        if let metres { body(weights.distance * (isElsewhere ? 0 : max(0, 1 - metres / max(1, range))), .distance) }
        if needsLanguage { body(sharesLanguage ? 0 : -weights.language, .language) }
        if isBeyondWords { body(-weights.distanceInWords, .distanceInWords) }
        if isDisfavoured { body(-weights.disfavoured, .preference) }
        if isStale(weights) { body(-weights.stale, .freshness) }
        guard fact.kind == .resident else { return }
        body(weights.rested * rest(weights), .rest)
        if fact.askedThisYear > 0 { body(-turn(relevance, weights), .turn) }
    }

    /// On which ground a rule applies.
    ///
    /// - Parameters:
    ///   - spoken: the languages of the entry.
    ///   - languages: those of the wish.
    func evidence(_ rule: Contribution.Rule, _ spoken: [SpokenLanguage], _ languages: [SpokenLanguage]) -> Contribution.Evidence {
        switch rule {
        case .time: .time(common)
        case .distance: .distance(metres: metres ?? 0, minutes: minutes ?? 0)
        case .language: .languages(spoken.filter(languages.contains))
        case .freshness: fact.confirmed.map { .confirmed($0) } ?? .none
        case .rest: .lastAsked(fact.lastAsked)
        case .turn: .askedThisYear(Int(fact.askedThisYear))
        case .concept, .lesson, .words, .pieces, .distanceInWords, .preference: .none
        }
    }

    var minutes: Int? { metres.map { Coordinate.walkingMinutes($0) } }

    func isStale(_ weights: MatchWeights) -> Bool { fact.confirmed.map { $0.days(until: today) > weights.staleDays } ?? false }

    /// So many points whatever the relevance: what it costs to pass over a good fit does not depend on how good the others are.
    private func turn(_ relevance: Double, _ weights: MatchWeights) -> Double {
        let asked = Double(fact.askedThisYear)
        return min(weights.mostForTurn, weights.turn * asked / (asked + weights.turnHalfway) / relevance)
    }

    /// From 0, asked today, to 1, long not asked or never.
    private func rest(_ weights: MatchWeights) -> Double {
        guard let asked = fact.lastAsked else { return 1 }
        return max(0, min(1, Double(asked.days(until: today)) / Double(max(1, weights.restDays))))
    }
}
