public import Neighbourhood

extension OutsideChannel: SQLColumn {}
extension OutsideReplyState: SQLColumn {}

/// An ask that was put outside, with what came back.
public struct OutsidePostLine: Sendable, Equatable {
    public let post: OutsidePost
    public let posterName: String?
    /// In the order in which they came.
    public var replies: [OutsideReply]
}

extension Connection {
    /// The asks that look for somebody and of which the person knows, where the viewer brokers, which has waited longest first.
    public func asksToShare(for viewer: Viewer, limit: Int = 60) throws -> [AskLine] {
        try Access.allowSomewhere(viewer, .postOutside)
        let sight = SightClause.asks(viewer, .postOutside, from: 2)
        return try rows(
            AskLine.select + " WHERE ask.municipality = $1 AND ask.state = 'waiting' AND ask.aware = 'yes' AND person.frozen_at IS NULL" + sight.sql
                + " ORDER BY ask.placed_at LIMIT " + sight.next, [viewer.municipality] + sight.values + [limit], decode: AskLine.init(row:))
    }

    /// Where an ask was put outside, newest first. For who may look at it at work; empty for everybody else.
    public func outsidePosts(of ask: Ask, for viewer: Viewer) throws -> [OutsidePostLine] {
        guard Access.allows(viewer, .postOutside, ask.ties) else { return [] }
        let replies = Dictionary(grouping: try outsideReplies(of: ask.id, in: viewer.municipality), by: \.post)
        return try rows(
            """
            SELECT outside_post.id, channel, words, look_on, posted_on, posted_by, worker.name FROM outside_post
            LEFT JOIN person worker ON worker.municipality = outside_post.municipality AND worker.id = outside_post.posted_by
            WHERE outside_post.municipality = $1 AND outside_post.ask = $2 ORDER BY posted_on DESC, outside_post.id DESC LIMIT 50
            """, [viewer.municipality, ask.id]
        ) { row in
            let (id, channel): (OutsidePost.ID, OutsideChannel) = (row.next(), row.next())
            let draft = OutsidePostDraft(channel: channel, words: row.next(opened: .outsidePostWords, of: id.text), lookOn: row.next())
            let post = OutsidePost(id: id, ask: ask.id, draft: draft, postedOn: row.next(), postedBy: row.next())
            return OutsidePostLine(post: post, posterName: row.next(), replies: replies[id] ?? [])
        }
    }

    private func outsideReplies(of ask: Ask.ID, in municipality: MunicipalityCode) throws -> [OutsideReply] {
        try rows(
            "SELECT " + OutsideReply.columns + """
                 FROM outside_reply JOIN outside_post ON outside_post.municipality = outside_reply.municipality AND outside_post.id = outside_reply.post
                WHERE outside_post.municipality = $1 AND outside_post.ask = $2 ORDER BY came_on, outside_reply.id LIMIT 100
                """, [municipality, ask], decode: OutsideReply.init(row:))
    }

    /// One answer from outside, with the ask it is for. Throws `Problem.notFound(.ask)`, also for whoever may not broker that ask.
    public func outsideReply(_ id: OutsideReply.ID, for viewer: Viewer, to deed: Deed) throws -> (reply: OutsideReply, ask: Ask) {
        let found = try first(
            "SELECT " + OutsideReply.columns + """
                , outside_post.ask FROM outside_reply
                JOIN outside_post ON outside_post.municipality = outside_reply.municipality AND outside_post.id = outside_reply.post
                WHERE outside_reply.municipality = $1 AND outside_reply.id = $2
                """, [viewer.municipality, id]
        ) { row in (OutsideReply(row: &row), row.next(Ask.ID.self)) }
        guard let (reply, ask) = found else {
            try Access.allowSomewhere(viewer, deed)
            throw Problem.notFound(.ask)
        }
        return (reply, try self.ask(ask, for: viewer, to: deed))
    }

    /// The ask where somebody put it outside.
    public func outsidePost(_ id: OutsidePost.ID, for viewer: Viewer, to deed: Deed) throws -> Ask {
        let found = try first("SELECT ask FROM outside_post WHERE municipality = $1 AND id = $2", [viewer.municipality, id]) { $0.next(Ask.ID.self) }
        guard let found else {
            try Access.allowSomewhere(viewer, deed)
            throw Problem.notFound(.ask)
        }
        return try ask(found, for: viewer, to: deed)
    }

    /// Under the key of whom the ask is for: the words are made of theirs.
    public func insert(_ post: OutsidePost, of subject: Person.ID, in municipality: MunicipalityCode) throws {
        let words = try seal(post.draft.words, for: .person(subject), at: .outsidePostWords, of: post.id.text, in: municipality)
        try execute(
            """
            INSERT INTO outside_post (municipality, id, ask, channel, words, look_on, posted_on, posted_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            """, [municipality, post.id, post.ask, post.draft.channel, words, post.draft.lookOn, post.postedOn, post.postedBy])
    }

    /// Under a key of its own: who answers is nobody of the databank yet.
    public func insert(_ reply: OutsideReply, by worker: Person.ID?, in municipality: MunicipalityCode) throws {
        let draft = reply.draft
        func seal(_ text: String?, _ column: SealedColumn) throws -> Sealed? {
            try self.seal(text, for: .outsideReply(reply.id), at: column, of: reply.id.text, in: municipality)
        }
        try execute(
            """
            INSERT INTO outside_reply (municipality, id, post, state, name, phone, mail, words, came_on, recorded_by)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            """,
            [
                municipality, reply.id, reply.post, reply.state, try seal(draft.name, .outsideReplyName),
                try seal(draft.phone?.text, .outsideReplyPhone),
                try seal(draft.mail?.text, .outsideReplyMail), try seal(draft.words, .outsideReplyWords), reply.cameOn, worker,
            ])
    }

    /// What they said goes, and its key: either it stands with them in the databank now, or nothing came of it.
    public func settle(_ reply: OutsideReply, as offer: Offer.ID?, in municipality: MunicipalityCode) throws {
        let state: OutsideReplyState = offer == nil ? .declined : .offered
        let changed = try execute(
            """
            UPDATE outside_reply SET state = $1, offer = $2, name = NULL, phone = NULL, mail = NULL, words = NULL
            WHERE municipality = $3 AND id = $4 AND state = 'open'
            """, [state, offer, municipality, reply.id])
        guard changed == 1 else { throw Problem.outOfOrder(.replySettled) }
        try execute("DELETE FROM vault_key WHERE municipality = $1 AND holder = $2", [municipality, reply.id])
    }
}

extension OutsideReply {
    fileprivate static let columns: SQL = """
        outside_reply.id, outside_reply.post, outside_reply.name, outside_reply.phone, outside_reply.mail, outside_reply.words, outside_reply.came_on,
        outside_reply.state, outside_reply.offer
        """

    fileprivate init(row: inout Row) {
        row.isAboutSomebody()
        let (id, post): (OutsideReply.ID, OutsidePost.ID) = (row.next(), row.next())
        let name: String? = row.next(opened: .outsideReplyName, of: id.text)
        let phone: String? = row.next(opened: .outsideReplyPhone, of: id.text)
        let mail: String? = row.next(opened: .outsideReplyMail, of: id.text)
        let words: String? = row.next(opened: .outsideReplyWords, of: id.text)
        let draft = OutsideReplyDraft(
            name: name ?? "", phone: phone.map(PhoneNumber.init(stored:)), mail: mail.map(MailAddress.init(stored:)), words: words ?? "")
        self.init(id: id, post: post, draft: draft, cameOn: row.next(), state: row.next(), offer: row.next())
    }
}
