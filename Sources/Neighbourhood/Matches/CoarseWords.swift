extension Words {
    /// Words as a stranger may read them before both sides said yes. People write themselves out in full: "bij mijn buurman Piet Vermeulen op de
    /// Beekdijk". Left out are the surname and the street that we know, and whatever looks like a telephone number, a postcode or a mail address.
    ///
    /// It cannot know everybody who is named; who brokers reads the words before they propose.
    ///
    /// - Parameters:
    ///   - name: the full name; its first word is the first name, which may be told.
    ///   - street: without the number.
    public static func coarse(_ text: String, name: String, street: String?) -> String {
        let known = foldedWords(name).dropFirst() + foldedWords(street ?? "")
        let secret = Set(known.filter { $0.count > 2 && !particles.contains($0) })
        var told = text.replacing(/[^\s@]+@[^\s@]+/, with: "…")
        told = told.replacing(/\+?\d[\d \-]{7,}\d/, with: "…")
        told = told.replacing(/\b[1-9]\d{3} ?[A-Z]{2}\b/, with: "…")
        guard !secret.isEmpty else { return told }
        return told.replacing(/[\p{L}\p{M}]+/) { match in isSecret(match.output, secret) ? "…" : String(match.output) }
    }

    /// A name begins with a capital; "bakker" in a sentence is a trade.
    private static func isSecret(_ word: Substring, _ secret: Set<String>) -> Bool {
        guard word.first?.isUppercase ?? false else { return false }
        let folded = fold(String(word))
        return secret.contains(folded) || (folded.hasSuffix("s") && secret.contains(String(folded.dropLast())))
    }

    private static let particles: Set<String> = ["van", "der", "den", "ten", "ter", "het", "the", "von", "las", "los", "dos"]
}
