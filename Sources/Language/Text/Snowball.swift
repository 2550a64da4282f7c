import CSnowball

/// A Snowball stemmer (libstemmer 2.2). Its handle carries a work buffer and is not thread safe, so whoever needs one makes one for the
/// work at hand, and `WordKnowledge` remembers what it once worked out.
struct Snowball: ~Copyable {
    private let handle: OpaquePointer

    /// Nil when libstemmer does not know the algorithm.
    init?(_ algorithm: String) {
        guard let handle = sb_stemmer_new(algorithm, "UTF_8") else { return nil }
        self.handle = handle
    }

    deinit { sb_stemmer_delete(handle) }

    func stem(_ word: String) -> String {
        var word = word
        return word.withUTF8 { bytes in
            guard let start = bytes.baseAddress, let stem = sb_stemmer_stem(handle, start, Int32(bytes.count)) else { return "" }
            return String(decoding: UnsafeBufferPointer(start: stem, count: Int(sb_stemmer_length(handle))), as: UTF8.self)
        }
    }
}
