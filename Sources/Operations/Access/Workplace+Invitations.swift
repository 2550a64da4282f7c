public import Foundation
public import Neighbourhood
import Storage

/// A way in for somebody who works here.
public struct Invitation: Sendable {
    public let person: Person.ID
    /// Works once.
    public let link: Token
    public let endsAt: Date
}

extension Workplace {
    /// Long enough to reach somebody, short enough for a link that lies in a mailbox.
    public static let invitationLasting: TimeInterval = 24 * 3600

    /// The first administrator of a municipality, who invites the others. The command line may, once.
    ///
    /// - Throws: `Problem.outOfOrder(.alreadySetUp)` when there is one already; `Problem.invalid` on the name.
    public func setUp(_ admin: PersonFacts, by viewer: Viewer) async throws -> Invitation {
        try Access.allow(viewer, .invite)
        return try await perform(by: viewer, request: .none) { connection in
            guard try connection.holders(of: .admin, in: viewer.municipality) == 0 else { throw Problem.outOfOrder(.alreadySetUp) }
            return try connection.invite(admin, as: .admin, at: nil, isAnew: false, in: viewer.municipality)
        }
    }

    /// Invites a colleague into a role with a link that works once, within a day. Administrators may. Somebody of this name who works here already
    /// gets the role beside what they have.
    ///
    /// - Parameters:
    ///   - place: the name of the team, house or organisation that the role is for; nil for the whole municipality.
    ///   - isAnew: for who lost their telephone, their recovery codes or their account: their second step and their account at the organisation are let go,
    ///     and they are signed out everywhere.
    /// - Throws: `Problem.invalid` on `role` for residents, on `name` when two colleagues have it, on `place` when there is none of that name, or more than one.
    public func invite(
        _ facts: PersonFacts, as role: Role, at place: String? = nil, isAnew: Bool = false, by viewer: Viewer, request: RequestMark = .none
    ) async throws -> Invitation {
        try Access.allow(viewer, .invite)
        guard role.isOfWork else { throw Problem.invalid([FieldError("role", .notAChoice)]) }
        return try await perform(by: viewer, request: request) { connection in
            let places = try place.map { try connection.places(named: $0, in: viewer.municipality) }
            guard places.map({ $0.count == 1 }) ?? true else { throw Problem.invalid([FieldError("place", .unknown)]) }
            return try connection.invite(facts, as: role, at: places?.first, isAnew: isAnew, in: viewer.municipality)
        }
    }
}

extension Connection {
    fileprivate func invite(
        _ facts: PersonFacts, as role: Role, at place: Thing?, isAnew: Bool, in municipality: MunicipalityCode
    ) throws -> Done<Invitation> {
        let namesakes = try colleagues(named: facts.name, in: municipality)
        guard namesakes.count < 2 else { throw Problem.invalid([FieldError("name", .notAChoice)]) }
        let person = try namesakes.first ?? admit(facts, at: Spot(), in: municipality).id
        let held = try duties(of: person, in: municipality).duties
        if !held.contains(where: { $0.role == role && $0.scope.isOf(place) }) {
            try insert(RoleGrant(role: role, scope: place, from: now), to: person, in: municipality)
        }
        if isAnew {
            try removeSecondStep(of: person, in: municipality)
            try removeIdentities(of: person, in: municipality)
            _ = try endSessions(of: person, but: nil, in: municipality)
        }
        let link = Token()
        let endsAt = now.addingTimeInterval(Workplace.invitationLasting)
        try removeSignInLinks(of: person, in: municipality)
        try insertSignInLink(tokenHash: link.hash, person: person, in: municipality, endsAt: endsAt)
        return Done(Invitation(person: person, link: link, endsAt: endsAt), Event(.invite, Thing(.person, person.text)))
    }
}

extension Scope {
    fileprivate func isOf(_ place: Thing?) -> Bool {
        switch self {
        case .municipality: place == nil
        case .part(let thing, _): thing == place
        case .unknown: false
        }
    }
}
