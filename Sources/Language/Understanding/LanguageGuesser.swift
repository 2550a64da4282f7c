/// Which language a text is in, by its script, its small words, its letters and the words of the vocabulary.
struct LanguageGuesser: Sendable {
    let knowledge: WordKnowledge
    let index: ConceptIndex

    /// Languages with their shares, likeliest first.
    func guess(_ words: [Word], _ facts: [WordFacts]) -> [LanguageGuess] {
        if isPlainlyDutch(facts) { return [LanguageGuess(code: "nl", share: 1)] }
        var points: [String: Double] = [:]
        for word in words { add(word, to: &points) }
        let sum = points.values.reduce(0, +)
        guard sum > 0 else { return [] }
        return points.map { LanguageGuess(code: $0.key, share: $0.value / sum) }.sorted { ($1.share, $0.code) < ($0.share, $1.code) }
    }

    /// Most texts are Dutch; when nearly all words are, and no more small words are English, the other languages need not be tried.
    private func isPlainlyDutch(_ facts: [WordFacts]) -> Bool {
        var known = 0
        var small = 0
        for fact in facts {
            if fact.exists { known += 1 }
            small += (fact.isSmall ? 1 : 0) - (fact.isSmallInEnglish ? 1 : 0)
        }
        return known * 5 >= facts.count * 4 && small > 0
    }

    private func add(_ word: Word, to points: inout [String: Double]) {
        if let script = Self.script(of: word.text) {
            points[script, default: 0] += 2
            return
        }
        guard word.text.utf8.first.map({ !(0x30...0x39).contains($0) }) ?? false else { return }
        for language in ["nl", "en", "tr", "pl"] {
            if knowledge.speech[language]?.stop.contains(word.text) ?? false { points[language, default: 0] += word.text.utf8.count > 1 ? 1 : 0.3 }
        }
        if knowledge.exists(word.text) { points["nl", default: 0] += 1 }
        for language in ["en", "tr", "pl"] where word.text.utf8.count > 2 {
            guard let stem = knowledge.features(of: word.text, language: language).first else { continue }
            if index.information[stem.key.raw] != nil { points[language, default: 0] += 0.7 }
        }
        for (language, letters) in Self.letters where word.written.unicodeScalars.contains(where: letters.contains) {
            points[language, default: 0] += 1.5
        }
    }

    /// Letters that hardly any of the other languages uses.
    private static let letters: [(String, Set<Unicode.Scalar>)] = [
        ("tr", Set("ığşİĞŞ".unicodeScalars)), ("pl", Set("łąęśżźćńŁĄĘŚŻŹĆŃ".unicodeScalars)),
    ]

    private static func script(of word: String) -> String? {
        guard let first = word.unicodeScalars.first else { return nil }
        switch first.value {
        case 0x0600...0x06FF, 0x0750...0x077F: return "ar"
        case 0x0400...0x052F: return "uk"
        default: return nil
        }
    }
}

/// Names of languages as they are said in Dutch.
enum LanguageNames {
    private static let codes: [String: String] = [
        "nederlands": "nl", "engels": "en", "turks": "tr", "turkse": "tr", "turkstalig": "tr", "arabisch": "ar", "arabische": "ar", "pools": "pl",
        "poolse": "pl", "oekraiens": "uk",
        "oekraiense": "uk", "duits": "de", "frans": "fr", "spaans": "es", "berbers": "ber", "papiaments": "pap", "somalisch": "so", "farsi": "fa",
        "tigrinya": "ti", "chinees": "zh",
    ]

    static func code(named word: String) -> String? { codes[word] }
}
