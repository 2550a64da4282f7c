/// Something to read, on its way to one address.
public struct Message: Sendable, Equatable {
    public enum Destination: Hashable, Sendable {
        case mail(MailAddress)
        case sms(PhoneNumber)
    }

    public let destination: Destination
    public let subject: String
    public let text: String

    public init(to destination: Destination, subject: String, text: String) {
        self.destination = destination
        self.subject = subject
        self.text = text
    }
}

/// Whatever carries messages to people: a mail program, a gateway, a folder that another program empties.
public protocol Post: Sendable {
    /// Whether it carries mail; what it does not carry is not promised to anybody.
    var carriesMail: Bool { get }
    var carriesSMS: Bool { get }

    /// Takes a message over. Whether it arrives is known later, or never.
    func take(_ message: Message) async throws
}
