public import Foundation
public import Neighbourhood

/// What a worker was typing when they were last heard of.
public struct IntakeDraft: Sendable, Equatable {
    public let fields: String
    public let savedAt: Date
}

extension Connection {
    /// Keeps what a worker is typing, so that a reload, an expired session or a lost connection costs nobody a word.
    public func saveIntakeDraft(_ fields: String, for viewer: Viewer) throws {
        guard let person = viewer.person else { return }
        let fields = try seal(fields, for: .person(person), at: .draftFields, of: person.text, in: viewer.municipality)
        try execute(
            """
            INSERT INTO intake_draft (municipality, person, fields, saved_at) VALUES ($1, $2, $3, $4)
            ON CONFLICT (municipality, person) DO UPDATE SET fields = excluded.fields, saved_at = excluded.saved_at
            """, [viewer.municipality, person, fields, now])
    }

    public func intakeDraft(for viewer: Viewer) throws -> IntakeDraft? {
        guard let person = viewer.person else { return nil }
        return try first(
            "SELECT fields, saved_at FROM intake_draft WHERE municipality = $1 AND person = $2", [viewer.municipality, person]
        ) { row in IntakeDraft(fields: row.next(opened: .draftFields, of: person.text), savedAt: row.next()) }
    }

    public func removeIntakeDraft(for viewer: Viewer) throws {
        guard let person = viewer.person else { return }
        try execute("DELETE FROM intake_draft WHERE municipality = $1 AND person = $2", [viewer.municipality, person])
    }

    /// What the same form made when it came before; nil when it comes for the first time.
    public func made<Made>(by submission: String, in municipality: MunicipalityCode) throws -> Identifier<Made>? {
        try resultOfSubmission(submission, in: municipality).flatMap { Identifier($0) }
    }

    /// Where an earlier sending of the same form led to, so that a double click does nothing twice.
    public func resultOfSubmission(_ token: String, in municipality: MunicipalityCode) throws -> String? {
        try first("SELECT result FROM submission WHERE municipality = $1 AND token = $2", [municipality, token]) { $0.next() }
    }

    public func keepSubmission(_ token: String, result: String, in municipality: MunicipalityCode) throws {
        try execute(
            "INSERT INTO submission (municipality, token, result, at) VALUES ($1, $2, $3, $4)", [municipality, token, result, now])
    }
}
