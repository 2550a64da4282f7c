import Neighbourhood

/// An expression or a concept of this municipality as a worker typed it: raw words in, a typed draft out; its faults are the operation's to find.
struct WordsForm: Sendable {
    let words: FormWords

    var saying: LocalSayingDraft {
        LocalSayingDraft(
            words: Words.tidy(words["words"]), concept: words["concept"], use: SayingUse(rawValue: words["use"]) ?? .both,
            language: SpokenLanguage(words["language"]) ?? .dutch)
    }

    var concept: LocalConceptDraft {
        LocalConceptDraft(name: Words.tidy(words["name"]), note: Words.tidy(words["note"]), broader: words["broader"])
    }

    /// A sentence to try. Longer than this and it is a letter.
    static let longestTrial = 500
    var trial: String { String(Words.tidy(words["trial"]).prefix(Self.longestTrial)) }
    var trialSide: Side { words["side"] == "offer" ? .offer : .ask }
}
