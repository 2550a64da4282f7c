/// Stems for the other languages. English goes through Snowball; for Turkish, Polish and Ukrainian the first letters of a word serve about as
/// well as a full analysis (for Turkish: Can et al., "Information retrieval on Turkish texts", 2008); Arabic loses its commonest first and last letters.
enum ForeignStem {
    static func stem(_ word: String, language: String, with english: borrowing Snowball) -> String {
        switch language {
        case "en": english.stem(word)
        case "ar": arabic(word)
        case "tr": String(word.unicodeScalars.prefix(5))
        default: String(word.unicodeScalars.prefix(word.unicodeScalars.count > 7 ? 6 : 5))
        }
    }

    private static let beginnings = ["وال", "بال", "كال", "فال", "لل", "ال", "و"].map { Array($0.unicodeScalars) }
    private static let endings = ["هما", "كم", "هم", "نا", "ها", "ات", "ون", "ين", "ان", "يه", "ه", "ي", "ك"].map { Array($0.unicodeScalars) }

    private static func arabic(_ word: String) -> String {
        var letters = Array(word.unicodeScalars)[...]
        if let first = beginnings.first(where: { letters.starts(with: $0) && letters.count - $0.count >= 3 }) {
            letters = letters.dropFirst(first.count)
        }
        if let last = endings.first(where: { letters.count - $0.count >= 3 && letters.suffix($0.count).elementsEqual($0) }) {
            letters = letters.dropLast(last.count)
        }
        return String(String.UnicodeScalarView(letters))
    }
}
