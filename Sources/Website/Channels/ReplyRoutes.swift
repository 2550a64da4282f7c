import HTTPTypes
import Hummingbird
import Neighbourhood
import Operations

extension Site {
    /// Answers from a message. The link is the key: who has it needs no session, and no seal, which a browser inside a mail program could not keep.
    /// Looking does nothing, because programs look at links before people do.
    func addReplies(to doors: Doors) {
        doors.get(Link.reply(":token"), to: .answerByMessage) { request, visit in try await showQuestion(request, visit) }
        doors.post(Link.reply(":token"), to: .answerByMessage) { request, visit in try await answerQuestion(request, visit) }
        doors.get(Link.refusal(":token"), to: .refuseMessages) { request, visit in
            let question = try await workplace.question(of: try replyToken(visit))
            return try await publicPage(request) { _, _ in RefusalPage(question: question, token: visit.replyText) }
        }
        // A mail program that sends RFC 8058's one click sends no cookie and no origin either.
        doors.post(Link.refusal(":token"), to: .refuseMessages) { request, visit in
            try await workplace.pass(.replies, from: household(request, visit), in: municipality(of: request))
            let question = try await workplace.answer(try replyToken(visit), with: "stop", request: visit.mark)
            return try await publicPage(request) { _, _ in RefusalPage(question: question, token: visit.replyText) }
        }
    }

    private func showQuestion(_ request: Request, _ visit: Visit) async throws -> Response {
        let question = try await workplace.question(of: try replyToken(visit))
        return try await show(question, visit, request, pressed: request.question["keuze"])
    }

    private func answerQuestion(_ request: Request, _ visit: Visit) async throws -> Response {
        try checkOrigin(request)
        try await workplace.pass(.replies, from: household(request, visit), in: municipality(of: request))
        let token = try replyToken(visit)
        let words = try await request.form(visit)
        do {
            return try await show(workplace.answer(token, with: words["reply"], request: visit.mark), visit, request)
        } catch Problem.outOfOrder(.needsParents) {
            return try await show(workplace.question(of: token), visit, request, needsParents: true)
        } catch Problem.outOfOrder, Problem.notAllowed {
            // It was over when they pressed: the page says so.
            return try await show(workplace.question(of: token), visit, request)
        }
    }

    private func show(
        _ question: OpenQuestion, _ visit: Visit, _ request: Request, pressed: String = "", needsParents: Bool = false
    ) async throws -> Response {
        let token = visit.replyText
        return try await publicPage(request) { _, _ in
            switch question.link.purpose {
            case .proposal: ReplyPage(question: question, token: token, pressed: Reply(rawValue: pressed), needsParents: needsParents)
            case .talk: TalkReplyPage(question: question, token: token, pressed: TalkAnswer(rawValue: pressed))
            case .freshness: FreshnessReplyPage(question: question, token: token, pressed: pressed)
            case .refusal: RefusalPage(question: question, token: token)
            }
        }
    }

    private func replyToken(_ visit: Visit) throws(Problem) -> Token {
        guard (20...100).contains(visit.replyText.utf8.count) else { throw .linkSpent }
        return Token(presented: visit.replyText)
    }
}

extension Visit {
    fileprivate var replyText: String { parameters.get("token") ?? "" }
}

extension Link {
    /// Where the links in messages lead.
    static func messages(from base: String) -> MessageLinks {
        MessageLinks(
            answer: { token, choice in base + reply(token.text) + (choice.map { "?keuze=" + $0 } ?? "") },
            refusal: { token in base + refusal(token.text) })
    }
}
