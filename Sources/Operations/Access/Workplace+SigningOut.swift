public import Neighbourhood
import Storage

extension Workplace {
    /// Signs a colleague out on every device. Who invites colleagues may: somebody lost a telephone, or another may be in (ASVS 5.0, 7.4.5).
    ///
    /// - Returns: how many sessions were ended.
    /// - Throws: `Problem.notFound(.person)` when not exactly one who works here has this name.
    public func signOut(colleague name: String, by viewer: Viewer, request: RequestMark = .none) async throws -> Int {
        try Access.allow(viewer, .invite)
        return try await perform(by: viewer, request: request) { connection in
            let namesakes = try connection.colleagues(named: name, in: viewer.municipality)
            guard let person = namesakes.first, namesakes.count == 1 else { throw Problem.notFound(.person) }
            let ended = try connection.endSessions(of: person, but: nil, in: viewer.municipality)
            return Done(ended, Event(.endSession, Thing(.person, person.text)))
        }
    }

    /// Signs everybody of the municipality out. Who invites colleagues may.
    ///
    /// - Returns: how many sessions were ended.
    public func signOutEverybody(by viewer: Viewer, request: RequestMark = .none) async throws -> Int {
        try Access.allow(viewer, .invite)
        return try await perform(by: viewer, request: request) { connection in
            let ended = try connection.endAllSessions(in: viewer.municipality)
            return Done(ended, Event(.endSession, Thing(.municipality, viewer.municipality.text)))
        }
    }
}
