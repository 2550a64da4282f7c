import Hummingbird
import Language
import Neighbourhood
import Operations
import Storage

extension Site {
    /// The list of whom to ask whether an offer still holds, and what they say.
    func addFreshness(to doors: Doors) {
        doors.get(Link.freshness, to: .confirmOffer) { request, _ in
            let ((toAsk, asleep), viewer) = try await read(request) { connection, viewer in
                (try connection.freshnessList(for: viewer), try connection.sleepingOffers(for: viewer))
            }
            let page = FreshnessPage(
                toAsk: toAsk, asleep: asleep, mayStop: Access.allowsSomewhere(viewer, .withdrawOffer), seal: seal(request), today: today)
            return self.page(page, for: viewer, request)
        }
        doors.post("/klopt-dit-nog/:offer", to: .confirmOffer, or: .pauseOffer, .withdrawOffer) { request, visit in
            let (id, (words, viewer)) = (try visit.offerID(), try await form(request, visit))
            _ = try await workplace.read(as: viewer) { try $0.offer(id, for: viewer, to: .confirmOffer) }
            guard let answer = FreshnessAnswer(rawValue: words["answer"]) else { throw Problem.invalid([FieldError("answer", .notAChoice)]) }
            try await workplace.say(answer, of: id, by: viewer, request: visit.mark)
            return .seeOther(viewer.isAtWork ? Link.freshness : Link.mine, notice: .saved)
        }
    }
}
