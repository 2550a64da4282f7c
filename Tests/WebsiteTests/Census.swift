import Neighbourhood
import Operations
import Storage

@testable import Website

/// All that is in the town, read past the policy; and for every canary who may read it, by the policy alone. It says the rules once more, from the side
/// of who is protected: what a page shows is held against this, not against the page's own query.
struct Census {
    var ids: [String: [String]] = [:]
    var canaries: [Canary] = []
    /// With a resident beside them a worker sees, and prints, what is the resident's own.
    private var beside: [Person.ID: Ties] = [:]

    static func rows(_ connection: any Connection) throws -> (asks: [Ask], offers: [Offer]) {
        let (town, system) = (CanaryTown.here, CanaryTown.system)
        let asks: [Ask.ID] = try connection.rows("SELECT id FROM ask WHERE municipality = $1 ORDER BY id", [town]) { $0.next() }
        let offers: [Offer.ID] = try connection.rows("SELECT id FROM offer WHERE municipality = $1 ORDER BY id", [town]) { $0.next() }
        return (try asks.map { try connection.ask($0, for: system) }, try offers.map { try connection.offer($0, for: system) })
    }

    init(_ connection: any Connection) throws {
        let town = CanaryTown.here
        let (asks, offers) = try Self.rows(connection)
        let people: [Person.ID] = try connection.rows("SELECT id FROM person WHERE municipality = $1 ORDER BY id", [town]) { $0.next() }
        let matches = try asks.flatMap { ask in
            try connection.proposals(of: ask.id, for: CanaryTown.system).compactMap { proposal in
                let life = proposal.introducedAt == nil ? nil : try connection.match(proposal.id, for: CanaryTown.system)
                return offers.first { $0.id == proposal.offer }.map { Standing(proposal: proposal, ask: ask, offer: $0, life: life) }
            }
        }
        let worries: [Worry.ID] = try connection.rows("SELECT id FROM worry WHERE municipality = $1 ORDER BY id", [town]) { $0.next() }
        let notes: [Note.ID] = try connection.rows("SELECT id FROM note WHERE municipality = $1 ORDER BY id", [town]) { $0.next() }
        ids = [
            "ask": asks.map(\.id.text), "offer": offers.map(\.id.text), "person": people.map(\.text), "proposal": matches.map(\.proposal.id.text),
            "worry": worries.map(\.text), "note": notes.map(\.text), "match": matches.compactMap(\.life?.id.text),
            "incident": try connection.rows("SELECT id FROM incident WHERE municipality = $1 ORDER BY id", [town]) { $0.next(String.self) },
            "interview": try connection.rows("SELECT id FROM interview WHERE municipality = $1 ORDER BY id", [town]) { $0.next(String.self) },
            "round": try connection.rows("SELECT id FROM interview_round WHERE municipality = $1 ORDER BY id", [town]) { $0.next(String.self) },
            "talk": try connection.rows("SELECT id FROM talk WHERE municipality = $1 ORDER BY id", [town]) { $0.next(String.self) },
        ]
        for person in people { try addPerson(person, connection.ties(of: person, in: town), asks, offers, matches) }
        for colleague in try connection.colleagues(in: town).map(\.id) {
            add(Song.of(colleague, "surname"), "a colleague") { Access.allows($0, .arrangeCover) || Access.allows($0, .arrangeCoverOfColleague) }
        }
        for worker in Set(try connection.grants(for: CanaryTown.system).map(\.person)) {
            add(Song.of(worker, "surname"), "who works here") { Access.allows($0, .seeColleagues) }
        }
        for person in people { beside[person] = try connection.ties(of: person, in: town) }
        for ask in asks { addAsk(ask, matches.filter { $0.ask.id == ask.id }) }
        for offer in offers { addOffer(offer, matches.filter { $0.offer.id == offer.id }) }
        for match in matches { addReasons(match) }
        for match in matches { addTalks(match) }
        for match in matches { addIncidents(match) }
        try addWorries(worries, connection)
        try addInterviews(connection)
        let day = connection.today
        for note in try notes.map({ try connection.note($0, for: CanaryTown.everywhere(connection)).note }) {
            try addNote(note, connection.ties(of: note.subject, in: town), day)
        }
    }

    private mutating func add(_ text: String?, _ what: String, _ mayRead: @escaping @Sendable (Viewer) -> Bool) {
        if let text { canaries.append(Canary(text: text.lowercased(), what: what, mayRead: mayRead)) }
    }

    /// Who works where the person is, the person, and the other side of an introduction that holds. A name and a street more people know.
    private mutating func addPerson(_ id: Person.ID, _ ties: Ties, _ asks: [Ask], _ offers: [Offer], _ matches: [Standing]) {
        let own = asks.filter { $0.draft.subject == id || $0.draft.askedBy == id }.map(\.ties)
        let given = offers.filter { $0.draft.party.person == id }.map(\.ties)
        let standing = matches.filter { $0.sides.contains(id) }
        let isNear: @Sendable (Viewer) -> Bool = { Access.allows($0, .lookAtPerson, ties) }
        let isIntroduced: @Sendable (Viewer) -> Bool = { viewer in
            standing.contains { match in viewer.person.map(match.sides.contains) ?? false && Access.allows(viewer, .seeContact, match.ties) }
        }
        // How to reach a helper is for who brokers the ask they were proposed for.
        let isBrokered: @Sendable (Viewer) -> Bool = { viewer in
            viewer.isAtWork && standing.contains { $0.helper == id && $0.isAlive && Access.allows(viewer, .seeContact, $0.ask.ties) }
        }
        let isKnownByName: @Sendable (Viewer) -> Bool = { viewer in
            viewer.isAtWork
                && (Access.allows(viewer, .recogniseCaller) || own.contains { Access.allows(viewer, .lookAtAsk, $0) }
                    || given.contains { Access.allows(viewer, .lookAtOffer, $0) })
        }
        // Whoever guides a match calls both, until they are thanked.
        let isGuided: @Sendable (Viewer) -> Bool = { viewer in standing.contains { $0.isGuided(by: viewer) } }
        add(Song.of(id, "surname"), "a surname") { isNear($0) || isIntroduced($0) || isKnownByName($0) }
        add(Song.of(id, "street"), "a street") { isNear($0) || isIntroduced($0) || ($0.isAtWork && Access.allows($0, .recogniseCaller)) }
        add(Song.phone(of: id)?.text, "a telephone number") { isNear($0) || isIntroduced($0) || isBrokered($0) || isGuided($0) }
        add(Song.of(id, "reachNote"), "how to reach somebody") { isNear($0) || isBrokered($0) || isGuided($0) }
        for field in ["mail", "loves", "wishes"] { add(Song.of(id, field), field, isNear) }
    }

    private mutating func addAsk(_ ask: Ask, _ matches: [Standing]) {
        let ties = ask.ties
        let own = [ask.draft.subject, ask.draft.askedBy].compactMap { $0.flatMap { beside[$0] } }
        add(Song.of(ask.id, "words"), "the words of an ask") { viewer in
            Access.allows(viewer, .lookAtAsk, ties) || matches.contains { Access.allows(viewer, .lookAtProposal, $0.ties) }
                || own.contains { Access.allows(viewer, .openBeside, $0) }
        }
        for field in ["relation", "when", "callBack", "closedReason"] {
            add(Song.of(ask.id, field), "\(field) of an ask") { viewer in
                Access.allows(viewer, .lookAtAsk, ties) && (viewer.isAtWork || field != "closedReason" || viewer.person == ask.draft.subject)
            }
        }
    }

    private mutating func addOffer(_ offer: Offer, _ matches: [Standing]) {
        let ties = offer.ties
        for field in ["words", "title"] {
            add(Song.of(offer.id, field), "the \(field) of an offer") { viewer in
                Access.allows(viewer, .lookAtOffer, ties) || matches.contains { Access.allows(viewer, .lookAtProposal, $0.ties) }
            }
        }
        add(Song.of(offer.id, "conditions"), "the conditions of an offer") { Access.allows($0, .lookAtOffer, ties) }
    }

    /// For who brokers, and for who gave it.
    private mutating func addReasons(_ match: Standing) {
        for (field, side) in [("askReason", match.ask.draft.subject), ("offerReason", match.helper)] {
            let own = side.flatMap { beside[$0] }
            add(Song.of(match.proposal.id, field), "a reason for an answer") { viewer in
                viewer.isAtWork && Access.allows(viewer, .recordAnswer, match.ask.ties) || (side != nil && viewer.person == side)
                    || own.map { Access.allows(viewer, .openBeside, $0) } ?? false
            }
        }
    }

    /// What one side says of it is for who guides the match, and for who said it; never for the other side.
    private mutating func addTalks(_ standing: Standing) {
        guard let life = standing.life else { return }
        let (asker, helper) = (standing.ask.draft.subject, standing.helper)
        for (field, side) in [("moveReason", helper), ("endReason", asker), ("talkask", asker), ("talkoffer", helper)] {
            let own = side.flatMap { beside[$0] }
            add(Song.of(life.id, field), "what was said of a match") { viewer in
                standing.isLooked(at: viewer) || (side != nil && viewer.person == side) || own.map { Access.allows(viewer, .openBeside, $0) } ?? false
            }
        }
    }

    /// What went wrong is for who guides the match; for neither of the two, because neither wrote it down.
    private mutating func addIncidents(_ standing: Standing) {
        guard let life = standing.life else { return }
        for field in ["incident", "told", "needed"] {
            add(Song.of(life.id, field), "what went wrong in a match") { $0.isAtWork && standing.isLooked(at: $0) }
        }
    }

    /// While it is held for who listens, and for who works there; nobody else of the street, and the listener not any more once it is handed in.
    private mutating func addInterviews(_ connection: any Connection) throws {
        for id in (ids["interview"] ?? []).compactMap({ Interview.ID($0) }) {
            let ties = try connection.interview(id, for: CanaryTown.system, to: .lookAtInterview).ties
            add(Song.of(id, "loves"), "what was said in an interview") { viewer in
                Access.allows(viewer, .holdInterview, ties) || Access.allows(viewer, .lookAtInterview, ties)
            }
        }
    }

    private mutating func addWorries(_ worries: [Worry.ID], _ connection: any Connection) throws {
        for id in worries {
            let worry = try connection.worry(id, for: CanaryTown.system)
            for text in [worry.draft.words, worry.draft.about, worry.draft.reporterName, worry.draft.reporterContact] {
                add(text, "a worry") { Access.allows($0, .lookAtWorry, worry.ties) }
            }
        }
    }

    private mutating func addNote(_ note: Note, _ ties: Ties, _ day: CalendarDate) {
        let cover = note.cover
        add(Song.of(note.subject, "note"), "a note") { viewer in
            let isBeside = Access.allows(viewer, .openBeside, ties)
            let minds = viewer.person != note.subject && !ties.minders.isDisjoint(with: viewer.covers.union([viewer.person].compactMap(\.self)))
            if cover.sight(of: viewer, ties: ties, minds: minds, today: day) == .words { return true }
            return isBeside && (!cover.isDelicate || minds)
        }
    }
}

/// A proposal with both of its sides.
private struct Standing: Sendable {
    let proposal: Proposal
    let ask: Ask
    let offer: Offer
    let life: Match?

    var helper: Person.ID? { offer.draft.party.person }
    var sides: Set<Person.ID> { Set([ask.draft.subject, helper].compactMap(\.self)) }
    var ties: Ties { proposal.ties(sides: sides, isAskOver: [.closed, .withdrawn].contains(ask.state), area: ask.area) }

    func isLooked(at viewer: Viewer) -> Bool { life.map { Access.allows(viewer, .lookAtMatch, $0.ties(sides: [], area: ask.area)) } ?? false }

    func isGuided(by viewer: Viewer) -> Bool { life?.care != nil && isLooked(at: viewer) }

    var isAlive: Bool { proposal.step.isOpen || proposal.step == .introduced }
}

extension CanaryTown {
    /// A connector of the whole town who wrote every note, so that each can be read.
    static func everywhere(_ connection: any Connection) throws -> Viewer {
        let author = try connection.first("SELECT author FROM note WHERE municipality = $1 LIMIT 1", [here]) { $0.next(Person.ID?.self) } ?? nil
        return Viewer(municipality: here, person: author, name: "", roles: [.connector])
    }
}
