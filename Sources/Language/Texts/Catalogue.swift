import Foundation

/// The name of a text: its section, which is the page or part that shows it, and its own name: "ask.lead".
///
/// Only written as it stands, never put together, so that a test can tell which texts are shown and which are not.
public struct TextKey: Hashable, Sendable, ExpressibleByStringLiteral {
    public let name: String
    public init(stringLiteral name: String) { self.name = name }

    /// A text of a section whose names a type lists.
    public init(_ section: String, _ name: some RawRepresentable<String>) { self.name = section + "." + name.rawValue }
}

/// Everything that Omzien says to residents in one language, from `Resources/Texts`; a language has one file.
public struct Catalogue: Sendable {
    public let tongue: Tongue
    private let texts: [String: Wording]

    public static func of(_ tongue: Tongue) -> Catalogue {
        switch tongue {
        case .dutch: dutch
        case .english: english
        case .turkish: turkish
        case .arabic: arabic
        case .polish: polish
        case .ukrainian: ukrainian
        }
    }

    /// Each read when somebody first reads it.
    private static let dutch = Catalogue(.dutch), english = Catalogue(.english), turkish = Catalogue(.turkish), arabic = Catalogue(.arabic)
    private static let polish = Catalogue(.polish), ukrainian = Catalogue(.ukrainian)

    private init(_ tongue: Tongue) {
        self.tongue = tongue
        texts = (try? Self.read(Data(contentsOf: Resources.url("Texts/\(tongue.code).json")))) ?? [:]
    }

    /// A text; in Dutch when this language lacks it, and its name when there is none. A test sees to it that neither happens.
    public subscript(_ key: TextKey) -> Wording {
        texts[key.name] ?? Self.dutch.texts[key.name] ?? Wording(key.name)
    }

    /// Of every text.
    public var keys: Set<String> { Set(texts.keys) }

    /// Sections of texts; of a text that counts, one for each form.
    private enum Entry: Decodable {
        case one(String)
        case counted([String: String])

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            self = try (try? container.decode(String.self)).map { .one($0) } ?? .counted(container.decode([String: String].self))
        }

        var wording: Wording {
            switch self {
            case .one(let text): Wording(text)
            case .counted(let texts):
                Wording(Dictionary(uniqueKeysWithValues: texts.compactMap { name, text in Plural(rawValue: name).map { ($0, text) } }))
            }
        }
    }

    private static func read(_ json: Data) throws -> [String: Wording] {
        try JSONDecoder().decode([String: [String: Entry]].self, from: json).reduce(into: [:]) { texts, section in
            for (name, entry) in section.value { texts[section.key + "." + name] = entry.wording }
        }
    }
}
