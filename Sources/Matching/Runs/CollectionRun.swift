public import Foundation
public import Language
import Neighbourhood

/// Runs the engine over a collection of offers and asks in the form of `eval/FORMAT.md`, for measuring.
public enum CollectionRun {
    /// What is wrong with a collection, with the line.
    public struct Fault: Error, CustomStringConvertible {
        public let line: Int
        public let reason: String
        public var description: String { "regel \(line): \(reason)" }
    }

    /// A run in TREC form: `ask Q0 offer rank score tag`, a line for each candidate, best first.
    ///
    /// `offers` and `asks` are JSON Lines. Throws `Fault` for the first line that cannot be read.
    public static func trecRun(offers: Data, asks: Data, top: Int, linguist: Linguist, weights: MatchWeights? = nil) throws -> String {
        let book = MatchBook(linguist: linguist, weights: try weights ?? .bundled())
        book.put(try read(offers, as: OfferLine.self).map(\.entry))
        let index = book.index
        var run = ""
        for ask in try read(asks, as: AskLine.self) {
            for (rank, candidate) in index.best(for: ask.wish, limit: top).enumerated() {
                run += "\(ask.id) Q0 \(candidate.key) \(rank + 1) \(candidate.score) omzien\n"
            }
        }
        return run
    }

    static func read<Line: Decodable>(_ data: Data, as type: Line.Type) throws -> [Line] {
        let decoder = JSONDecoder()
        return try data.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated().compactMap { number, line in
            guard line.contains(where: { $0 > 0x20 }) else { return nil }
            do { return try decoder.decode(Line.self, from: Data(line)) } catch { throw Fault(line: number + 1, reason: "\(error)") }
        }
    }

    private static let nowhere = MunicipalityCode(stored: "GM0000")
    private static let someday = CalendarDate(daysSince1970: 20_000)

    private struct OfferLine: Decodable {
        struct Safeguards: Decodable { let vog: Bool? }
        let id: String
        let kind: String
        let text: String
        let lat: Double
        let lon: Double
        let radius: Int
        let availability: [String]
        let languages: [String]
        let role: String?
        let safeguards: Safeguards?

        enum CodingKeys: String, CodingKey {
            case id, kind, text, lat, lon, availability, languages, role, safeguards
            case radius = "radius_m"
        }

        var entry: Entry {
            Entry(
                key: id, municipality: nowhere, kind: kind == "activity" ? .activity : kind == "service" ? .service : .resident, words: text,
                place: Coordinate(latitude: lat, longitude: lon), range: radius, availability: DayParts(slots: availability) ?? .none,
                languages: languages.compactMap { SpokenLanguage($0) }, role: role ?? "", vog: safeguards?.vog ?? false)
        }
    }

    private struct AskLine: Decodable {
        let id: String
        let text: String
        let lat: Double
        let lon: Double
        let wanted: [String]
        let languages: [String]
        let needsVog: Bool

        enum CodingKeys: String, CodingKey {
            case id, text, lat, lon, wanted, languages
            case needsVog = "needs_vog"
        }

        var wish: Wish {
            Wish(
                municipality: nowhere, words: text, place: Coordinate(latitude: lat, longitude: lon), wanted: DayParts(slots: wanted) ?? .none,
                languages: languages.compactMap { SpokenLanguage($0) }, needsVog: needsVog, today: someday)
        }
    }
}
