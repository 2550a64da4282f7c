import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore

/// Sends a browser that came without TLS on to where there is: the page it asked for, at the address of the site. What somebody sent in a form is not
/// carried on, because it was readable on its way here already, and nobody should grow used to that.
struct Redirection {
    let baseURL: String

    func application(_ listening: Listening, port: Int, logger: Logger) -> some ApplicationProtocol {
        Application(
            responder: CallbackResponder<BasicRequestContext> { request, _ in answer(request) }, server: listening.plain,
            configuration: .init(
                address: .hostname(listening.host, port: port), serverName: nil,
                availableConnectionsDelegate: MaximumAvailableConnections(listening.limits.lines)),
            logger: logger)
    }

    /// The address is our own, never the one that the request names: otherwise anybody could have browsers sent elsewhere.
    private func answer(_ request: Request) -> Response {
        guard request.method == .get || request.method == .head else {
            return Response(
                status: .forbidden, headers: [.contentType: "text/plain; charset=utf-8", .connection: "close"],
                body: .init(byteBuffer: ByteBuffer(string: "Dit is niet verstuurd. Ga naar \(baseURL).\n")))
        }
        let path = request.uri.string.hasPrefix("/") ? request.uri.string : "/"
        return Response(status: .permanentRedirect, headers: [.location: baseURL + path])
    }
}
