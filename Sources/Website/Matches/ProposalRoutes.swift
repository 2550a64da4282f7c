import Hummingbird
import Neighbourhood
import Operations
import Storage

extension Site {
    func addProposals(to doors: Doors) {
        doors.post("/vragen/:ask/voorstellen", to: .propose) { request, visit in try await propose(request, visit) }
        doors.post("/voorstellen/:proposal/antwoorden", to: .recordAnswer) { request, visit in try await recordAnswer(request, visit) }
        doors.post("/voorstellen/:proposal/kennismaking", to: .introduce) { request, visit in
            try await change(request, visit, .introduced) { id, viewer in
                try await workplace.introduce(id, by: viewer, request: visit.mark)
            }
        }
        doors.post("/voorstellen/:proposal/intrekking", to: .withdrawProposal) { request, visit in
            try await change(request, visit, .withdrawn) { id, viewer in
                try await workplace.withdraw(id, by: viewer, request: visit.mark)
            }
        }
    }

    private func propose(_ request: Request, _ visit: Visit) async throws -> Response {
        let ask: Ask.ID = try visit.identifier("ask", orNo: .ask)
        let (words, viewer) = try await form(request, visit)
        guard let offer = Offer.ID(words["offer"]) else { throw Problem.notFound(.offer) }
        try await workplace.propose(offer, for: ask, by: viewer, request: visit.mark)
        return .seeOther(Link.ask(ask), notice: .proposed)
    }

    private func recordAnswer(_ request: Request, _ visit: Visit) async throws -> Response {
        let id: Proposal.ID = try visit.identifier("proposal", orNo: .proposal)
        let (words, viewer) = try await form(request, visit)
        guard let reply = Reply(rawValue: words["reply"]), let side = Side(rawValue: words["side"]) else {
            throw Problem.invalid([FieldError("reply", .notAChoice)])
        }
        // Who answers for themselves is the giver; a worker writes down who it was.
        let said = Set(words.all("given_by").compactMap { ConsentGiver(rawValue: $0) })
        let givers: Set<ConsentGiver> = viewer.isAtWork && !said.isEmpty ? said : [.oneself]
        try await workplace.record(reply, of: side, reason: Words.tidied(words["reason"]), to: id, givers: givers, by: viewer, request: visit.mark)
        return try await back(from: id, viewer, .answered)
    }

    private func change(
        _ request: Request, _ visit: Visit, _ notice: Notice, _ deed: (Proposal.ID, Viewer) async throws -> Void
    ) async throws -> Response {
        let id: Proposal.ID = try visit.identifier("proposal", orNo: .proposal)
        let (_, viewer) = try await form(request, visit)
        try await deed(id, viewer)
        return try await back(from: id, viewer, notice)
    }

    /// A worker goes back to the ask, a resident to their own page.
    private func back(from id: Proposal.ID, _ viewer: Viewer, _ notice: Notice) async throws -> Response {
        guard viewer.isAtWork else { return .seeOther(Link.mine, notice: notice) }
        let proposal = try await workplace.read(as: viewer) { try $0.proposal(id, for: viewer) }
        return .seeOther(Link.ask(proposal.ask), notice: notice)
    }
}
