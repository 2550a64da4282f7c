import Foundation
public import Neighbourhood

/// What keeps a stage of a match from beginning.
public struct Obstacles: Sendable, Equatable {
    public let unmet: [Unmet]
    public let lacksAgreement: Bool
    /// The role that asks for it.
    public var role: HelpRole?

    public var isEmpty: Bool { unmet.isEmpty && !lacksAgreement }
}

extension Connection {
    /// What keeps a stage of a match from beginning, by the version of the role that the match keeps.
    ///
    /// - Parameter roles: of this municipality.
    public func obstacles(
        to stage: Requirement.Stage, of match: Match, among roles: RoleCatalogue, in municipality: MunicipalityCode
    ) throws -> Obstacles {
        guard let role = try role(of: match, among: roles, in: municipality) else { return Obstacles(unmet: [], lacksAgreement: false) }
        return Obstacles(
            unmet: try unmet(role: role.key, version: role.version, among: roles, stage: stage, offer: match.offer, in: municipality),
            lacksAgreement: try lacksAgreement(match.id, role: role, for: stage, in: municipality), role: role)
    }

    /// The role of a match: in the version of its newest agreement, and before there is one in that which held when the two were introduced. Nil where the
    /// municipality knows no such role.
    public func role(of match: Match, among roles: RoleCatalogue, in municipality: MunicipalityCode) throws -> HelpRole? {
        if let newest = try agreements(of: match.id, in: municipality).first { return roles.role(newest.role, version: newest.roleVersion) }
        return match.role.flatMap { roles.role($0.key, version: $0.version) }
    }
}
