/// Repairs a word that exists nowhere, when one small change makes it a word of the vocabulary: first the changes people make by ear ("hondt",
/// "bootschappen", "finansien"), then any one letter wrong, missing, too many or changed about.
struct Spelling {
    /// Whether the vocabulary uses a word, by its hash.
    let isTopic: (UInt64) -> Bool
    static let lengths = 5...24

    func repaired(_ word: String) -> String? {
        let bytes = Array(word.utf8)
        guard Self.lengths.contains(bytes.count), bytes.allSatisfy({ (0x61...0x7A).contains($0) }) else { return nil }
        return (byEar(bytes) ?? oneLetterOff(bytes)).map { String(decoding: $0, as: UTF8.self) }
    }

    private static let sounds: [([UInt8], [UInt8])] = [
        ("t", "d"), ("d", "t"), ("dt", "d"), ("dt", "t"), ("s", "c"), ("k", "c"), ("c", "k"), ("f", "v"), ("v", "f"), ("s", "z"), ("z", "s"),
        ("g", "ch"), ("ch", "g"),
        ("gg", "ch"), ("ei", "ij"), ("ij", "ei"), ("ou", "au"), ("au", "ou"), ("au", "ouw"), ("ou", "ouw"), ("x", "ks"), ("ks", "x"), ("kw", "qu"),
        ("y", "ij"), ("eu", "ui"), ("oo", "o"),
        ("o", "oo"), ("ee", "e"), ("e", "ee"), ("aa", "a"), ("a", "aa"), ("sj", "ch"), ("ie", "i"), ("i", "ie"),
    ].map { (Array($0.utf8), Array($1.utf8)) }

    private func byEar(_ word: [UInt8]) -> [UInt8]? {
        let letters = Letters(word)
        for ending in Self.endings where isTopic(letters.hash(with: ending, at: word.count, instead: 0)) { return word + ending }
        for place in word.indices {
            for (heard, written) in Self.sounds where word[place...].starts(with: heard) {
                if isTopic(letters.hash(with: written, at: place, instead: heard.count)) {
                    return letters.with(written, at: place, instead: heard.count)
                }
            }
        }
        return nil
    }

    private static let endings = ["n", "en"].map { Array($0.utf8) }

    private func oneLetterOff(_ word: [UInt8]) -> [UInt8]? {
        let letters = Letters(word)
        func found(_ written: [UInt8], _ place: Int, _ instead: Int) -> [UInt8]? {
            isTopic(letters.hash(with: written, at: place, instead: instead)) ? letters.with(written, at: place, instead: instead) : nil
        }
        for place in 0...word.count {
            for letter in Self.alphabet {
                if let found = found(letter, place, 0) { return found }
                if place < word.count, place > 0, let found = found(letter, place, 1) { return found }
            }
            if place < word.count, let found = found([], place, 1) { return found }
            if place + 1 < word.count, let found = found([word[place + 1], word[place]], place, 2) { return found }
        }
        return nil
    }

    private static let alphabet = (UInt8(ascii: "a")...UInt8(ascii: "z")).map { [$0] }

    /// A word of which some letters are changed in thought. An unknown word has hundreds of neighbours, so only their hashes are made, each from the
    /// part that it shares with the word.
    private struct Letters {
        private let word: [UInt8]
        /// Of the first letters, by how many.
        private let beginnings: [WordHash]

        init(_ word: [UInt8]) {
            self.word = word
            var (hash, beginnings) = (WordHash(), [WordHash()])
            for byte in word {
                hash.add(byte)
                beginnings.append(hash)
            }
            self.beginnings = beginnings
        }

        /// Of the word with these letters at a place, instead of so many that stand there.
        func hash(with written: [UInt8], at place: Int, instead count: Int) -> UInt64 {
            var hash = beginnings[place]
            for byte in written { hash.add(byte) }
            for rest in place + count..<word.count { hash.add(word[rest]) }
            return hash.value
        }

        func with(_ written: [UInt8], at place: Int, instead count: Int) -> [UInt8] { word[..<place] + written + word[(place + count)...] }
    }
}
