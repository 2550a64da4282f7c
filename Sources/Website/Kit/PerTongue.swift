import Language

/// One of each language, made once: what a page would otherwise put together anew for every reader.
struct PerTongue<Value: Sendable>: Sendable {
    /// In the order of `Tongue.allCases`.
    private let values: [Value]

    /// - Parameter make: is called for each language, with that language spoken.
    init(_ make: (Tongue) throws -> Value) rethrows {
        // Kept for everybody, so never with the marks that a translator asked for.
        values = try TextMarks.$areOn.withValue(false) {
            try Tongue.allCases.map { tongue in try Tongue.$spoken.withValue(tongue) { try make(tongue) } }
        }
    }

    subscript(tongue: Tongue) -> Value {
        values[Tongue.allCases.firstIndex(of: tongue) ?? 0]
    }

    /// In the language of this page.
    var spoken: Value { self[Tongue.spoken] }
}
