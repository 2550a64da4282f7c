/// The stem of a Dutch word. Snowball's Dutch algorithm leaves "leest" and "lezen", "gewandeld" and "wandelen", "tuintje" and "tuin" apart; where
/// the word list shows that a plainer form exists, that form is stemmed instead.
struct DutchStem {
    let forms: [String: String]
    /// Whether a folded word exists.
    let exists: (ArraySlice<UInt8>) -> Bool

    func stem(_ word: String, with snowball: borrowing Snowball) -> String {
        var stem = snowball.stem(plain(word))
        if stem.hasSuffix("z") { stem = stem.dropLast() + "s" }
        if stem.hasSuffix("v") { stem = stem.dropLast() + "f" }
        return stem
    }

    /// A form nearer to the dictionary's: the infinitive of a verb, the word under a diminutive.
    func plain(_ word: String) -> String {
        if let lemma = forms[word] { return lemma }
        let bytes = Array(word.utf8)
        guard bytes.count >= 4, bytes.count <= 40 else { return word }
        guard let better = undiminished(bytes) ?? unparticipled(bytes) ?? unconjugated(bytes) else { return word }
        let text = String(decoding: better, as: UTF8.self)
        return forms[text] ?? text
    }

    /// "tuintje" to "tuin", "kopjes" to "kop", "bloemetje" to "bloem".
    private func undiminished(_ word: [UInt8]) -> [UInt8]? {
        var base = word[...]
        if base.ends("s") { base = base.dropLast() }
        guard base.ends("je"), base.count >= 5 else { return nil }
        base = base.dropLast(2)
        for ending in ["et", "t", "p", "k", ""] where base.ends(ending) {
            let shorter = base.dropLast(ending.utf8.count)
            guard shorter.count >= 3 else { continue }
            if ending == "et", let last = shorter.last, shorter.dropLast().last == last, exists(shorter.dropLast()) {
                return Array(shorter.dropLast())
            }
            if exists(shorter) { return Array(shorter) }
        }
        return nil
    }

    /// "gewandeld" to "wandelen", "opgeruimd" to "opruimen".
    private func unparticipled(_ word: [UInt8]) -> [UInt8]? {
        guard word.count >= 6, word[...].ends("d") || word[...].ends("t") else { return nil }
        if word.starts(with: "ge".utf8) { return infinitive(of: word[2...].dropLast()) }
        for prefix in ["op", "uit", "aan", "af", "mee", "in", "voor", "na", "over", "bij", "schoon"] {
            let start = prefix.utf8.count
            if word.starts(with: (prefix + "ge").utf8), let verb = infinitive(of: word[(start + 2)...].dropLast()) {
                return Array(word[..<start]) + verb
            }
        }
        return nil
    }

    /// "hapert" to "haperen". A noun in -t has a plural in -ten ("kaarten"), a verb form does not.
    private func unconjugated(_ word: [UInt8]) -> [UInt8]? {
        guard word[...].ends("t"), !exists((word + Array("en".utf8))[...]) else { return nil }
        return infinitive(of: word[...].dropLast())
    }

    /// The infinitive that goes with the stem of a verb: "loop" lopen, "stap" stappen, "haper" haperen, "lees" lezen, "beef" beven.
    private func infinitive(of stem: ArraySlice<UInt8>) -> [UInt8]? {
        guard stem.count >= 2, let last = stem.last else { return nil }
        let soft: UInt8 = last == UInt8(ascii: "s") ? UInt8(ascii: "z") : last == UInt8(ascii: "f") ? UInt8(ascii: "v") : last
        var candidates: [[UInt8]] = []
        let body = stem.dropLast()
        if let vowel = body.last, body.dropLast().last == vowel, "aeou".utf8.contains(vowel) {
            candidates = [Array(body.dropLast()) + [soft], Array(body.dropLast()) + [last]]
        } else {
            candidates = [Array(stem), Array(body) + [soft], Array(stem) + [last]]
        }
        return candidates.lazy.map { $0 + Array("en".utf8) }.first { exists($0[...]) }
    }
}

extension ArraySlice<UInt8> {
    fileprivate func ends(_ ending: String) -> Bool { count >= ending.utf8.count && suffix(ending.utf8.count).elementsEqual(ending.utf8) }
}
