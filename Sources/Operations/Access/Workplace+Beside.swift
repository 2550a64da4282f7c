import Foundation
public import Neighbourhood
import Storage

extension Workplace {
    /// "Met jou erbij": a session for a resident with the worker beside them, of fifteen minutes at most. Desk and team may. It reaches what is the
    /// resident's own and nothing of the worker's work: the worker's own session is laid aside, and its token is worth nothing from now on.
    ///
    /// - Throws: `Problem.notFound(.person)`; `Problem.notAllowed` while somebody already looks along, and for oneself.
    public func openBeside(_ person: Person.ID, from key: SessionKey, by viewer: Viewer, request: RequestMark = .none) async throws -> SessionKey {
        try Access.allowSomewhere(viewer, .openBeside)
        guard let worker = viewer.person, worker != person else { throw Problem.notAllowed(.notYourRelation) }
        return try await perform(by: viewer, request: request) { connection in
            _ = try connection.person(person, for: viewer, to: .openBeside)
            guard let own = try connection.session(key.id, in: viewer.municipality), own.person == worker, own.stage == .open else {
                throw Problem.signInNeeded
            }
            try connection.move(own.id, to: .aside, tokenHash: Token().hash, in: viewer.municipality)
            let terms = SessionTerms.beside
            let beside = SessionKey(municipality: viewer.municipality, id: connection.freshID(), token: Token(), lasting: terms.absolute)
            try connection.insert(
                NewSession(
                    id: beside.id, person: person, tokenHash: beside.token.hash, device: own.device, terms: terms, companion: worker,
                    returnsTo: own.id), in: viewer.municipality)
            return Done(beside, Event(.openBeside, Thing(.person, person.text), onBehalfOf: person))
        }
    }

    /// Ends looking along, really, and gives the worker their own session back with a new token. Only before it ended by itself: afterwards nobody
    /// knows who sits at the screen, and the worker signs in again.
    ///
    /// - Throws: `Problem.signInNeeded` when it ended, or when the worker's session did meanwhile.
    public func closeBeside(_ key: SessionKey, by viewer: Viewer, request: RequestMark = .none) async throws -> SessionKey {
        guard let resident = viewer.person, viewer.companion != nil else { throw Problem.signInNeeded }
        return try await perform(by: viewer, request: request) { connection in
            guard let beside = try connection.session(key.id, in: viewer.municipality), let own = beside.returnsTo,
                beside.admits(key.token.hash, at: connection.now),
                let returned = try connection.session(own, in: viewer.municipality), returned.stage == .aside, connection.now < returned.endsAt
            else { throw Problem.signInNeeded }
            let token = Token()
            try connection.endSession(beside.id, in: viewer.municipality)
            try connection.move(own, to: .open, tokenHash: token.hash, in: viewer.municipality)
            return Done(
                SessionKey(
                    municipality: viewer.municipality, id: own, token: token, lasting: returned.endsAt.timeIntervalSince(connection.now)),
                Event(.closeBeside, Thing(.person, resident.text)))
        }
    }

    /// Whether this was a session with a worker beside the resident, and has ended by itself.
    public func wasBeside(_ key: SessionKey) async throws -> Bool {
        try await driver.read(in: key.municipality) { connection in
            guard let session = try connection.session(key.id, in: key.municipality), session.companion != nil else { return false }
            return session.isHeld(by: key.token.hash, at: connection.now) && !session.admits(key.token.hash, at: connection.now)
        }
    }
}
