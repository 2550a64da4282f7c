public import Neighbourhood

/// Where the page of one of somebody's own matches stands.
public struct OwnAgreement: Sendable, Equatable {
    public let match: Proposal.ID
    public let version: Int
    public let lastDay: CalendarDate
    /// The viewer said yes to it.
    public let isOwnYes: Bool
    public let isAgreed: Bool
}

extension Connection {
    /// The newest page of every match in which the viewer stands, by match.
    ///
    /// - Throws: `Problem.signInNeeded` for a visitor.
    public func ownAgreements(of viewer: Viewer) throws -> [Proposal.ID: OwnAgreement] {
        guard let person = viewer.person else { throw Problem.signInNeeded }
        let found = try rows(OwnAgreement.select, [viewer.municipality, person]) { OwnAgreement(row: &$0) }
        return Dictionary(found.map { ($0.match, $0) }) { $0.version > $1.version ? $0 : $1 }
    }
}

extension OwnAgreement {
    fileprivate static let select: SQL =
        """
        SELECT agreement.match, agreement.version, agreement.last_on,
            (SELECT count(*) FROM agreement_assent own WHERE own.municipality = agreement.municipality AND own.agreement = agreement.id AND own.side = 'ask'),
            (SELECT count(*) FROM agreement_assent said WHERE said.municipality = agreement.municipality AND said.agreement = agreement.id)
        FROM ask JOIN proposal ON proposal.municipality = ask.municipality AND proposal.ask = ask.id
        JOIN agreement ON agreement.municipality = proposal.municipality AND agreement.match = proposal.id
        WHERE ask.municipality = $1 AND ask.subject = $2
        UNION ALL
        SELECT agreement.match, agreement.version, agreement.last_on,
            (SELECT count(*) FROM agreement_assent own WHERE own.municipality = agreement.municipality AND own.agreement = agreement.id AND own.side = 'offer'),
            (SELECT count(*) FROM agreement_assent said WHERE said.municipality = agreement.municipality AND said.agreement = agreement.id)
        FROM offer JOIN proposal ON proposal.municipality = offer.municipality AND proposal.offer = offer.id
        JOIN agreement ON agreement.municipality = proposal.municipality AND agreement.match = proposal.id
        WHERE offer.municipality = $1 AND offer.person = $2
        """

    fileprivate init(row: inout Row) {
        self.init(match: row.next(), version: row.next(), lastDay: row.next(), isOwnYes: row.next(Int.self) > 0, isAgreed: row.next(Int.self) == 2)
    }
}
