package import Neighbourhood

extension Workplace {
    /// After rows were brought in outside a deed, as the samples are: reads the borders anew and puts what is open into the match book.
    package func takeNote(of things: [Thing], in municipality: MunicipalityCode) async throws {
        await atlas.forget(municipality)
        await matches.follow(Set(things).map { Event(.importRows, $0) }, in: municipality, driver: driver)
    }
}
