/// A one-time code as people read it from a card or a message and type it over: eight characters in two groups, "K7FM 3QWP".
///
/// The alphabet has 27 characters of which no two look alike, so a code holds 38 bits of chance; OWASP ASVS 5.0 (6.5.4) asks for at least 20. What
/// was misread, an S for a 5, is understood as it was meant.
public struct SignInCode: Hashable, Sendable {
    public static let length = 8
    private static let alphabet = Array("23456789ACDEFHJKMNPQRTUVWXY")
    /// What is not in the alphabet and looks like something that is.
    private static let lookAlikes: [Character: Character] = ["B": "8", "S": "5", "Z": "2", "G": "6"]

    /// Without the space.
    public let text: String

    public init(using chance: inout some RandomNumberGenerator) {
        text = String((0..<Self.length).map { _ in Self.alphabet[Int.random(in: Self.alphabet.indices, using: &chance)] })
    }

    /// As it lies in the databank.
    public init(stored text: String) { self.text = text }

    /// From what somebody typed, with capitals or without, with spaces or dashes or without. Nil when it cannot be a code.
    public init?(typed: String) {
        let characters = typed.uppercased().filter { !$0.isWhitespace && $0 != "-" }.map { Self.lookAlikes[$0] ?? $0 }
        guard characters.count == Self.length, characters.allSatisfy(Self.alphabet.contains) else { return nil }
        text = String(characters)
    }

    /// In two groups, as it stands on a card.
    public var shown: String { text.prefix(4) + " " + text.dropFirst(4) }
}

/// How a code reaches somebody.
public enum CodeCarrier: String, Sendable, CaseIterable {
    /// Printed at the desk.
    case card
    case mail, sms
}
