public import Foundation
public import Neighbourhood
public import Storage

/// A question as the page of its link shows it, to whoever holds the link.
public struct OpenQuestion: Sendable {
    public let link: ReplyLink
    public let municipality: MunicipalityCode
    public let texts: MessageTexts
    /// Nil when it is not needed any more.
    public let match: OwnMatch?
    /// Whom to ring.
    public let phone: PhoneNumber?
    public let isOpen: Bool
    /// It was answered now, and not before.
    public let isJustAnswered: Bool
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

    /// Reads an answer that came back by SMS: yes, no or later to the last open question to this number, in any of our languages; stop for no more of them.
    /// The gateway may.
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
        try await answer(tokenHash: hash, with: word.rawValue, in: town, request: request)
        return true
    }

    private func town(of token: Token) async throws -> MunicipalityCode {
        guard let found = try await driver.read(in: nil, { try $0.replyLink(tokenHash: token.hash) }) else { throw Problem.linkSpent }
        return found.municipality
    }

    @discardableResult
    private func answer(tokenHash: String, with choice: String, in town: MunicipalityCode, request: RequestMark) async throws -> OpenQuestion {
        let asked = try await driver.read(in: town) { try $0.replyLink(tokenHash: tokenHash)?.link.person }
        return try await perform(by: Viewer(municipality: town, person: asked, name: "", roles: []), request: request) { [rules] connection in
            guard let (_, link) = try connection.replyLink(tokenHash: tokenHash) else { throw Problem.linkSpent }
            guard link.purpose.choices.contains(choice) else { throw Problem.invalid([FieldError("reply", .notAChoice)]) }
            guard try connection.spendReplyLink(tokenHash: tokenHash, choosing: choice, in: town) else {
                return Done(try connection.question(of: link, in: town))
            }
            let event = try connection.act(on: link, choice, rules, in: town)
            var spent = link
            spent.answer = ReplyLink.Choice(choice: choice, at: connection.now)
            return Done(try connection.question(of: spent, isJustAnswered: true, in: town), event)
        }
    }

    private func refuse(_ link: ReplyLink, in town: MunicipalityCode, request: RequestMark) async throws {
        try await perform(by: Viewer(municipality: town, person: link.person, name: "", roles: []), request: request) { connection in
            Done((), try connection.refuse(.helpWanted, of: link.person, in: town))
        }
    }
}

extension Connection {
    /// The deed behind each purpose: the one place where a new kind of question is taken up.
    fileprivate func act(on link: ReplyLink, _ choice: String, _ rules: PeopleRules, in town: MunicipalityCode) throws -> Event {
        switch link.purpose {
        case .proposal:
            guard let reply = Reply(rawValue: choice), let side = link.side else { throw Problem.invalid([FieldError("reply", .notAChoice)]) }
            let viewer = Viewer(municipality: town, person: link.person, name: "", roles: [])
            return try record(reply, of: side, reason: nil, to: Proposal.ID(stored: link.thing.id), givers: [.oneself], rules, by: viewer)
        case .refusal:
            return try refuse(.helpWanted, of: link.person, in: town)
        }
    }

    /// From now on somebody is rung about this.
    fileprivate func refuse(_ kind: MessageKind, of person: Person.ID, in town: MunicipalityCode) throws -> Event {
        var wish = try channelWish(of: person, in: town)
        wish.refused.insert(kind)
        try put(wish, of: person, in: town)
        return Event(.refuseMessages, Thing(.person, person.text), onBehalfOf: person)
    }

    fileprivate func question(of link: ReplyLink, isJustAnswered: Bool = false, in town: MunicipalityCode) throws -> OpenQuestion {
        let person = try person(link.person, for: .system(of: town))
        let wish = try channelWish(of: link.person, in: town)
        let matches = try ownMatches(of: Viewer(municipality: town, person: link.person, name: "", roles: []))
        let match = matches.first { Thing(.proposal, $0.id.text) == link.thing && $0.side == link.side }
        let isWanted = link.purpose != .proposal || match?.step.isOpen ?? false
        return OpenQuestion(
            link: link, municipality: town, texts: MessageTexts.of(wish.language(of: person.facts, among: MessageTexts.codes)), match: match,
            phone: try teamPhone(near: person.area, in: town), isOpen: link.isOpen(at: now) && isWanted && person.frozenAt == nil,
            isJustAnswered: isJustAnswered)
    }
}

/// An answer as people type it on a telephone, in the languages that we write.
enum ReplyWord: String, Sendable {
    case yes, no, later, stop

    private static let words: [String: ReplyWord] = [
        "ja": .yes, "jawel": .yes, "graag": .yes, "yes": .yes, "evet": .yes, "tak": .yes, "نعم": .yes, "так": .yes,
        "nee": .no, "neen": .no, "no": .no, "hayir": .no, "nie": .no, "لا": .no, "ні": .no,
        "later": .later, "sonra": .later, "pozniej": .later, "لاحقا": .later, "пізніше": .later,
        "stop": .stop, "stoppen": .stop,
    ]

    /// Nil for what does not begin with one of these words: a worker reads it.
    init?(_ text: String) {
        let known = Words.foldedWords(text).first.flatMap { first in Self.words.first { Words.fold($0.key) == first } }
        guard let known else { return nil }
        self = known.value
    }
}
