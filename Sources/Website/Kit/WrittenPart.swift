import Language

/// What somebody wrote, on a page in another language: said so to screen readers, which then read it out with the right voice, and kept in its own direction
/// (WCAG 2.2, 3.1.2). What Omzien itself says needs none of it; nor do names of people.
enum WrittenPart {
    /// What the municipality, its houses and organisations write is Dutch.
    static var dutch: HTML { Tongue.spoken == .dutch ? " dir=\"auto\"" : " lang=\"nl\" dir=\"ltr\"" }

    /// What residents write, and notes about them: nobody wrote down in which language, and an empty one says just that (HTML, "the language is unknown").
    static var own: HTML { " lang=\"\" dir=\"auto\"" }
}

/// Words that stand in Dutch on every page, as a name of an activity or what a house says of its door.
func inDutch(_ words: String) -> HTML { Tongue.spoken == .dutch ? "<bdi>\(words)</bdi>" : "<bdi lang=\"nl\">\(words)</bdi>" }

/// Words of a resident, in whatever language they are.
func inOwnWords(_ words: String) -> HTML { "<bdi lang=\"\">\(words)</bdi>" }

extension Spoken {
    /// "a, b en c", of pieces that each have a language of their own.
    static func list(_ pieces: [HTML]) -> HTML {
        guard pieces.count > 1, let last = pieces.last else { return pieces.first ?? .none }
        return say("spoken.listed", ["before": joined(Array(pieces.dropLast()), by: "\(plain("spoken.comma"))"), "last": last])
    }

    /// One after another with something between.
    static func joined(_ pieces: [HTML], by between: HTML) -> HTML {
        guard let first = pieces.first else { return .none }
        return pieces.dropFirst().reduce(into: first) { $0 += between + $1 }
    }
}
