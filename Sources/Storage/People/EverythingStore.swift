public import Foundation
public import Neighbourhood

/// All that is written about somebody, as they read it themselves: on their own, or with the worker beside them who prints it.
public struct Everything: Sendable {
    public let person: Person
    public let asks: [OwnAsk]
    public let offers: [Offer]
    public let proposals: [OwnProposal]
    public let notes: SeenNotes
    public let requests: [RightsRequest]
    public let consents: [Consent]
    public let sessions: [Session]
    public let looks: [Look]
}

/// A proposal in which somebody stands, also one that came to nothing.
public struct OwnProposal: Sendable, Equatable {
    public let side: Side
    public let proposal: Proposal

    /// What they said last themselves.
    public var answer: Answer? { side == .ask ? proposal.askSide : proposal.offerSide }
}

/// Somebody who looked at or changed what is written about a person.
public struct Look: Sendable, Equatable {
    public let at: Date
    public let deed: Deed
    /// The call name; nil for the machine.
    public let name: String?
}

extension Connection {
    /// Everything about the viewer.
    ///
    /// - Throws: `Problem.signInNeeded` for a visitor.
    public func everything(about viewer: Viewer) throws -> Everything {
        guard let person = viewer.person else { throw Problem.signInNeeded }
        return Everything(
            person: try self.person(person, for: viewer), asks: try ownAsks(of: viewer), offers: try offers(of: person, for: viewer),
            proposals: try ownProposals(of: person, in: viewer.municipality), notes: try notes(about: person, for: viewer),
            requests: try rightsRequests(of: person, for: viewer), consents: try consents(of: person, for: viewer),
            sessions: try sessions(of: person, in: viewer.municipality),
            looks: try looks(at: person, in: viewer.municipality))
    }

    /// Who did what with what is written about somebody, newest first. Coming in and going out are no looks.
    func looks(at person: Person.ID, in municipality: MunicipalityCode, limit: Int = 200) throws -> [Look] {
        try rows(
            """
            SELECT event.at, event.deed, worker.call_name FROM event
            LEFT JOIN person worker ON worker.municipality = event.municipality AND worker.id = event.actor
            WHERE event.municipality = $1 AND event.thing_kind = 'person' AND event.thing_id = $2 ORDER BY event.id DESC LIMIT $3
            """, [municipality, person, limit]
        ) { row in Look(at: row.next(), deed: row.next(), name: row.next()) }.filter { $0.deed != .signIn && $0.deed != .endSession }
    }

    private func ownProposals(of person: Person.ID, in municipality: MunicipalityCode) throws -> [OwnProposal] {
        let asked = try rows(
            "SELECT " + Proposal.columns + " FROM ask JOIN proposal ON proposal.municipality = ask.municipality AND proposal.ask = ask.id"
                + Proposal.joins + " WHERE ask.municipality = $1 AND ask.subject = $2", [municipality, person]
        ) { OwnProposal(side: .ask, proposal: Proposal(row: &$0)) }
        let offered = try rows(
            "SELECT " + Proposal.columns + " FROM offer JOIN proposal ON proposal.municipality = offer.municipality AND proposal.offer = offer.id"
                + Proposal.joins + " WHERE offer.municipality = $1 AND offer.person = $2", [municipality, person]
        ) { OwnProposal(side: .offer, proposal: Proposal(row: &$0)) }
        return (asked + offered).sorted { $0.proposal.id > $1.proposal.id }
    }
}
