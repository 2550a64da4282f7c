import Foundation
import Neighbourhood
import Storage

/// One message on its way out, and those that go along with it.
struct Departure: Sendable {
    let outbox: [OutboxMessage]
    let message: Message
}

/// What came of looking whose turn it is.
enum Turn: Sendable {
    /// It waits for a better moment, is for paper or for the telephone, or is not needed any more.
    case settled
    case leaves(Departure)
}

/// With what messages leave, and by whom.
struct Carrier: Sendable {
    let holder: String
    let links: MessageLinks
    /// What is carried; letters are always printed.
    let carried: Set<Channel>
}

extension Connection {
    /// Takes the next message and puts it into words; nil when nothing is to leave now.
    func takeTurn(_ carrier: Carrier, in town: MunicipalityCode) throws -> Turn? {
        guard let next = try nextPost(in: town) else { return nil }
        guard next.endsAt.map({ $0 > now }) ?? true else { return try drop([next], in: town) }
        if case .person(let id) = next.recipient { return try turn(next, to: id, carrier, in: town) }
        guard let message = try letter(of: next, in: town), carrier.carried.contains(message.destination.channel) else {
            return try drop([next], in: town)
        }
        try letLeave([next.id], by: message.destination.channel, holder: carrier.holder, lasting: Workplace.handingOver, in: town)
        return .leaves(Departure(outbox: [next], message: message))
    }

    /// A message to an address; nil when it is not needed any more.
    private func letter(of message: OutboxMessage, in town: MunicipalityCode) throws -> Message? {
        switch message.kind {
        case .doorWord: DoorWord(message.words)?.message(id: message.id.text)
        case .referralAnswer: try referralNotice(message, in: town)
        default: CodeNotice(message.words)?.message(id: message.id.text)
        }
    }

    /// A message to somebody: by their own channel, in their own hours and their own language.
    private func turn(_ next: OutboxMessage, to id: Person.ID, _ carrier: Carrier, in town: MunicipalityCode) throws -> Turn {
        let person = try person(id, for: .system(of: town))
        guard person.frozenAt == nil else { return try drop([next], in: town) }
        let wish = try channelWish(of: id, in: town)
        let channel = wish.channel(of: next.kind, to: person.facts, carried: carrier.carried)
        guard channel == .mail || channel == .sms else {
            if channel == .call, next.kind.hasOwnCallList { return try leaveToVoice(next, in: town) }
            try settle(next.id, as: channel == .letter ? .toPrint : .toCall, by: channel, in: town)
            return .settled
        }
        let moment = wish.hours.next(from: now, by: channel)
        let isTold = try next.kind.goesTogether && wasTold(next.kind, id, on: today, in: town)
        guard moment == now, !isTold else {
            try postpone(next.id, until: isTold ? today.adding(days: 1).moment(atHour: wish.hours.from) : moment, in: town)
            return .settled
        }
        return try depart(next, to: person, wish, by: channel, carrier, in: town)
    }

    private func depart(
        _ next: OutboxMessage, to person: Person, _ wish: ChannelWish, by channel: Channel, _ carrier: Carrier, in town: MunicipalityCode
    ) throws -> Turn {
        // A text message holds one question, so that "1" answers it and no other; the next follows tomorrow.
        let together = try next.kind.goesTogether && channel == .mail ? postWaiting(for: person.id, next.kind, in: town) : [next]
        let texts = MessageTexts.of(wish.language(of: person.facts, among: MessageTexts.codes))
        let reader = Reader(person: person, texts: texts, channel: channel, links: carrier.links, town: town)
        guard let telling = try telling(together, to: reader) else { return try drop(together, in: town) }
        _ = try drop(together.filter { !telling.told.contains($0.id) }, in: town)
        let told = together.filter { telling.told.contains($0.id) }
        guard let message = telling.message(id: told[0].id.text, to: person, by: channel) else { return try drop(told, in: town) }
        try letLeave(telling.told, by: channel, holder: carrier.holder, lasting: Workplace.handingOver, in: town)
        return .leaves(Departure(outbox: told, message: message))
    }

    /// They cannot be written to any more since it was put in: whoever keeps that list rings.
    private func leaveToVoice(_ message: OutboxMessage, in town: MunicipalityCode) throws -> Turn {
        if let thing = message.thing, thing.kind == .talk { try unmarkAsked(Talk.ID(stored: thing.id), in: town) }
        if message.kind == .stillRight, case .person(let person) = message.recipient { try unmarkRecheck(of: person, in: town) }
        return try drop([message], in: town)
    }

    private func drop(_ messages: [OutboxMessage], in town: MunicipalityCode) throws -> Turn {
        for message in messages { try settle(message.id, as: .dropped, in: town) }
        return .settled
    }
}

extension Telling {
    fileprivate func message(id: String, to person: Person, by channel: Channel) -> Message? {
        switch channel {
        case .mail:
            person.facts.mail.map {
                Message(id: id, to: .mail($0), subject: body.subject, text: body.plain, html: body.html, refusal: refusal)
            }
        case .sms: person.facts.phone.map { Message(id: id, to: .sms($0), subject: body.subject, text: brief) }
        case .letter, .call: nil
        }
    }
}

extension Message.Destination {
    var channel: Channel {
        switch self {
        case .mail: .mail
        case .sms: .sms
        }
    }
}
