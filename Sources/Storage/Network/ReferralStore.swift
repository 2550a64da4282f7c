public import Foundation
public import Neighbourhood

/// A door for referrals, and the practice that goes through it.
public struct KnownReferralDoor: Sendable, Equatable {
    public let municipality: MunicipalityCode
    public let door: ReferralDoor
    public let practice: String
}

/// A referral with what may be told of it, and by what practice it was made.
public struct ReferralLine: Sendable, Equatable {
    public let referral: Referral
    public let practice: String
    public let mail: MailAddress?
    public let wish: AnswerWish
}

extension Connection {
    /// Gives a practice a link, in place of the one it had.
    public func put(_ door: ReferralDoor, tokenHash: String, in municipality: MunicipalityCode) throws {
        try execute(
            """
            INSERT INTO referral_door (municipality, organisation, token_hash, owner, given_at) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (municipality, organisation) DO UPDATE SET token_hash = excluded.token_hash, owner = excluded.owner,
                given_at = excluded.given_at, last_used_at = NULL
            """, [municipality, door.organisation, tokenHash, door.owner, door.givenAt])
    }

    /// - Returns: whether there was one.
    public func closeReferralDoor(of organisation: Organisation.ID, in municipality: MunicipalityCode) throws -> Bool {
        try execute("DELETE FROM referral_door WHERE municipality = $1 AND organisation = $2", [municipality, organisation]) == 1
    }

    public func referralDoor(of organisation: Organisation.ID, in municipality: MunicipalityCode) throws -> ReferralDoor? {
        try first(
            "SELECT organisation, owner, given_at, last_used_at FROM referral_door WHERE municipality = $1 AND organisation = $2",
            [municipality, organisation], decode: ReferralDoor.init(row:))
    }

    /// The door that a link opens, wherever it is; nil when there is none.
    public func referralDoor(tokenHash: String) throws -> KnownReferralDoor? {
        try first(
            """
            SELECT referral_door.municipality, organisation.name, referral_door.organisation, referral_door.owner, referral_door.given_at,
                referral_door.last_used_at
            FROM referral_door JOIN organisation ON organisation.municipality = referral_door.municipality
                AND organisation.id = referral_door.organisation
            WHERE referral_door.token_hash = $1
            """, [tokenHash]
        ) { row in
            let (town, practice): (MunicipalityCode, String) = (row.next(), row.next())
            return KnownReferralDoor(municipality: town, door: ReferralDoor(row: &row), practice: practice)
        }
    }

    public func noteUse(of door: ReferralDoor, in municipality: MunicipalityCode) throws {
        try execute(
            "UPDATE referral_door SET last_used_at = $1 WHERE municipality = $2 AND organisation = $3", [now, municipality, door.organisation])
    }

    /// - Parameter codeHash: of the code by which the practice asks how it went.
    public func insert(_ referral: Referral, codeHash: String, in municipality: MunicipalityCode) throws {
        try execute(
            """
            INSERT INTO referral (municipality, id, organisation, ask, person, code_hash, referred_on, contact_on)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            """,
            [
                municipality, referral.id, referral.organisation, referral.ask, referral.person, codeHash, referral.referredOn, referral.contactOn,
            ])
    }

    /// Writes down that somebody was spoken with, once.
    ///
    /// - Returns: whether it was new.
    public func noteContact(of referral: Referral.ID, in municipality: MunicipalityCode) throws -> Bool {
        try execute(
            "UPDATE referral SET contact_on = $1 WHERE municipality = $2 AND id = $3 AND contact_on IS NULL", [today, municipality, referral]) == 1
    }

    /// The referral that an ask came of. Who may see it is asked of the ask.
    public func referral(of ask: Ask.ID, in municipality: MunicipalityCode) throws -> ReferralLine? {
        try referral(" AND referral.ask = $3", [ask], in: municipality)
    }

    public func referral(_ id: Referral.ID, in municipality: MunicipalityCode) throws -> ReferralLine? {
        try referral(" AND referral.id = $3", [id], in: municipality)
    }

    /// The referral of a practice that goes by a code; nil when there is none.
    public func referral(of practice: Organisation.ID, codeHash: String, in municipality: MunicipalityCode) throws -> ReferralLine? {
        try referral(" AND referral.organisation = $3 AND referral.code_hash = $4", [practice, codeHash], in: municipality)
    }

    private func referral(_ clause: SQL, _ values: [any SQLBindable], in municipality: MunicipalityCode) throws -> ReferralLine? {
        try first(
            """
            SELECT referral.id, referral.organisation, referral.ask, referral.person, referral.referred_on, referral.contact_on, organisation.name,
                organisation.mail, (SELECT consent.parts FROM consent WHERE consent.municipality = referral.municipality
                    AND consent.recipient = referral.organisation AND consent.person = referral.person AND consent.purpose = 'referral'
                    AND consent.ended_at IS NULL AND (consent.until_on IS NULL OR consent.until_on > $1) ORDER BY consent.from_at DESC LIMIT 1)
            FROM referral JOIN organisation ON organisation.municipality = referral.municipality AND organisation.id = referral.organisation
            WHERE referral.municipality = $2
            """ + clause, [today, municipality] + values
        ) { row in
            let referral = Referral(
                id: row.next(), organisation: row.next(), ask: row.next(), person: row.subject(), referredOn: row.next(), contactOn: row.next())
            return ReferralLine(
                referral: referral, practice: row.next(), mail: row.next(),
                wish: AnswerWish(parts: (row.next(String?.self) ?? "").split(separator: " ").map(String.init)))
        }
    }

    /// How it stands with what came of a referral: what is known of the ask.
    public func state(of referral: Referral, in municipality: MunicipalityCode) throws -> ReferralState {
        let joined = try rows(
            """
            SELECT coalesce(offer.title, offer.words) FROM participation
            JOIN activity_series ON activity_series.municipality = participation.municipality AND activity_series.id = participation.activity
            JOIN offer ON offer.municipality = activity_series.municipality AND offer.id = activity_series.offer
            WHERE participation.municipality = $1 AND participation.ask = $2 AND participation.is_waiting = 0
                AND (participation.outcome IS NULL OR participation.outcome = 'comes-back') ORDER BY participation.joined_at, participation.id
            """, [municipality, referral.ask]
        ) { $0.next(String.self) }
        let matches = try count(
            "SELECT count(*) FROM match WHERE municipality = $1 AND ask = $2 AND step <> 'ended'", [municipality, referral.ask])
        let over = try count(
            "SELECT count(*) FROM ask WHERE municipality = $1 AND id = $2 AND state IN ('closed', 'withdrawn')", [municipality, referral.ask])
        return ReferralState(contactOn: referral.contactOn, joined: joined, hasMatch: matches > 0, isOver: over > 0)
    }

    /// Whether a message about something waits to leave.
    public func hasPostWaiting(about thing: Thing, _ kind: MessageKind, in municipality: MunicipalityCode) throws -> Bool {
        try count(
            "SELECT count(*) FROM outbox WHERE municipality = $1 AND thing_kind = $2 AND thing_id = $3 AND kind = $4 AND state = 'waiting'",
            [municipality, thing.kind, thing.id, kind]) > 0
    }
}

extension ReferralDoor {
    fileprivate init(row: inout Row) {
        self.init(organisation: row.next(), owner: row.next(), givenAt: row.next(), lastUsedAt: row.next())
    }
}
