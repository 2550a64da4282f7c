import Foundation
public import Neighbourhood
import Storage

extension Workplace {
    /// Keeps what a worker is typing. It is theirs alone, and gone as soon as the call is saved.
    ///
    /// - Parameter call: the name of the call it belongs to; the draft of a call that was saved meanwhile is not kept.
    public func keepDraft(_ fields: String, of viewer: Viewer, call: String = "") async throws {
        try Access.allow(viewer, .placeAsk)
        guard fields.utf8.count <= 200_000 else { throw Problem.tooLarge(limit: 200_000) }
        try await driver.write(in: viewer.municipality) { connection in
            guard try connection.resultOfSubmission("call " + call, in: viewer.municipality) == nil else { return }
            try connection.saveIntakeDraft(fields, for: viewer)
        }
    }

    public func forgetDraft(of viewer: Viewer) async throws {
        try await driver.write(in: viewer.municipality) { try $0.removeIntakeDraft(for: viewer) }
    }

    /// Keeps what was sent a moment after a session ended, for whoever held it: they find it back when they sign in again.
    public func keepDraft(_ fields: String, afterSession key: SessionKey) async throws {
        guard fields.utf8.count <= 200_000 else { return }
        try await driver.write(in: key.municipality) { connection in
            guard let person = try connection.formerHolder(
                    tokenHash: key.token.hash, in: key.municipality, endedAfter: connection.now.addingTimeInterval(-86_400 * 2))
            else { return }
            let holder = Viewer(municipality: key.municipality, person: person, name: "", roles: [])
            try connection.saveIntakeDraft(fields, for: holder)
        }
    }

    /// Who fits words that are being typed, and whether this worker may propose them.
    public func fitsForTyping(_ question: FitQuestion, with key: SessionKey, limit: Int = 6) async throws -> ([FitLine], mayPropose: Bool) {
        let matches = matches
        return try await read(with: key) { connection, viewer in
            (try connection.fits(question, matches, for: viewer, limit: limit), Access.allows(viewer, .propose))
        }
    }
}
