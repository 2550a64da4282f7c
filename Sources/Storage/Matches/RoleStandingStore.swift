import Foundation
public import Neighbourhood

/// A role that asks something of somebody, and how that stands for everybody of whom it asks something.
public struct RoleStanding: Sendable, Equatable {
    public let role: HelpRole
    /// Whoever offers and the others in the house.
    public let adults: PartyAdults
    /// What keeps it from running.
    public let unmet: [Unmet]
}

/// What was made sure of somebody and ends soon, or ended.
public struct RenewalLine: Sendable, Equatable {
    public let safeguard: Safeguard
    public let personName: String
    public let ownerName: String?
}

extension Connection {
    /// The roles that ask something of somebody: those of what they offer, and those of a house in which they live. Who has no such role has none of it.
    ///
    /// - Throws: `Problem.notAllowed`.
    public func roleStandings(of person: Person.ID, for viewer: Viewer) throws -> [RoleStanding] {
        try Access.allow(viewer, .seeSafeguards, ties(of: person, in: viewer.municipality))
        return try askedRoles(of: person, in: viewer.municipality).compactMap { asked in
            try adults(with: asked.giver, in: viewer.municipality).map {
                RoleStanding(role: asked.role, adults: $0, unmet: asked.role.unmet(for: .running, by: $0, on: today))
            }
        }
    }

    /// Whether a role of this person, or of the house they live in, asks this kind of thing of them now.
    public func asks(_ kind: Requirement.Kind, of person: Person.ID, in municipality: MunicipalityCode) throws -> Bool {
        try askedRoles(of: person, in: municipality).contains { asked in
            asked.role.facts.requirements.contains { $0.kind == kind && ($0.ofAllAdults || asked.giver == person) }
        }
    }

    /// Each with whose offer it is.
    private func askedRoles(of person: Person.ID, in municipality: MunicipalityCode) throws -> [(role: HelpRole, giver: Person.ID)] {
        let catalogue = try roles(in: municipality)
        func asking(_ giver: Person.ID) throws -> [(role: HelpRole, giver: Person.ID)] {
            try offeredRoles(by: giver, in: municipality).compactMap { catalogue.role($0, on: today) }.map { ($0, giver) }
        }
        let own = try asking(person).filter { $0.role.facts.requirements.contains { $0.kind != .agreement } }
        let ofHouses = try houses(with: person, in: municipality).flatMap(asking)
        return own + ofHouses.filter { $0.role.facts.requirements.contains(where: \.ofAllAdults) }
    }

    private func offeredRoles(by person: Person.ID, in municipality: MunicipalityCode) throws -> [HelpRole.Key] {
        try rows(
            "SELECT DISTINCT role FROM offer WHERE municipality = $1 AND person = $2 AND state <> 'withdrawn' ORDER BY role", [municipality, person]
        ) { $0.next() }
    }

    /// What a worker has to ask for anew now, as long as a role still asks it. What the recorder left behind is everybody's.
    ///
    /// - Parameter owner: only what this worker wrote down, or a colleague for whom they stand in; nil for everybody's, as far as the viewer may see.
    public func renewals(for viewer: Viewer, owner: Person.ID?, limit: Int = 25) throws -> [RenewalLine] {
        guard Access.allowsSomewhere(viewer, .recordSafeguard) else { return [] }
        let sight = SightClause.people(viewer, .recordSafeguard, from: 3)
        let found = try rows(
            "SELECT " + Safeguard.columns + """
                , person.name, worker.name FROM safeguard
                JOIN person ON person.municipality = safeguard.municipality AND person.id = safeguard.person
                LEFT JOIN person worker ON worker.municipality = safeguard.municipality AND worker.id = safeguard.recorded_by
                WHERE safeguard.municipality = $1 AND safeguard.ask_on <= $2 AND person.frozen_at IS NULL
                """ + sight.sql + " ORDER BY safeguard.ask_on, safeguard.id LIMIT " + sight.next,
            [viewer.municipality, today] + sight.values + [limit * 4]
        ) { row in RenewalLine(safeguard: Safeguard(row: &row), personName: row.next(), ownerName: row.next()) }
        let minders = owner.map { viewer.covers.union([$0]) }
        let minded = found.filter { line in line.safeguard.recordedBy.map { minders?.contains($0) ?? true } ?? true }
        return Array(
            try minded.filter { try asks($0.safeguard.draft.kind, of: $0.safeguard.person, in: viewer.municipality) }.prefix(limit))
    }
}
