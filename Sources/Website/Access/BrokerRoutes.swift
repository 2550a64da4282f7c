import HTTPTypes
import Hummingbird
import Logging
import Neighbourhood
import Operations

extension Site {
    func addBroker(to doors: Doors) {
        guard let broker = settings.broker else { return }
        doors.post(Link.broker, to: .signIn) { request, visit in try await leaveForBroker(broker, request, visit) }
        doors.get(Link.brokerReturn, to: .signIn) { request, visit in try await returnFromBroker(broker, request, visit) }
    }

    /// A page that leads on by itself instead of a redirect: the content policy holds a form to this site, wherever it is sent on to.
    private func leaveForBroker(_ broker: any IdentityBroker, _ request: Request, _ visit: Visit) async throws -> Response {
        let (words, guest) = try await doorForm(request, visit)
        // What somebody was doing who is in already, and is to show anew that it is them.
        let carried = guest.session.flatMap { Errand(sealed: words["errand"], for: $0, questions) == nil ? nil : words["errand"] }
        let journey = try await workplace.beginJourney(from: doorstep(request, visit, guest), carrying: carried)
        let page = ToBrokerPage(name: broker.name, address: try await broker.address(for: journey))
        var response = try await publicPage(request) { _, _ in page }
        response.headers[Self.refresh] = "0; url=" + page.address
        return response
    }

    /// What came back in the address is used here and goes no further: the next page has an address of its own.
    private func returnFromBroker(_ broker: any IdentityBroker, _ request: Request, _ visit: Visit) async throws -> Response {
        let guest = guest(request)
        let answer = request.question
        try await workplace.pass(.brokerReturn, from: household(request, visit), in: guest.municipality)
        do {
            let journey = try await workplace.endJourney(state: answer["state"], doorstep(request, visit, guest))
            if let carried = journey.carried { return try await prove(broker, journey, carried, request, visit) }
            if let error = BrokerFault(answer: answer["error"]) { throw Problem.brokerRefused(error) }
            let identity = try await broker.identity(from: answer["code"], of: journey)
            let key = try await workplace.signIn(
                as: identity, in: guest.municipality, invitation: guest.session, arrival(request, visit))
            if let former = guest.session { try await workplace.signOut(former) }
            return signedIn(key, leadingTo: try await firstPage(of: key))
        } catch Problem.brokerRefused(let fault) {
            visit.logger.warning("the broker's answer was refused", metadata: ["fault": "\(fault.rawValue)"])
            throw Problem.brokerRefused(fault)
        }
    }

    /// Whoever was in already and came back: on with what they were doing. When it went wrong, what they typed is still there.
    private func prove(
        _ broker: any IdentityBroker, _ journey: BrokerJourney, _ carried: String, _ request: Request, _ visit: Visit
    ) async throws -> Response {
        let key = try session(request)
        guard let errand = Errand(sealed: carried, for: key, questions) else { throw Problem.brokerRefused(.unknownState) }
        do {
            if let error = BrokerFault(answer: request.question["error"]) { throw Problem.brokerRefused(error) }
            let identity = try await broker.identity(from: request.question["code"], of: journey)
            return try await goOn(with: errand, under: workplace.prove(as: identity, with: key, request: visit.mark), request)
        } catch Problem.brokerRefused(let fault) {
            visit.logger.warning("the broker's answer was refused", metadata: ["fault": "\(fault.rawValue)"])
            return try await askProof(for: errand, request, hasFailed: true)
        }
    }
}
