public import Foundation
public import Neighbourhood
public import Storage

/// A question as the page of its link shows it, to whoever holds the link.
public struct OpenQuestion: Sendable {
    public let link: ReplyLink
    public let municipality: MunicipalityCode
    public let texts: MessageTexts
    public let subject: Subject
    /// Whom to ring.
    public let phone: PhoneNumber?
    /// Somebody still waits for the answer.
    public let isWanted: Bool
    public let isOpen: Bool
    /// It was answered now, and not before.
    public let isJustAnswered: Bool

    /// What is asked.
    public enum Subject: Sendable {
        case proposal(OwnMatch)
        case talk(OwnTalk)
        /// Whether these still hold.
        case freshness([OwnRecheck])
        /// Whether somebody wants no more of this kind.
        case refusal(MessageKind)
        /// It is not there any more: the two were parted, or it rests.
        case nothing
    }

    /// Who minds it.
    public var worker: String? {
        switch subject {
        case .proposal(let match): match.workerName
        case .talk(let talk): talk.workerName
        case .freshness, .refusal, .nothing: nil
        }
    }
}

extension Workplace {
    /// What a link asks. Anybody who has it may look; nothing is done by looking, because programs look at the links in a mail before people do.
    ///
    /// - Throws: `Problem.linkSpent` for what never was a link of ours.
    public func question(of token: Token) async throws -> OpenQuestion {
        let town = try await town(of: token)
        return try await read(as: .visitor(of: town)) { connection in
            guard let found = try connection.replyLink(tokenHash: token.hash) else { throw Problem.linkSpent }
            return try connection.question(of: found.link, in: town)
        }
    }

    /// Does what was chosen, once. Whoever holds the link answers for the person who was asked, and for nobody else.
    ///
    /// - Returns: the question as it stands afterwards; with the former answer when it was given before.
    /// - Throws: `Problem.linkSpent`, `Problem.invalid` on `reply` for what is no answer to this, and what the deed itself throws: then the link is not used up.
    @discardableResult
    public func answer(_ token: Token, with choice: String, request: RequestMark = .none) async throws -> OpenQuestion {
        let town = try await town(of: token)
        return try await answer(tokenHash: token.hash, with: choice, in: town, request: request)
    }

    /// Reads an answer that came back by SMS: a word or a number for one of the answers to the last open question to this number, in any of our languages;
    /// stop for no more of them. The gateway may.
    ///
    /// - Returns: whether it was understood, and there was a question.
    public func answer(from number: PhoneNumber, saying text: String, in town: MunicipalityCode, request: RequestMark = .none) async throws -> Bool {
        guard let word = ReplyWord(text) else { return false }
        let found = try await driver.read(in: town) { try $0.lastQuestion(to: number, in: town) }
        guard let (hash, link) = found else { return false }
        if word == .stop {
            try await refuse(link, in: town, request: request)
            return true
        }
        guard let choice = link.purpose.choice(word) else { return false }
        try await answer(tokenHash: hash, with: choice, by: .sms, in: town, request: request)
        return true
    }

    private func town(of token: Token) async throws -> MunicipalityCode {
        guard let found = try await driver.read(in: nil, { try $0.replyLink(tokenHash: token.hash) }) else { throw Problem.linkSpent }
        return found.municipality
    }

    @discardableResult
    private func answer(
        tokenHash: String, with choice: String, by means: Means = .link, in town: MunicipalityCode, request: RequestMark
    ) async throws -> OpenQuestion {
        let asked = try await driver.read(in: town) { try $0.replyLink(tokenHash: tokenHash)?.link.person }
        return try await perform(by: Viewer(municipality: town, person: asked, name: "", roles: []), request: request) { [rules] connection in
            guard let (_, link) = try connection.replyLink(tokenHash: tokenHash) else { throw Problem.linkSpent }
            if link.purpose == .freshness {
                let (question, events) = try connection.answerFreshness(link, tokenHash: tokenHash, choice, in: town)
                return Done(question, events: events)
            }
            guard link.purpose.choices.contains(choice) else { throw Problem.invalid([FieldError("reply", .notAChoice)]) }
            guard try connection.spendReplyLink(tokenHash: tokenHash, choosing: choice, in: town) else {
                return Done(try connection.question(of: link, in: town))
            }
            let event = try connection.act(on: link, choice, by: means, rules, in: town)
            var spent = link
            spent.answer = ReplyLink.Choice(choice: choice, at: connection.now)
            return Done(try connection.question(of: spent, isJustAnswered: true, in: town), event)
        }
    }

    private func refuse(_ link: ReplyLink, in town: MunicipalityCode, request: RequestMark) async throws {
        try await perform(by: Viewer(municipality: town, person: link.person, name: "", roles: []), request: request) { connection in
            Done((), try connection.refuse(link, in: town))
        }
    }
}

extension Connection {
    /// The deed behind each purpose: the one place where a new kind of question is taken up.
    fileprivate func act(
        on link: ReplyLink, _ choice: String, by means: Means, _ rules: PeopleRules, in town: MunicipalityCode
    ) throws -> Event {
        let viewer = Viewer(municipality: town, person: link.person, name: "", roles: [])
        switch link.purpose {
        case .proposal:
            guard let reply = Reply(rawValue: choice), let side = link.side else { throw Problem.invalid([FieldError("reply", .notAChoice)]) }
            // The other side said no meanwhile, or a worker took it back: nobody waits for this answer.
            guard try subject(of: link, in: town).isWanted else { throw Problem.outOfOrder(.proposalClosed) }
            return try record(reply, of: side, reason: nil, to: Proposal.ID(stored: link.thing.id), givers: [.oneself], rules, by: viewer)
        case .talk:
            let talk = Talk.ID(stored: link.thing.id)
            guard let answer = TalkAnswer(rawValue: choice) else { throw Problem.invalid([FieldError("reply", .notAChoice)]) }
            // Planned anew since, as for the farewell: this is not the question that they read.
            guard try ownTalk(talk, of: viewer)?.isAsked ?? false else { throw Problem.outOfOrder(.talkClosed) }
            return try self.answer(talk, TalkDraft(answer, means: means), by: viewer)
        case .refusal:
            return try refuse(link, in: town)
        case .freshness: throw Problem.invalid([FieldError("reply", .notAChoice)])
        }
    }

    /// From now on somebody is rung about what the message was for.
    fileprivate func refuse(_ link: ReplyLink, in town: MunicipalityCode) throws -> Event {
        var wish = try channelWish(of: link.person, in: town)
        wish.refused.insert(try kind(of: link, in: town))
        try put(wish, of: link.person, in: town)
        return Event(.refuseMessages, Thing(.person, link.person.text), onBehalfOf: link.person)
    }

    /// The kind of message in which a link stood; that of questions for help when the message is forgotten already.
    private func kind(of link: ReplyLink, in town: MunicipalityCode) throws -> MessageKind {
        try post([link.message], in: town).first.map(\.kind).flatMap { $0.mayBeRefused ? $0 : nil } ?? .helpWanted
    }

    func question(of link: ReplyLink, isJustAnswered: Bool = false, in town: MunicipalityCode) throws -> OpenQuestion {
        let person = try person(link.person, for: .system(of: town))
        let wish = try channelWish(of: link.person, in: town)
        let subject = try subject(of: link, in: town)
        return OpenQuestion(
            link: link, municipality: town, texts: MessageTexts.of(wish.language(of: person.facts, among: MessageTexts.codes)), subject: subject,
            phone: try teamPhone(near: person.area, in: town), isWanted: subject.isWanted,
            isOpen: link.isOpen(at: now) && subject.isWanted && person.frozenAt == nil,
            isJustAnswered: isJustAnswered)
    }

    private func subject(of link: ReplyLink, in town: MunicipalityCode) throws -> OpenQuestion.Subject {
        let viewer = Viewer(municipality: town, person: link.person, name: "", roles: [])
        switch link.purpose {
        case .proposal:
            let match = try ownMatches(of: viewer).first { Thing(.proposal, $0.id.text) == link.thing && $0.side == link.side }
            return match.map { .proposal($0) } ?? .nothing
        case .talk: return try ownTalk(Talk.ID(stored: link.thing.id), of: viewer).map { .talk($0) } ?? .nothing
        case .freshness: return .freshness(try ownRechecks(of: viewer))
        case .refusal: return .refusal(try kind(of: link, in: town))
        }
    }
}

extension OpenQuestion.Subject {
    fileprivate var isWanted: Bool {
        switch self {
        case .proposal(let match): match.step.isOpen
        case .talk(let talk): talk.isAsked
        case .freshness(let offers): !offers.isEmpty
        case .refusal: true
        case .nothing: false
        }
    }
}

/// An answer as people type it on a telephone, in the languages that we write.
enum ReplyWord: String, Sendable {
    case yes, no, later, stop, good, soSo, callMe, first, second, third

    private static let words: [ReplyWord: [String]] = [
        .yes: ["ja", "jawel", "graag", "yes", "evet", "tak", "نعم", "так"], .no: ["nee", "neen", "no", "hayir", "nie", "لا", "ні", "niet"],
        .later: ["later", "sonra", "pozniej", "لاحقا", "пізніше"], .stop: ["stop", "stoppen"],
        .good: ["goed", "gaat goed", "prima", "good", "fine", "iyi", "جيد", "جيدة", "بخير", "dobrze", "добре"],
        .soSo: ["gaat wel", "gaat", "matig", "so so", "soso", "idare", "şöyle böyle", "لا بأس", "مقبول", "tak sobie", "так собі"],
        .callMe: [
            "bel", "bellen", "slecht", "call", "bad", "beni ara", "beni arayın", "ara", "arayın", "kötü", "اتصل", "اتصلوا", "سيئ", "zadzwoń",
            "zadzwońcie", "proszę", "źle", "подзвоніть",
            "зателефонуйте", "погано",
        ],
        .first: ["1", "١"], .second: ["2", "٢"], .third: ["3", "٣"],
    ]
    private static let known = Dictionary(
        words.flatMap { word, texts in texts.map { (Words.foldedWords($0).joined(separator: " "), word) } }, uniquingKeysWith: { first, _ in first })

    /// Nil for what does not begin with one of these words: a worker reads it. Two words go before one: in Polish "tak" is yes, and "tak sobie" is so-so.
    init?(_ text: String) {
        let words = Words.foldedWords(text)
        guard let known = Self.known[words.prefix(2).joined(separator: " ")] ?? words.first.flatMap({ Self.known[$0] }) else { return nil }
        self = known
    }
}

extension ReplyPurpose {
    /// What a word on a telephone chooses; nil when it is no answer to this.
    func choice(_ word: ReplyWord) -> String? {
        switch (self, word) {
        case (.proposal, .yes), (.proposal, .no), (.proposal, .later): word.rawValue
        case (.talk, .first), (.talk, .good), (.talk, .yes): TalkAnswer.good.rawValue
        case (.talk, .second), (.talk, .soSo): TalkAnswer.soSo.rawValue
        // To "does it go well?" no is a reason to ring.
        case (.talk, .third), (.talk, .callMe), (.talk, .no): TalkAnswer.callMe.rawValue
        case (.freshness, .first), (.freshness, .yes), (.freshness, .good): FreshnessAnswer.stillRight.rawValue
        case (.freshness, .second), (.freshness, .no), (.freshness, .later): FreshnessAnswer.notNow.rawValue
        case (.freshness, .third): FreshnessAnswer.stop.rawValue
        default: nil
        }
    }
}
