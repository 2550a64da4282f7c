import Foundation
import Language
import Neighbourhood

/// The hard limits of a wish, and the circumstances of an entry that meets them.
struct Limits {
    let wish: Wish
    let kinds: Kinds
    let languages: Set<SpokenLanguage>
    let refusals: [RuledOut]
    let distanceWish: DistanceWish?
    let weights: MatchWeights

    init(_ wish: Wish, _ understanding: Understanding, _ weights: MatchWeights) {
        self.wish = wish
        self.weights = weights
        kinds = wish.kinds.reduce(into: []) { $0.formUnion(Self.bit($1)) }
        languages = Set(wish.languages)
        refusals = understanding.refusals
        distanceWish = understanding.distance
    }

    /// How an entry lies beside the wish; nil when a hard limit says no.
    func circumstances(of fact: Segment.Fact, refusal: RuledOut.Degree?) -> Circumstances? {
        let entry = fact.entry
        guard wish.kinds.contains(entry.kind), !entry.isFull, !wish.excludedKeys.contains(entry.key), refusal != .excluded,
            !(entry.party.map(wish.excludedParties.contains) ?? false), hasVog(entry), fitsNearness(entry), !speaksRefused(entry)
        else { return nil }
        let common = wish.wanted.intersection(entry.availability)
        if wish.wanted != .none, entry.availability != .none, common == .none { return nil }
        guard let distance = reach(entry) else { return nil }
        return Circumstances(
            common: common, wanted: wish.wanted, metres: distance.metres, range: distance.range, minutes: distance.minutes, isElsewhere: wish.nearness == .elsewhere,
            sharedLanguages: entry.languages.filter(languages.contains), needsLanguage: !fact.teachesDutch && !languages.isEmpty && !entry.languages.isEmpty,
            isBeyondWords: distance.isBeyondWords, isDisfavoured: refusal == .disfavoured, entry: entry, today: wish.today)
    }

    private func hasVog(_ entry: Entry) -> Bool { entry.kind == .ask ? !entry.vog || wish.hasVog : !wish.needsVog || entry.vog }

    private func speaksRefused(_ entry: Entry) -> Bool {
        refusals.contains { $0.degree == .excluded && $0.languages.contains { code in entry.languages.contains { $0.code == code } } }
    }

    /// Some want somebody from their own neighbourhood, some nobody from it; that goes for both sides.
    private func fitsNearness(_ entry: Entry) -> Bool {
        for nearness in [wish.nearness, entry.nearness] where nearness != .any {
            guard let isNear = isNear(entry) else { continue }
            if isNear != (nearness == .own) { return false }
        }
        return true
    }

    private func isNear(_ entry: Entry) -> Bool? {
        if let mine = wish.areaCode, let theirs = entry.areaCode { return mine == theirs }
        guard let mine = wish.place, let theirs = entry.place else { return nil }
        return mine.distance(to: theirs) < weights.nearMetres
    }

    private struct Reach { var metres: Double?; var range: Double; var minutes: Int?; var isBeyondWords = false }

    /// The distance; nil when it is too far. Help by telephone reaches everywhere, and a place that is not known rules nothing out.
    private func reach(_ entry: Entry) -> Reach? {
        let range = Double(entry.kind == .ask ? wish.range ?? .max : entry.range)
        guard let mine = wish.place, let theirs = entry.place else { return Reach(metres: nil, range: range) }
        let metres = mine.distance(to: theirs)
        guard metres <= range || isByPhone(entry) else { return nil }
        var reach = Reach(metres: metres, range: range, minutes: mine.walkingMinutes(to: theirs))
        guard let said = distanceWish, mustGoThere(entry) else { return reach }
        if metres > said.metres * 2 { return nil }
        reach.isBeyondWords = metres > said.metres
        return reach
    }

    private func isByPhone(_ entry: Entry) -> Bool {
        if wish.forms.isEmpty || entry.forms.isEmpty { return entry.forms == .byPhone || wish.forms == .byPhone }
        return wish.forms.intersection(entry.forms) == .byPhone
    }

    private func mustGoThere(_ entry: Entry) -> Bool {
        entry.forms.isEmpty ? entry.kind == .activity : entry.forms.isSubset(of: [.inHouse, .atMine])
    }

    /// Which entries have what the words rule out or would rather not have.
    func refused(in segment: Segment) -> [Int: RuledOut.Degree] {
        var degrees: [Int: RuledOut.Degree] = [:]
        for refusal in refusals {
            for key in refusal.keys {
                for row in segment.postings(of: key) { mark(segment.postings[row].place, refusal.degree, in: &degrees) }
            }
            for concept in refusal.concepts {
                for row in segment.postings(of: TermKey(concept: concept)) where segment.postings[row].weight >= 0.5 { mark(segment.postings[row].place, refusal.degree, in: &degrees) }
            }
        }
        return degrees
    }

    private func mark(_ place: Int, _ degree: RuledOut.Degree, in degrees: inout [Int: RuledOut.Degree]) {
        if degrees[place] != .excluded { degrees[place] = degree }
    }
}
