import Foundation
import Language
import Lot
import Neighbourhood
import Testing

@testable import Matching

/// The engine said again in the slowest way: every entry, every term, every rule, one by one.
private struct Reference {
    let entries: [Entry]
    let municipality: MunicipalIndex

    func best(for wish: Wish, limit: Int) -> [(key: String, score: Double)] {
        let search = Search(wish, in: municipality, linguist: linguist, weights: weights)
        let scored = entries.compactMap { entry -> (key: String, score: Double)? in
            let digest = Digest(entry, linguist: linguist, weights: weights)
            let weight = Dictionary(digest.terms.map { ($0.key, Double($0.weight) / 255) }) { one, _ in one }
            let relevance = search.terms.reduce(0) { $0 + Double($1.points) * (weight[$1.key.raw] ?? 0) }
            guard relevance > 0, isWithinLimits(entry, wish) else { return nil }
            return (entry.key, relevance * (1 + share(relevance, entry, wish, digest)))
        }
        return Array(scored.sorted { ($1.score, $0.key) < ($0.score, $1.key) }.prefix(limit))
    }

    private func isWithinLimits(_ entry: Entry, _ wish: Wish) -> Bool {
        if !wish.kinds.contains(entry.kind) || wish.excludedKeys.contains(entry.key) { return false }
        if let party = entry.party, wish.excludedParties.contains(party) { return false }
        if entry.atOnce > 0 && entry.running >= entry.atOnce { return false }
        if wish.needsVog && !entry.vog { return false }
        if wish.wanted != .none && entry.availability != .none && wish.wanted.isDisjoint(with: entry.availability) { return false }
        for nearness in [wish.nearness, entry.nearness] where nearness != .any {
            if let mine = wish.areaCode, let theirs = entry.areaCode, (mine == theirs) != (nearness == .own) { return false }
        }
        guard let mine = wish.place, let theirs = entry.place else { return true }
        let forms = wish.forms.isEmpty || entry.forms.isEmpty ? wish.forms.union(entry.forms) : wish.forms.intersection(entry.forms)
        return forms == .byPhone || mine.distance(to: theirs) <= Double(entry.range)
    }

    private func share(_ relevance: Double, _ entry: Entry, _ wish: Wish, _ digest: Digest) -> Double {
        var share = 0.0
        let common = wish.wanted.intersection(entry.availability)
        if common != .none { share += weights.time * Double(common.count) / Double(wish.wanted.count) }
        if let mine = wish.place, let theirs = entry.place, wish.nearness != .elsewhere {
            share += weights.distance * max(0, 1 - mine.distance(to: theirs) / Double(entry.range))
        }
        if !digest.teachesDutch, Set(wish.languages).isDisjoint(with: entry.languages) { share -= weights.language }
        if let confirmed = entry.confirmed, confirmed.days(until: wish.today) > weights.staleDays { share -= weights.stale }
        if entry.kind == .resident {
            let days = entry.lastAsked.map { Double(CalendarDate($0).days(until: wish.today)) } ?? .infinity
            share += weights.rested * max(0, min(1, days / Double(weights.restDays)))
            let times = Double(entry.askedThisYear)
            share -= min(weights.mostForTurn, weights.turn * times / (times + weights.turnHalfway) / relevance)
        }
        return share
    }
}

/// Neighbourhoods by lot, always the same for the same seed.
private struct EntryLot {
    private var lot: Lot
    private let sayings = linguist.vocabulary.concepts.flatMap { $0.offered["nl"] ?? [] }
    private let asks = linguist.vocabulary.concepts.flatMap { $0.asked["nl"] ?? [] }

    init(seed: UInt64) { lot = Lot(seed: seed) }

    mutating func next(_ below: Int) -> Int { lot.below(below) }

    mutating func entry(_ key: String) -> Entry {
        let languages = ["nl", "tr", "en"].prefix(1 + next(3)).compactMap { SpokenLanguage($0) }
        return Entry(
            key: key, municipality: town, kind: [.resident, .activity, .service][next(3)], title: next(3) == 0 ? sayings[next(sayings.count)] : nil,
            words: sayings[next(sayings.count)] + ", " + sayings[next(sayings.count)], place: next(9) == 0 ? nil : north(Double(next(4000))),
            range: 200 + next(4000),
            forms: HelpForms(rawValue: UInt8(next(32))), nearness: Nearness.allCases[next(3)], areaCode: "BU0001000\(next(3))",
            availability: DayParts(rawValue: UInt32(next(1 << 21))),
            languages: Array(languages.suffix(1 + next(2))), vog: next(2) == 0, running: next(3), atOnce: next(4),
            confirmed: next(2) == 0 ? nil : today.adding(days: -next(400)),
            lastAsked: next(2) == 0 ? nil : Date(timeIntervalSince1970: Double(today.daysSince1970 - next(90)) * 86_400),
            askedThisYear: next(3) * next(9),
            party: next(4) == 0 ? "p\(next(4))" : nil)
    }

    mutating func wish() -> Wish {
        Wish(
            municipality: town, words: asks[next(asks.count)], place: next(9) == 0 ? nil : north(Double(next(4000))), areaCode: "BU0001000\(next(3))",
            forms: HelpForms(rawValue: UInt8(next(32))), wanted: next(2) == 0 ? .none : DayParts(rawValue: UInt32(next(1 << 21))),
            needsVog: next(3) == 0, nearness: Nearness.allCases[next(3)],
            excludedParties: ["p0"], excludedKeys: ["k1"], today: today)
    }
}

@Suite("The engine and the slowest way agree")
struct ReferenceTests {
    @Test("On neighbourhoods by lot, also after many changes", arguments: [1, 2, 3])
    func agree(seed: UInt64) throws {
        var lot = EntryLot(seed: seed)
        let book = MatchBook(linguist: linguist, weights: weights)
        var there: [String: Entry] = [:]
        for number in 0..<70 { there["k\(number)"] = lot.entry("k\(number)") }
        book.put(Array(there.values))
        for change in 0..<130 {
            let key = "k\(lot.next(110))"
            if change % 5 == 0 {
                there[key] = nil
                book.remove(key, in: town)
            } else {
                let entry = lot.entry(key)
                there[key] = entry
                book.put(entry)
            }
        }
        let municipality = try #require(book.index.municipalities[town])
        #expect(book.index.count() == there.count)
        let reference = Reference(entries: Array(there.values), municipality: municipality)
        for _ in 0..<15 {
            let wish = lot.wish()
            guard linguist.understand(wish.words, as: .ask).refusals.isEmpty, linguist.understand(wish.words, as: .ask).distance == nil else {
                continue
            }
            let expected = reference.best(for: wish, limit: 10)
            let found = book.best(for: wish, limit: 10)
            #expect(found.map(\.key) == expected.map(\.key), "\(wish.words)")
            #expect(zip(found, expected).allSatisfy { abs($0.score - $1.score) < 1e-3 })
        }
    }

    @Test("Layers joined hold what their parts held")
    func joined() {
        var lot = EntryLot(seed: 9)
        let digests = (0..<30).map { Digest(lot.entry("k\($0)"), linguist: linguist, weights: weights) }
        var first = Layer(Segment(Array(digests[0..<20])))
        first.forget("k3")
        let merged = Segment(merging: [first, Layer(Segment(Array(digests[20...])))])
        let afresh = Segment(digests.filter { $0.entry.key != "k3" })
        #expect(merged.terms.keys == afresh.terms.keys && merged.termsOfEntry.starts == afresh.termsOfEntry.starts)
        #expect(merged.termsOfEntry.postings.map(\.bits) == afresh.termsOfEntry.postings.map(\.bits))
        #expect(merged.entries == afresh.entries)
    }
}
