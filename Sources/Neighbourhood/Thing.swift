/// Whatever an event, a problem or a link can be about: kind and id.
public struct Thing: Hashable, Sendable {
    public enum Kind: String, Sendable, CaseIterable, Codable {
        case municipality, area, team, person, offer, ask, proposal, match, organisation, house, session, worry, note, request, consent, message,
            talk, list, page, incident, claim, run, interview, circle, room, booking, activity, referral, task, trial, experiment
        case interviewRound = "interview-round"
    }

    public let kind: Kind
    public let id: String

    public init(_ kind: Kind, _ id: String) {
        self.kind = kind
        self.id = id
    }
}

/// One thing that was done: appended, never changed. Holds no words of people, only what kind of deed it was and on what.
public struct Event: Sendable, Equatable {
    public let deed: Deed
    public let thing: Thing
    /// Who the deed was done for, when that is another than who did it: "voor mevrouw Van Dalen, aan de telefoon".
    public let onBehalfOf: Person.ID?
    /// A second thing the deed touched: the offer of a proposal.
    public let with: Thing?

    public init(_ deed: Deed, _ thing: Thing, onBehalfOf: Person.ID? = nil, with: Thing? = nil) {
        self.deed = deed
        self.thing = thing
        self.onBehalfOf = onBehalfOf
        self.with = with
    }
}
