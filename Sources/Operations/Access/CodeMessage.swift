import Foundation
import Neighbourhood
import Storage

extension Connection {
    /// Puts one message into the outbox for everybody who shares the address, each with their own code: an address is not a person. For an address that
    /// nobody has the same rows are written, and the message is dropped when its turn comes.
    func postCodes(to destination: Message.Destination, _ doorstep: Doorstep, _ key: DoorKey) throws {
        let (people, carrier) =
            switch destination {
            case .mail(let address): (try people(withMail: address, in: doorstep.municipality), CodeCarrier.mail)
            case .sms(let number): (try people(withPhone: number, in: doorstep.municipality), CodeCarrier.sms)
            }
        try postCodes(to: destination, for: people, by: carrier, doorstep, key)
    }

    /// Puts a code for each of these into the outbox, for whoever reads at the address.
    func postCodes(
        to destination: Message.Destination, for people: [(id: Person.ID, callName: String)], by carrier: CodeCarrier, _ doorstep: Doorstep,
        _ key: DoorKey
    ) throws {
        let holder = key.hash("browser", doorstep.browser)
        let codes = try (people.isEmpty ? [nil] : people.map { Optional($0) }).map { person in
            CodeNotice.Line(
                name: person?.callName ?? "",
                code: try makeCode(
                    for: person?.id, by: carrier, holder: holder, key, in: doorstep.municipality, lasting: Workplace.messageLasting
                ).text)
        }
        let notice = CodeNotice(mail: destination.mail, sms: destination.sms, codes: people.isEmpty ? [] : codes)
        try post(
            .code, to: .address, words: notice.words, endsAt: now.addingTimeInterval(Workplace.messageLasting), in: doorstep.municipality)
    }
}

extension Message.Destination {
    /// One text for one address, however it was typed.
    var text: String {
        switch self {
        case .mail(let address): "mail " + address.text.lowercased()
        case .sms(let number): "sms " + number.text
        }
    }

    fileprivate var mail: String? { if case .mail(let address) = self { address.text } else { nil } }
    fileprivate var sms: String? { if case .sms(let number) = self { number.text } else { nil } }
}

/// A message with codes as it lies in the outbox: codes stand nowhere else in the clear, and here sealed until they have left.
struct CodeNotice: Codable {
    struct Line: Codable {
        let name: String
        let code: String
    }

    var mail: String?
    var sms: String?
    let codes: [Line]

    init(mail: String?, sms: String?, codes: [Line]) {
        self.mail = mail
        self.sms = sms
        self.codes = codes
    }

    init?(_ words: String?) {
        guard let words, let notice = try? JSONDecoder().decode(Self.self, from: Data(words.utf8)) else { return nil }
        self = notice
    }

    var words: String { (try? JSONEncoder().encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "" }

    /// Nil when nobody has the address.
    func message(id: String) -> Message? {
        guard !codes.isEmpty, let destination else { return nil }
        return Message(id: id, to: destination, subject: "Uw code voor Omzien", text: text(isShort: sms != nil))
    }

    private var destination: Message.Destination? {
        if let mail { return .mail(MailAddress(stored: mail)) }
        return sms.map { .sms(PhoneNumber(stored: $0)) }
    }

    private func text(isShort: Bool) -> String {
        let shown = codes.map { (name: $0.name, code: SignInCode(typed: $0.code)?.shown ?? $0.code) }
        let lines = shown.count == 1 ? [shown[0].code] : shown.map { $0.name + ": " + $0.code }
        if isShort { return "Uw code voor Omzien: \(lines.joined(separator: ", ")). Werkt tien minuten. Wij vragen er nooit naar aan de telefoon." }
        return """
            Uw code om aan te melden bij Omzien:

            \(lines.joined(separator: "\n"))

            Vul de code in op de pagina die nog openstaat. De code werkt één keer, en tien minuten lang. Wij vragen er nooit naar aan de telefoon.

            Vroeg u niet om een code? Dan hoeft u niets te doen.
            """
    }
}
