import Foundation
import Neighbourhood
import Storage

extension SampleLoader {
    mutating func loadAsks() throws {
        for (position, row) in files.asks.enumerated() {
            guard let subject = people[row.for] else { throw Problem.notFound(.person) }
            let placed = clock.moment(daysAgo: row.daysAgo, seed: position)
            var ask = Ask(
                id: connection.freshID(), draft: draft(of: row, subject: subject), place: place(of: row.for).place, area: place(of: row.for).area,
                state: row.state, care: care(of: row), version: 1, placedAt: placed)
            // The files call an ask "proposed" also when its only proposal was declined; by the rules of the house it then waits again.
            if row.state == .proposed, !row.proposals.contains(where: \.isOpen) { ask.state = .waiting }
            try connection.insert(ask, in: municipality, importedAs: row.key)
            remember(row, ask, position)
            for proposal in row.proposals { try load(proposal, of: row, ask, seed: position) }
            if row.state == .closed || row.state == .withdrawn { try close(ask, row, seed: position) }
        }
    }

    private func draft(of row: SampleAsk, subject: Person.ID) -> AskDraft {
        AskDraft(
            subject: subject, askedBy: row.askedBy.flatMap { people[$0] }, relation: row.relation, aware: row.aware, words: row.words,
            forms: HelpForms(names: row.help) ?? [], rhythm: row.rhythm, wanted: DayParts(slots: row.days) ?? .none, whenWords: row.whenWords,
            callBack: row.callBack, languages: row.languages.compactMap { SpokenLanguage($0) }, needsVog: row.needsVog, wish: row.wish,
            nearness: row.nearness, source: row.source)
    }

    private func care(of row: SampleAsk) -> Care? {
        guard let owner = row.owner.flatMap({ people[$0] }), let step = row.nextStep, let days = row.nextInDays else { return nil }
        return Care(owner: owner, nextStep: step, nextOn: clock.today.adding(days: days))
    }

    private mutating func remember(_ row: SampleAsk, _ ask: Ask, _ seed: Int) {
        let owner = row.owner.flatMap { people[$0] }
        let thing = Thing(.ask, ask.id.text)
        let taker = row.source == .public ? nil : row.source == .phone ? owner ?? desk : desk ?? owner
        history.append(Remembered(.placeAsk, thing, by: taker, at: ask.placedAt, onBehalfOf: ask.draft.subject))
        if let owner {
            let taken = clock.moment(daysAgo: row.daysAgo, seed: seed, after: ask.placedAt)
            history.append(Remembered(.takeUpAsk, thing, by: owner, at: taken))
        }
    }

    private mutating func load(_ row: SampleProposal, of askRow: SampleAsk, _ ask: Ask, seed: Int) throws {
        guard let offer = offers[row.offer] else { throw Problem.notFound(.offer) }
        guard let owner = askRow.owner.flatMap({ people[$0] }) else { throw Problem.notFound(.person) }
        let proposedAt = clock.moment(daysAgo: row.daysAgo, seed: seed + 3, after: ask.placedAt.addingTimeInterval(1200))
        lastAsked[row.offer] = max(lastAsked[row.offer] ?? proposedAt, proposedAt)
        var proposal = Proposal(
            id: connection.freshID(), ask: ask.id, offer: offer, proposedAt: proposedAt, proposedBy: owner,
            care: Care(owner: owner, step: .askBothSides, today: CalendarDate(proposedAt)))
        try connection.insert(proposal, in: municipality)
        remember(.propose, ask, offer, by: owner, at: proposedAt)
        proposal.askSide = try answer(row.askSide, of: .ask, to: proposal, ask, seed: seed + 7)
        proposal.offerSide = try answer(row.offerSide, of: .offer, to: proposal, ask, seed: seed + 11)
        if let days = row.introducedDaysAgo {
            let answered = [proposal.askSide?.answeredAt, proposal.offerSide?.answeredAt].compactMap(\.self).max() ?? proposedAt
            let introduced = clock.moment(daysAgo: days, seed: seed + 13, after: answered)
            proposal.introducedAt = introduced
            remember(.introduce, ask, offer, by: owner, at: introduced)
        } else if !askRow.state.isOpen {
            proposal.withdrawnAt = clock.moment(daysAgo: max(0, row.daysAgo - 1), seed: seed + 13, after: proposedAt)
        }
        proposal.care = care(of: proposal, ask, owner)
        try connection.update(proposal, introducedBy: proposal.introducedAt == nil ? nil : owner, in: municipality)
        if let days = row.introducedDaysAgo { try live(proposal, daysAgo: days, askRow.state == .introduced ? ask : nil) }
    }

    private mutating func answer(_ row: SampleAnswer?, of side: Side, to proposal: Proposal, _ ask: Ask, seed: Int) throws -> Answer? {
        guard let row else { return nil }
        let moment = clock.moment(daysAgo: row.daysAgo, seed: seed, after: proposal.proposedAt)
        let answer = Answer(reply: row.answer, reason: row.reason, answeredAt: moment)
        try connection.insert(answer, of: side, to: proposal.id, recordedBy: proposal.care.owner, in: municipality)
        remember(.recordAnswer, ask, proposal.offer, by: proposal.care.owner, at: moment)
        return answer
    }

    /// An open or introduced proposal is minded as its ask is; one that ended keeps the day on which it ended.
    private func care(of proposal: Proposal, _ ask: Ask, _ owner: Person.ID) -> Care {
        if proposal.step.isOpen || proposal.step == .introduced, let care = ask.care { return care }
        return Care(owner: owner, step: proposal.step == .introduced ? .hearHowItGoes : .findSomeone, today: CalendarDate(proposal.proposedAt))
    }

    private mutating func close(_ ask: Ask, _ row: SampleAsk, seed: Int) throws {
        try connection.update(ask, in: municipality, closedReason: row.closedReason)
        let last = row.proposals.map { $0.introducedDaysAgo ?? $0.daysAgo }.min() ?? row.daysAgo
        let moment = clock.moment(daysAgo: max(0, last - 2), seed: seed + 17, after: ask.placedAt.addingTimeInterval(3600))
        history.append(Remembered(.closeAsk, Thing(.ask, ask.id.text), by: row.owner.flatMap { people[$0] }, at: moment))
    }

    private mutating func remember(_ deed: Deed, _ ask: Ask, _ offer: Offer.ID, by worker: Person.ID, at moment: Date) {
        history.append(Remembered(deed, Thing(.ask, ask.id.text), by: worker, at: moment, with: Thing(.offer, offer.text)))
    }
}

extension SampleProposal {
    fileprivate var isOpen: Bool { introducedDaysAgo == nil && askSide?.answer != .no && offerSide?.answer != .no }
}
