public import Neighbourhood
import Storage

/// The borders of each municipality, read once and kept: finding the buurt of an address would otherwise read every border again.
actor Atlas {
    private let driver: any Driver
    private var sheets: [MunicipalityCode: [Area]] = [:]
    /// Drawn once for each set of borders; nil where there is nothing to draw.
    private var plans: [MunicipalityCode: MapPlan?] = [:]

    init(driver: any Driver) { self.driver = driver }

    func areas(of municipality: MunicipalityCode) async throws -> [Area] {
        if let sheet = sheets[municipality] { return sheet }
        let sheet = try await driver.read(in: municipality) { try $0.areas(in: municipality) }
        sheets[municipality] = sheet
        return sheet
    }

    func plan(of municipality: MunicipalityCode) async throws -> MapPlan? {
        if let plan = plans[municipality] { return plan }
        let plan = MapPlan(of: try await areas(of: municipality))
        plans[municipality] = .some(plan)
        return plan
    }

    /// After an import of borders.
    func forget(_ municipality: MunicipalityCode) {
        sheets[municipality] = nil
        plans[municipality] = nil
    }
}

extension Workplace {
    /// The areas of a municipality, newest year.
    public func areas(of municipality: MunicipalityCode) async throws -> [Area] {
        try await atlas.areas(of: municipality)
    }

    /// The same, as they are drawn; nil when there are no borders of buurten.
    public func mapPlan(of municipality: MunicipalityCode) async throws -> MapPlan? {
        try await atlas.plan(of: municipality)
    }

    /// Where a postcode lies and in which buurt, when a file with postcodes was imported.
    func locate(_ postcode: Postcode?, in municipality: MunicipalityCode) async throws -> Spot {
        guard let postcode else { return Spot() }
        let place = try await driver.read(in: municipality) { try $0.place(of: postcode, in: municipality) }
        return try await spot(at: place, in: municipality)
    }

    func spot(at place: Coordinate?, in municipality: MunicipalityCode) async throws -> Spot {
        guard let place else { return Spot() }
        let areas = try await areas(of: municipality)
        let area = areas.first { $0.code.kind == .neighbourhood && $0.outline.contains(place) }
        return Spot(place: place, area: area?.code)
    }

    /// Where a visitor's postcode lies; nil when it is not known here.
    public func place(of postcode: Postcode, in municipality: MunicipalityCode) async throws -> (place: Coordinate, area: AreaCode?)? {
        let spot = try await locate(postcode, in: municipality)
        return spot.place.map { ($0, spot.area) }
    }
}

/// A point with the buurt it lies in, as far as known.
struct Spot: Sendable {
    var place: Coordinate?
    var area: AreaCode?
}
