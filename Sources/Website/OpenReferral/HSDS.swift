import Foundation

/// The objects of the Human Services Data Specification 3.1 (Open Referral) that Omzien has something to say in. The names are those of the specification;
/// `HSDS.encoder` writes them as it spells them. What is not known is left out.
enum HSDS {
    /// The release whose schemas the answers are held to.
    static let version = "3.1"

    static let encoder: JSONEncoder = {
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return encoder
    }()

    /// What stands at the root.
    struct Description: Encodable {
        let version = HSDS.version
        let profile: String
        let openapiUrl: String
    }

    struct Page<Item: Encodable>: Encodable {
        let totalItems: Int
        let totalPages: Int
        let pageNumber: Int
        /// How many are on this page.
        let size: Int
        let firstPage: Bool
        let lastPage: Bool
        let empty: Bool
        let contents: [Item]
    }

    enum ServiceStatus: String, Encodable, Sendable {
        case active
        case temporarilyClosed = "temporarily closed"
    }

    struct Service: Encodable, Sendable {
        var id: HSDSIdentifier
        var organizationId: HSDSIdentifier
        var name: String
        var description: String
        var url: String
        var status: ServiceStatus
        var eligibilityDescription: String?
        var feesDescription: String?
        var alert: String?
        /// The day on which it was last said to be right, as YYYY-MM-DD.
        var assuredDate: String?
        var lastModified: String
        var organization: Organization?
        var schedules: [Schedule]?
        var serviceAreas: [ServiceArea]?
        var serviceAtLocations: [ServiceAtLocation]?
        var languages: [Language]?
        var costOptions: [CostOption]?
        var attributes: [Attribute]?

        /// Only what there is one of, as a list tells it.
        var basic: Service {
            var service = self
            service.organization = organization?.basic
            (service.schedules, service.serviceAreas, service.serviceAtLocations) = (nil, nil, nil)
            (service.languages, service.costOptions, service.attributes) = (nil, nil, nil)
            return service
        }
    }

    struct Organization: Encodable, Sendable {
        var id: HSDSIdentifier
        var name: String
        var description: String
        var email: String?
        var website: String?
        var phones: [Phone]?
        var locations: [Location]?
        var attributes: [Attribute]?

        var basic: Organization { Organization(id: id, name: name, description: description, email: email, website: website) }
    }

    enum PlaceKind: String, Encodable, Sendable {
        case physical, postal, virtual
    }

    struct Location: Encodable, Sendable {
        var id: HSDSIdentifier
        var locationType = PlaceKind.physical
        var organizationId: HSDSIdentifier
        var name: String
        var description: String?
        var latitude: Double?
        var longitude: Double?
        var addresses: [Address]?
        var accessibility: [Accessibility]?
        var phones: [Phone]?
        var schedules: [Schedule]?
        var attributes: [Attribute]?

        var basic: Location {
            var location = self
            (location.addresses, location.accessibility, location.phones) = (nil, nil, nil)
            (location.schedules, location.attributes) = (nil, nil)
            return location
        }
    }

    struct Address: Encodable, Sendable {
        var id: HSDSIdentifier
        var locationId: HSDSIdentifier
        var address1: String
        var city: String
        /// The province. Omzien does not know it, and the specification wants a text: it is empty.
        var stateProvince = ""
        var postalCode: String
        var country = "NL"
        var addressType = PlaceKind.physical

        enum CodingKeys: String, CodingKey {
            case id, locationId, city, stateProvince, postalCode, country, addressType
            case address1 = "address_1"
        }
    }

    struct Phone: Encodable, Sendable {
        var id: HSDSIdentifier
        var number: String
        var type = "voice"
    }

    struct Accessibility: Encodable, Sendable {
        var id: HSDSIdentifier
        var locationId: HSDSIdentifier
        var description: String
    }

    /// When something is there. What no rule can say stands in `description`.
    struct Schedule: Encodable, Sendable {
        var id: HSDSIdentifier
        var validFrom: String?
        var validTo: String?
        var dtstart: String?
        /// Hours to add to UTC at the moment of reading: the specification knows no summer time.
        var timezone: Int?
        var until: String?
        var freq: String?
        var interval: Int?
        var byday: String?
        var description: String?
        var opensAt: String?
        var closesAt: String?
        var scheduleLink: String?
    }

    struct ServiceAtLocation: Encodable, Sendable {
        var id: HSDSIdentifier
        var serviceId: HSDSIdentifier
        var locationId: HSDSIdentifier
        var location: Location

        var basic: ServiceAtLocation {
            var place = self
            place.location = location.basic
            return place
        }
    }

    struct ServiceArea: Encodable, Sendable {
        var id: HSDSIdentifier
        var serviceId: HSDSIdentifier
        var name: String
        var extent: String
        var extentType = "text"
    }

    struct Language: Encodable, Sendable {
        var id: HSDSIdentifier
        var serviceId: HSDSIdentifier
        var name: String
        var code: String
    }

    struct CostOption: Encodable, Sendable {
        var id: HSDSIdentifier
        var serviceId: HSDSIdentifier
        var currency = "EUR"
        var amount: Double
        var amountDescription: String?
    }

    struct Attribute: Encodable, Sendable {
        var id: HSDSIdentifier
        var linkId: HSDSIdentifier
        var linkEntity: String
        var linkType: String
        var value: String?
        var taxonomyTermId: HSDSIdentifier?
        var taxonomyTerm: TaxonomyTerm?
        var label: String?
    }

    struct Taxonomy: Encodable, Sendable {
        var id: HSDSIdentifier
        var name: String
        var description: String
    }

    struct TaxonomyTerm: Encodable, Sendable {
        var id: HSDSIdentifier
        var code: String
        var name: String
        var description: String
        var language = "nl"
        var taxonomyId: HSDSIdentifier
        var taxonomyDetail: Taxonomy
    }

    /// An object with one field more that its own type cannot hold, because that would lead back to itself.
    struct With<Object: Encodable, Added: Encodable>: Encodable {
        let object: Object
        let name: String
        let added: Added

        func encode(to encoder: any Encoder) throws {
            try object.encode(to: encoder)
            var container = encoder.container(keyedBy: Name.self)
            try container.encode(added, forKey: Name(stringValue: name))
        }

        private struct Name: CodingKey {
            let stringValue: String
            let intValue: Int? = nil
            init(stringValue: String) { self.stringValue = stringValue }
            init?(intValue: Int) { nil }
        }
    }
}
