public import Foundation
public import Neighbourhood
import Storage

extension Workplace {
    /// How long after its end a session is still known as its owner's: long enough to find back what they were typing. The register keeps it longer.
    private static let memoryOfSessions: TimeInterval = 2 * 86_400

    /// Keeps what a worker is typing. It is theirs alone, and gone as soon as the call is saved.
    ///
    /// - Parameter call: the name of the call it belongs to.
    /// - Returns: the moment that is kept with it; nil when it is not kept, because the call was saved or put away meanwhile.
    /// - Throws: `Problem.tooLarge`.
    @discardableResult
    public func keepDraft(_ fields: String, of viewer: Viewer, call: String = "") async throws -> Date? {
        try Access.allow(viewer, .placeAsk)
        guard fields.utf8.count <= Self.largestDraft else { throw Problem.tooLarge(limit: Self.largestDraft) }
        return try await driver.write(in: viewer.municipality) { connection in
            guard try !connection.hasEnded(call, in: viewer.municipality) else { return nil }
            try connection.saveIntakeDraft(fields, for: viewer)
            return try connection.intakeDraft(for: viewer)?.savedAt
        }
    }

    private static let largestDraft = 200_000

    /// The name of the call that kept fields belong to.
    fileprivate static func call(in fields: String) -> String? {
        fields.split(separator: "&").first { $0.hasPrefix("call=") }.map { String($0.dropFirst(5)) }
    }

    /// Puts a call away that was begun. What of it arrives late, or lies on another device, is not kept any more.
    public func forgetDraft(of viewer: Viewer, call: String = "") async throws {
        try Access.allow(viewer, .placeAsk)
        try await driver.write(in: viewer.municipality) { try $0.end(call, as: "put away", for: viewer) }
    }

    /// Keeps what was sent a moment after a session ended, for whoever held it: they find it back when they sign in again.
    ///
    /// - Returns: whether it is kept. Who signed out themselves left nothing behind.
    @discardableResult
    public func keepDraft(_ fields: String, afterSession key: SessionKey) async throws -> Bool {
        guard fields.utf8.count <= Self.largestDraft else { return false }
        return try await driver.write(in: key.municipality) { connection in
            let session = try connection.session(key.id, in: key.municipality)
            guard let session, session.isHeld(by: key.token.hash, at: connection.now), session.companion == nil,
                session.endsAt > connection.now.addingTimeInterval(-Self.memoryOfSessions)
            else { return false }
            guard try !connection.hasEnded(Self.call(in: fields) ?? "", in: key.municipality) else { return false }
            let holder = Viewer(municipality: key.municipality, person: session.person, name: "", roles: [])
            try connection.saveIntakeDraft(fields, for: holder)
            return true
        }
    }
}

extension Connection {
    /// A call ends: it has no draft any more. A draft of another call, begun in another window, stays.
    func end(_ call: String, as how: String, for viewer: Viewer) throws {
        let draft = try intakeDraft(for: viewer).flatMap { Workplace.call(in: $0.fields) }
        if call.isEmpty || draft == nil || draft == call { try removeIntakeDraft(for: viewer) }
        guard !call.isEmpty, try !hasEnded(call, in: viewer.municipality) else { return }
        try keepSubmission("call " + call, result: how, in: viewer.municipality)
    }

    /// Whether a call was saved or put away.
    fileprivate func hasEnded(_ call: String, in municipality: MunicipalityCode) throws -> Bool {
        try resultOfSubmission("call " + call, in: municipality) != nil
    }
}
