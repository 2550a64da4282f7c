import AsyncHTTPClient
public import Foundation
import NIOCore
import NIOHTTP1
public import Neighbourhood

/// A system that takes the log of processing over OTLP/HTTP.
public struct LogReceiver: Sendable {
    private let address: String

    /// - Parameter address: the whole of it, as "https://collector.example/v1/traces".
    public init(_ address: String) { self.address = address }

    /// Hands over one request in JSON, and waits until the receiver said that it has it.
    ///
    /// - Throws: `Problem.setting` when the receiver cannot be reached or says no.
    public func take(_ request: Data) async throws(Problem) {
        var message = HTTPClientRequest(url: address)
        message.method = .POST
        message.headers.add(name: "Content-Type", value: "application/json")
        message.body = .bytes(ByteBuffer(bytes: request))
        let status: Int
        do { status = Int(try await HTTPClient.shared.execute(message, timeout: .seconds(30)).status.code) } catch {
            throw Self.trouble("Er kwam geen antwoord. Kijk of het adres klopt en of het systeem aanstaat.")
        }
        guard (200..<300).contains(status) else { throw Self.trouble("Het systeem nam de regels niet aan (antwoord \(status)).") }
    }

    private static func trouble(_ advice: String) -> Problem { .setting(name: "adres van het logboek", advice: advice) }
}
