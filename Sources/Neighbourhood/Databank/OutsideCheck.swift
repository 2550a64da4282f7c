/// Reads a text that goes outside as a stranger would: whatever could tell who it is about.
///
/// It refuses what it finds and cannot know everything: a worker reads the text before it goes anywhere.
public struct OutsideCheck: Sendable {
    /// Something in a text that could tell who it is about.
    public struct Finding: Hashable, Sendable {
        public enum Kind: String, Sendable, CaseIterable {
            /// A name or a street that we know belongs to this ask.
            case known
            /// A word with a capital in the middle of a sentence, which may be a name.
            case name
            /// A telephone number, a postcode, a mail address or another long number.
            case number
            /// Of illness, faith, origin, debts or danger (article 9 and 10 AVG, and what neighbours talk about).
            case delicate
        }

        public let kind: Kind
        /// The words, as written.
        public let words: String

        public init(_ kind: Kind, _ words: String) {
            self.kind = kind
            self.words = words
        }
    }

    /// Full names, with first names, of everybody in the ask.
    let names: [String]
    let streets: [String]
    /// What may be told: how the team itself is reached, and names of places.
    let allowed: [String]

    public init(names: [String], streets: [String], allowed: [String] = []) {
        self.names = names
        self.streets = streets
        self.allowed = allowed
    }

    /// Everything that was found, in the order of the kinds, each once.
    ///
    /// - Parameter isDelicate: whether a sentence is about something delicate; who understands words answers that.
    public func findings(in text: String, isDelicate: (String) -> Bool = { _ in false }) -> [Finding] {
        let told = allowed.reduce(text) { $0.replacing($1, with: " ") }
        let sentences = Self.sentences(told)
        let known = known(in: told)
        let numbers = told.matches(of: /[^\s@]+@[^\s@]+|\b[1-9]\d{3} ?[A-Za-z]{2}\b|\+?\(?\d(?:[ \-.\/()]*\d){8,}/).map { String($0.output) }
        let names = sentences.flatMap(Self.capitals).filter { !known.contains($0) }
        let delicate = sentences.filter { isDelicate($0) || Self.speaksOfIllness($0) }
        let kinds: [(Finding.Kind, [String])] = [(.known, known), (.number, numbers), (.name, names), (.delicate, delicate)]
        let found = kinds.flatMap { kind, words in words.map { Finding(kind, $0) } }
        return found.reduce(into: []) { list, finding in if !list.contains(finding) { list.append(finding) } }
    }

    private func known(in text: String) -> [String] {
        let secrets = Set((names + streets).flatMap { Words.foldedWords($0) }.filter { $0.count > 2 && !Self.particles.contains($0) })
        return text.split { !$0.isLetter && $0 != "-" && $0 != "'" }.map(String.init).filter { word in
            let folded = Words.fold(word)
            return secrets.contains(folded) || (folded.hasSuffix("s") && secrets.contains(String(folded.dropLast())))
        }
    }

    /// A text as its sentences, without the signs that end them. A time or a price with a point in it stays whole.
    public static func sentences(_ text: String) -> [String] {
        text.split(separator: /[.!?]+(?:\s+|$)|\n+/).map { Words.tidy(String($0)) }.filter { !$0.isEmpty }
    }

    /// Words with a capital that is not the first of a sentence.
    private static func capitals(_ sentence: String) -> [String] {
        let words = sentence.split { !$0.isLetter && $0 != "'" && $0 != "-" }.map(String.init)
        return words.dropFirst().filter { word in
            guard let first = word.first, first.isUppercase, word.count > 1 else { return false }
            return !innocent.contains(Words.fold(word)) && word != word.uppercased()
        }
    }

    private static func speaksOfIllness(_ sentence: String) -> Bool {
        Words.foldedWords(sentence).contains { word in delicateWords.contains { word.hasPrefix($0) } }
    }

    private static let particles: Set<String> = [
        "van", "der", "den", "ten", "ter", "het", "mevr", "mevrouw", "meneer", "dhr", "familie", "fam", "buurman", "buurvrouw",
    ]

    /// Languages and the days that people write with a capital, and how people are addressed.
    private static let innocent: Set<String> = Set(
        """
        nederlands nederlandse engels engelse turks turkse arabisch arabische pools poolse oekraiens oekraiense duits duitse frans franse spaans \
        maandag dinsdag woensdag donderdag vrijdag zaterdag zondag pasen kerst pinksteren ramadan sinterklaas internet whatsapp facebook vog
        """.split(whereSeparator: \.isWhitespace).map(String.init))

    /// Beginnings of words that tell of illness, debts, faith, origin or danger.
    private static let delicateWords = [
        "ziek", "kanker", "tumor", "chemo", "dement", "alzheimer", "parkinson", "beroerte", "hersenbloed", "hartinfarct", "reuma", "diabet",
        "suikerziek",
        "depress", "autis", "adhd", "psych", "verslaaf", "alcohol", "drank", "drugs", "operatie", "geopereerd", "opgenomen", "ziekenhuis", "rolstoel",
        "handicap",
        "beperking", "blind", "doof", "incontinent", "medicijn", "suicid", "zelfmoord", "overleden", "rouw", "schuld", "incasso", "deurwaarder",
        "huisverbod", "mishandel", "geweld", "gescheiden", "scheiding", "asiel", "vluchteling", "statushouder", "moskee", "kerk", "islam", "moslim",
        "christen", "joods", "gevangenis", "detentie", "strafblad", "zwanger", "transgender", "lesb",
    ]
}
