public import Foundation

/// The name of one thing in the databank, typed by what it names so that an ask's id cannot be handed over as a person's.
///
/// Shape: 20 characters of Crockford's base 32 in lower case. The first 9 are milliseconds since 1970 (45 bits), so rows that are
/// made together lie together in the index; the other 11 are chance (55 bits), so an id cannot be guessed from its neighbour.
public struct Identifier<Thing>: Hashable, Sendable, Comparable, CustomStringConvertible {
    public let text: String

    /// An id as it came from outside. Nil unless it is one of ours in form; whether it exists is for the databank to say.
    public init?(_ text: String) {
        guard text.utf8.count == 20, text.utf8.allSatisfy(crockford.contains) else { return nil }
        self.text = text
    }

    /// An id read back from our own databank.
    public init(stored text: String) {
        self.text = text
    }

    /// A new id. Time and chance are arguments, so a test that owns both gets the same id twice.
    public init(now: Date, chance: UInt64) {
        var characters = [UInt8](repeating: 0, count: 20)
        var time = UInt64(max(0, now.timeIntervalSince1970 * 1000))
        for place in (0..<9).reversed() {
            characters[place] = crockford[Int(time & 31)]
            time >>= 5
        }
        var rest = chance
        for place in (9..<20).reversed() {
            characters[place] = crockford[Int(rest & 31)]
            rest >>= 5
        }
        text = String(decoding: characters, as: UTF8.self)
    }

    public var description: String { text }

    public static func < (left: Self, right: Self) -> Bool { left.text < right.text }
}

extension Identifier: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let id = Identifier(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "an id has 20 characters 0-9 a-z")
        }
        self = id
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}

private let crockford: [UInt8] = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)
