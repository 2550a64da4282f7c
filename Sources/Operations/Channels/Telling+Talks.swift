public import Neighbourhood
public import Storage

extension Connection {
    /// The question to one person how it goes, with each whom they know through us. What was answered or taken away meanwhile falls out.
    func tellingOfTalks(_ messages: [OutboxMessage], to reader: Reader) throws -> Telling? {
        let open = try messages.compactMap { message in
            try message.thing.flatMap { try ownTalk(Talk.ID(stored: $0.id), of: reader.viewer) }.map { (message: message, talk: $0) }
        }.filter(\.talk.isAsked)
        guard let first = open.first else { return nil }
        let texts = reader.texts
        var parts: [MessageBody.Part] = reader.greeting + [.text(texts[.talkLead])]
        var tokens: [Token] = []
        for (message, talk) in open {
            let token = try link(.talk, Thing(.talk, talk.id.text), nil, message, reader)
            tokens.append(token)
            parts += [.text(talk.question(texts) + " " + texts[.choose]), reader.choices(TalkAnswer.allCases.map { ($0.rawValue, $0.text) }, token)]
        }
        let sender = Sender(worker: first.talk.workerName, phone: try teamPhone(near: reader.person.area, in: reader.town))
        parts += [.text(texts[.talkSafe])] + sender.parts(texts)
        let refusal = try refusal(of: first.message, reader)
        return Telling(
            told: open.map(\.message.id), body: MessageBody(subject: texts[.talkSubject], parts: parts + refusal.parts, texts: texts),
            brief: texts[.smsTalk, ["question": first.talk.question(texts), "link": reader.links.answer(tokens[0], nil)]], refusal: refusal.address)
    }
}

extension OwnTalk {
    /// The one plain question.
    public func question(_ texts: MessageTexts) -> String {
        let key: MessageTexts.Key =
            switch occasion {
            case .acquaintance: .talkAcquaintance
            case .trial, .rhythm: .talkRhythm
            case .ending: .talkEnding
            }
        return texts[key, ["other": otherName ?? texts[.somebody]]]
    }
}

extension TalkAnswer {
    public var text: MessageTexts.Key {
        switch self {
        case .good: .talkGood
        case .soSo: .talkSoSo
        case .callMe: .talkCallMe
        }
    }
}
