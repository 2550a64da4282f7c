import Foundation
public import Neighbourhood
import Storage

/// Where the links in a message lead; the site makes them.
public struct MessageLinks: Sendable {
    /// To the page of a question, with the answer that was pressed.
    let answer: @Sendable (_ token: Token, _ choice: String?) -> String
    /// To the page on which somebody says that they want no more of these.
    let refusal: @Sendable (_ token: Token) -> String

    public init(answer: @escaping @Sendable (Token, String?) -> String, refusal: @escaping @Sendable (Token) -> String) {
        self.answer = answer
        self.refusal = refusal
    }
}

/// One message in words, ready to leave or to be printed.
struct Telling: Sendable {
    /// What of the outbox it tells; the rest is not needed any more.
    let told: [OutboxMessage.ID]
    let body: MessageBody
    /// The same in one breath, for a telephone.
    let brief: String
    /// Where the first question is answered, for a code on paper.
    let answer: String
    let refusal: String?
}

extension Connection {
    /// So long somebody may take to answer, in seconds.
    private var answering: TimeInterval { 60 * 86_400 }

    /// Puts what is to be told to one person about proposals into words, of what is true now. Nil when nothing of it is needed any more.
    ///
    /// Coarse: of the other a first name and words without surname and street, as on somebody's own page.
    func telling(
        _ messages: [OutboxMessage], to person: Person, _ texts: MessageTexts, by channel: Channel, _ links: MessageLinks, in town: MunicipalityCode
    ) throws -> Telling? {
        let matches = try ownMatches(of: Viewer(municipality: town, person: person.id, name: "", roles: []))
        let open = messages.compactMap { message in
            matches.first { message.asks($0) }.map { (message: message, match: $0) }
        }
        guard let first = open.first else { return nil }
        let words = QuestionWords(texts: texts, phone: try teamPhone(near: person.area, in: town), links: links)
        var parts: [MessageBody.Part] = [.text(texts[.hello, ["name": person.facts.callName]]), .text(words.lead(first.match.side))]
        var tokens: [Token] = []
        for (message, match) in open {
            let token = try link(.proposal, Thing(.proposal, match.id.text), match.side, person.id, message.id, channel, in: town)
            tokens.append(token)
            parts += words.question(match, token)
        }
        parts += words.ending(first.match)
        var refusal: String?
        if first.message.kind.mayBeRefused {
            let token = try link(.refusal, Thing(.message, first.message.id.text), nil, person.id, first.message.id, channel, in: town)
            refusal = links.refusal(token)
            parts.append(.aside(texts[.refuse], MessageBody.Link(label: texts[.refuseLink], address: links.refusal(token))))
        }
        return Telling(
            told: open.map(\.message.id), body: MessageBody(subject: words.subject(first.match.side, count: open.count), parts: parts, texts: texts),
            brief: words.brief(first.match, tokens[0]), answer: links.answer(tokens[0], nil),
            refusal: refusal)
    }

    private func link(
        _ purpose: ReplyPurpose, _ thing: Thing, _ side: Side?, _ person: Person.ID, _ message: OutboxMessage.ID, _ channel: Channel,
        in town: MunicipalityCode
    ) throws -> Token {
        let token = Token()
        let link = ReplyLink(
            purpose: purpose, thing: thing, side: side, person: person, message: message, endsAt: now.addingTimeInterval(answering))
        try insert(link, tokenHash: token.hash, by: channel, in: town)
        return token
    }

    /// Whom to ring: the team of somebody's own area, or else any that has a telephone.
    func teamPhone(near area: AreaCode?, in town: MunicipalityCode) throws -> PhoneNumber? {
        let teams = try teams(in: town).filter { $0.phone != nil }
        let near = teams.first { team in area?.enclosing.contains(where: team.areas.contains) ?? false }
        return (near ?? teams.first)?.phone
    }
}

extension OutboxMessage {
    /// Whether this question is still open to the person of this match.
    fileprivate func asks(_ match: OwnMatch) -> Bool {
        let isOurSide = kind == .helpWanted ? match.side == .offer : kind == .helperFound && match.side == .ask
        let isAnswered = match.ownAnswer.map { $0.reply != .later } ?? false
        return isOurSide && thing == Thing(.proposal, match.id.text) && match.step == .asked && !isAnswered
    }
}

/// The words of a question about a proposal.
private struct QuestionWords {
    let texts: MessageTexts
    let phone: PhoneNumber?
    let links: MessageLinks

    func subject(_ side: Side, count: Int) -> String {
        if side == .ask { return texts[.helperFoundSubject] }
        return count == 1 ? texts[.helpWantedSubject] : texts[.helpWantedMany, ["count": String(count)]]
    }

    func lead(_ side: Side) -> String { texts[side == .ask ? .helperFoundLead : .helpWantedLead] }

    func question(_ match: OwnMatch, _ token: Token) -> [MessageBody.Part] {
        let other = other(match)
        let choices = [(Reply.yes, MessageTexts.Key.yes), (.no, .no), (.later, .later)].map { reply, key in
            MessageBody.Link(label: texts[key], address: links.answer(token, reply.rawValue))
        }
        return [
            .text(texts[match.side == .ask ? .yourAsk : .yourOffer]), .quote(match.ownWords),
            .text(texts[match.side == .ask ? .theirOffer : .theirAsk, ["other": other]]), .quote(match.otherWords),
            .text(texts[.question] + " " + texts[.choose]), .choices(choices),
        ]
    }

    func ending(_ match: OwnMatch) -> [MessageBody.Part] {
        [
            .text(texts[.safe]), .text(call(match.workerName)),
            .text(texts[.farewell] + "\n" + texts[.team, ["worker": match.workerName]]),
        ]
    }

    func call(_ worker: String) -> String {
        phone.map { texts[.call, ["worker": worker, "phone": $0.shown]] } ?? texts[.callNoPhone, ["worker": worker]]
    }

    func brief(_ match: OwnMatch, _ token: Token) -> String {
        texts[match.side == .ask ? .smsHelperFound : .smsHelpWanted, ["other": other(match), "link": links.answer(token, nil)]]
    }

    private func other(_ match: OwnMatch) -> String { match.otherName ?? texts[.somebody] }
}
