import Neighbourhood
import Storage

extension Connection {
    /// One message for everybody who shares the address, each with their own code: an address is not a person.
    func codeMessage(to destination: Message.Destination, _ doorstep: Doorstep, _ key: DoorKey) throws -> Message? {
        let (people, carrier) =
            switch destination {
            case .mail(let address): (try people(withMail: address, in: doorstep.municipality), CodeCarrier.mail)
            case .sms(let number): (try people(withPhone: number, in: doorstep.municipality), CodeCarrier.sms)
            }
        let holder = key.hash("browser", doorstep.browser)
        let codes = try (people.isEmpty ? [nil] : people.map { Optional($0) }).map { person in
            (
                name: person?.callName,
                code: try makeCode(
                    for: person?.id, by: carrier, holder: holder, key, in: doorstep.municipality, lasting: Workplace.messageLasting)
            )
        }
        guard !people.isEmpty else { return nil }
        return CodeWords.message(to: destination, codes.map { ($0.name ?? "", $0.code) })
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
}

/// What stands in a message with a code.
private enum CodeWords {
    static func message(to destination: Message.Destination, _ codes: [(name: String, code: SignInCode)]) -> Message {
        let lines = codes.count == 1 ? [codes[0].code.shown] : codes.map { $0.name + ": " + $0.code.shown }
        let text = """
            Uw code om aan te melden bij Omzien:

            \(lines.joined(separator: "\n"))

            Vul de code in op de pagina die nog openstaat. De code werkt één keer, en tien minuten lang. Wij vragen er nooit naar aan de telefoon.

            Vroeg u niet om een code? Dan hoeft u niets te doen.
            """
        return Message(to: destination, subject: "Uw code voor Omzien", text: text)
    }
}
