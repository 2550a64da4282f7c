public import Language
public import Neighbourhood

/// What a municipality adds to the vocabulary that all have: its own expressions and concepts, and what its matches taught.
public struct OwnWords: Sendable, Equatable {
    public var concepts: [Concept]
    public var lessons: [PairOutcome]

    public init(concepts: [Concept] = [], lessons: [PairOutcome] = []) {
        self.concepts = concepts
        self.lessons = lessons
    }

    public var isEmpty: Bool { concepts.isEmpty && lessons.isEmpty }
}
