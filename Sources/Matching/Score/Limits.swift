import Foundation
import Language
import Neighbourhood

/// The hard limits of a wish, and the circumstances of an entry that meets them.
struct Limits {
    let wish: Wish
    let refusals: [RuledOut]
    let distanceWish: DistanceWish?
    let weights: MatchWeights

    init(_ wish: Wish, _ understanding: Understanding, _ weights: MatchWeights) {
        self.wish = wish
        self.weights = weights
        refusals = understanding.refusals
        distanceWish = understanding.distance
    }

    /// The same limits in the numbers of one segment.
    func here(_ segment: Segment) -> LocalLimits { LocalLimits(self, segment) }
}

/// The limits of a wish in the numbers of one segment.
struct LocalLimits {
    /// A term that the words rule out or would rather not have, and from which weight on.
    private struct Refused {
        let term: Int
        let least: Float
        let degree: RuledOut.Degree
    }

    private let wish: Wish
    private let weights: MatchWeights
    private let distanceWish: DistanceWish?
    private let segment: Segment
    private let kinds: ReachMap.Marks
    private let languages: UInt64
    private let refusedLanguages: UInt64
    private let area: Int32
    private let excludedParties: [Int32]
    private let excludedPlaces: Set<Int>
    private let refused: [Refused]

    init(_ limits: Limits, _ segment: Segment) {
        wish = limits.wish
        weights = limits.weights
        distanceWish = limits.distanceWish
        self.segment = segment
        kinds = wish.kinds.reduce(into: []) { $0.formUnion(ReachMap.Marks($1)) }
        languages = wish.languages.reduce(0) { $0 | Names.bit(segment.names.known($1.code)) }
        // The last bit may be shared; whoever speaks one of those languages is not refused for another.
        refusedLanguages =
            limits.refusals.filter { $0.degree == .excluded }.flatMap(\.languages)
            .reduce(0) { $0 | Names.bit(segment.names.known($1)) } & ~Names.bit(.max)
        area = wish.areaCode.map { segment.names.known($0) } ?? Names.unknown
        excludedParties = wish.excludedParties.map { segment.names.known($0) }.filter { $0 >= 0 }
        excludedPlaces = Set(wish.excludedKeys.compactMap { segment.place(of: $0) })
        refused = limits.refusals.flatMap { refusal in
            refusal.keys.compactMap { key in segment.number(of: key).map { Refused(term: $0, least: 0, degree: refusal.degree) } }
                + refusal.concepts.compactMap { concept in
                    segment.number(of: TermKey(concept: concept)).map { Refused(term: $0, least: 0.5, degree: refusal.degree) }
                }
        }
    }

    /// Entries that are not out for certain.
    var candidates: [Int32] {
        let from = wish.forms.contains(.byPhone) ? nil : wish.place
        return segment.reach.within(from, wanted: wish.wanted, kinds: kinds, forbidden: wish.needsVog ? [.full, .lacksVog] : .full)
    }

    /// How an entry lies beside the wish; nil when a hard limit says no.
    func circumstances(at place: Int) -> Circumstances? {
        let fact = segment.facts[place]
        guard !fact.isFull, !kinds.isDisjoint(with: ReachMap.Marks(fact.kind)), !excludedPlaces.contains(place), hasVog(fact),
            fact.languages & refusedLanguages == 0,
            fact.party < 0 || !excludedParties.contains(fact.party)
        else { return nil }
        let common = wish.wanted.intersection(fact.availability)
        if wish.wanted != .none, fact.availability != .none, common == .none { return nil }
        let metres = fact.place.flatMap { theirs in wish.place.map { $0.distance(to: theirs) } }
        guard let reach = reach(fact, metres), fitsNearness(fact, metres) else { return nil }
        let refusal = refused.isEmpty ? nil : refusal(at: place)
        guard refusal != .excluded else { return nil }
        return Circumstances(
            fact: fact, common: common, wanted: wish.wanted, metres: metres, range: reach.range, isElsewhere: wish.nearness == .elsewhere,
            needsLanguage: !fact.teachesDutch && !wish.languages.isEmpty && fact.languages != 0, sharesLanguage: fact.languages & languages != 0,
            isBeyondWords: reach.isBeyondWords, isDisfavoured: refusal == .disfavoured, today: wish.today)
    }

    private func hasVog(_ fact: Fact) -> Bool { fact.kind == .ask ? !fact.vog || wish.hasVog : !wish.needsVog || fact.vog }

    /// Some want somebody from their own neighbourhood, some nobody from it; that goes for both sides.
    private func fitsNearness(_ fact: Fact, _ metres: Double?) -> Bool {
        guard wish.nearness != .any || fact.nearness != .any, let isNear = isNear(fact, metres) else { return true }
        return [wish.nearness, fact.nearness].allSatisfy { $0 == .any || isNear == ($0 == .own) }
    }

    private func isNear(_ fact: Fact, _ metres: Double?) -> Bool? {
        if wish.areaCode != nil, fact.area >= 0 { return area == fact.area }
        return metres.map { $0 < weights.nearMetres }
    }

    private struct Reach {
        var range: Double
        var isBeyondWords = false
    }

    /// Nil when it is too far. Help by telephone reaches everywhere, and a place that is not known rules nothing out.
    private func reach(_ fact: Fact, _ metres: Double?) -> Reach? {
        var reach = Reach(range: Double(fact.kind == .ask ? wish.range ?? .max : fact.range))
        guard let metres else { return reach }
        guard metres <= reach.range || isByPhone(fact) else { return nil }
        guard let said = distanceWish, mustGoThere(fact) else { return reach }
        if metres > said.metres * 2 { return nil }
        reach.isBeyondWords = metres > said.metres
        return reach
    }

    private func isByPhone(_ fact: Fact) -> Bool {
        if wish.forms.isEmpty || fact.forms.isEmpty { return fact.forms == .byPhone || wish.forms == .byPhone }
        return wish.forms.intersection(fact.forms) == .byPhone
    }

    private func mustGoThere(_ fact: Fact) -> Bool {
        fact.forms.isEmpty ? fact.kind == .activity : fact.forms.isSubset(of: [.inHouse, .atMine])
    }

    /// Whether the entry has what the words rule out or would rather not have.
    private func refusal(at place: Int) -> RuledOut.Degree? {
        var degree: RuledOut.Degree?
        for row in segment.termsOfEntry[place] {
            let posting = segment.termsOfEntry.postings[row]
            for one in refused where one.term == posting.number && posting.weight >= one.least {
                if one.degree == .excluded { return .excluded }
                degree = one.degree
            }
        }
        return degree
    }
}
