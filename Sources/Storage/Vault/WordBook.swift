import Foundation
import Neighbourhood
import Synchronization

/// In which asks, offers and wishes each word stands. It lives in memory only: a list of words in the databank, even a keyed one, would tell after an
/// erasure what was said, to whoever tries a dictionary on it.
///
/// Made for a municipality when somebody first searches there, and kept in step by the history, which every server reads; so a second server finds
/// what the first one wrote.
final class WordBook: Sendable {
    /// A book is made anew after half a day, so that nothing that is gone stays in it for long.
    private static let life: TimeInterval = 12 * 3600

    private let towns = Mutex<[MunicipalityCode: Town]>([:])

    /// The texts of one municipality, and how far its history was read.
    struct Town: Sendable {
        /// Folded words, each with a space before and behind it, by kind and id.
        var texts: [Thing.Kind: [String: String]] = [:]
        var madeAt: Date
        var readUntil: Date
        /// Events of the last minutes that were seen: of two servers the later one may have the earlier id.
        var seen: Set<String> = []
    }

    func town(_ municipality: MunicipalityCode, at now: Date) -> Town? {
        let town = towns.withLock { $0[municipality] }
        guard let town, now >= town.readUntil, now.timeIntervalSince(town.madeAt) < Self.life else { return nil }
        return town
    }

    func keep(_ town: Town, of municipality: MunicipalityCode) { towns.withLock { $0[municipality] = town } }

    /// Forgets every word of a municipality, or of all.
    func forget(_ municipality: MunicipalityCode? = nil) {
        towns.withLock { towns in
            if let municipality { towns[municipality] = nil } else { towns = [:] }
        }
    }
}

extension WordBook.Town {
    mutating func put(_ text: String, as kind: Thing.Kind, _ id: String) {
        texts[kind, default: [:]][id] = " " + Words.foldedWords(text).joined(separator: " ") + " "
    }

    /// The ids in which every word begins a word: whole words before beginnings, short texts before long ones, new before old.
    func find(_ words: [String], _ kind: Thing.Kind, limit: Int) -> [String] {
        let wanted = words.map { Array((" " + $0).utf8) }
        let found = (texts[kind] ?? [:]).compactMap { id, text in
            Self.wholeWords(wanted, in: text).map { (id: id, whole: $0, length: text.utf8.count) }
        }
        return found.sorted { ($1.whole, $0.length, $1.id) < ($0.whole, $1.length, $0.id) }.prefix(limit).map(\.id)
    }

    /// How many of the words stand there whole; nil when one does not stand there at all.
    private static func wholeWords(_ wanted: [[UInt8]], in text: String) -> Int? {
        var text = text
        return text.withUTF8 { letters in
            var whole = 0
            for word in wanted {
                guard let isWhole = stands(word, in: letters) else { return nil }
                if isWhole { whole += 1 }
            }
            return whole
        }
    }

    /// Whether a word stands there whole; nil when no word begins with it.
    private static func stands(_ word: [UInt8], in letters: UnsafeBufferPointer<UInt8>) -> Bool? {
        var isThere = false
        for start in 0..<max(0, letters.count - word.count) where letters[start] == word[0] {
            var length = 1
            while length < word.count, letters[start + length] == word[length] { length += 1 }
            guard length == word.count else { continue }
            if letters[start + length] == word[0] { return true }
            isThere = true
        }
        return isThere ? false : nil
    }
}
