/// Four letters in a row inside words: they meet where stems do not ("tuinonderhoud" and "onderhouden", a typing error, a compound).
enum Pieces {
    static let length = 4

    /// The pieces of those words that count, each once, in order of key.
    static func keys(of tokens: [Token]) -> [TermKey] {
        var keys: [TermKey] = []
        for token in tokens where token.counts {
            let bytes = Array(token.text.utf8)
            guard bytes.count > length else {
                keys.append(TermKey(piece: bytes[...]))
                continue
            }
            for start in 0...(bytes.count - length) { keys.append(TermKey(piece: bytes[start..<(start + length)])) }
        }
        keys.sort()
        return keys.enumerated().filter { $0.offset == 0 || keys[$0.offset - 1] != $0.element }.map(\.element)
    }
}
