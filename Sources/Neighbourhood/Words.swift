import Foundation

/// What people type, made safe to keep without changing what they said.
public enum Words {
    /// Trims, composes accents (NFC), turns line endings into one kind, and takes out control characters and the marks that turn the
    /// direction of the text around them (U+202A-202E, U+2066-2069), which can make a name read as something else. Emoji and every script stay.
    public static func tidy(_ raw: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in raw.replacingOccurrences(of: "\r\n", with: "\n").unicodeScalars where !isUnwanted(scalar) {
            scalars.append(scalar == "\r" ? "\n" : scalar)
        }
        return String(scalars).precomposedStringWithCanonicalMapping.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// Nil when nothing is left.
    public static func tidied(_ raw: String?) -> String? {
        guard let raw else { return nil }
        let text = tidy(raw)
        return text.isEmpty ? nil : text
    }

    private static func isUnwanted(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D: false
        case 0x00..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF, 0xFFF9...0xFFFB: true
        default: false
        }
    }

    static func faults(in text: String?, field: String, limit: Int, required: Bool = false) -> [FieldError] {
        // Scalars, because one "character" can hold any number of combining marks.
        let length = text?.unicodeScalars.count ?? 0
        if required, length == 0 { return [FieldError(field, .missing)] }
        return length > limit ? [FieldError(field, .tooLong(limit: limit))] : []
    }
}

extension Words {
    /// Words as the search box compares them: lower case, without accents, Turkish, Polish and Nordic letters as they are typed on a Dutch keyboard.
    public static func fold(_ text: String) -> String {
        var folded = ""
        folded.reserveCapacity(text.utf8.count)
        for character in text.folding(options: [.diacriticInsensitive, .caseInsensitive, .widthInsensitive], locale: nil).unicodeScalars {
            folded.unicodeScalars.append(contentsOf: (plainLetters[character] ?? String(character)).unicodeScalars)
        }
        return folded
    }

    /// The words of a folded text: runs of letters, digits and the marks on them. Cut by scalars: a "character" may have a quotation mark in it,
    /// and these words go into a search expression.
    public static func foldedWords(_ text: String) -> [String] {
        fold(text).unicodeScalars.split { scalar in
            !scalar.properties.isAlphabetic && scalar.properties.numericType == nil && scalar.properties.generalCategory != .nonspacingMark
        }.map { String(String.UnicodeScalarView($0)) }
    }

    private static let plainLetters: [Unicode.Scalar: String] = [
        "ı": "i", "ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th",
    ]
}
