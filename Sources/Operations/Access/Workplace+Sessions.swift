public import Foundation
public import Neighbourhood
public import Storage

extension Workplace {
    /// Where the holder of this session is signed in, and what happened at their door lately.
    ///
    /// - Throws: `Problem.signInNeeded`; `Problem.notAllowed` while a worker looks along.
    public func sessions(with key: SessionKey) async throws -> (sessions: [Session], notices: [DoorNotice], viewer: Viewer) {
        try await read(with: key) { connection, viewer in
            try Access.allow(viewer, .endSession, .own)
            guard let person = viewer.person else { throw Problem.signInNeeded }
            return (
                try connection.sessions(of: person, in: viewer.municipality), try connection.doorNotices(of: person, in: viewer.municipality), viewer
            )
        }
    }

    /// Signs the viewer out on another device. Only one's own; one of somebody else is not found.
    ///
    /// - Throws: `Problem.proofNeeded`.
    public func end(_ session: Session.ID, by viewer: Viewer, request: RequestMark = .none) async throws {
        try Access.allow(viewer, .endSession, .own)
        try await perform(by: viewer, request: request) { connection in
            guard let record = try connection.session(session, in: viewer.municipality), record.person == viewer.person else {
                throw Problem.notFound(.session)
            }
            try connection.endSession(session, in: viewer.municipality)
            return Done((), Event(.endSession, Thing(.person, record.person.text)))
        }
    }

    /// Signs the viewer out everywhere but here.
    ///
    /// - Returns: how many sessions were ended.
    /// - Throws: `Problem.proofNeeded`.
    @discardableResult
    public func endOthers(than key: SessionKey, by viewer: Viewer, request: RequestMark = .none) async throws -> Int {
        try Access.allow(viewer, .endSession, .own)
        guard let person = viewer.person else { throw Problem.signInNeeded }
        return try await perform(by: viewer, request: request) { connection in
            let ended = try connection.endSessions(of: person, but: key.id, in: viewer.municipality)
            return Done(ended, events: ended == 0 ? [] : [Event(.endSession, Thing(.person, person.text))])
        }
    }

    /// A sign of life of a session. When its token is an hour old, a new one is handed out; the old one holds until the new one is first used, so
    /// that an answer that never arrived signs nobody out.
    ///
    /// - Returns: the session with its new token, when there is one.
    public func keepUp(_ key: SessionKey) async throws -> SessionKey? {
        try await driver.write(in: key.municipality) { connection in
            let now = connection.now
            guard let session = try connection.session(key.id, in: key.municipality), session.admits(key.token.hash, at: now) else { return nil }
            let isDue = now >= session.turnedAt.addingTimeInterval(SessionTerms.turning)
            let isOffered = session.offeredAt.map { now < $0.addingTimeInterval(SessionTerms.pulse) } ?? false
            let isNext = session.nextHash.map { isSameSecret($0, key.token.hash) } ?? false
            let fresh = isDue && !isOffered && !isNext ? Token() : nil
            try connection.keepUp(session, usedHash: key.token.hash, freshHash: fresh?.hash, in: key.municipality)
            return fresh.map {
                SessionKey(municipality: key.municipality, id: key.id, token: $0, lasting: session.endsAt.timeIntervalSince(now))
            }
        }
    }
}
