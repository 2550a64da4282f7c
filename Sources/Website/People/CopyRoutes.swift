import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Neighbourhood
import Operations
import Storage

extension Site {
    func addCopies(to doors: Doors) {
        doors.get("/bewoners/:person/kopie.json", to: .copyPerson) { request, visit in
            try await copy(request, visit, as: "application/json", name: "omzien.json") { try $0.json(try .bundled()) }
        }
        doors.get("/bewoners/:person/kopie.csv", to: .copyPerson) { request, visit in
            try await copy(request, visit, as: "text/csv; charset=utf-8", name: "omzien.csv") { $0.csv(try .bundled()) }
        }
    }

    /// A file to keep, never shown in the browser itself.
    private func copy(
        _ request: Request, _ visit: Visit, as type: String, name: String, _ write: (PersonCopy) throws -> Data
    ) async throws -> Response {
        let id = try visit.personID()
        guard let viewer = try await workplace.viewer(of: session(request)) else { throw Problem.signInNeeded }
        return try await proven(request) {
            let data = try write(await workplace.copy(of: id, by: viewer, request: visit.mark))
            return Response(
                status: .ok,
                headers: [.contentType: type, .contentDisposition: "attachment; filename=\"\(name)\"", .cacheControl: "no-store"],
                body: .init(byteBuffer: ByteBuffer(bytes: data)))
        }
    }
}
