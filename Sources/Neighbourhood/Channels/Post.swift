/// Something to read, on its way to one address.
public struct Message: Sendable, Equatable {
    public enum Destination: Hashable, Sendable {
        case mail(MailAddress)
        case sms(PhoneNumber)
    }

    /// The same at every attempt, so that whoever receives it twice can tell: the part before the @ of a Message-ID (RFC 5322, 3.6.4).
    public let id: String
    public let destination: Destination
    public let subject: String
    public let text: String
    /// The same as the text, for who reads mail with pictures and buttons; nil when there is nothing to add.
    public let html: String?
    /// Where somebody says with one click that they do not want these any more (RFC 8058); nil for what they wait for themselves.
    public let refusal: String?

    public init(id: String, to destination: Destination, subject: String, text: String, html: String? = nil, refusal: String? = nil) {
        self.id = id
        self.destination = destination
        self.subject = subject
        self.text = text
        self.html = html
        self.refusal = refusal
    }
}

/// Whatever carries messages to people: a mail program, a gateway, a folder that another program empties.
public protocol Post: Sendable {
    /// Whether it carries mail; what it does not carry is not promised to anybody.
    var carriesMail: Bool { get }
    var carriesSMS: Bool { get }

    /// Takes a message over, and knows then that it is on its way.
    func take(_ message: Message) async throws(PostFault)
}

/// Why a message did not get on its way.
public enum PostFault: Error, Sendable, Equatable {
    /// Nothing is taken now, of nobody: no connection, a sign-in that is refused, a server that is full.
    case closed(MessageFault)
    /// This message is not taken now; later it may be.
    case notNow(MessageFault)
    /// It will never be taken: the address does not exist.
    case never(MessageFault)
    /// All of it was handed over and no answer came: it may have left, or not.
    case unsure
}

/// What went wrong with a message, in words of ours: what a server said may hold an address.
public enum MessageFault: String, Sendable, CaseIterable, Codable {
    /// The mail server or the gateway could not be reached, or let us not in.
    case noConnection = "no-connection"
    /// Its certificate is not to be trusted, or it speaks no TLS.
    case notSecure = "not-secure"
    /// It did not take the message, without saying that the address is wrong.
    case refused
    /// The address does not exist, or takes nothing.
    case unknownAddress = "unknown-address"
    /// It was taken, and came back.
    case bounced
    /// Our program or its connection ended while it was leaving.
    case unsure
    /// It was tried for as long as makes sense.
    case tooOften = "too-often"
}
