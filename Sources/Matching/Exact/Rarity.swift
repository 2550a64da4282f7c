import Foundation

/// How rare words are among many texts, and how long those are. Made once for many offers, so that one changed offer does not move all scores; a
/// word that none of those texts had tells nothing until it is made anew.
public struct Rarity: Sendable {
    let meanLength: Double
    private let directory: KeyDirectory
    private let information: [Double]

    /// - Parameter texts: a key for each word of each text.
    public init(_ texts: some Sequence<[UInt64]>) {
        var frequency: [UInt64: Int] = [:]
        var (count, length) = (0, 0)
        for words in texts {
            for key in Set(words) { frequency[key, default: 0] += 1 }
            count += 1
            length += words.count
        }
        meanLength = Double(length) / Double(max(1, count))
        let keys = frequency.keys.sorted()
        directory = KeyDirectory(keys)
        information = keys.map { key in
            let having = Double(frequency[key] ?? 0)
            return log(1 + (Double(count) - having + 0.5) / (having + 0.5))
        }
    }

    /// Nats; nil for a word that no text had.
    func information(of key: UInt64) -> Double? { directory.number(of: key).map { information[$0] } }
}
