public import Language
public import Matching
import Neighbourhood
public import Storage

extension OwnWords {
    /// What a municipality wrote down, in the form the match book reads. An expression whose concept is gone says nothing any more.
    ///
    /// - Parameter general: the vocabulary that all have.
    public init(_ local: LocalWords, besides general: Vocabulary) {
        let own = Set(local.concepts.map(\.id))
        let sayings = local.sayings.map(\.draft).filter { own.contains($0.concept) || general.index(of: $0.concept) != nil }
        self.init(concepts: local.concepts.map(Concept.init) + sayings.map(Concept.init), lessons: local.outcomes)
    }
}

extension Concept {
    fileprivate init(_ local: LocalConcept) {
        self.init(id: local.id, label: ["nl": local.draft.name], note: local.draft.note, broader: [local.draft.broader])
    }

    fileprivate init(_ saying: LocalSayingDraft) {
        let words = [saying.language.code: [saying.words]]
        self.init(
            id: saying.concept, label: [:], terms: saying.use == .both ? words : [:], asked: saying.use == .asked ? words : [:],
            offered: saying.use == .offered ? words : [:])
    }
}
