import HTTPTypes
import Hummingbird
import Neighbourhood
import Operations

extension Site {
    func addSessions(to doors: Doors) {
        doors.get(Link.sessions, to: .endSession) { request, _ in try await sessions(request) }
        doors.post(Link.sessions, to: .endSession) { request, visit in try await endSession(request, visit) }
    }

    private func sessions(_ request: Request) async throws -> Response {
        let key = try session(request)
        let (sessions, notices, viewer) = try await workplace.sessions(with: key)
        let hasSecondStep = viewer.companion == nil ? try await workplace.proofWays(of: key).ways.hasSecondStep : false
        let page = SessionsPage(
            sessions: sessions, notices: notices, own: key.id, hasSecondStep: hasSecondStep, isWorker: viewer.isAtWork, seal: seal(request), now: now)
        return self.page(page, for: viewer, request)
    }

    private func endSession(_ request: Request, _ visit: Visit) async throws -> Response {
        try await proven(request, visit) { words, viewer in
            if words["session"] == "others" {
                try await workplace.endOthers(than: session(request), by: viewer, request: visit.mark)
            } else {
                guard let id = Session.ID(words["session"]) else { throw Problem.notFound(.session) }
                try await workplace.end(id, by: viewer, request: visit.mark)
            }
            return .seeOther(Link.sessions, notice: .signedOutElsewhere)
        }
    }
}

extension Site {
    /// What somebody at the door came with.
    func arrival(_ request: Request, _ visit: Visit, isOwnDevice: Bool = false) -> Arrival {
        Arrival(device: Device(userAgent: request.headers[.userAgent] ?? ""), isOwnDevice: isOwnDevice, request: visit.mark)
    }

    /// Tells the databank now and then that a session is in use, and gives the browser its new token. Only with an answer of its own: one that does
    /// something with the session itself, or that a cache may keep, is left alone.
    func keepUp(_ request: Request, _ response: inout Response) async {
        guard response.headers[.cacheControl] == "no-store", let key = sessionShown(request) else { return }
        guard !response.headers[values: .setCookie].contains(where: { $0.hasPrefix(sessionCookie + "=") }) else { return }
        guard await pulse.isDue(key.token.text, now: now), let turned = try? await workplace.keepUp(key) else { return }
        response.setCookie(sessionCookie(turned))
    }
}
