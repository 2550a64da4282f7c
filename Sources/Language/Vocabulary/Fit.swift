public import Neighbourhood

/// How well an offered concept serves an asked one, and by which tie.
public struct Fit: Hashable, Sendable {
    public enum Tie: String, Sendable, Codable { case same, serves, broader, narrower, related }
    public let concept: Int
    public let degree: Float
    public let tie: Tie
    /// What earlier matches taught of this pair: above 1 when they went well, below 1 when they did not; already in `degree`.
    public var lesson: Float = 1
}

/// For every concept that is asked, which offered concepts serve it. Built once from `servedBy`, `broader` and `related`.
public struct FitTable: Sendable {
    private let rows: [[Fit]]

    public init(_ vocabulary: Vocabulary, weights: RecognitionWeights, lessons: [PairOutcome] = []) {
        var rows = vocabulary.concepts.indices.map { [Fit(concept: $0, degree: 1, tie: .same)] }
        func add(_ degree: Double, _ tie: Fit.Tie, from asked: Int, to id: String) {
            guard let offered = vocabulary.index(of: id), !rows[asked].contains(where: { $0.concept == offered }) else { return }
            rows[asked].append(Fit(concept: offered, degree: Float(degree), tie: tie))
        }
        for (place, concept) in vocabulary.concepts.enumerated() {
            for serving in concept.servedBy { add(serving.fit * weights.servedBy, .serves, from: place, to: serving.id) }
            for id in concept.broader { add(weights.broader, .broader, from: place, to: id) }
            for id in concept.related { add(weights.related, .related, from: place, to: id) }
        }
        for (place, concept) in vocabulary.concepts.enumerated() {
            for id in concept.broader {
                if let wide = vocabulary.index(of: id) { add(weights.narrower, .narrower, from: wide, to: vocabulary.concepts[place].id) }
            }
        }
        for (lesson, factor) in zip(lessons, PairOutcome.factors(of: lessons, weights)) {
            guard let asked = vocabulary.index(of: lesson.asked), let offered = vocabulary.index(of: lesson.offered) else { continue }
            guard let place = rows[asked].firstIndex(where: { $0.concept == offered }) else { continue }
            let fit = rows[asked][place]
            rows[asked][place] = Fit(concept: offered, degree: fit.degree * Float(factor), tie: fit.tie, lesson: Float(factor))
        }
        self.rows = rows
    }

    /// The offered concepts that serve an asked one, itself first.
    public func serving(_ asked: Int) -> [Fit] { rows.indices.contains(asked) ? rows[asked] : [] }

    /// How well one serves the other; nil when not at all.
    public func fit(asked: Int, offered: Int) -> Fit? { serving(asked).first { $0.concept == offered } }
}
