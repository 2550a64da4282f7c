import Dispatch
import Foundation
import Language
import Matching

/// The exact score of the benchmark's FORMAT.md: structured asks in, ten ids out.
struct ExactPath {
    static let weights = ExactWeights(
        text: 0.35, category: 0.25, distance: 0.15, time: 0.12, language: 0.05, role: 0.05, load: 0.03, detour: 1.3, saturation: 1.2,
        lengthShare: 0.75)

    let scope: ExactAsk.Scope
    private let book = ExactBook(weights: weights)
    private let asks: [ExactAsk]
    private let changing: [ExactOffer]
    private var measured: [String: Double] = [:]

    init(_ data: BenchmarkData, _ scope: ExactAsk.Scope) {
        self.scope = scope
        let texts = data.offers.map { Self.keys($0.terms) }
        let offers = data.offers.indices.filter { data.offers[$0].status == 0 }.map { ExactOffer(data.offers[$0], words: texts[$0]) }
        asks = data.requests.map { ExactAsk($0, words: Self.keys($0.terms)) }
        changing = Array(offers.prefix(40_000))
        let clock = ContinuousClock()
        measured["rarity_s"] = clock.measure { _ = Rarity(texts) } / .seconds(1)
        let rarity = Rarity(texts)
        let before = Memory.bytes
        // Nothing that was there before may be let go in between, or it would be taken off what the index holds.
        withExtendedLifetime((offers, texts, data.offers)) {
            measured["build_s"] = clock.measure { [book] in book.replaceAll(offers, rarity: rarity) } / .seconds(1)
            measured["bytes_per_offer"] = before.flatMap { before in Memory.bytes.map { Double($0 - before) / Double(data.offers.count) } }
        }
    }

    private static func keys(_ terms: Substring) -> [UInt64] { terms.split(separator: " ").map { TermKey(stem: $0, language: "nl").raw } }

    /// Everything that is measured, by name. Writes the ids that were found, a line for each ask.
    mutating func measure(answers file: String) throws -> [String: Double] {
        var search = ExactSearch()
        var lines = ""
        for ask in asks {
            search.search(book, for: ask, scope)
            lines += search.found.map { String($0.id) }.joined(separator: " ") + "\n"
        }
        try lines.write(toFile: file, atomically: true, encoding: .utf8)
        let times = timed(passes: 5)
        (measured["median_us"], measured["p99_us"]) = (times.quantile(0.5), times.quantile(0.99))
        let allocated = Memory.allocations
        for ask in asks { search.search(book, for: ask, scope) }
        measured["allocations"] = allocated.flatMap { before in Memory.allocations.map { Double($0 - before) } }
        measured["qps1"] = asksPerSecond(threads: 1)
        measured["qps2"] = asksPerSecond(threads: 2)
        measureChanges()
        return measured
    }

    /// Microseconds of single searches.
    private func timed(passes: Int) -> [Double] {
        var search = ExactSearch()
        for ask in asks { search.search(book, for: ask, scope) }
        var times: [Double] = []
        times.reserveCapacity(passes * asks.count)
        let clock = ContinuousClock()
        for _ in 0..<passes {
            for ask in asks { times.append(clock.measure { search.search(book, for: ask, scope) } / .microseconds(1)) }
        }
        return times
    }

    private func asksPerSecond(threads: Int) -> Double {
        let took = ContinuousClock().measure {
            DispatchQueue.concurrentPerform(iterations: threads) { thread in
                var search = ExactSearch()
                for _ in 0..<20 {
                    for number in stride(from: thread, to: asks.count, by: threads) { search.search(book, for: asks[number], scope) }
                }
            }
        }
        return Double(20 * asks.count) / (took / .seconds(1))
    }

    /// How long until a changed offer is found, and what readers notice while others change offers all the time.
    private mutating func measureChanges() {
        let clock = ContinuousClock()
        var search = ExactSearch()
        var visible: [Double] = []
        for (number, offer) in changing.prefix(2000).enumerated() {
            let changed = ExactOffer(changed: offer)
            let ask = ExactAsk(reaching: changed)
            visible.append(
                clock.measure {
                    book.put(changed)
                    search.search(book, for: ask, .municipality)
                } / .microseconds(1))
            precondition(search.found.contains { $0.id == changed.id }, "change \(number) is not seen")
        }
        (measured["visible_median_us"], measured["visible_p99_us"]) = (visible.quantile(0.5), visible.quantile(0.99))
        measured["visible_most_us"] = visible.max()
        let writer = Thread { [book, changing] in
            for offer in changing.dropFirst(2000) where !Thread.current.isCancelled { book.put(offer) }
        }
        writer.start()
        let disturbed = timed(passes: 2)
        writer.cancel()
        (measured["disturbed_median_us"], measured["disturbed_p99_us"]) = (disturbed.quantile(0.5), disturbed.quantile(0.99))
    }
}

extension ExactOffer {
    init(_ offer: BenchmarkData.Offer, words: [UInt64]) {
        self.init(
            id: Int32(offer.id), municipality: Int32(offer.tenant), role: UInt8(offer.role), categories: CategorySet(offer.categories),
            x: Int32(offer.x), y: Int32(offer.y), reach: Int32(offer.radius), week: offer.avail, languages: UInt16(offer.langs),
            safeguards: UInt8(offer.safeguards), running: UInt16(offer.load), capacity: UInt16(offer.cap), words: words)
    }

    /// The same offer, free now, and a metre further on.
    init(changed offer: ExactOffer) {
        self = offer
        running = 0
        (x, y) = (offer.x + 1, offer.y + 1)
    }
}

extension ExactAsk {
    init(_ request: BenchmarkData.Request, words: [UInt64]) {
        self.init(
            municipality: Int32(request.tenant), roles: UInt8(request.roles), categories: CategorySet(request.categories), x: Int32(request.x),
            y: Int32(request.y), week: request.want, languages: UInt16(request.langs), safeguards: UInt8(request.required), words: words)
    }

    /// What an offer fits best of all.
    init(reaching offer: ExactOffer) {
        self.init(
            municipality: offer.municipality, roles: 1 << offer.role, categories: offer.categories, x: offer.x, y: offer.y, week: offer.week,
            languages: offer.languages, safeguards: offer.safeguards, words: offer.words)
    }
}
