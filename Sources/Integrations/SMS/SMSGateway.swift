import AsyncHTTPClient
public import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix
public import Neighbourhood

/// Text messages through any gateway with an address on the web: a request made from a template, and taken when the answer is 2xx.
public struct SMSGateway: Post {
    public let carriesMail = false
    public let carriesSMS = true
    private let template: Template

    /// The request, with {to} and {text} where the number and the words come. They are written as the place asks: percent-encoded in an address or a form, as
    /// part of a string in JSON.
    public struct Template: Sendable, Codable {
        public let method: String?
        public let address: String
        public let headers: [String: String]?
        public let body: String?
    }

    /// - Parameter file: a template in JSON; it holds the gateway's secret, so it is a file.
    /// - Throws: `Problem.setting` when it cannot be one.
    public init(template file: Data) throws(Problem) {
        guard let template = try? JSONDecoder().decode(Template.self, from: file), template.isWhole else {
            throw .setting(
                name: "OMZIEN_SMS_FILE",
                advice:
                    "Geef een bestand in JSON met address (https), method, headers en body, en zet {to} en {text} waar het nummer en de tekst komen.")
        }
        self.template = template
    }

    public func take(_ message: Message) async throws(PostFault) {
        guard case .sms(let number) = message.destination else { throw .never(.unknownAddress) }
        let status: HTTPResponseStatus
        do {
            let request = template.request(to: number.international, message.text)
            status = try await HTTPClient.shared.execute(request, timeout: .seconds(30)).status
        } catch {
            throw Self.fault(error)
        }
        switch status.code {
        case 200..<300: return
        case 400, 404, 410, 422: throw .never(.unknownAddress)
        default: throw .closed(.refused)
        }
    }

    /// What never got there may be sent again; of what was handed over without an answer nobody knows.
    private static func fault(_ error: any Error) -> PostFault {
        let neverLeft: [HTTPClientError] = [.connectTimeout, .tlsHandshakeTimeout, .invalidURL, .getConnectionFromPoolTimeout]
        let isBefore = error is NIOConnectionError || (error as? HTTPClientError).map(neverLeft.contains) ?? false
        return isBefore ? .closed(.noConnection) : .unsure
    }
}

extension SMSGateway.Template {
    /// In the clear only to this machine itself.
    fileprivate var isWhole: Bool {
        guard let parts = URLComponents(string: address.replacingOccurrences(of: "{to}", with: "").replacingOccurrences(of: "{text}", with: "")),
            parts.scheme == "https" || parts.scheme == "http" && ["127.0.0.1", "localhost"].contains(parts.host ?? "")
        else { return false }
        let all = address + (body ?? "")
        return all.contains("{to}") && all.contains("{text}")
    }

    fileprivate func request(to number: String, _ text: String) -> HTTPClientRequest {
        var request = HTTPClientRequest(url: Self.filled(address, number, text, Self.percent))
        request.method = HTTPMethod(rawValue: method ?? "POST")
        for (name, value) in headers ?? [:] { request.headers.replaceOrAdd(name: name, value: value) }
        if let body {
            let kind = request.headers.first(name: "content-type")?.lowercased() ?? ""
            let written = Self.filled(body, number, text, kind.contains("json") ? Self.json : kind.contains("form") ? Self.percent : { $0 })
            request.body = .bytes(ByteBuffer(string: written))
        }
        return request
    }

    /// Both at once, so that a text in which "{to}" stands gets no number in it.
    private static func filled(_ pattern: String, _ number: String, _ text: String, _ written: (String) -> String) -> String {
        pattern.components(separatedBy: "{text}").map { $0.replacingOccurrences(of: "{to}", with: written(number)) }.joined(separator: written(text))
    }

    private static func percent(_ text: String) -> String {
        let unreserved = CharacterSet(charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
        return text.addingPercentEncoding(withAllowedCharacters: unreserved) ?? ""
    }

    private static func json(_ text: String) -> String {
        let quoted = (try? JSONEncoder().encode(text)).map { String(decoding: $0, as: UTF8.self) } ?? "\"\""
        return String(quoted.dropFirst().dropLast())
    }
}
