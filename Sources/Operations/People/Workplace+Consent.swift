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

extension Workplace {
    /// Writes down that somebody agreed on paper, for any purpose of the catalogue. Desk and team may. For getting to know another it is their yes to that
    /// proposal, which is who brokers to write down. It takes the place of what they agreed to before for the same.
    ///
    /// - Throws: `Problem.invalid` with every fault at once; `Problem.outOfOrder` with `.needsParents` when somebody else has to sign as well, or
    ///   `.proposalClosed`; `Problem.notFound(.person)`.
    public func record(_ paper: PaperConsent, by viewer: Viewer, request: RequestMark = .none) async throws {
        try Access.allowSomewhere(viewer, .recordConsent)
        try await perform(by: viewer, request: request) { [rules] connection in
            let person = try connection.person(paper.person, for: viewer, to: .recordConsent)
            var faults = paper.faults(today: connection.today)
            if !(try connection.colleagues(in: viewer.municipality).contains { $0.id == paper.witness }) {
                faults.append(FieldError("witness", .notAChoice))
            }
            guard let purpose = rules.purpose(paper.purpose), purpose.isOnPaper, faults.isEmpty else {
                throw Problem.invalid(faults.isEmpty ? [FieldError("purpose", .notAChoice)] : faults)
            }
            guard ConsentRule(bornYear: person.facts.bornYear, today: connection.today).isMet(by: paper.givers) else {
                throw Problem.outOfOrder(.needsParents)
            }
            let recipient = paper.proposal.map { Thing(.proposal, $0.text) } ?? Thing(.municipality, viewer.municipality.text)
            var events = [Event(.recordConsent, Thing(.person, paper.person.text), onBehalfOf: paper.person, with: recipient)]
            if let proposal = paper.proposal {
                let known = try connection.proposal(proposal, for: viewer, to: .recordAnswer)
                let people = try connection.people(in: known, for: viewer.municipality)
                guard people.asker == paper.person || people.helper == paper.person else { throw Problem.notFound(.proposal) }
                let side: Side = people.asker == paper.person ? .ask : .offer
                events.append(try connection.record(.yes, of: side, reason: nil, to: proposal, givers: paper.givers, rules, by: viewer))
            } else {
                try connection.endConsents(of: paper.person, for: purpose.id, to: recipient, in: viewer.municipality)
                try connection.keepConsent(
                    of: paper.person, for: purpose, to: recipient, manner: .paper, givers: paper.givers, recordedBy: viewer.person,
                    in: viewer.municipality)
            }
            try connection.note(paper, to: recipient, in: viewer.municipality)
            return Done((), events: events)
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
