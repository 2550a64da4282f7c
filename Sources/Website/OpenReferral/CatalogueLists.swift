import Foundation
import Hummingbird
import Neighbourhood

/// The lists of the API, each with the filters that the specification gives it.
extension ServiceCatalogue {
    func services(_ question: CatalogueQuestion) throws -> Response {
        let found = services.filter { service in
            question.finds(service.name, service.description, service.organization?.name) && question.fits(service.attributes)
                && (question.organization == nil || service.organizationId.text == question.organization)
                && (question.modifiedAfter.map { service.lastModified >= $0 } ?? true)
        }
        if question.isMinimal { return try question.answer(found.map { Minimal(id: $0.id, modifiedDate: $0.lastModified) }) }
        return try question.answer(found.map { question.isFull ? $0 : $0.basic })
    }

    /// What is asked to see what changed and what is gone.
    private struct Minimal: Encodable {
        let id: HSDSIdentifier
        let modifiedDate: String
    }

    func organizations(_ question: CatalogueQuestion) throws -> Response {
        let found = organizations.filter { question.finds($0.name, $0.description) && question.fits($0.attributes) }
        if question.isFull || question.isFullService { return try question.answer(found.map { nested($0, question) }) }
        return try question.answer(found.map(\.basic))
    }

    /// With its services: whole ones when that was asked for.
    func nested(_ organization: HSDS.Organization, _ question: CatalogueQuestion) -> HSDS.With<HSDS.Organization, [HSDS.Service]> {
        let services = (servicesByOrganization[organization.id] ?? []).map { service in
            var service = question.isFullService ? service : service.basic
            service.organization = nil
            return service
        }
        return HSDS.With(object: organization, name: "services", added: services)
    }

    /// - Parameter spot: where the postcode that was asked for lies; nil when it is not known here, and then nothing is there.
    func places(_ question: CatalogueQuestion, around spot: Coordinate?) throws -> Response {
        if question.postcode != nil, spot == nil { return try question.answer([HSDS.ServiceAtLocation]()) }
        let found = placed.filter { place, service in
            question.finds(service.name, service.description, place.location.name) && question.fits(service.attributes)
                && (question.organization == nil || service.organizationId.text == question.organization)
                && (question.modifiedAfter.map { service.lastModified >= $0 } ?? true) && Self.isNear(place.location, spot, question.proximity)
        }
        if question.isFull { return try question.answer(found.map(Self.full)) }
        return try question.answer(found.map { HSDS.With(object: $0.place.basic, name: "service", added: $0.service.basic) })
    }

    private static func isNear(_ location: HSDS.Location, _ spot: Coordinate?, _ metres: Double?) -> Bool {
        guard let spot, let metres else { return true }
        guard let latitude = location.latitude, let longitude = location.longitude else { return false }
        return Coordinate(latitude: latitude, longitude: longitude).distance(to: spot) <= metres
    }

    static func full(_ placed: (place: HSDS.ServiceAtLocation, service: HSDS.Service)) -> HSDS.With<HSDS.ServiceAtLocation, HSDS.Service> {
        var service = placed.service
        service.serviceAtLocations = nil
        return HSDS.With(object: placed.place, name: "service", added: service)
    }

    func taxonomies(_ question: CatalogueQuestion) throws -> Response {
        try question.answer(terms.taxonomies.filter { question.finds($0.name, $0.description) })
    }

    /// No term has another above it: every one is at the top, and none is found under a parent.
    func taxonomyTerms(_ question: CatalogueQuestion) throws -> Response {
        try question.answer(
            terms.all.filter {
                question.finds($0.name, $0.code) && (question.taxonomy == nil || $0.taxonomyId.text == question.taxonomy) && question.parent == nil
            })
    }
}

extension CatalogueQuestion {
    /// A page of the items, or all of them with one on each line.
    fileprivate func answer(_ items: [some Encodable]) throws -> Response {
        guard isStream else { return .published(try HSDS.encoder.encode(page(of: items))) }
        let lines = try items.map { try HSDS.encoder.encode($0) + Data([UInt8(ascii: "\n")]) }
        return .published(lines.reduce(into: Data()) { $0.append($1) }, type: "application/x-ndjson")
    }
}
