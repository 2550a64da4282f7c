import Crypto
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Neighbourhood
import Operations
import Storage

/// The door for other sociale kaarten: the catalogue as the API of HSDS 3.1 describes it, to read and for everybody. What it tells stands on public pages as
/// well; searching by POST is left out, because whatever anybody may send is counted in the databank, and GET can ask the same.
extension Site {
    func addCatalogue(to doors: Doors) {
        func list(_ path: String, _ answer: @escaping @Sendable (ServiceCatalogue, CatalogueQuestion, MunicipalityCode) async throws -> Response) {
            doors.get(Link.catalogue + path, to: .seeNeighbourhood) { request, _ in
                try await asJSON(request) { catalogue in
                    try await answer(catalogue, CatalogueQuestion(request.question), municipalityByHost(request))
                }
            }
        }
        func one(_ path: String, _ answer: @escaping @Sendable (ServiceCatalogue, String, CatalogueQuestion) throws -> (any Encodable)?) {
            doors.get(Link.catalogue + path + "/:id", to: .seeNeighbourhood) { request, visit in
                try await asJSON(request) { catalogue in
                    let id = visit.parameters.get("id")?.lowercased() ?? ""
                    guard let found = try answer(catalogue, id, CatalogueQuestion(request.question)) else { throw Problem.notFound(.page) }
                    return .published(try HSDS.encoder.encode(found))
                }
            }
        }
        doors.get(Link.catalogue, to: .seeNeighbourhood) { [settings] request, _ in
            let root = HSDS.Description(profile: Link.specification, openapiUrl: settings.baseURL + Link.catalogueDescription)
            return try .answering(request, .published(HSDS.encoder.encode(root)))
        }
        doors.get(Link.catalogueDescription, to: .seeNeighbourhood) { request, _ in .answering(request, .published(Data(Asset.catalogue.bytes))) }
        list("/services") { catalogue, question, _ in try catalogue.services(question) }
        one("/services") { catalogue, id, _ in catalogue.services.first { $0.id.text == id } }
        list("/organizations") { catalogue, question, _ in try catalogue.organizations(question) }
        one("/organizations") { catalogue, id, question in catalogue.organizations.first { $0.id.text == id }.map { catalogue.nested($0, question) } }
        list("/service_at_locations") { catalogue, question, town in
            let spot = try await question.postcode.asyncFlatMap { try await workplace.place(of: $0, in: town)?.place }
            return try catalogue.places(question, around: spot)
        }
        one("/service_at_locations") { catalogue, id, _ in catalogue.placed.first { $0.place.id.text == id }.map(ServiceCatalogue.full) }
        list("/taxonomies") { catalogue, question, _ in try catalogue.taxonomies(question) }
        one("/taxonomies") { catalogue, id, _ in catalogue.terms.taxonomies.first { $0.id.text == id } }
        list("/taxonomy_terms") { catalogue, question, _ in try catalogue.taxonomyTerms(question) }
        one("/taxonomy_terms") { catalogue, id, _ in catalogue.terms.all.first { $0.id.text == id } }
    }

    /// An answer for a program, also when something is wrong with the question or with us.
    private func asJSON(_ request: Request, _ answer: (ServiceCatalogue) async throws -> Response) async throws -> Response {
        do {
            let code = municipalityByHost(request)
            let town = municipalities[code] ?? MunicipalityName(code: code, name: "", domain: nil)
            let catalogue = try await shelf.catalogue(of: town, at: settings.baseURL, now: now) { [workplace] in
                try await workplace.read(as: .visitor(of: code)) { try $0.directory(of: code) }
            }
            return try await .answering(request, answer(catalogue))
        } catch let fault as CatalogueQuestion.Fault {
            return .problem(.badRequest, "Deze vraag is niet te lezen", "Kijk naar: \(fault.parameters.joined(separator: ", ")).")
        } catch Problem.notFound {
            return .problem(.notFound, "Dit is er niet", "Misschien is het gestopt. Wat er nu is, staat in de lijst.")
        } catch Problem.databankUnavailable {
            return .problem(.serviceUnavailable, "Omzien is even niet bereikbaar", "Probeer het over een minuut opnieuw.")
        }
    }
}

extension Response {
    /// What everybody may read, with the tag by which a reader knows it again.
    struct Published: Sendable {
        let data: ByteBuffer
        let type: String
        let tag: String

        init(_ data: Data, type: String) {
            self.data = ByteBuffer(bytes: data)
            self.type = type
            tag = "\"" + SHA256.hash(data: data).prefix(12).hexadecimal + "\""
        }
    }

    static func published(_ data: Data, type: String = "application/json") -> Response { published(Published(data, type: type)) }

    static func published(_ file: Published) -> Response {
        Response(
            status: .ok, headers: [.contentType: file.type, .cacheControl: "public, max-age=60", .eTag: file.tag], body: .init(byteBuffer: file.data))
    }

    /// RFC 9457.
    fileprivate static func problem(_ status: HTTPResponse.Status, _ title: String, _ detail: String) -> Response {
        let body = (try? HSDS.encoder.encode(Explanation(title: title, status: status.code, detail: detail))) ?? Data()
        return Response(
            status: status, headers: [.contentType: "application/problem+json", .cacheControl: "no-cache", .accessControlAllowOrigin: "*"],
            body: .init(byteBuffer: ByteBuffer(bytes: body)))
    }

    private struct Explanation: Encodable {
        let type = "about:blank"
        let title: String
        let status: Int
        let detail: String
    }

    /// What anybody may read, also a program in a page of another site; nothing when the reader has it already (RFC 9110, 13.1.2).
    static func answering(_ request: Request, _ full: Response) -> Response {
        var response = full.unlessKnown(to: request)
        response.headers[.accessControlAllowOrigin] = "*"
        response.headers[.accessControlExposeHeaders] = "ETag"
        return response
    }

    /// Nothing when the reader has it already.
    func unlessKnown(to request: Request) -> Response {
        let known = (request.headers[.ifNoneMatch] ?? "").split(separator: ",").map { Words.tidy(String($0.replacing("W/", with: ""))) }
        guard let tag = headers[.eTag], known.contains(tag) || known == ["*"] else { return self }
        return Response(status: .notModified, headers: headers, body: .init())
    }
}

extension Optional {
    fileprivate func asyncFlatMap<Result>(_ make: (Wrapped) async throws -> Result?) async throws -> Result? {
        guard let self else { return nil }
        return try await make(self)
    }
}
