import Foundation
public import Neighbourhood

extension Connection {
    /// What was made sure of somebody, newest first. They themselves see it, and who works with them.
    ///
    /// - Throws: `Problem.notAllowed`.
    public func safeguards(of person: Person.ID, for viewer: Viewer) throws -> [Safeguard] {
        try Access.allow(viewer, .seeSafeguards, ties(of: person, in: viewer.municipality))
        return try safeguards(of: person, in: viewer.municipality)
    }

    func safeguards(of person: Person.ID, in municipality: MunicipalityCode) throws -> [Safeguard] {
        try rows(
            "SELECT " + Safeguard.columns + " FROM safeguard WHERE municipality = $1 AND person = $2 ORDER BY met_on DESC, id DESC LIMIT 100",
            [municipality, person], decode: Safeguard.init(row:))
    }

    /// Keeps what was made sure of. Of one kind only what holds longest is asked for anew: what it takes the place of is not.
    public func insert(_ safeguard: Safeguard, in municipality: MunicipalityCode) throws {
        let draft = safeguard.draft
        try execute(
            """
            INSERT INTO safeguard (municipality, id, person, kind, training, profiles, organisation, met_on, renew_on, ask_on, role, role_version,
                recorded_by, recorded_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
            """,
            [
                municipality, safeguard.id, safeguard.person, draft.kind, draft.training, draft.profiles.joined(separator: " "), draft.organisation,
                draft.metOn, draft.renewOn, safeguard.askOn, draft.role, draft.roleVersion, safeguard.recordedBy, safeguard.recordedAt,
            ])
        try askOnlyForLast(like: draft, of: safeguard.person, in: municipality)
    }

    private func askOnlyForLast(like draft: SafeguardDraft, of person: Person.ID, in municipality: MunicipalityCode) throws {
        let alike = try safeguards(of: person, in: municipality).filter {
            $0.draft.kind == draft.kind && Words.fold($0.draft.training ?? "") == Words.fold(draft.training ?? "")
        }
        let last = alike.max { ($0.askOn ?? .distantPast, $0.id) < ($1.askOn ?? .distantPast, $1.id) }
        for safeguard in alike where safeguard.id != last?.id {
            try execute("UPDATE safeguard SET ask_on = NULL WHERE municipality = $1 AND id = $2", [municipality, safeguard.id])
        }
    }
}

extension CalendarDate {
    fileprivate static let distantPast = CalendarDate(daysSince1970: -700_000)
}

extension Safeguard {
    static let columns: SQL = """
        safeguard.id, safeguard.person, safeguard.kind, safeguard.training, safeguard.profiles, safeguard.organisation, safeguard.met_on,
        safeguard.renew_on, safeguard.role, safeguard.role_version, safeguard.recorded_by, safeguard.recorded_at
        """

    init(row: inout Row) {
        self.init(
            id: row.next(), person: row.subject(),
            draft: SafeguardDraft(
                kind: row.next(), training: row.next(), profiles: row.next(String.self).split(separator: " ").map(String.init),
                organisation: row.next(), metOn: row.next(), renewOn: row.next(), role: row.next(), roleVersion: row.next()),
            recordedBy: row.next(), recordedAt: row.next())
    }
}
