import Foundation
public import Neighbourhood

/// What keeps a stage of a match from beginning.
public struct Obstacles: Sendable, Equatable {
    public let unmet: [Unmet]
    public let lacksAgreement: Bool

    public var isEmpty: Bool { unmet.isEmpty && !lacksAgreement }
}

extension Connection {
    /// What keeps a stage of a match from beginning, by the version of the role that the match keeps: that of its newest agreement, and before there is
    /// one that which held when the two were introduced.
    public func obstacles(to stage: Requirement.Stage, of match: Match, in municipality: MunicipalityCode) throws -> Obstacles {
        let role = try role(of: match, in: municipality)
        guard let role else { return Obstacles(unmet: [], lacksAgreement: false) }
        return Obstacles(
            unmet: try unmet(role: role.key, version: role.version, stage: stage, offer: match.offer, in: municipality),
            lacksAgreement: try lacksAgreement(match.id, role: role, for: stage, in: municipality))
    }

    /// Nil for a role that no version of this municipality knows.
    public func role(of match: Match, in municipality: MunicipalityCode) throws -> HelpRole? {
        let catalogue = try roles(in: municipality)
        if let newest = try agreements(of: match.id, in: municipality).first { return catalogue.role(newest.role, version: newest.roleVersion) }
        if let began = match.role { return catalogue.role(began.key, version: began.version) }
        let key = try first("SELECT role FROM offer WHERE municipality = $1 AND id = $2", [municipality, match.offer]) { $0.next(HelpRole.Key.self) }
        return key.flatMap { catalogue.role($0, on: CalendarDate(match.introducedAt)) ?? catalogue.role($0, on: today) }
    }
}
