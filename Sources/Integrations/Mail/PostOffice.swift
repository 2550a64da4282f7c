public import Neighbourhood

/// Mail by one way and text messages by another.
public struct PostOffice: Post {
    private let mail: any Post
    private let sms: any Post

    public init(mail: any Post, sms: any Post) {
        self.mail = mail
        self.sms = sms
    }

    public var carriesMail: Bool { mail.carriesMail }
    public var carriesSMS: Bool { sms.carriesSMS }

    public func take(_ message: Message) async throws(PostFault) {
        switch message.destination {
        case .mail: try await mail.take(message)
        case .sms: try await sms.take(message)
        }
    }
}
