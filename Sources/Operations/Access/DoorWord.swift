import Foundation
import Neighbourhood
import Storage

/// A word to somebody that the way in which they sign in was changed, at the address that was theirs before: if it was another who did it, they know (ASVS
/// 5.0, 6.3.7). It holds nothing that lets anybody in.
struct DoorWord: Codable {
    enum Change {
        case secondStep, recoveryCodes, wayIn
    }

    let mail: String?
    let sms: String?
    let subject: String
    let text: String

    init(to destination: Message.Destination, subject: String, text: String) {
        (mail, sms) =
            switch destination {
            case .mail(let address): (address.text, nil)
            case .sms(let number): (nil, number.text)
            }
        self.subject = subject
        self.text = text
    }

    init?(_ words: String?) {
        guard let words, let word = try? JSONDecoder().decode(Self.self, from: Data(words.utf8)) else { return nil }
        self = word
    }

    var words: String { (try? JSONEncoder().encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "" }

    func message(id: String) -> Message? {
        let destination: Message.Destination? = mail.map { .mail(MailAddress(stored: $0)) } ?? sms.map { .sms(PhoneNumber(stored: $0)) }
        return destination.map { Message(id: id, to: $0, subject: subject, text: text) }
    }
}

extension Connection {
    /// Tells somebody at their own address that something about their signing in was changed. Nothing for who can be written to nowhere: they see it where
    /// they see their devices.
    ///
    /// - Parameter facts: as they were before, when the address itself was changed.
    func tellOfDoor(_ change: DoorWord.Change, to id: Person.ID, asBefore facts: PersonFacts? = nil, in town: MunicipalityCode) throws {
        let person = try person(id, for: .system(of: town))
        let facts = facts ?? person.facts
        let mobile = facts.phone.flatMap { $0.isMobile ? $0 : nil }
        let destination: Message.Destination? = facts.mail.map { .mail($0) } ?? mobile.map { .sms($0) }
        guard let destination else { return }
        let texts = MessageTexts.of(try channelWish(of: id, in: town).language(of: facts, among: MessageTexts.codes))
        let phone = try teamPhone(near: person.area, in: town)
        let lines = [
            destination.isMail && !facts.isNameless ? texts[.hello, ["name": facts.callName]] : nil, texts[change.text],
            phone.map { texts[.doorCall, ["phone": $0.shown]] } ?? texts[.doorCallTeam],
        ]
        let word = DoorWord(
            to: destination, subject: texts[.doorSubject], text: lines.compactMap(\.self).joined(separator: destination.isMail ? "\n\n" : " "))
        try post(.doorWord, to: .address, words: word.words, endsAt: now.addingTimeInterval(3 * 86_400), in: town)
    }
}

extension DoorWord.Change {
    fileprivate var text: MessageTexts.Key {
        switch self {
        case .secondStep: .doorSecondStep
        case .recoveryCodes: .doorRecoveryCodes
        case .wayIn: .doorWayIn
        }
    }
}

extension Message.Destination {
    fileprivate var isMail: Bool { if case .mail = self { true } else { false } }
}
