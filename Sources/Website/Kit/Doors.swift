import Hummingbird
import Neighbourhood
import Operations

/// Every way in, each with the deed it is there for. No route hangs on the site in another way: what has no deed has no policy, and what is done
/// through it would not be in the log of processing.
final class Doors {
    /// One way in.
    struct Door: Hashable {
        let method: String
        /// As the router writes it: "/vragen/:ask".
        let path: String
        let deed: Deed
    }

    private let site: Site
    private let router: Router<Visit>
    private(set) var all: [Door] = []

    init(of site: Site, on router: Router<Visit>) {
        self.site = site
        self.router = router
    }

    typealias Answer = @Sendable (Request, Visit) async throws -> Response

    /// A page.
    ///
    /// - Parameter deed: what somebody does by looking at it.
    func get(_ path: String, to deed: Deed, _ answer: @escaping Answer) {
        all.append(Door(method: "GET", path: path, deed: deed))
        router.get(RouterPath(path), use: traced(deed, answer))
    }

    /// A form.
    func post(_ path: String, to deed: Deed, _ answer: @escaping Answer) {
        all.append(Door(method: "POST", path: path, deed: deed))
        router.post(RouterPath(path), use: traced(deed, answer))
    }

    /// What touches nobody's data and is there for anybody: assets, the sign of life.
    func open(_ path: String, _ answer: @escaping Answer) { router.get(RouterPath(path), use: answer) }

    /// Whatever is read and changed of people while answering is one line in the log of processing.
    private func traced(_ deed: Deed, _ answer: @escaping Answer) -> Answer {
        { [site] request, visit in
            try site.workplace.log.admit()
            let trace = Trace(for: deed, at: site.now, request: visit.mark)
            do {
                let response = try await Trace.$current.withValue(trace) { try await answer(request, visit) }
                site.close(trace, .done)
                return response
            } catch {
                if case Problem.notAllowed = error { site.close(trace, .refused) } else { site.close(trace, .failed) }
                throw error
            }
        }
    }
}

extension Site {
    fileprivate func close(_ trace: Trace, _ outcome: ProcessingRecord.Outcome) {
        guard let (record, municipality) = trace.record(outcome, at: now) else { return }
        workplace.log.take(record, in: municipality)
    }
}
