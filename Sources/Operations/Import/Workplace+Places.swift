public import Neighbourhood
import Storage

/// What became of a file of borders or postcodes.
public struct PlacesImport: Sendable, Equatable {
    public let saved: Int
    /// Belong to, or lie in, another municipality and were left out.
    public let elsewhere: Int

    public init(saved: Int, elsewhere: Int) {
        self.saved = saved
        self.elsewhere = elsewhere
    }
}

extension Workplace {
    /// Saves the municipality, wijken and buurten of the viewer's municipality, and forgets the borders that were kept. Who may import may.
    ///
    /// Areas of other municipalities are counted and left out, so a file of the whole country will do. Importing a year again replaces that year.
    /// - Throws: `Problem.notAllowed`; `Problem.notFound(.municipality)` when this installation does not know the municipality and the file does
    ///   not name it either, or the viewer may not set it up.
    public func importAreas(_ areas: [Area], by viewer: Viewer, request: RequestMark = .none) async throws -> PlacesImport {
        try Access.allow(viewer, .importRows)
        let municipality = viewer.municipality
        let own = areas.filter { $0.code.municipality == municipality }
        try await perform(by: viewer, request: request) { connection in
            try connection.settle(municipality, named: own.first { $0.code.kind == .municipality }?.name, by: viewer)
            for area in own { try connection.put(area, in: municipality) }
            return Done((), Event(.importRows, Thing(.area, municipality.text)))
        }
        await atlas.forget(municipality)
        return PlacesImport(saved: own.count, elsewhere: areas.count - own.count)
    }

    /// Saves where postcodes lie. Who may import may. When the border of the municipality is known, postcodes outside it are left out.
    ///
    /// - Throws: `Problem.notAllowed`, `Problem.notFound(.municipality)`.
    public func importPostcodes(
        _ places: [Postcode: Coordinate], by viewer: Viewer, request: RequestMark = .none
    ) async throws -> PlacesImport {
        try Access.allow(viewer, .importRows)
        let municipality = viewer.municipality
        let border = try await areas(of: municipality).first { $0.code.kind == .municipality }?.outline
        let own = places.filter { border?.contains($0.value) ?? true }.sorted { $0.key < $1.key }
        for start in stride(from: 0, to: own.count, by: 2000) {
            let portion = Array(own[start..<min(own.count, start + 2000)])
            try await perform(by: viewer, request: request) { connection in
                try connection.settle(municipality, named: nil, by: viewer)
                for (postcode, place) in portion { try connection.put(postcode, at: place, in: municipality) }
                return Done((), Event(.importRows, Thing(.municipality, municipality.text)))
            }
        }
        await atlas.forget(municipality)
        return PlacesImport(saved: own.count, elsewhere: places.count - own.count)
    }
}

extension Connection {
    /// Makes sure that the municipality exists; with a name, who may set up adds it.
    func settle(_ municipality: MunicipalityCode, named name: String?, by viewer: Viewer) throws {
        let isKnown = try count("SELECT count(*) FROM municipality WHERE id = $1", [municipality]) > 0
        if isKnown { return }
        guard let name, Access.allows(viewer, .setUp) else { throw Problem.notFound(.municipality) }
        try insertMunicipality(MunicipalityLine(code: municipality, name: name))
    }
}
