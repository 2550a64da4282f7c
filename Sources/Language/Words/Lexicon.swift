/// The words of Dutch, as far as this machine knows them. The engine works without the list too; it then splits compounds and repairs
/// spelling with the vocabulary's own words only.
public struct Lexicon: Sendable {
    let list: WordList

    /// No word list at all.
    public static let empty = Lexicon(list: WordList(capacity: 16))

    /// The list of Debian's package `wdutch`, or `empty` where that is not installed.
    public static func installed() -> Lexicon { Lexicon(path: WordList.debianPath) ?? .empty }

    /// A file of one word a line, UTF-8. Nil when it cannot be read.
    public init?(path: String) {
        guard let list = WordList(path: path) else { return nil }
        self.list = list
    }

    init(list: WordList) { self.list = list }

    /// How many words it holds.
    public var count: Int { list.count }

    /// Whether the list holds this word (not: this name) in this form.
    public func contains(_ word: String) -> Bool { list.contains(Folding.fold(word)) }
}
