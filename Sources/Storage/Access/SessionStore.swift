import Foundation
public import Neighbourhood

extension Connection {
    /// Who holds a session, with the roles that hold now; nil when the token is not its own, it ended, or it is not in use. The only read that comes
    /// before a viewer.
    public func viewer(of id: Session.ID, tokenHash: String, in municipality: MunicipalityCode) throws -> Viewer? {
        guard let session = try session(id, in: municipality), session.stage == .open, session.admits(tokenHash, at: now) else { return nil }
        if let companion = session.companion {
            return Viewer(
                municipality: municipality, person: session.person, name: session.name,
                beside: Companion(person: companion, name: session.companionName ?? "", until: session.endsAt))
        }
        let (duties, covers) = try duties(of: session.person, in: municipality)
        // A session that somebody began as worker ends with their last role; as resident they sign in anew.
        if !duties.contains(where: \.role.isOfWork), try hadWork(session.person, at: session.startedAt, in: municipality) { return nil }
        return Viewer(
            municipality: municipality, person: session.person, name: session.name, duties: duties, covers: covers, provenAt: session.provenAt)
    }

    private func hadWork(_ person: Person.ID, at moment: Date, in municipality: MunicipalityCode) throws -> Bool {
        try count(
            """
            SELECT count(*) FROM role_grant WHERE municipality = $1 AND person = $2 AND role <> 'resident' AND from_at <= $3
                AND (until_at IS NULL OR until_at > $3)
            """, [municipality, person, moment]) > 0
    }

    public func session(_ id: Session.ID, in municipality: MunicipalityCode) throws -> SessionRecord? {
        try first(
            """
            SELECT session.id, session.person, person.name, stage, token_hash, turned_at, next_hash, offered_at, former_hash, former_until, device,
                started_at, seen_at, idle_seconds, ends_at, companion, companion.name, returns_to, proven_at FROM session
            JOIN person ON person.municipality = session.municipality AND person.id = session.person
            LEFT JOIN person companion ON companion.municipality = session.municipality AND companion.id = session.companion
            WHERE session.municipality = $1 AND session.id = $2
            """, [municipality, id]
        ) { row in
            SessionRecord(
                id: row.next(), person: row.next(), name: row.next(), stage: row.next(), tokenHash: row.next(), turnedAt: row.next(),
                nextHash: row.next(), offeredAt: row.next(), formerHash: row.next(), formerUntil: row.next(), device: Device(stored: row.next()),
                startedAt: row.next(), seenAt: row.next(), idle: Double(row.next(Int.self)), endsAt: row.next(), companion: row.next(),
                companionName: row.next(), returnsTo: row.next(), provenAt: row.next())
        }
    }

    public func insert(_ session: NewSession, in municipality: MunicipalityCode) throws {
        try execute(
            """
            INSERT INTO session (municipality, id, person, stage, token_hash, turned_at, device, started_at, seen_at, idle_seconds, ends_at, companion,
                returns_to, proven_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $6, $6, $8, $9, $10, $11, $12)
            """,
            [
                municipality, session.id, session.person, session.stage, session.tokenHash, now, session.device.text, Int(session.terms.idle),
                now.addingTimeInterval(session.terms.absolute), session.companion, session.returnsTo,
                session.provenAt,
            ])
    }

    /// Where somebody is signed in now, last seen first. What their colleagues look along in is among it.
    public func sessions(of person: Person.ID, in municipality: MunicipalityCode) throws -> [Session] {
        try rows(
            """
            SELECT session.id, device, started_at, seen_at, companion.name FROM session
            LEFT JOIN person companion ON companion.municipality = session.municipality AND companion.id = session.companion
            WHERE session.municipality = $1 AND session.person = $2 AND stage <> 'second-step' AND ends_at > $3
                AND seen_at + idle_seconds * 1000 > $3 ORDER BY seen_at DESC
            """, [municipality, person, now]
        ) { row in
            Session(id: row.next(), device: Device(stored: row.next()), startedAt: row.next(), seenAt: row.next(), companion: row.next())
        }
    }
}

extension Connection {
    /// What happened at somebody's door in the past thirty days that they may not have done themselves, newest first: wrong second steps, a step that
    /// was set, recovery codes that were made, and another mail address or telephone number.
    public func doorNotices(of person: Person.ID, in municipality: MunicipalityCode) throws -> [DoorNotice] {
        try rows(
            """
            SELECT deed, at FROM event WHERE municipality = $1 AND thing_kind = 'person' AND thing_id = $2 AND deed IN ($3, $4, $5, $6) AND at > $7
            ORDER BY id DESC LIMIT 20
            """,
            [
                municipality, person, Deed.failToSignIn, Deed.setSecondStep, Deed.makeRecoveryCodes, Deed.changeWayIn,
                now.addingTimeInterval(-30 * 86_400),
            ]
        ) { row in DoorNotice(deed: row.next(), at: row.next()) }
    }
}

extension Connection {
    /// A sign of life, and what becomes of the tokens.
    public func keepUp(_ session: SessionRecord, usedHash: String, freshHash: String?, in municipality: MunicipalityCode) throws {
        if let next = session.nextHash, isSameSecret(next, usedHash) {
            try execute(
                """
                UPDATE session SET seen_at = $1, token_hash = next_hash, turned_at = $1, former_hash = token_hash, former_until = $2, next_hash = NULL,
                    offered_at = NULL
                WHERE municipality = $3 AND id = $4
                """, [now, now.addingTimeInterval(SessionTerms.grace), municipality, session.id])
        } else if let freshHash {
            try execute(
                "UPDATE session SET seen_at = $1, next_hash = $2, offered_at = $1 WHERE municipality = $3 AND id = $4",
                [now, freshHash, municipality, session.id])
        } else {
            try execute("UPDATE session SET seen_at = $1 WHERE municipality = $2 AND id = $3", [now, municipality, session.id])
        }
    }

    /// Its holder showed anew that it is them. With a token that was never seen before: who knew the former one is out (ASVS 5.0, 7.2.4).
    public func prove(_ id: Session.ID, tokenHash: String, in municipality: MunicipalityCode) throws {
        try move(id, to: .open, tokenHash: tokenHash, in: municipality)
        try execute("UPDATE session SET proven_at = $1 WHERE municipality = $2 AND id = $3", [now, municipality, id])
    }

    /// Another stage, with a token that was never seen before: who knew the former one is out.
    public func move(_ id: Session.ID, to stage: SessionRecord.Stage, tokenHash: String, in municipality: MunicipalityCode) throws {
        try execute(
            """
            UPDATE session SET stage = $1, token_hash = $2, turned_at = $3, seen_at = $3, next_hash = NULL, offered_at = NULL, former_hash = NULL,
                former_until = NULL
            WHERE municipality = $4 AND id = $5
            """, [stage, tokenHash, now, municipality, id])
    }

    /// Ends a session, and the one that its worker opened to look along in.
    ///
    /// - Returns: whether there was one.
    @discardableResult
    public func endSession(_ id: Session.ID, in municipality: MunicipalityCode) throws -> Bool {
        try execute("DELETE FROM session WHERE municipality = $1 AND id = $2", [municipality, id]) > 0
    }

    /// Ends every session there is.
    ///
    /// - Returns: how many were ended.
    public func endAllSessions(in municipality: MunicipalityCode) throws -> Int {
        try execute("DELETE FROM session WHERE municipality = $1", [municipality])
    }

    /// Ends the oldest sessions of somebody who has more than so many.
    public func endOldestSessions(of person: Person.ID, beyond most: Int, in municipality: MunicipalityCode) throws {
        try execute(
            """
            DELETE FROM session WHERE municipality = $1 AND person = $2 AND id NOT IN
                (SELECT id FROM session WHERE municipality = $1 AND person = $2 ORDER BY started_at DESC, id DESC LIMIT $3)
            """, [municipality, person, most])
    }

    /// Ends every session of somebody but one.
    ///
    /// - Returns: how many were ended.
    public func endSessions(of person: Person.ID, but kept: Session.ID?, in municipality: MunicipalityCode) throws -> Int {
        try execute(
            "DELETE FROM session WHERE municipality = $1 AND person = $2 AND id <> $3", [municipality, person, kept?.text ?? ""])
    }
}
