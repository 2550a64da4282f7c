import Foundation

/// Which words exist: the Dutch word list of Debian's `wdutch` (413,000 forms), kept as hashes in one open-addressed table of 8 MB.
/// The letters themselves are not needed: compounds and spelling only ask "is this a word?".
struct WordList: Sendable {
    enum Standing { case unknown, name, word }

    /// Where Debian's `wdutch` puts the list.
    static let debianPath = "/usr/share/dict/dutch"

    private var table: [UInt64]
    private let mask: Int
    private(set) var count = 0

    /// An empty list for about so many words.
    init(capacity: Int) {
        var size = 1024
        while size < capacity * 2 { size *= 2 }
        table = [UInt64](repeating: 0, count: size)
        mask = size - 1
    }

    /// Reads a list of one word a line, UTF-8. Nil when the file is not there.
    init?(path: String) {
        guard let data = try? Data(contentsOf: URL(filePath: path), options: .mappedIfSafe) else { return nil }
        self.init(capacity: data.count / 11)
        data.withUnsafeBytes { bytes in
            var start = 0
            for place in bytes.indices where bytes[place] == UInt8(ascii: "\n") {
                add(line: UnsafeRawBufferPointer(rebasing: bytes[start..<place]))
                start = place + 1
            }
            add(line: UnsafeRawBufferPointer(rebasing: bytes[start...]))
        }
    }

    /// Lines with spaces, hyphens or digits are left out; a capital marks a name.
    private mutating func add(line: UnsafeRawBufferPointer) {
        guard let first = line.first else { return }
        var hash = WordHash()
        for byte in line {
            if byte >= 0x80 { return add(folding: line) }
            let lower = byte | 0x20
            guard lower >= 0x61, lower <= 0x7A else { return }
            hash.add(lower)
        }
        insert(hash.value, isName: first < 0x61)
    }

    private mutating func add(folding line: UnsafeRawBufferPointer) {
        let text = String(decoding: line, as: UTF8.self)
        guard text.unicodeScalars.allSatisfy({ Folding.sort($0) == .letter }) else { return }
        insert(WordHash(Folding.fold(text).utf8).value, isName: text.first?.isUppercase ?? true)
    }

    mutating func insert(all other: WordList) {
        for entry in other.table where entry != 0 { insert(entry, isName: entry & 1 == 0) }
    }

    mutating func insert(_ word: String) { insert(WordHash(word.utf8).value, isName: false) }

    /// The low bit says whether it is a word (1) or only a name (0).
    private mutating func insert(_ hash: UInt64, isName: Bool) {
        let entry = (hash & ~1) | (isName ? 0 : 1)
        var slot = Int(truncatingIfNeeded: hash >> 20) & mask
        while table[slot] != 0 {
            if table[slot] & ~1 == hash & ~1 {
                table[slot] |= entry & 1
                return
            }
            slot = (slot + 1) & mask
        }
        guard count * 4 < table.count * 3 else { return }
        table[slot] = entry
        count += 1
    }

    func standing(_ hash: UInt64) -> Standing {
        var slot = Int(truncatingIfNeeded: hash >> 20) & mask
        while table[slot] != 0 {
            if table[slot] & ~1 == hash & ~1 { return table[slot] & 1 == 1 ? .word : .name }
            slot = (slot + 1) & mask
        }
        return .unknown
    }

    func contains(_ word: some StringProtocol) -> Bool { standing(WordHash(word.utf8).value) == .word }
    func contains(bytes: some Sequence<UInt8>) -> Bool { standing(WordHash(bytes).value) == .word }
}

/// The hash of a folded word; never 0, which marks an empty place.
struct WordHash {
    private var state: UInt64 = 0xCBF2_9CE4_8422_2325

    init() {}

    init(_ bytes: some Sequence<UInt8>) {
        for byte in bytes { add(byte) }
    }

    mutating func add(_ byte: UInt8) { state = (state ^ UInt64(byte)) &* 0x100_0000_01B3 }

    var value: UInt64 { TermKey.finish(state) | 2 }
}
