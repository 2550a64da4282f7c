import Foundation
import HTTPTypes
import Hummingbird
import Logging
import Neighbourhood
import NIOCore
import Operations

/// One request on its way through the site.
struct Visit: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// The address at the other end of the line, for rate limits only; never logged.
    let remoteAddress: String

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        remoteAddress = source.channel.remoteAddress?.ipAddress ?? "local"
    }

    /// What a form may weigh: a page of words in any script, and a megabyte that was pasted by mistake, so that it can be answered in words.
    var maxUploadSize: Int { 4_000_000 }

    var mark: RequestMark { RequestMark(id: id) }
}

/// Who came in: the municipality, the session if there is one, and the holder that form tokens are bound to.
struct Guest: Sendable {
    let municipality: MunicipalityCode
    let session: SessionKey?
    /// The secret in the browser's cookie: of the session, or of a visitor without one.
    let holder: String
    /// Set when the visitor had no cookie yet.
    let isNewVisitor: Bool
}

extension Request {
    /// The form of a POST, or a problem when it is too large.
    func form(_ visit: Visit) async throws -> FormWords {
        do {
            let buffer = try await body.collect(upTo: visit.maxUploadSize)
            return FormWords(urlEncoded: buffer.readableBytesView)
        } catch is NIOTooManyBytesError {
            throw Problem.tooLarge(limit: visit.maxUploadSize)
        }
    }

    /// The words in the address after the question mark.
    var question: FormWords {
        guard let query = uri.query else { return FormWords() }
        return FormWords(urlEncoded: query.utf8)
    }

    func cookie(_ name: String) -> String? { cookies[name]?.value }
}
