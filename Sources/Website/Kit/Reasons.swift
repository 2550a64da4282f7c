/// Why two go together and what is not sure, in the sentences of the match engine.
struct Reasons {
    let reasons: [String]
    let doubts: [String]
    /// Inside a choice nothing but words may stand.
    var isInline = false

    /// More of them are not read.
    private static let shown = 2

    var html: HTML { line("why", reasons.prefix(Self.shown).joined(separator: " ")) + line("doubt", doubts.joined(separator: " ")) }

    private func line(_ kind: String, _ words: String) -> HTML {
        guard !words.isEmpty else { return .none }
        return isInline ? "<span class=\"\(kind)\">\(words)</span>" : "<p class=\"\(kind)\">\(words)</p>"
    }
}
