public import Foundation
public import Neighbourhood

extension ReplyPurpose: SQLColumn {}

extension Connection {
    /// - Parameter tokenHash: of the secret in the link; the secret itself is nowhere but in the message.
    public func insert(_ link: ReplyLink, tokenHash: String, by channel: Channel, in municipality: MunicipalityCode) throws {
        try execute(
            """
            INSERT INTO reply_link (municipality, token_hash, purpose, thing_kind, thing_id, side, person, message, channel, made_at, ends_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            """,
            [
                municipality, tokenHash, link.purpose, link.thing.kind, link.thing.id, link.side, link.person, link.message, channel, now,
                link.endsAt,
            ])
    }

    /// The question behind a link, and where it is; nil when there never was one.
    public func replyLink(tokenHash: String) throws -> (municipality: MunicipalityCode, link: ReplyLink)? {
        try first("SELECT municipality, " + ReplyLink.columns + " FROM reply_link WHERE token_hash = $1", [tokenHash]) { row in
            (row.next(), ReplyLink(row: &row))
        }
    }

    /// Uses a link up.
    ///
    /// - Returns: false when it was used before, or has ended.
    public func spendReplyLink(tokenHash: String, choosing choice: String, in municipality: MunicipalityCode) throws -> Bool {
        try execute(
            """
            UPDATE reply_link SET used_at = $1, choice = $2 WHERE municipality = $3 AND token_hash = $4 AND used_at IS NULL AND ends_at > $1
            """, [now, choice, municipality, tokenHash]) == 1
    }

    /// The last open question that went to somebody with this telephone number by SMS: what a "ja" answers.
    public func lastQuestion(to number: PhoneNumber, in municipality: MunicipalityCode) throws -> (tokenHash: String, link: ReplyLink)? {
        try first(
            "SELECT token_hash, " + ReplyLink.columns + """
                 FROM reply_link JOIN person ON person.municipality = reply_link.municipality AND person.id = reply_link.person
                WHERE person.municipality = $1 AND person.phone = $2 AND reply_link.channel = 'sms' AND reply_link.purpose <> 'refusal'
                    AND reply_link.used_at IS NULL AND reply_link.ends_at > $3 ORDER BY reply_link.made_at DESC, reply_link.token_hash LIMIT 1
                """, [municipality, number, now]
        ) { row in (row.next(), ReplyLink(row: &row)) }
    }
}

extension ReplyLink {
    static let columns: SQL = """
        reply_link.purpose, reply_link.thing_kind, reply_link.thing_id, reply_link.side, reply_link.person, reply_link.message, reply_link.ends_at,
        reply_link.choice, reply_link.used_at
        """

    init(row: inout Row) {
        let (purpose, kind, id): (ReplyPurpose, Thing.Kind, String) = (row.next(), row.next(), row.next())
        let (side, person, message): (Side?, Person.ID, OutboxMessage.ID) = (row.next(), row.subject(), row.next())
        let (endsAt, choice, usedAt): (Date, String?, Date?) = (row.next(), row.next(), row.next())
        self.init(
            purpose: purpose, thing: Thing(kind, id), side: side, person: person, message: message, endsAt: endsAt,
            answer: choice.flatMap { choice in usedAt.map { Choice(choice: choice, at: $0) } })
    }
}
