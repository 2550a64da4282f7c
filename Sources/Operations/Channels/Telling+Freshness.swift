public import Neighbourhood
import Storage

extension Connection {
    /// The question to one person whether all that they offer still holds: one message, with the answers below each offer.
    func tellingOfFreshness(_ messages: [OutboxMessage], to reader: Reader) throws -> Telling? {
        let offers = try ownRechecks(of: reader.viewer)
        guard let message = messages.first, !offers.isEmpty else { return nil }
        let texts = reader.texts
        let token = try link(.freshness, Thing(.person, reader.person.id.text), nil, message, reader)
        var parts: [MessageBody.Part] = reader.greeting + [.text(texts[.freshLead])]
        for offer in offers {
            let answers = FreshnessAnswer.allCases.map { (value: $0.rawValue + ":" + offer.id.text, name: $0.text) }
            parts += [.quote(offer.name), reader.choices(answers, token, onPaper: offer == offers.last)]
        }
        let sender = Sender(worker: nil, phone: try teamPhone(near: reader.person.area, in: reader.town))
        let refusal = try refusal(of: message, reader)
        parts += [.text(texts[.freshSafe])] + sender.parts(texts) + refusal.parts
        return Telling(
            told: messages.map(\.id), body: MessageBody(subject: texts[.freshSubject], parts: parts, texts: texts),
            brief: texts[.smsFresh, ["link": reader.links.answer(token, nil)]], refusal: refusal.address)
    }
}

extension FreshnessAnswer {
    public var text: MessageTexts.Key {
        switch self {
        case .stillRight: .freshYes
        case .notNow: .freshNotNow
        case .stop: .freshStop
        }
    }
}
