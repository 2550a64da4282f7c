import Foundation
import Language
import Matching
import Neighbourhood

let linguist: Linguist = {
    do { return try Linguist.bundled() } catch { fatalError("the engine's own data cannot be read: \(error)") }
}()

let weights: MatchWeights = {
    do { return try MatchWeights.bundled() } catch { fatalError("the weights cannot be read: \(error)") }
}()

let town = MunicipalityCode(stored: "GM0001")
let otherTown = MunicipalityCode(stored: "GM0002")
let square = Coordinate(latitude: 52.1, longitude: 5.1)
let today = CalendarDate(daysSince1970: 20_600)

/// A point so many metres north of the square.
func north(_ metres: Double) -> Coordinate { Coordinate(latitude: square.latitude + metres / 111_195, longitude: square.longitude) }

func bookOf(_ entries: [Entry]) -> MatchBook {
    let book = MatchBook(linguist: linguist, weights: weights)
    book.put(entries)
    return book
}

func wish(_ words: String) -> Wish { Wish(municipality: town, words: words, place: square, today: today) }

func resident(_ key: String, _ words: String, at metres: Double = 300) -> Entry {
    Entry(key: key, municipality: town, kind: .resident, words: words, place: north(metres))
}
