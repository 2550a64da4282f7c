import Foundation
import Lot
import Testing

@testable import Matching

private let exactWeights = ExactWeights(
    text: 0.35, category: 0.25, distance: 0.15, time: 0.12, language: 0.05, role: 0.05, load: 0.03, detour: 1.3, saturation: 1.2, lengthShare: 0.75)

/// The exact score said again in the slowest way.
private struct SlowestWay {
    let offers: [ExactOffer]
    let texts: [[UInt64]]

    func best(for ask: ExactAsk, _ scope: ExactAsk.Scope) -> [(id: Int32, score: Double)] {
        let scored = offers.compactMap { offer in score(offer, ask, scope).map { (id: offer.id, score: $0) } }
        return Array(scored.sorted { ($1.score, $0.id) < ($0.score, $1.id) }.prefix(10))
    }

    func score(_ offer: ExactOffer, _ ask: ExactAsk, _ scope: ExactAsk.Scope) -> Double? {
        if scope == .municipality && offer.municipality != ask.municipality { return nil }
        if offer.safeguards & ask.safeguards != ask.safeguards { return nil }
        let walk = 1.3 * hypot(Double(offer.x - ask.x), Double(offer.y - ask.y))
        if walk > Double(offer.reach) { return nil }
        let common = (0..<128).filter { offer.categories.has($0) && ask.categories.has($0) }.count
        let either = (0..<128).filter { offer.categories.has($0) || ask.categories.has($0) }.count
        let text = text(offer, ask)
        if common == 0 && text == 0 { return nil }
        let wanted = (0..<21).filter { ask.week >> $0 & 1 == 1 }
        let time = Double(wanted.filter { offer.week >> $0 & 1 == 1 }.count) / Double(wanted.count)
        var score = 0.35 * text + 0.12 * time + 0.03 * (1 - Double(offer.running) / Double(offer.capacity))
        if common > 0 { score += 0.25 * Double(common) / Double(either) }
        score += 0.15 * (1 - walk / Double(offer.reach))
        if offer.languages & ask.languages != 0 { score += 0.05 }
        if ask.roles >> offer.role & 1 == 1 { score += 0.05 }
        return score
    }

    private func text(_ offer: ExactOffer, _ ask: ExactAsk) -> Double {
        let mean = Double(texts.reduce(0) { $0 + $1.count }) / Double(texts.count)
        var (sum, most) = (0.0, 0.0)
        for word in ask.words {
            let having = Double(texts.filter { $0.contains(word) }.count)
            guard having > 0 else { continue }
            let information = log(1 + (Double(texts.count) - having + 0.5) / (having + 0.5))
            let uses = Double(offer.words.filter { $0 == word }.count)
            sum += information * uses * 2.2 / (uses + 1.2 * (0.25 + 0.75 * Double(offer.words.count) / mean))
            most += information * 2.2
        }
        return most > 0 ? sum / most : 0
    }
}

extension CategorySet {
    fileprivate func has(_ number: Int) -> Bool { bits[number / 32] >> UInt32(number % 32) & 1 == 1 }
}

/// Neighbourhoods by lot, coarse enough that many offers score the same.
private struct ExactLot {
    private var lot: Lot
    private var lastID: Int32 = 0

    init(seed: Int) { lot = Lot(seed: UInt64(seed)) }

    mutating func next(_ below: Int) -> Int { lot.below(below) }

    /// Keys as of a hash, so that the bits of words differ.
    private mutating func words(_ most: Int) -> [UInt64] {
        (0..<next(most + 1)).map { _ in (UInt64(next(14)) + 1) &* 0xD129_42F0_91E6_3A47 }
    }

    private mutating func categories() -> CategorySet { CategorySet((0..<next(3)).map { _ in next(8) * 17 }) }

    mutating func offer(id: Int32? = nil) -> ExactOffer {
        lastID += 1
        return ExactOffer(
            id: id ?? lastID, municipality: Int32(next(3)), role: UInt8(next(4)), categories: categories(), x: Int32(next(12) * 250),
            y: Int32(next(12) * 250), reach: Int32([300, 900, 1500, 2600, 6000][next(5)]), week: UInt32(next(1 << 21)),
            languages: UInt16(next(4)), safeguards: UInt8(next(8)), running: UInt16(next(3)), capacity: UInt16(2 + next(2)), words: words(16))
    }

    mutating func ask() -> ExactAsk {
        ExactAsk(
            municipality: Int32(next(3)), roles: UInt8(next(16)), categories: categories(), x: Int32(next(12) * 250), y: Int32(next(12) * 250),
            week: UInt32(1 + next(1 << 20)), languages: UInt16(next(4)), safeguards: UInt8([0, 0, 1, 3][next(4)]), words: words(10))
    }
}

@Suite("The exact best are the exact best")
struct ExactTests {
    /// What was found is as good as the best there is, place by place, and says so itself.
    private func expectBest(_ search: borrowing ExactSearch, _ slowest: SlowestWay, _ ask: ExactAsk, _ scope: ExactAsk.Scope) {
        let expected = slowest.best(for: ask, scope)
        #expect(search.found.count == expected.count)
        #expect(Set(search.found.map(\.id)).count == search.found.count)
        for (found, best) in zip(search.found, expected) {
            let own = slowest.offers.first { $0.id == found.id }.flatMap { slowest.score($0, ask, scope) }
            #expect(abs((own ?? -1) - best.score) < 1e-9 && abs(found.score - best.score) < 1e-9, "\(found) instead of \(best)")
        }
    }

    @Test("On three hundred asks of neighbourhoods by lot", arguments: 0..<10)
    func byLot(seed: Int) {
        var lot = ExactLot(seed: seed)
        var search = ExactSearch()
        for _ in 0..<15 {
            let offers = (0..<lot.next(90)).map { _ in lot.offer() }
            let texts = offers.map(\.words) + [[1]]
            let book = ExactBook(weights: exactWeights)
            book.replaceAll(offers, rarity: Rarity(texts))
            for scope in [ExactAsk.Scope.municipality, .everywhere] {
                let ask = lot.ask()
                search.search(book, for: ask, scope)
                expectBest(search, SlowestWay(offers: offers, texts: texts), ask, scope)
            }
        }
    }

    @Test("Also after many changes, which are laid in layers and joined", arguments: 0..<3)
    func changes(seed: Int) {
        var lot = ExactLot(seed: 100 + seed)
        var there = Dictionary(uniqueKeysWithValues: (0..<120).map { _ in lot.offer() }.map { ($0.id, $0) })
        let texts = there.values.map(\.words)
        let book = ExactBook(weights: exactWeights)
        book.replaceAll(Array(there.values), rarity: Rarity(texts))
        var search = ExactSearch()
        for change in 0..<260 {
            let id = Int32(1 + lot.next(160))
            if let old = there.removeValue(forKey: id) { book.remove(id, in: old.municipality) }
            if change % 4 != 0 {
                there[id] = lot.offer(id: id)
                book.put(there[id]!)
            }
            guard change % 20 == 0 else { continue }
            for scope in [ExactAsk.Scope.municipality, .everywhere] {
                let ask = lot.ask()
                search.search(book, for: ask, scope)
                expectBest(search, SlowestWay(offers: Array(there.values), texts: texts), ask, scope)
            }
        }
        #expect(book.count == there.count)
    }

    @Test("Of equals the lowest ids, in order, whatever layer they are in")
    func equals() {
        var lot = ExactLot(seed: 7)
        let model = ExactOffer(
            id: 0, municipality: 1, role: 0, categories: CategorySet([3]), x: 100, y: 100, reach: 2000, week: 7, languages: 1, safeguards: 0,
            running: 0, capacity: 1, words: [5, 6])
        let ids = (0..<40).map { Int32($0) }.sorted { _, _ in lot.next(2) == 0 }
        let offers = ids.map { id in
            var offer = model
            offer.id = id
            return offer
        }
        let book = ExactBook(weights: exactWeights)
        book.replaceAll(Array(offers[..<30]), rarity: Rarity(offers.map(\.words)))
        for offer in offers[30...] { book.put(offer) }
        book.remove(4, in: 1)
        var search = ExactSearch()
        let ask = ExactAsk(
            municipality: 1, roles: 1, categories: CategorySet([3]), x: 0, y: 0, week: 1, languages: 1, safeguards: 0, words: [5])
        search.search(book, for: ask, .everywhere)
        #expect(search.found.map(\.id) == [0, 1, 2, 3, 5, 6, 7, 8, 9, 10])
    }

    @Test("Nobody, where there is nobody")
    func empty() {
        var lot = ExactLot(seed: 1)
        var search = ExactSearch()
        search.search(ExactBook(weights: exactWeights), for: lot.ask(), .everywhere)
        #expect(search.found.isEmpty)
    }
}
