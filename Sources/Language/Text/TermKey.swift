/// The name of a term in an index: a 64-bit hash of its kind and its letters. Among a million terms the chance that any two share a key is
/// about one in thirty million, so keys stand for terms without the letters being kept.
public struct TermKey: Hashable, Sendable, Comparable {
    public let raw: UInt64

    public init(raw: UInt64) { self.raw = raw }

    /// What a term is; terms of different kinds never share a key.
    public enum Kind: UInt8, Sendable {
        case stem = 1
        case piece, concept
    }

    /// A stem of a language. Dutch, and words of no known language, have language "nl".
    public init(stem: some StringProtocol, language: String) {
        var hash = Self.start(.stem)
        for byte in language.utf8 { Self.add(byte, to: &hash) }
        Self.add(0, to: &hash)
        for byte in stem.utf8 { Self.add(byte, to: &hash) }
        raw = Self.finish(hash)
    }

    /// Four letters in a row inside a word.
    init(piece bytes: some Collection<UInt8>) {
        var hash = Self.start(.piece)
        for byte in bytes { Self.add(byte, to: &hash) }
        raw = Self.finish(hash)
    }

    /// A concept by its place in the vocabulary.
    public init(concept: Int) {
        var hash = Self.start(.concept)
        for shift in [0, 8, 16, 24] { Self.add(UInt8(truncatingIfNeeded: concept >> shift), to: &hash) }
        raw = Self.finish(hash)
    }

    public static func < (left: Self, right: Self) -> Bool { left.raw < right.raw }

    // FNV-1a, and the finishing step of MurmurHash3 to spread its high bits.
    static func start(_ kind: Kind) -> UInt64 { (0xCBF2_9CE4_8422_2325 ^ UInt64(kind.rawValue)) &* 0x100_0000_01B3 }

    static func add(_ byte: UInt8, to hash: inout UInt64) { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }

    static func finish(_ hash: UInt64) -> UInt64 {
        var mixed = hash
        mixed = (mixed ^ (mixed >> 33)) &* 0xFF51_AFD7_ED55_8CCD
        mixed = (mixed ^ (mixed >> 33)) &* 0xC4CE_B9FE_1A85_EC53
        return mixed ^ (mixed >> 33)
    }
}
