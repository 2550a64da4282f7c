import Foundation
import Neighbourhood
import Storage

/// What a municipality's houses and organisations have for people, as objects of HSDS. Put together at once; never changes.
///
/// A house is two things there: the organisation that gives what happens in it, and the place where it happens.
struct ServiceCatalogue: Sendable {
    let services: [HSDS.Service]
    let organizations: [HSDS.Organization]
    let terms = HSDS.Terms.standard
    let readAt: Date
    let servicesByOrganization: [HSDSIdentifier: [HSDS.Service]]

    init(of directory: PublicDirectory, town: MunicipalityName, baseURL: String, now: Date) {
        let maker = HSDSMaker(town: town, baseURL: baseURL, now: now)
        let houses = directory.houses.map { maker.organization(of: $0, exceptions: directory.exceptions[$0.id] ?? []) }
        let organizations = houses + directory.organisations.map(maker.organization(of:))
        let byID = Dictionary(organizations.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        self.organizations = organizations
        services = directory.offers.compactMap { offer in
            byID[maker.giver(of: offer)].map { maker.service(offer, directory.activities[offer.offer.id] ?? [], by: $0) }
        }
        servicesByOrganization = Dictionary(grouping: services, by: \.organizationId)
        readAt = now
    }

    /// Every service at every place where it is given.
    var placed: [(place: HSDS.ServiceAtLocation, service: HSDS.Service)] {
        services.flatMap { service in (service.serviceAtLocations ?? []).map { ($0, service) } }
    }
}

/// The catalogue of each municipality, remembered for a minute so that a harvester that reads page after page does not ask the databank for each. Guards its
/// own catalogues; a change is in it within that minute.
actor CatalogueShelf {
    private var catalogues: [MunicipalityCode: ServiceCatalogue] = [:]
    static let freshness: TimeInterval = 60

    func catalogue(
        of town: MunicipalityName, at baseURL: String, now: Date, read: @Sendable () async throws -> PublicDirectory
    ) async throws -> ServiceCatalogue {
        if let known = catalogues[town.code], (0..<Self.freshness).contains(now.timeIntervalSince(known.readAt)) { return known }
        let catalogue = ServiceCatalogue(of: try await read(), town: town, baseURL: baseURL, now: now)
        catalogues[town.code] = catalogue
        return catalogue
    }
}
