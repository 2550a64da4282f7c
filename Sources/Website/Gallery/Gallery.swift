import HTTPTypes
import Hummingbird
import Language
import Logging
import NIOCore
import Neighbourhood

/// The gallery of design: pages with the pieces of the site in every state, for builders, designers and who looks at accessibility. It has no databank, no
/// session and no form that goes anywhere, and a router of its own: nothing of it hangs on a site that people use.
public enum Gallery {
    /// Serves it until it is told to stop.
    ///
    /// - Parameter onStart: called with the port that is listened on.
    /// - Throws: whatever keeps it from starting.
    public static func run(host: String, port: Int, onStart: @escaping @Sendable (Int) async -> Void) async throws {
        var logger = Logger(label: "omzien-gallery")
        logger.logLevel = .warning
        let application = Application(
            router: router(), configuration: .init(address: .hostname(host, port: port), serverName: nil),
            onServerRunning: { await onStart($0.localAddress?.port ?? port) }, logger: logger)
        try await application.runService()
    }

    static func address(of specimen: Specimen) -> String { "/" + specimen.key }

    /// Every page by its address.
    static var pages: [(address: String, html: HTML)] {
        let first = (address: "/", html: around(GalleryPage(specimens: specimens)))
        return [first] + specimens.map { (address: address(of: $0), html: around(SpecimenPage(specimen: $0))) }
    }

    private static func router() -> Router<BasicRequestContext> {
        let router = Router(options: [.autoGenerateHeadEndpoints])
        for asset in Asset.all {
            router.get(RouterPath(asset.path)) { _, _ in answer(asset.bytes, asset.type) }
        }
        for page in pages {
            router.get(RouterPath(page.address)) { _, _ in answer(page.html.bytes, "text/html; charset=utf-8") }
        }
        return router
    }

    private static func answer(_ bytes: [UInt8], _ type: String) -> Response {
        Response(
            status: .ok,
            headers: [.contentType: type, .contentSecurityPolicy: "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'none'"],
            body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    /// The frame of the site without what leads out of the gallery.
    private static func around(_ page: some Page) -> HTML {
        """
        <!doctype html><html lang="nl" dir="ltr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>\(page.title) – Omzien galerij</title>\
        <link rel="stylesheet" href="\(Asset.style.path)"><link rel="icon" href="\(Asset.icon.path)" type="image/svg+xml"></head><body>\
        <a class="skip" href="#main">\(say("frame.skip"))</a><header class="top"><div class="bar"><a class="wordmark" href="/">\(Icon.wordmark)<span>Omzien</span></a>\
        <span class="town">galerij</span></div></header><main id="main" tabindex="-1">\(page.main)</main><footer class="bottom"><p><a href="/">Alle onderdelen</a></p></footer></body></html>
        """
    }
}
