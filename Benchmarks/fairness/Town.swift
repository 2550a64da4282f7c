import Foundation
import Language
import Lot
import Matching
import Neighbourhood

/// A town by lot, always the same for the same seed: helpers who want to be asked, and the asks of a year.
///
/// Three by three kilometres. 240 helpers, each with one to three sayings of the vocabulary as their words; room for one to three matches at once; half
/// of them name parts of the week. Three asks a day, each with a saying from the other side; half of them name parts of the week. Thirty kinds of
/// help, the common ones about ten times as common as the rare ones, on both sides alike.
struct Town {
    struct Asking {
        let wish: Wish
        /// How long the match lasts, when somebody takes it on.
        let days: Int
        /// What decides who says yes, the same whatever the order.
        let luck: UInt64
    }

    static let municipality = MunicipalityCode(stored: "GM0000")
    static let firstDay = CalendarDate(daysSince1970: 20_454)
    let helpers: [Entry]
    /// The asks of each day.
    let year: [[Asking]]

    init(seed: UInt64, _ linguist: Linguist) {
        var lot = Lot(seed: seed)
        let concepts = linguist.vocabulary.concepts.filter { ($0.offered["nl"] ?? []).count >= 6 && ($0.asked["nl"] ?? []).count >= 6 }
        let kinds = (0..<30).map { _ in concepts[lot.below(concepts.count)] }
        let helpers = (0..<240).map { number in Self.helper(number, kinds, &lot) }
        self.helpers = helpers
        year = (0..<365).map { day in (0..<3).map { _ in Self.asking(Self.firstDay.adding(days: day), kinds, &lot) } }
    }

    private static func helper(_ number: Int, _ kinds: [Concept], _ lot: inout Lot) -> Entry {
        let words = (0..<1 + lot.below(3)).map { _ in lot.pick(kind(kinds, &lot).offered["nl"] ?? []) }
        return Entry(
            key: "h\(number)", municipality: municipality, kind: .resident, words: words.joined(separator: ". "), place: place(&lot),
            range: 1000 + lot.below(2001), availability: lot.share() < 0.5 ? dayParts(6, &lot) : .none, atOnce: 1 + lot.below(3))
    }

    private static func asking(_ day: CalendarDate, _ kinds: [Concept], _ lot: inout Lot) -> Asking {
        let words = lot.pick(kind(kinds, &lot).asked["nl"] ?? [])
        let wish = Wish(
            municipality: municipality, words: words, place: place(&lot), wanted: lot.share() < 0.5 ? dayParts(4, &lot) : .none, kinds: [.resident],
            today: day)
        return Asking(wish: wish, days: lot.share() < 0.4 ? 1 + lot.below(7) : 30 + lot.below(121), luck: lot.next())
    }

    private static func kind(_ kinds: [Concept], _ lot: inout Lot) -> Concept { kinds[Int(Double(kinds.count) * pow(lot.share(), 1.8))] }

    private static func place(_ lot: inout Lot) -> Coordinate {
        Coordinate(latitude: 52.1 + 0.027 * lot.share(), longitude: 5.1 + 0.044 * lot.share())
    }

    private static func dayParts(_ count: Int, _ lot: inout Lot) -> DayParts {
        (0..<count).reduce(into: DayParts.none) { parts, _ in parts.formUnion(DayParts(day: lot.below(7), part: lot.below(3))) }
    }
}
