public import Neighbourhood
import Storage

extension Workplace {
    /// Writes down an offer together with the person whose it is and whom nobody knew yet: both are saved, or neither. Desk and team may.
    ///
    /// - Parameter draft: its party is filled in with the new person.
    /// - Parameter submission: the form's token; the same form sent twice is saved once and gives the same answer.
    /// - Throws: `Problem.invalid` with every fault of person and offer at once, `Problem.notAllowed`.
    public func place(
        _ draft: OfferDraft, from newcomer: PersonFacts, submission: String? = nil, by viewer: Viewer, request: RequestMark = .none
    ) async throws -> Offer.ID {
        try Access.allow(viewer, .registerPerson)
        try Access.allow(viewer, .placeOffer)
        let spot = try await locate(newcomer.postcode, in: viewer.municipality)
        return try await perform(by: viewer, request: request) { connection in
            if let submission, let earlier: Offer.ID = try connection.made(by: submission, in: viewer.municipality) { return Done(earlier) }
            let faults = newcomer.faults(today: connection.today) + draft.faults(today: connection.today)
            guard faults.isEmpty else { throw Problem.invalid(faults) }
            let person = try connection.admit(newcomer, at: spot, in: viewer.municipality)
            var draft = draft
            draft.party.person = person.id
            let offer = try connection.placeOffer(draft, at: spot, state: .open, in: viewer.municipality)
            if let submission { try connection.keepSubmission(submission, result: offer.id.text, in: viewer.municipality) }
            return Done(
                offer.id, Event(.registerPerson, Thing(.person, person.id.text)),
                Event(.placeOffer, Thing(.offer, offer.id.text), onBehalfOf: person.id))
        }
    }
}
