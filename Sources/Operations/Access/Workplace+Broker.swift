public import Foundation
public import Neighbourhood
import Storage

extension Workplace {
    /// From the button to the answer of the broker: time to find a telephone.
    static let journeyLasting: TimeInterval = 900

    /// Begins a journey to the municipality's own sign-in. Anybody may.
    ///
    /// - Parameter carried: what somebody was doing who is to show anew that it is them, sealed by whoever hands it in; nil for who signs in.
    public func beginJourney(from doorstep: Doorstep, carrying carried: String? = nil) async throws -> BrokerJourney {
        let key = try await doorKey()
        let (state, nonce, verifier) = (Token().text, Token().text, Token().text)
        return try await driver.write(in: doorstep.municipality) { connection in
            let journey = BrokerJourney(state: state, nonce: nonce, verifier: verifier, begunAt: connection.now, carried: carried)
            try connection.insert(
                journey, stateHash: key.hash("state", state), holderHash: key.hash("browser", doorstep.browser), lasting: Self.journeyLasting,
                in: doorstep.municipality)
            return journey
        }
    }

    /// Ends a journey, so that its answer counts once.
    ///
    /// - Throws: `Problem.brokerRefused(.unknownState)` when it was not begun here, in this browser, or was ended before.
    public func endJourney(state: String, _ doorstep: Doorstep) async throws -> BrokerJourney {
        let key = try await doorKey()
        let found = try await driver.write(in: doorstep.municipality) { connection in
            try connection.endJourney(
                state: state, stateHash: key.hash("state", state), holderHash: key.hash("browser", doorstep.browser), lasting: Self.journeyLasting,
                in: doorstep.municipality)
        }
        guard let found else { throw Problem.brokerRefused(.unknownState) }
        return found
    }

    /// Signs in a worker whom the broker knows. Somebody whom Omzien does not know yet is linked when they hold an invitation: the half-open session
    /// that their link led to. Nothing else links, and least of all a mail address.
    ///
    /// - Parameter invitation: the session of this browser, if there is one.
    /// - Throws: `Problem.brokerRefused(.unknownWorker)` for somebody without an invitation; `Problem.notAllowed(.notYourRole)` for somebody whose
    ///   roles here have ended.
    public func signIn(
        as identity: BrokerIdentity, in municipality: MunicipalityCode, invitation: SessionKey?, _ arrival: Arrival
    ) async throws -> SessionKey {
        try await driver.write(in: municipality) { connection in
            let worker = try connection.worker(known: identity, in: municipality)
            let person = try worker ?? connection.invited(by: invitation, as: identity, in: municipality, arrival)
            guard try connection.roles(of: person, in: municipality).contains(where: \.isOfWork) else { throw Problem.notAllowed(.notYourRole) }
            return try connection.open(for: person, in: municipality, arrival, isProven: true, isFresh: false)
        }
    }
}

extension Connection {
    /// Links an identity to whoever holds the invitation. A worker who set a second step before gives it first: a stolen link must not replace it.
    fileprivate func invited(
        by invitation: SessionKey?, as identity: BrokerIdentity, in municipality: MunicipalityCode, _ arrival: Arrival
    ) throws -> Person.ID {
        guard let invitation, invitation.municipality == municipality, let session = try? firstStep(of: invitation),
            try secondStep(of: session.person, in: municipality) == nil
        else { throw Problem.brokerRefused(.unknownWorker) }
        try link(identity, to: session.person, in: municipality)
        try endSession(session.id, in: municipality)
        try append(
            Event(.linkIdentity, Thing(.person, session.person.text)),
            by: Viewer(municipality: municipality, person: session.person, name: session.name, roles: []), request: arrival.request.id)
        return session.person
    }
}
