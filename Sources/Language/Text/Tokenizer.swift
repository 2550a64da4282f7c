/// A word as it stands in the text.
struct Word: Sendable {
    /// As written: "Grootmoeder's".
    let written: String
    /// Folded: "grootmoeder".
    let text: String
    /// Which clause it stands in; a comma, a full stop and the like begin a new one.
    let clause: Int
    /// Whether it began with a capital inside a sentence; then it may be a name.
    let looksLikeName: Bool
}

/// Cuts a text into words. Linear in the length of the text; text beyond `limit` scalars is not read.
enum Tokenizer {
    /// More than any ask or offer; keeps the work for one pasted book bounded.
    static let limit = 20_000
    /// Letters beyond this in one word are left out.
    static let longestWord = 64

    static func words(in text: String) -> [Word] {
        var cutter = Cutter()
        for scalar in text.unicodeScalars.prefix(limit) { cutter.take(scalar) }
        cutter.endWord()
        return cutter.words
    }

    private struct Cutter {
        var words: [Word] = []
        private var isCapital: Bool {
            guard let first = written.first else { return false }
            return first.isASCII ? (0x41...0x5A).contains(first.value) : first.properties.isUppercase
        }
        private var length = 0
        private var bytes: [UInt8] = []
        private var written = String.UnicodeScalarView()
        private var suffix = 0
        private var clause = 0
        private var clauseIsEmpty = true

        mutating func take(_ scalar: Unicode.Scalar) {
            switch Folding.sort(scalar) {
            case .letter, .digit: add(scalar)
            case .apostrophe: if !bytes.isEmpty { suffix = 1 }
            case .nothing: break
            case .separator: endWord()
            case .boundary:
                endWord()
                endClause()
            }
        }

        /// What follows an apostrophe inside a word is an ending ("foto's", "zo'n", "Hollanda'da") and is left out when it is short.
        private mutating func add(_ scalar: Unicode.Scalar) {
            guard length < Tokenizer.longestWord else { return }
            length += 1
            written.append(scalar)
            guard suffix == 0 else {
                suffix += 1
                return
            }
            Folding.append(scalar, to: &bytes)
        }

        mutating func endWord() {
            defer {
                bytes.removeAll(keepingCapacity: true)
                written = .init()
                suffix = 0
                length = 0
            }
            guard !bytes.isEmpty else { return }
            let first = isCapital
            words.append(
                Word(
                    written: String(written), text: String(decoding: bytes, as: UTF8.self), clause: clause,
                    looksLikeName: first && !clauseIsEmpty))
            clauseIsEmpty = false
        }

        private mutating func endClause() {
            if !clauseIsEmpty { clause += 1 }
            clauseIsEmpty = true
        }
    }
}
