import Integrations
public import Neighbourhood
public import Operations
import Storage

/// The named neighbourhood that the demo, the tests and the gallery of pages share. Nobody in it exists.
public enum Samples {
    /// Loads a sample town into the databank, with days counted from the connection's `now`, in one transaction: wholly there or not at all.
    ///
    /// The town's municipality is marked as a demo. Afterwards the borders are read anew and the match book knows what is open. When the town
    /// was loaded before, nothing is done.
    /// - Returns: whether it was loaded now.
    /// - Throws: `Problem.setting` when the sample's files are nowhere; `Problem.databankUnavailable`.
    @discardableResult
    public static func load(into workplace: Workplace, neighbourhood town: SampleTown) async throws -> Bool {
        let files = try SampleFiles(town)
        let areas = try AreaFile.read(files.areas).areas
        let things = try await workplace.driver.write(in: town.municipality) { connection in
            guard let first = files.people.first, try connection.personImported(as: first.key, in: town.municipality) == nil else {
                return [Thing]?.none
            }
            try connection.insertMunicipality(MunicipalityLine(code: town.municipality, name: town.name, isDemo: true))
            var loader = SampleLoader(connection, town: town, files: files)
            try loader.load(areas)
            return loader.history.map(\.event.thing)
        }
        guard let things else { return false }
        try await workplace.takeNote(of: things, in: town.municipality)
        return true
    }

    /// The id of somebody of the sample, by the key in its files: `fatma`, `truus`.
    ///
    /// - Throws: `Problem.notFound(.person)` when there is no such key, or the town was not loaded.
    public static func person(_ key: String, of town: SampleTown, in workplace: Workplace) async throws -> Person.ID {
        let found = try await workplace.driver.read(in: town.municipality) { try $0.personImported(as: key, in: town.municipality) }
        guard let found else { throw Problem.notFound(.person) }
        return found
    }
}
