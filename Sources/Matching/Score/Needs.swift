import Language

/// Concepts as vectors: what an ask needs, what an offer gives. Their inner product says how well the one serves the other, 0 to 1.
enum Needs {
    /// A concept that would serve, how well, and which asked concept it serves.
    struct Need: Sendable {
        var degree: Float
        var asked: Recognition
        var tie: Fit.Tie
        /// See `Fit.lesson`.
        var lesson: Float = 1
    }

    /// What an offer gives, scaled to length 1 times its sureness.
    static func offered(_ concepts: [Recognition]) -> [Int: Float] {
        let length = concepts.reduce(Float(0)) { $0 + $1.strength * $1.strength }.squareRoot()
        guard length > 0 else { return [:] }
        let top = concepts[0].strength
        return Dictionary(uniqueKeysWithValues: concepts.map { ($0.concept, $0.strength / length * top) })
    }

    /// What would serve an ask: each recognised need spread over what serves it; the best way counts.
    static func asked(_ concepts: [Recognition], _ linguist: Linguist) -> [Int: Need] {
        var needs: [Int: Need] = [:]
        for recognition in concepts {
            for fit in linguist.fits.serving(recognition.concept) {
                let degree = recognition.strength * fit.degree
                if degree > needs[fit.concept]?.degree ?? 0 {
                    needs[fit.concept] = Need(degree: degree, asked: recognition, tie: fit.tie, lesson: fit.lesson)
                }
            }
        }
        // In one order, because sums of rounded numbers depend on it and a dictionary has none.
        let degrees = needs.sorted { $0.key < $1.key }.map(\.value.degree)
        let length = degrees.reduce(Float(0)) { $0 + $1 * $1 }.squareRoot()
        guard length > 0, let top = concepts.first?.strength else { return [:] }
        return needs.mapValues { Need(degree: $0.degree / length * top, asked: $0.asked, tie: $0.tie, lesson: $0.lesson) }
    }
}

extension Needs {
    /// What an offer gives, in the form of needs it meets, for looking among asks.
    static func given(_ concepts: [Recognition]) -> [Int: Need] {
        let gifts = offered(concepts)
        return Dictionary(
            uniqueKeysWithValues: concepts.map { recognition in
                (recognition.concept, Need(degree: gifts[recognition.concept] ?? 0, asked: recognition, tie: .same))
            })
    }
}
