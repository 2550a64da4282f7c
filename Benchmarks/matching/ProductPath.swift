import Foundation
import Language
import Matching
import Neighbourhood

/// The way of the product: free words in, explained candidates out, over the offers and asks of the benchmark's data.
struct ProductPath {
    let book: MatchBook
    let wishes: [Wish]
    let buildSeconds: Double

    init(_ data: BenchmarkData) throws {
        book = try MatchBook(linguist: .bundled())
        let entries = data.offers.filter { $0.status == 0 }.map(Entry.init)
        let clock = ContinuousClock()
        buildSeconds = clock.measure { [book] in book.replaceAll(entries) } / .seconds(1)
        wishes = data.requests.map(Wish.init)
    }

    func measure() -> [String: Double] {
        let clock = ContinuousClock()
        var found = 0
        var whole: [Double] = []
        var reading: [Double] = []
        for pass in 0..<20 {
            for wish in wishes {
                let took = clock.measure {
                    let candidates = book.best(for: wish, limit: 10)
                    for candidate in candidates { found += candidate.reasons(in: book.linguist).count }
                }
                let read = clock.measure { found += book.linguist.understand(wish.words, as: wish.side).concepts.count }
                guard pass > 0 else { continue }
                whole.append(took / .microseconds(1))
                reading.append(read / .microseconds(1))
            }
        }
        precondition(found > 0)
        return ["build_s": buildSeconds, "median_us": whole.quantile(0.5), "p99_us": whole.quantile(0.99), "reading_us": reading.quantile(0.5)]
    }
}

extension Entry {
    init(_ offer: BenchmarkData.Offer) {
        self.init(
            key: String(offer.id), municipality: .init(stored: "GM\(String(offer.tenant + 1000))"),
            kind: [.resident, .activity, .service][offer.kind], words: offer.text,
            place: offer.place, range: Int(Double(offer.radius) / 1.3), availability: DayParts(rawValue: offer.avail), languages: offer.spoken,
            vog: offer.safeguards & 1 != 0, running: offer.load, atOnce: offer.cap)
    }
}

extension Wish {
    init(_ request: BenchmarkData.Request) {
        self.init(
            municipality: .init(stored: "GM\(String(request.tenant + 1000))"), words: request.text, place: request.place,
            wanted: DayParts(rawValue: request.want), languages: request.spoken, needsVog: request.required & 1 != 0,
            today: CalendarDate(daysSince1970: 20_500))
    }
}

extension [Double] {
    func quantile(_ share: Double) -> Double { sorted()[Swift.min(count - 1, Int(Double(count) * share))] }
}
