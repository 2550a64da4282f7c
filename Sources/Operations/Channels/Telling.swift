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
    let refusal: String?
}

/// Who reads it, and how it comes to them.
struct Reader: Sendable {
    let person: Person
    let texts: MessageTexts
    let channel: Channel
    let links: MessageLinks
    let town: MunicipalityCode

    /// The person themselves, as they see their own page.
    var viewer: Viewer { Viewer(municipality: town, person: person.id, name: "", roles: []) }

    /// By name, where one is known.
    var greeting: [MessageBody.Part] { person.facts.isNameless ? [] : [.text(texts[.hello, ["name": person.facts.callName]])] }

    /// A question with its answers as buttons, and the page on which it is answered.
    ///
    /// - Parameter onPaper: whether a code on a letter leads to that page from here.
    func choices(_ answers: [(value: String, name: MessageTexts.Key)], _ token: Token, onPaper: Bool = true) -> MessageBody.Part {
        let buttons = answers.map { MessageBody.Link(label: texts[$0.name], address: links.answer(token, $0.value)) }
        return .choices(buttons, page: onPaper ? links.answer(token, nil) : nil)
    }
}

/// Who of the team can be rung, and signs.
struct Sender: Sendable {
    let worker: String?
    let phone: PhoneNumber?

    func parts(_ texts: MessageTexts) -> [MessageBody.Part] {
        let farewell = texts[.farewell] + "\n" + (worker.map { texts[.team, ["worker": $0]] } ?? texts[.teamAlone])
        return [call(texts), farewell].compactMap(\.self).map { .text($0) }
    }

    private func call(_ texts: MessageTexts) -> String? {
        guard let worker else { return phone.map { texts[.callTeam, ["phone": $0.shown]] } }
        return phone.map { texts[.call, ["worker": worker, "phone": $0.shown]] } ?? texts[.callNoPhone, ["worker": worker]]
    }
}

extension Connection {
    /// So long somebody may take to answer, in seconds.
    private var answering: TimeInterval { 60 * 86_400 }

    /// Puts what is to be told to one person into words, of what is true now. Nil when nothing of it is needed any more.
    ///
    /// - Parameter messages: of one kind.
    func telling(_ messages: [OutboxMessage], to reader: Reader) throws -> Telling? {
        switch messages.first?.kind {
        case .helpWanted, .helperFound: try tellingOfProposals(messages, to: reader)
        case .howItGoes: try tellingOfTalks(messages, to: reader)
        case .stillRight: try tellingOfFreshness(messages, to: reader)
        case .code, .doorWord, .referralAnswer, nil: nil
        }
    }

    /// Coarse: of the other a first name and words without surname and street, as on somebody's own page.
    private func tellingOfProposals(_ messages: [OutboxMessage], to reader: Reader) throws -> Telling? {
        let matches = try ownMatches(of: reader.viewer)
        let open = messages.compactMap { message in
            matches.first { message.asks($0) }.map { (message: message, match: $0) }
        }
        guard let first = open.first else { return nil }
        let (texts, words) = (reader.texts, QuestionWords(reader: reader))
        var parts: [MessageBody.Part] = reader.greeting + [.text(words.lead(first.match.side))]
        var tokens: [Token] = []
        for (message, match) in open {
            let token = try link(.proposal, Thing(.proposal, match.id.text), match.side, message, reader)
            tokens.append(token)
            parts += words.question(match, token)
        }
        let sender = Sender(worker: first.match.workerName, phone: try teamPhone(near: reader.person.area, in: reader.town))
        parts += [.text(texts[.safe])] + sender.parts(texts)
        let refusal = try refusal(of: first.message, reader)
        return Telling(
            told: open.map(\.message.id),
            body: MessageBody(subject: words.subject(first.match.side, count: open.count), parts: parts + refusal.parts, texts: texts),
            brief: words.brief(first.match, tokens[0]), refusal: refusal.address)
    }

    /// Where somebody says that they want no more of these, in a line at the end; nothing for what they wait for themselves.
    func refusal(of message: OutboxMessage, _ reader: Reader) throws -> (address: String?, parts: [MessageBody.Part]) {
        guard message.kind.mayBeRefused else { return (nil, []) }
        let address = reader.links.refusal(try link(.refusal, Thing(.message, message.id.text), nil, message, reader))
        return (address, [.aside(reader.texts[.refuse], MessageBody.Link(label: reader.texts[.refuseLink], address: address))])
    }

    func link(_ purpose: ReplyPurpose, _ thing: Thing, _ side: Side?, _ message: OutboxMessage, _ reader: Reader) throws -> Token {
        let token = Token()
        let link = ReplyLink(
            purpose: purpose, thing: thing, side: side, person: reader.person.id, message: message.id, endsAt: now.addingTimeInterval(answering))
        try insert(link, tokenHash: token.hash, by: reader.channel, in: reader.town)
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
    let reader: Reader
    private var texts: MessageTexts { reader.texts }

    init(reader: Reader) { self.reader = reader }

    func subject(_ side: Side, count: Int) -> String {
        if side == .ask { return texts[.helperFoundSubject] }
        return count == 1 ? texts[.helpWantedSubject] : texts[.helpWantedMany, ["count": String(count)]]
    }

    func lead(_ side: Side) -> String { texts[side == .ask ? .helperFoundLead : .helpWantedLead] }

    func question(_ match: OwnMatch, _ token: Token) -> [MessageBody.Part] {
        let answers = [(Reply.yes, MessageTexts.Key.yes), (.no, .no), (.later, .later)].map { (value: $0.0.rawValue, name: $0.1) }
        return [
            .text(texts[match.side == .ask ? .yourAsk : .yourOffer]), .quote(match.ownWords),
            .text(texts[match.side == .ask ? .theirOffer : .theirAsk, ["other": other(match)]]), .quote(match.otherWords),
            .text(texts[.question] + " " + texts[.choose]), reader.choices(answers, token),
        ]
    }

    func brief(_ match: OwnMatch, _ token: Token) -> String {
        texts[match.side == .ask ? .smsHelperFound : .smsHelpWanted, ["other": other(match), "link": reader.links.answer(token, nil)]]
    }

    private func other(_ match: OwnMatch) -> String { match.otherName ?? texts[.somebody] }
}
