import Language

/// Concepts as vectors: what an ask needs, what an offer gives. Their inner product says how well the one serves the other, 0 to 1.
enum Needs {
    /// A concept that would serve, how well, and what it serves.
    struct Need: Sendable {
        /// The concept that would serve.
        let offered: Int
        var degree: Float
        /// The concept that is asked, and its place among those that were recognised.
        let asked: Int
        let recognition: Int
        let tie: Fit.Tie
        /// See `Fit.lesson`.
        var lesson: Float = 1
    }

    /// What an offer gives, scaled to length 1 times its sureness; by concept.
    static func offered(_ concepts: [Recognition]) -> [(concept: Int, degree: Float)] {
        let length = concepts.reduce(Float(0)) { $0 + $1.strength * $1.strength }.squareRoot()
        guard length > 0 else { return [] }
        let top = concepts[0].strength
        return concepts.map { ($0.concept, $0.strength / length * top) }
    }

    /// What would serve an ask, in the order of what is offered: each recognised need spread over what serves it; the best way counts.
    static func asked(_ concepts: [Recognition], _ linguist: Linguist) -> [Need] {
        var needs: [Need] = []
        var places = [Int32](repeating: -1, count: linguist.vocabulary.concepts.count)
        for (number, recognition) in concepts.enumerated() {
            for fit in linguist.fits.serving(recognition.concept) {
                let need = Need(
                    offered: fit.concept, degree: recognition.strength * fit.degree, asked: recognition.concept, recognition: number, tie: fit.tie,
                    lesson: fit.lesson)
                let place = Int(places[fit.concept])
                if place < 0, need.degree > 0 {
                    places[fit.concept] = Int32(needs.count)
                    needs.append(need)
                } else if place >= 0, need.degree > needs[place].degree {
                    needs[place] = need
                }
            }
        }
        // In one order, because sums of rounded numbers depend on it.
        needs.sort { $0.offered < $1.offered }
        let length = needs.reduce(Float(0)) { $0 + $1.degree * $1.degree }.squareRoot()
        guard length > 0, let top = concepts.first?.strength else { return [] }
        for place in needs.indices { needs[place].degree = needs[place].degree / length * top }
        return needs
    }
}

extension Needs {
    /// What an offer gives, in the form of needs it meets, for looking among asks; in the order of concepts.
    static func given(_ concepts: [Recognition]) -> [Need] {
        zip(concepts.indices, offered(concepts))
            .map { Need(offered: $1.concept, degree: $1.degree, asked: $1.concept, recognition: $0, tie: .same) }
            .sorted { $0.offered < $1.offered }
    }
}
