import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Neighbourhood
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

    /// The id that stands in the address under a name.
    ///
    /// - Throws: `Problem.notFound` of this kind for what is no id of ours in form.
    func identifier<Named>(_ name: String, orNo kind: Thing.Kind) throws(Problem) -> Identifier<Named> {
        guard let id = Identifier<Named>(parameters.get(name) ?? "") else { throw .notFound(kind) }
        return id
    }
}

/// Who came in: the municipality, the session if there is one, and the holder that form tokens are bound to.
struct Guest: Sendable {
    let municipality: MunicipalityCode
    let session: SessionKey?
    /// What forms are bound to: the session, whose token may turn while a form stands open, or the secret of a visitor without one.
    let holder: String
    /// Set when the visitor had no cookie yet.
    let isNewVisitor: Bool
}

extension Request {
    /// The form of a POST.
    ///
    /// - Throws: `Problem.tooLarge`; `HTTPError` for what is not a whole form.
    func form(_ visit: Visit) async throws -> FormWords {
        do {
            let buffer = try await body.collect(upTo: visit.maxUploadSize)
            return FormWords(urlEncoded: buffer.readableBytesView)
        } catch is NIOTooManyBytesError {
            throw Problem.tooLarge(limit: visit.maxUploadSize)
        } catch {
            // It stopped halfway, or is not what its head says it is.
            throw HTTPError(.badRequest)
        }
    }

    /// The words in the address after the question mark.
    var question: FormWords {
        guard let query = uri.query else { return FormWords() }
        return FormWords(urlEncoded: query.utf8)
    }

    /// Looked for in the header itself: a request asks for two cookies several times, and the list of all of them is not needed.
    func cookie(_ name: String) -> String? {
        for header in headers[values: .cookie] {
            for pair in header.utf8.split(separator: UInt8(ascii: ";")) {
                let pair = pair.drop { $0 == UInt8(ascii: " ") }
                guard pair.starts(with: name.utf8), pair.dropFirst(name.utf8.count).first == UInt8(ascii: "=") else { continue }
                return String(pair.dropFirst(name.utf8.count + 1))
            }
        }
        return nil
    }
}
