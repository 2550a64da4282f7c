public import Neighbourhood
import Storage

extension Workplace {
    /// Takes back a consent. The person may, and desk and team for who rings; no reason is asked. It acts at once: the other sees nothing any more from
    /// the next page on, and a proposal that was not introduced yet waits for a new answer. Whoever takes back that their words are kept offers nothing any more.
    ///
    /// Doing it twice is doing it once.
    /// - Throws: `Problem.notFound(.consent)`.
    public func withdraw(_ id: Consent.ID, by viewer: Viewer, request: RequestMark = .none) async throws -> Person.ID {
        try await perform(by: viewer, request: request) { connection in
            let consent = try connection.consent(id, for: viewer)
            guard consent.holds(on: connection.today) else { return Done(consent.person) }
            try connection.end(consent, in: viewer.municipality)
            if consent.recipient.kind == .proposal {
                try connection.reopen(Identifier(stored: consent.recipient.id), for: consent.person, by: viewer)
            }
            var events = [Event(.withdrawConsent, Thing(.person, consent.person.text), onBehalfOf: consent.person, with: consent.recipient)]
            if consent.purpose == ConsentPurpose.interview {
                for offer in try connection.openOffers(ofPerson: consent.person, in: viewer.municipality) {
                    events += try connection.withdraw(offer, by: .system(of: viewer.municipality))
                }
            }
            return Done(consent.person, events: events)
        }
    }
}

extension Connection {
    /// Somebody who takes back a yes to a proposal that is still open says "later" with it.
    fileprivate func reopen(_ id: Proposal.ID, for person: Person.ID, by viewer: Viewer) throws {
        var proposal = try proposal(id, for: .system(of: viewer.municipality))
        guard proposal.step.isOpen else { return }
        let side: Side = try people(in: proposal, for: viewer.municipality).asker == person ? .ask : .offer
        let later = Answer(reply: .later, reason: nil, answeredAt: now)
        try insert(later, of: side, to: id, recordedBy: viewer.person, in: viewer.municipality)
        proposal.care = Care(owner: proposal.care.owner, step: .askAgain, today: today)
        try update(proposal, in: viewer.municipality)
        try settle(ask: proposal.ask, in: viewer.municipality)
    }
}
