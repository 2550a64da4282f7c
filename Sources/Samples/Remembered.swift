import Foundation
import Neighbourhood
import Storage

/// A deed of the past, as the sample tells it.
struct Remembered {
    let event: Event
    let actor: Person.ID?
    let at: Date

    init(_ deed: Deed, _ thing: Thing, by actor: Person.ID?, at: Date, onBehalfOf: Person.ID? = nil, with other: Thing? = nil) {
        event = Event(deed, thing, onBehalfOf: onBehalfOf, with: other)
        self.actor = actor
        self.at = at
    }
}

extension Connection {
    /// Appends an event with its own moment, and an id made from that moment, so that the history of a thing keeps its order.
    func recall(_ memory: Remembered, in municipality: MunicipalityCode) throws {
        let event = memory.event
        let id = Identifier<Event>(now: memory.at, chance: chance())
        try execute(
            """
            INSERT INTO event (municipality, id, at, actor, on_behalf_of, deed, thing_kind, thing_id, with_kind, with_id)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            """,
            [
                municipality, id, memory.at, memory.actor, event.onBehalfOf, event.deed, event.thing.kind, event.thing.id, event.with?.kind,
                event.with?.id,
            ])
    }

    func setAskedLast(_ moment: Date, of offer: Offer.ID, in municipality: MunicipalityCode) throws {
        try execute("UPDATE offer SET asked_last_at = $1 WHERE municipality = $2 AND id = $3", [moment, municipality, offer])
    }
}
