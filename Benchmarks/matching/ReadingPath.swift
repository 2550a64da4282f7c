import Foundation
import Language
import Lot
import Neighbourhood

/// How the time to read a text grows with its length, for texts that were made to be hard: a reader whose work grew with the square of the length would
/// take four times as long for twice as much.
struct ReadingPath {
    private let linguist: Linguist
    /// Scalars; the longest is the longest that is read at all.
    private static let lengths = [5_000, 10_000, 20_000]

    init() throws { linguist = try .bundled() }

    /// For each kind of text: microseconds of processor time for a thousand scalars of the shortest, and how many times as long the longest takes for each scalar.
    func measure() -> [String: Double] {
        var measured: [String: Double] = [:]
        for (kind, text) in Self.kinds {
            let times = Self.lengths.map { length in perThousand(length, text) }
            measured["\(kind)_us"] = times[0]
            measured["\(kind)_growth"] = (times.last ?? 0) / times[0]
        }
        return measured
    }

    /// The least of nine, each of a text of its own: words that were met before are remembered.
    private func perThousand(_ length: Int, _ text: (inout Lot, Int) -> String) -> Double {
        let times = (0..<9).map { turn in
            var lot = Lot(seed: UInt64(length + turn))
            let long = text(&lot, length)
            let before = Self.microseconds
            _ = linguist.understand(long, as: .ask)
            return Self.microseconds - before
        }
        return (times.min() ?? 0) * 1000 / Double(length)
    }

    /// Processor time of this thread: on a machine that does more, a long text would be interrupted and a short one not.
    private static var microseconds: Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) * 1e6 + Double(time.tv_nsec) / 1e3
    }

    private static let kinds: [(String, @Sendable (inout Lot, Int) -> String)] = [
        ("sentences", { _, length in Self.repeated("mijn moeder zit de hele dag alleen thuis. ", length) }),
        ("refusals", { _, length in Self.repeated("geen a. liever geen hond, ", length) }),
        ("refusals_without_end", { _, length in Self.repeated("liever geen ", length) }),
        ("distances", { _, length in Self.repeated("hoek verder ", length) }),
        ("days_then_parts", { _, length in Self.repeated("maandag ", length / 2) + Self.repeated("avond ", length / 2) }),
        ("days_in_turn", { _, length in Self.repeated("dinsdag avond behalve woensdag ", length) }),
        ("one_word", { _, length in String(repeating: "boodschappenhulp", count: length / 16) }),
        ("new_words", { lot, length in Self.words(length) { lot.letter() } }),
        ("any_scalars", { lot, length in String(String.UnicodeScalarView((0..<length).map { _ in lot.anyScalar() })) }),
        ("marks", { _, length in String(repeating: "e\u{301}'", count: length / 3) }),
    ]

    private static func repeated(_ words: String, _ length: Int) -> String {
        String(repeating: words, count: length / words.unicodeScalars.count)
    }

    /// Words of twelve letters that nobody ever wrote.
    private static func words(_ length: Int, _ letter: () -> Character) -> String {
        String((0..<length).map { $0 % 13 == 12 ? " " : letter() })
    }
}

extension Lot {
    fileprivate mutating func letter() -> Character { Character(Unicode.Scalar(UInt8(97 + next() % 26))) }
    fileprivate mutating func anyScalar() -> Unicode.Scalar { Unicode.Scalar(UInt32(next() % 0x110000)) ?? " " }
}
