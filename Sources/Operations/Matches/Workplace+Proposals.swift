public import Neighbourhood
import Storage

extension Workplace {
    /// Puts an offer to an ask. Connectors and team members may. Both sides still have to be asked; nobody learns anything yet.
    ///
    /// - Throws: `Problem.outOfOrder` when either is not open, when these two already have an open proposal, or when they are the same person.
    public func propose(_ offer: Offer.ID, for ask: Ask.ID, by viewer: Viewer, request: RequestMark = .none) async throws {
        try await perform(by: viewer, request: request) { connection in
            let asked = try connection.ask(ask, for: viewer, to: .propose)
            let proposals = try connection.proposals(of: ask, for: viewer)
            if proposals.contains(where: { $0.offer == offer && $0.step.isOpen && $0.proposedBy == viewer.person }) { return Done(()) }
            return Done((), try connection.propose(offer, for: asked, on: matches, by: viewer))
        }
    }

    /// Writes down what one side said. Who brokers may, for both sides; the person themselves for their own.
    ///
    /// Two times yes: the introduction is next. A no ends the proposal, without harm: the ask waits on, and the offer stays as it was.
    /// - Parameter givers: who said it. With a yes they agree to telling the other who they are, so it depends on age whose yes it takes.
    /// - Throws: `Problem.outOfOrder(.proposalClosed)`, `.needsParents` for a yes of somebody who does not decide that alone.
    public func record(
        _ reply: Reply, of side: Side, reason: String?, to id: Proposal.ID, givers: Set<ConsentGiver> = [.oneself], by viewer: Viewer,
        request: RequestMark = .none
    ) async throws {
        if let reason, reason.count > 500 { throw Problem.invalid([FieldError("reason", .tooLong(limit: 500))]) }
        try await perform(by: viewer, request: request) { [rules] connection in
            Done((), try connection.record(reply, of: side, reason: reason, to: id, givers: givers, rules, by: viewer))
        }
    }

    /// Both said yes: from now on both see the other's name, address and telephone number, and nobody else who did not before.
    ///
    /// Doing it twice is doing it once.
    /// - Throws: `Problem.outOfOrder(.notBothAgreed)`, `.proposalClosed`, and `.offerNotOpen` or `.askNotOpen` when either stopped meanwhile.
    public func introduce(_ id: Proposal.ID, by viewer: Viewer, request: RequestMark = .none) async throws {
        try await perform(by: viewer, request: request) { connection in
            var proposal = try connection.proposal(id, for: viewer, to: .introduce)
            switch proposal.step {
            case .agreed: break
            case .asked: throw Problem.outOfOrder(.notBothAgreed)
            case .introduced: return Done(())
            case .ended, .declined, .withdrawn: throw Problem.outOfOrder(.proposalClosed)
            }
            let offer = try connection.offer(proposal.offer, for: viewer)
            guard offer.state == .open else { throw Problem.outOfOrder(.offerNotOpen) }
            try connection.allowRoom(of: offer, in: viewer.municipality)
            let role = try connection.roles(in: viewer.municipality).role(offer.draft.role, on: connection.today)
                .map { RoleVersion(key: $0.key, version: $0.version) }
            guard try connection.ask(proposal.ask, for: viewer).state.isOpen else { throw Problem.outOfOrder(.askNotOpen) }
            let people = try connection.people(in: proposal, for: viewer.municipality)
            guard try !connection.anyFrozen(of: [people.asker, people.helper].compactMap(\.self), in: viewer.municipality) else {
                throw Problem.outOfOrder(.frozen)
            }
            for person in [people.asker, people.helper].compactMap(\.self) {
                guard try connection.agrees(person, to: id, in: viewer.municipality) else { throw Problem.outOfOrder(.consentWithdrawn) }
            }
            proposal.introducedAt = connection.now
            proposal.care = Care(owner: proposal.care.owner, step: .planAcquaintance, today: connection.today)
            try connection.update(proposal, introducedBy: viewer.person, in: viewer.municipality)
            try connection.begin(proposal, as: role, by: viewer)
            try connection.changeRunning(proposal.offer, by: 1, in: viewer.municipality)
            try connection.settle(ask: proposal.ask, in: viewer.municipality)
            try connection.tellPractice(of: proposal.ask, since: .started, in: viewer.municipality)
            return Done((), Event(.introduce, Thing(.ask, proposal.ask.text), with: Thing(.offer, proposal.offer.text)))
        }
    }

    /// Takes a proposal back, before or after an answer, until they are introduced; from then on it is a match, which ends by `move`. Who brokers may, and
    /// either of the two people; no reason is asked.
    ///
    /// - Throws: `Problem.outOfOrder(.proposalClosed)` once they were introduced, or when one said no.
    public func withdraw(_ id: Proposal.ID, by viewer: Viewer, request: RequestMark = .none) async throws {
        try await perform(by: viewer, request: request) { connection in
            let proposal = try connection.proposal(id, for: viewer, to: .withdrawProposal)
            if proposal.step == .withdrawn { return Done(()) }
            guard LifeCycle.way(.withdrawProposal, from: proposal.place) != nil else { throw Problem.outOfOrder(.proposalClosed) }
            let event = try connection.withdraw(proposal, in: viewer.municipality)
            try connection.settle(ask: proposal.ask, in: viewer.municipality)
            return Done((), event)
        }
    }
}

/// Who stands on each side; nil where it is a house or an organisation.
struct MatchPeople {
    let asker: Person.ID?
    let helper: Person.ID?

    func person(_ side: Side) -> Person.ID? { side == .ask ? asker : helper }

    func side(of person: Person.ID) -> Side? { asker == person ? .ask : helper == person ? .offer : nil }
}

extension Proposal {
    fileprivate var stepAfterAnswer: NextStep {
        switch step {
        case .agreed: .introduce
        case .ended, .declined, .withdrawn: .findSomeone
        case .introduced: .planAcquaintance
        case .asked: askSide?.reply == .later || offerSide?.reply == .later ? .askAgain : .askBothSides
        }
    }
}

extension Connection {
    /// No resident is given more people than they said that they want to help at most, with this offer and with all of theirs together.
    fileprivate func allowRoom(of offer: Offer, in municipality: MunicipalityCode) throws {
        guard let helper = offer.draft.party.person else { return }
        guard offer.running < offer.draft.atOnce else { throw Problem.outOfOrder(.helperFull) }
        guard let most = try person(helper, for: .system(of: municipality)).facts.atMost else { return }
        guard try runningMatches(of: helper, in: municipality) < most else { throw Problem.outOfOrder(.helperFull) }
    }

    /// Whether somebody offers this themselves, alone or in a circle.
    private func isBehind(_ offer: Offer, _ person: Person.ID, in municipality: MunicipalityCode) throws -> Bool {
        let party = offer.draft.party
        guard let circle = party.circle else { return party.person == person }
        return try members(of: circle, in: municipality).contains { $0.person == person }
    }

    /// Puts an offer to an ask within a running transaction, and gives the event that tells of it.
    ///
    /// - Parameter desk: knows on which ground they fit; that is kept, so that what comes of it can teach.
    func propose(_ id: Offer.ID, for ask: Ask, on desk: MatchDesk, by viewer: Viewer) throws -> Event {
        try Access.allow(viewer, .propose, ask.ties)
        guard let worker = viewer.person else { throw Problem.signInNeeded }
        let offer = try offer(id, for: viewer)
        guard ask.state.isOpen else { throw Problem.outOfOrder(.askNotOpen) }
        let isHoliday = try isSchoolHoliday(today, in: viewer.municipality)
        guard offer.state == .open, offer.draft.availability.isOpen(on: today, isHoliday: isHoliday) else { throw Problem.outOfOrder(.offerNotOpen) }
        try allowRoom(of: offer, in: viewer.municipality)
        guard try !isBehind(offer, ask.draft.subject, in: viewer.municipality) else { throw Problem.outOfOrder(.sameParty) }
        let isChosen = try roles(in: viewer.municipality).role(offer.draft.role, on: today)?.facts.isChosen ?? false
        guard !isChosen else { throw Problem.outOfOrder(.roleIsChosen) }
        guard try !anyFrozen(of: [ask.draft.subject, offer.draft.party.person].compactMap(\.self), in: viewer.municipality) else {
            throw Problem.outOfOrder(.frozen)
        }
        let care = Care(owner: ask.care?.owner ?? worker, step: .askBothSides, today: today)
        let proposal = Proposal(id: freshID(), ask: ask.id, offer: id, proposedAt: now, proposedBy: worker, care: care)
        try insert(proposal, in: viewer.municipality)
        if let ground = desk.ground(of: ask, offer, in: viewer.municipality) { try insert(ground: ground, of: proposal.id, in: viewer.municipality) }
        try noteAsked(id, in: viewer.municipality)
        try self.ask(about: proposal, ask, offer, in: viewer.municipality)
        var proposed = try self.ask(ask.id, for: viewer)
        proposed.state = .proposed
        proposed.care = care
        try update(proposed, in: viewer.municipality)
        return Event(.propose, Thing(.ask, ask.id.text), with: Thing(.offer, id.text))
    }

    /// The match that an introduction makes, with its first move.
    fileprivate func begin(_ proposal: Proposal, as role: RoleVersion?, by viewer: Viewer) throws {
        let match = Match(
            id: proposal.id, ask: proposal.ask, offer: proposal.offer, role: role, since: now, introducedAt: now, care: proposal.care)
        try insert(match, in: viewer.municipality)
        try insert(
            MatchMove(
                id: freshID(), match: match.id, deed: .introduce, step: match.step, at: now, by: viewer.person, side: nil, means: .page, reason: nil),
            in: viewer.municipality)
    }

    /// Writes down within a running transaction what one side said, and gives the event that tells of it. What was still to be asked of that side need not be
    /// asked any more; when it is over, of neither.
    func record(
        _ reply: Reply, of side: Side, reason: String?, to id: Proposal.ID, givers: Set<ConsentGiver>, _ rules: PeopleRules, by viewer: Viewer
    ) throws -> Event {
        let town = viewer.municipality
        var proposal = try proposal(id, for: viewer, to: .recordAnswer, of: side)
        guard LifeCycle.way(.recordAnswer, from: proposal.place) != nil else { throw Problem.outOfOrder(.proposalClosed) }
        if reply == .yes { try allowYes(of: side, to: proposal, from: givers, in: town) }
        let answer = Answer(reply: reply, reason: reason, answeredAt: now)
        try insert(
            answer, of: side, to: id, recordedBy: viewer.person, givers: givers, purpose: rules.purpose(ConsentPurpose.introduce), in: town)
        if side == .ask { proposal.askSide = answer } else { proposal.offerSide = answer }
        proposal.care = Care(owner: proposal.care.owner, step: proposal.stepAfterAnswer, today: today)
        try update(proposal, in: town)
        try settle(ask: proposal.ask, in: town)
        try dropPost(about: Thing(.proposal, id.text), proposal.step == .asked ? side.question : nil, in: town)
        let people = try people(in: proposal, for: town)
        return Event(
            .recordAnswer, Thing(.ask, proposal.ask.text), onBehalfOf: people.person(side),
            with: Thing(.offer, proposal.offer.text))
    }

    /// Puts the question to both sides into the outbox. Not to somebody for whom another asked and who may not know of it: that is a worker's to say.
    private func ask(about proposal: Proposal, _ ask: Ask, _ offer: Offer, in municipality: MunicipalityCode) throws {
        let thing = Thing(.proposal, proposal.id.text)
        if ask.draft.askedBy == nil || ask.draft.aware == .yes {
            try post(.helperFound, to: .person(ask.draft.subject), about: thing, owner: proposal.care.owner, in: municipality)
        }
        if let helper = offer.draft.party.person {
            try post(.helpWanted, to: .person(helper), about: thing, owner: proposal.care.owner, in: municipality)
        }
    }

    func withdraw(_ proposal: Proposal, in municipality: MunicipalityCode) throws -> Event {
        var proposal = proposal
        proposal.withdrawnAt = now
        try update(proposal, in: municipality)
        try dropPost(about: Thing(.proposal, proposal.id.text), in: municipality)
        return Event(.withdrawProposal, Thing(.ask, proposal.ask.text), with: Thing(.offer, proposal.offer.text))
    }

    /// Who stands on each side.
    func people(in proposal: Proposal, for municipality: MunicipalityCode) throws -> MatchPeople {
        try people(of: proposal.ask, proposal.offer, in: municipality)
    }

    func people(of ask: Ask.ID, _ offer: Offer.ID, in municipality: MunicipalityCode) throws -> MatchPeople {
        let asker: Person.ID? = try first("SELECT subject FROM ask WHERE municipality = $1 AND id = $2", [municipality, ask]) { $0.next() }
        let helper: Person.ID?? = try first("SELECT person FROM offer WHERE municipality = $1 AND id = $2", [municipality, offer]) { row in
            row.next(Person.ID?.self)
        }
        return MatchPeople(asker: asker, helper: helper ?? nil)
    }

    /// Whose yes it takes, by age.
    func allowYes(of side: Side, to proposal: Proposal, from givers: Set<ConsentGiver>, in municipality: MunicipalityCode) throws {
        let people = try people(in: proposal, for: municipality)
        guard let person = people.person(side) else { return }
        let born = try self.person(person, for: .system(of: municipality)).facts.bornYear
        guard ConsentRule(bornYear: born, today: today).isMet(by: givers) else { throw Problem.outOfOrder(.needsParents) }
    }

    /// Brings an ask to the state its proposals call for: introduced, proposed, or back on the waiting list with somebody else to find.
    func settle(ask id: Ask.ID, in municipality: MunicipalityCode) throws {
        let system = Viewer.system(of: municipality)
        var ask = try ask(id, for: system)
        let proposals = try proposals(of: id, for: system)
        guard let owner = ask.care?.owner, ask.state != .closed, ask.state != .withdrawn else { return }
        if let match = try liveMatches(of: id, in: municipality).first {
            ask.state = .introduced
            ask.care = match.care
        } else if let open = proposals.filter({ $0.step.isOpen }).min(by: { $0.care.nextOn < $1.care.nextOn }) {
            ask.state = .proposed
            ask.care = open.care
        } else {
            ask.state = .waiting
            ask.care = Care(owner: owner, step: .findSomeone, today: today)
        }
        try update(ask, in: municipality)
    }
}

extension Side {
    /// The message in which this side is asked.
    fileprivate var question: MessageKind { self == .ask ? .helperFound : .helpWanted }
}
