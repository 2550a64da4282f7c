public import Foundation
public import Neighbourhood

/// All that is written about somebody, as they read it themselves: on their own, or with the worker beside them who prints it.
public struct Everything: Sendable {
    public let person: Person
    public let asks: [OwnAsk]
    public let offers: [Offer]
    /// With whom they do something as one, by name.
    public let circles: [String]
    public let proposals: [OwnProposal]
    /// Every version of every page to which they were asked to agree, newest first.
    public let agreements: [Agreement]
    public let safeguards: [Safeguard]
    /// The other adults in their house, by call name, where a role asked who they are.
    public let housemates: [String]
    public let roles: RoleCatalogue
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

extension Connection {
    /// How far back it is told who looked: a year, in seconds.
    private static var lookedBack: TimeInterval { 365 * 86_400 }

    /// Everything about the viewer.
    ///
    /// - Throws: `Problem.signInNeeded` for a visitor.
    public func everything(about viewer: Viewer) throws -> Everything {
        guard let person = viewer.person else { throw Problem.signInNeeded }
        return Everything(
            person: try self.person(person, for: viewer), asks: try ownAsks(of: viewer), offers: try offers(of: person, for: viewer),
            circles: try ownCircles(of: viewer).map { $0.circle.draft.name ?? $0.contact },
            proposals: try ownProposals(of: person, in: viewer.municipality), agreements: try agreements(with: person, in: viewer.municipality),
            safeguards: try safeguards(of: person, for: viewer),
            housemates: try adults(with: person, in: viewer.municipality)?.others?.map(\.name) ?? [],
            roles: try roles(in: viewer.municipality), notes: try notes(about: person, for: viewer),
            requests: try rightsRequests(of: person, for: viewer), consents: try consents(of: person, for: viewer),
            sessions: try sessions(of: person, in: viewer.municipality),
            looks: try looks(at: person, since: now.addingTimeInterval(-Self.lookedBack), in: viewer.municipality, limit: 200))
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
