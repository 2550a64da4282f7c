public import Neighbourhood

/// How the worker reaches the helper of a proposal: to ask, and to hear the answer.
public struct HelperContact: Sendable, Equatable {
    public let proposal: Proposal.ID
    public let person: Person.ID?
    public let name: String
    public let phone: PhoneNumber?
    public let mail: MailAddress?
    public let reachNote: String?
}

extension Connection {
    /// The contacts behind the proposals of an ask that are open or led to an introduction, for who brokers. One query.
    public func helperContacts(of ask: Ask, for viewer: Viewer) throws -> [Proposal.ID: HelperContact] {
        guard Access.allows(viewer, .seeContact, ask.ties) else { return [:] }
        let contacts = try rows(
            """
            SELECT proposal.id, offer.person, coalesce(person.name, house.name, organisation.name, ''), coalesce(person.phone, house.phone, organisation.phone),
                coalesce(person.mail, organisation.mail), person.reach_note
            FROM proposal JOIN offer ON offer.municipality = proposal.municipality AND offer.id = proposal.offer
            LEFT JOIN person ON person.municipality = offer.municipality AND person.id = offer.person
            LEFT JOIN house ON house.municipality = offer.municipality AND house.id = offer.house
            LEFT JOIN organisation ON organisation.municipality = offer.municipality AND organisation.id = offer.organisation
            WHERE proposal.municipality = $1 AND proposal.ask = $2 AND proposal.withdrawn_at IS NULL AND proposal.ended_at IS NULL AND person.frozen_at IS NULL
                AND (proposal.is_open = 1 OR proposal.introduced_at IS NOT NULL)
            """, [viewer.municipality, ask.id]
        ) { row in
            let (proposal, person): (Proposal.ID, Person.ID?) = (row.next(), row.subject())
            return HelperContact(
                proposal: proposal, person: person, name: row.next(), phone: row.next(), mail: row.next(),
                reachNote: row.next(opened: .personReachNote, of: person?.text ?? ""))
        }
        return Dictionary(uniqueKeysWithValues: contacts.map { ($0.proposal, $0) })
    }

    /// The names of some people: of colleagues and of who asked.
    public func names(of people: [Person.ID], for viewer: Viewer) throws -> [Person.ID: String] {
        guard !people.isEmpty else { return [:] }
        let unique = Array(Set(people)).sorted().prefix(50)
        let found = try rows(
            "SELECT id, name FROM person WHERE municipality = $1 AND id IN (" + .placeholders(from: 2, count: unique.count) + ")",
            [viewer.municipality] + Array(unique)
        ) { row in (row.subject() as Person.ID, row.next(String.self)) }
        return Dictionary(uniqueKeysWithValues: found)
    }
}
