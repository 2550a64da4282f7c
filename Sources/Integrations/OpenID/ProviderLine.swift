import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import Neighbourhood

/// How a provider is reached.
protocol ProviderLine: Sendable {
    func get(_ address: String) async throws -> ProviderAnswer
    func post(_ address: String, form: String, authorization: String?) async throws -> ProviderAnswer
}

struct ProviderAnswer: Sendable {
    let status: Int
    let body: Data
}

/// Over the web, with the certificates that the system trusts. Follows no redirect, waits ten seconds, reads a quarter of a megabyte: what stands
/// between is not believed, and a broker that is slow or loud holds nobody up.
struct WebLine: ProviderLine {
    private static let limit = 262_144
    private static let client: HTTPClient = {
        var configuration = HTTPClient.Configuration()
        configuration.redirectConfiguration = .disallow
        return HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }()

    func get(_ address: String) async throws -> ProviderAnswer {
        try await send(HTTPClientRequest(url: address))
    }

    func post(_ address: String, form: String, authorization: String?) async throws -> ProviderAnswer {
        var request = HTTPClientRequest(url: address)
        request.method = .POST
        request.headers.add(name: "Content-Type", value: "application/x-www-form-urlencoded")
        if let authorization { request.headers.add(name: "Authorization", value: authorization) }
        request.body = .bytes(ByteBuffer(string: form))
        return try await send(request)
    }

    private func send(_ request: HTTPClientRequest) async throws -> ProviderAnswer {
        var request = request
        request.headers.add(name: "Accept", value: "application/json")
        do {
            let response = try await Self.client.execute(request, timeout: .seconds(10))
            let body = try await response.body.collect(upTo: Self.limit)
            return ProviderAnswer(status: Int(response.status.code), body: Data(body.readableBytesView))
        } catch {
            throw Problem.brokerUnavailable
        }
    }
}
