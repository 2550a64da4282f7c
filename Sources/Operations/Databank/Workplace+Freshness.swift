public import Neighbourhood
import Storage

extension Workplace {
    /// Writes down what somebody says when asked whether an offer still holds: one tap, or one spoken answer that a worker writes down. Whose it is may; desk and
    /// team where they work, except that the desk stops nothing.
    ///
    /// Still right: awake, and confirmed today. Not now: three months of rest, and then the question again. Stop: as `withdraw`.
    /// - Throws: `Problem.notFound(.offer)`, `.notAllowed`, `.outOfOrder(.offerNotOpen)` when it was stopped before.
    public func say(_ answer: FreshnessAnswer, of id: Offer.ID, by viewer: Viewer, request: RequestMark = .none) async throws {
        try await perform(by: viewer, request: request) { Done((), events: try $0.say(answer, of: id, by: viewer)) }
    }

    /// Asks, reminds and lets sleep, in one municipality. The machine does, under the lease of questions.
    ///
    /// - Returns: how many messages were put into the outbox.
    func recheck(in town: MunicipalityCode, _ carried: Set<Channel>, as holder: String) async throws -> Int {
        var asked = 0
        let (fresh, silent, over) = try await driver.read(in: town) { connection in
            func reachable(_ people: [Person.ID]) throws -> [Person.ID] {
                try people.filter { try connection.channel(of: .stillRight, to: $0, carried, in: town) != .call }
            }
            return try (
                reachable(connection.peopleToRecheck(in: town)), reachable(connection.peopleToRemind(in: town)), connection.offersToSleep(in: town)
            )
        }
        for person in fresh { asked += try await ask(person, in: town, as: holder) { try $0.markRecheck(of: person, in: town) } }
        for person in silent { asked += try await ask(person, in: town, as: holder) { try $0.markReminded(person, in: town) } }
        for offer in over {
            try await perform(by: .system(of: town), request: .none) { connection in
                guard try connection.takeLease(Self.questions, for: holder, lasting: 600), try connection.letSleep(offer, in: town) else {
                    return Done(())
                }
                return Done((), Event(.letOfferSleep, Thing(.offer, offer.text)))
            }
        }
        return asked
    }

    private func ask(
        _ person: Person.ID, in town: MunicipalityCode, as holder: String, _ mark: @escaping @Sendable (any Connection) throws -> Int
    ) async throws -> Int {
        try await driver.write(in: town) { connection in
            guard try connection.takeLease(Self.questions, for: holder, lasting: 600), try mark(connection) > 0 else { return 0 }
            try connection.post(.stillRight, to: .person(person), about: Thing(.person, person.text), in: town)
            return 1
        }
    }
}

extension Connection {
    /// The same within a running transaction, whatever way the answer came by.
    func say(_ answer: FreshnessAnswer, of id: Offer.ID, by viewer: Viewer) throws -> [Event] {
        switch answer {
        case .stillRight: [try confirm(id, by: viewer)]
        case .notNow: [try pause(id, until: Freshness.restUntil(from: today), by: viewer)]
        case .stop: try withdraw(id, by: viewer)
        }
    }

    /// The question whether it still holds is answered; with the last of somebody's offers the message about them need not be told any more.
    func settleRecheck(of offer: Offer, in town: MunicipalityCode) throws {
        try closeRecheck(of: offer.id, in: town)
        guard let person = offer.draft.party.person else { return }
        guard try ownRechecks(of: Viewer(municipality: town, person: person, name: "", roles: [])).isEmpty else { return }
        try dropPost(about: Thing(.person, person.text), .stillRight, in: town)
    }

    /// Does what was answered from a message: of one offer, or of all that are asked. The link works until all are answered.
    ///
    /// - Parameter choice: "still-right", or with a colon and an id behind it.
    func answerFreshness(_ link: ReplyLink, tokenHash: String, _ choice: String, in town: MunicipalityCode) throws -> (OpenQuestion, [Event]) {
        let (viewer, parts) = (
            Viewer(municipality: town, person: link.person, name: "", roles: []),
            choice.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        )
        guard (1...2).contains(parts.count), let answer = FreshnessAnswer(rawValue: parts[0]) else {
            throw Problem.invalid([FieldError("reply", .notAChoice)])
        }
        let open = try ownRechecks(of: viewer)
        let said = parts.count == 1 ? open : open.filter { $0.id.text == parts[1] }
        guard link.isOpen(at: now), !said.isEmpty else { return (try question(of: link, in: town), []) }
        let events = try said.flatMap { try say(answer, of: $0.id, by: viewer) }
        var link = link
        if said.count == open.count, try spendReplyLink(tokenHash: tokenHash, choosing: answer.rawValue, in: town) {
            link.answer = ReplyLink.Choice(choice: answer.rawValue, at: now)
        }
        return (try question(of: link, isJustAnswered: true, in: town), events)
    }
}
