import Hummingbird
import Neighbourhood
import Operations

/// Every way in, each with the deed it is there for. No route hangs on the site in another way: what has no deed has no policy, and what is done
/// through it would not be in the log of processing.
final class Doors {
    /// One way in.
    struct Door {
        /// Method and path as the router names them: "GET /vragen/{ask}".
        let name: String
        /// Every one of these opens it; none is for what tells nothing of anybody.
        let deeds: Set<Deed>

        init(_ method: String, _ path: String, _ deeds: [Deed]) {
            let parts = path.split(separator: "/").map { $0.hasPrefix(":") ? "{" + $0.dropFirst() + "}" : String($0) }
            name = method + " /" + parts.joined(separator: "/")
            self.deeds = Set(deeds)
        }
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
    /// - Parameters:
    ///   - deed: what somebody does by looking at it.
    ///   - others: deeds for which it is there as well.
    func get(_ path: String, to deed: Deed, or others: Deed..., answer: @escaping Answer) {
        all.append(Door("GET", path, [deed] + others))
        router.get(RouterPath(path), use: traced(deed, answer))
    }

    /// A form.
    func post(_ path: String, to deed: Deed, or others: Deed..., answer: @escaping Answer) {
        all.append(Door("POST", path, [deed] + others))
        router.post(RouterPath(path), use: traced(deed, answer))
    }

    /// What touches nobody's data and is there for anybody: assets, the sign of life.
    func open(_ path: String, _ answer: @escaping Answer) {
        all.append(Door("GET", path, []))
        router.get(RouterPath(path), use: answer)
    }

    /// Whatever is read and changed of people while answering is one line in the log of processing.
    private func traced(_ deed: Deed, _ answer: @escaping Answer) -> Answer {
        { [site] request, visit in
            try site.workplace.log.admit()
            let trace = Trace(for: deed, at: site.now, request: visit.mark)
            do {
                let response = try await Trace.$current.withValue(trace) { try await answer(request, visit) }
                if request.method == .get, let (viewer, people) = trace.sight { try await site.glances.note(people, by: viewer, now: site.now) }
                site.close(trace, .done)
                return response
            } catch {
                switch error {
                case Problem.notAllowed, Problem.tooMany: site.close(trace, .refused)
                default: site.close(trace, .failed)
                }
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
