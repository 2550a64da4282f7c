/// Repairs a word that exists nowhere, when one small change makes it a word of the vocabulary: first the changes people make by ear ("hondt",
/// "bootschappen", "finansien"), then any one letter wrong, missing, too many or changed about.
struct Spelling {
    /// How much the vocabulary says about a word; 0 when it does not use it.
    let weight: (ArraySlice<UInt8>) -> Float
    static let lengths = 5...24

    func repaired(_ word: String) -> String? {
        let bytes = Array(word.utf8)
        guard Self.lengths.contains(bytes.count), bytes.allSatisfy({ (0x61...0x7A).contains($0) }) else { return nil }
        return best(of: byEar(bytes)) ?? best(of: oneLetterOff(bytes))
    }

    private func best(of candidates: [[UInt8]]) -> String? {
        var found: (word: [UInt8], weight: Float)?
        for candidate in candidates {
            let weight = weight(candidate[...])
            if weight > found?.weight ?? 0 { found = (candidate, weight) }
        }
        return found.map { String(decoding: $0.word, as: UTF8.self) }
    }

    private static let sounds: [([UInt8], [UInt8])] = [
        ("t", "d"), ("d", "t"), ("dt", "d"), ("dt", "t"), ("s", "c"), ("k", "c"), ("c", "k"), ("f", "v"), ("v", "f"), ("s", "z"), ("z", "s"),
        ("g", "ch"), ("ch", "g"),
        ("gg", "ch"), ("ei", "ij"), ("ij", "ei"), ("ou", "au"), ("au", "ou"), ("au", "ouw"), ("ou", "ouw"), ("x", "ks"), ("ks", "x"), ("kw", "qu"),
        ("y", "ij"), ("eu", "ui"), ("oo", "o"),
        ("o", "oo"), ("ee", "e"), ("e", "ee"), ("aa", "a"), ("a", "aa"), ("sj", "ch"), ("ie", "i"), ("i", "ie"),
    ].map { (Array($0.utf8), Array($1.utf8)) }

    private func byEar(_ word: [UInt8]) -> [[UInt8]] {
        var results = [word + Array("n".utf8), word + Array("en".utf8)]
        for place in word.indices {
            for (heard, written) in Self.sounds where word[place...].starts(with: heard) {
                results.append(word[..<place] + written + word[(place + heard.count)...])
            }
        }
        return results
    }

    private func oneLetterOff(_ word: [UInt8]) -> [[UInt8]] {
        var results: [[UInt8]] = []
        for place in 0...word.count {
            for letter in UInt8(ascii: "a")...UInt8(ascii: "z") {
                results.append(word[..<place] + [letter] + word[place...])
                if place < word.count, place > 0 { results.append(word[..<place] + [letter] + word[(place + 1)...]) }
            }
            if place < word.count { results.append(Array(word[..<place] + word[(place + 1)...])) }
            if place + 1 < word.count { results.append(word[..<place] + [word[place + 1], word[place]] + word[(place + 2)...]) }
        }
        return results
    }
}
