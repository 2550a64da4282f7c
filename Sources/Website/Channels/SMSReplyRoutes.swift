import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Neighbourhood
import Operations

extension Site {
    /// Where a gateway brings what people answer by SMS. It shows a secret in a header; without that secret in the settings the address is not there.
    func addSMSReplies(to doors: Doors) {
        doors.post(Link.smsReply, to: .answerByMessage) { request, visit in
            guard let secret = settings.smsReplySecret else { throw Problem.notFound(.page) }
            try await workplace.pass(.smsReplies, from: household(request, visit), in: municipality(of: request))
            guard let shown = request.headers[Self.smsSecret] ?? request.headers[.authorization]?.replacing("Bearer ", with: ""),
                isSameSecret(shown, secret)
            else { return Response(status: .forbidden) }
            let buffer = try await Self.text(of: request)
            let isJSON = request.headers[.contentType]?.contains("json") ?? false
            guard let reply = SMSReply(Data(buffer.readableBytesView), isJSON: isJSON) else { return Response(status: .badRequest) }
            let isUnderstood = try await workplace.answer(from: reply.number, saying: reply.text, in: municipality(of: request), request: visit.mark)
            return Response(status: isUnderstood ? .noContent : .accepted)
        }
    }

    /// A text message with what gateways tell beside it.
    private static func text(of request: Request) async throws -> ByteBuffer {
        let limit = 20_000
        do { return try await request.body.collect(upTo: limit) } catch is NIOTooManyBytesError { throw Problem.tooLarge(limit: limit) }
    }

    static let smsSecret: HTTPField.Name = {
        guard let name = HTTPField.Name("X-Omzien-Secret") else { preconditionFailure("not a header name") }
        return name
    }()
}

/// A text message as gateways tell of it, in a form or in JSON, under the names that are in use.
struct SMSReply {
    let number: PhoneNumber
    let text: String

    private static let numberNames = ["from", "From", "originator", "sender", "msisdn"]
    private static let textNames = ["text", "Body", "body", "message", "content"]

    init?(_ data: Data, isJSON: Bool) {
        let form = isJSON ? FormWords() : FormWords(urlEncoded: data)
        let json = isJSON ? (try? JSONSerialization.jsonObject(with: data)) as? [String: Any] : nil
        func value(_ names: [String]) -> String? {
            names.lazy.compactMap { name in isJSON ? json?[name].map { "\($0)" } : form[name].isEmpty ? nil : form[name] }.first
        }
        guard let from = value(Self.numberNames), let text = value(Self.textNames) else { return nil }
        let digits = from.hasPrefix("+") || from.hasPrefix("0") ? from : "+" + from
        guard let number = PhoneNumber(digits) else { return nil }
        self.number = number
        self.text = text
    }
}
