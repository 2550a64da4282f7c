import Neighbourhood
import Storage

/// The statements that open a transaction, sent together in one round trip.
struct Opening: Sendable {
    let text: String

    static func read(in municipality: MunicipalityCode?) throws -> Opening {
        try Opening("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", municipality)
    }

    static func write(in municipality: MunicipalityCode?) throws -> Opening {
        try Opening("BEGIN ISOLATION LEVEL SERIALIZABLE", municipality)
    }

    /// SET takes no parameters, so the code goes into the text; its form is checked here once more, whoever made it.
    private init(_ begin: String, _ municipality: MunicipalityCode?) throws {
        if let municipality, MunicipalityCode(municipality.text) == nil {
            throw SQLError(.refused, "not the code of a municipality")
        }
        text = begin + "; SET LOCAL omzien.municipality = '\(municipality?.text ?? "*")'"
    }
}
