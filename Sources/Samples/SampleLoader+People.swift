import Foundation
import Neighbourhood
import Storage

extension SampleLoader {
    mutating func loadPeople() throws {
        let newcomers = newcomers
        for (position, row) in files.people.enumerated() {
            let isWorker = !(row.roles ?? []).isEmpty
            let daysAgo = isWorker ? 500 : newcomers[row.key] ?? 60 + position * 7 % 400
            let registered = clock.moment(daysAgo: daysAgo, seed: position)
            let person = Person(
                id: connection.freshID(), facts: row.facts, place: row.place, area: row.area.flatMap { AreaCode($0) }, version: 1,
                registeredAt: registered)
            try connection.insert(person, in: municipality, importedAs: row.key)
            people[row.key] = person.id
            history.append(Remembered(.registerPerson, Thing(.person, person.id.text), by: isWorker ? nil : desk, at: registered))
        }
    }

    /// People who came in with their first ask: they offer nothing yet, so that day is when they became known.
    private var newcomers: [String: Int] {
        let givers = Set(files.offers.map(\.by))
        var days: [String: Int] = [:]
        for ask in files.asks {
            for key in [ask.for, ask.askedBy].compactMap(\.self) where !givers.contains(key) { days[key] = max(days[key] ?? 0, ask.daysAgo) }
        }
        return days
    }

    /// Who enters things for people: the desk, or in a village the connector.
    var desk: Person.ID? {
        let worker = files.people.first { $0.roles?.contains { $0.role == .desk } ?? false } ?? files.people.first { !($0.roles ?? []).isEmpty }
        return worker.flatMap { people[$0.key] }
    }

    mutating func loadOffers() throws {
        for (position, row) in files.offers.enumerated() {
            let confirmed = row.confirmedDaysAgo ?? 0
            let placed = clock.moment(daysAgo: confirmed + 30 + position * 11 % 200, seed: position)
            let offer = Offer(
                id: connection.freshID(), draft: draft(of: row), place: place(of: row.by).place, area: place(of: row.by).area, state: row.state,
                running: row.running, confirmedOn: row.confirmedDaysAgo.map { clock.today.adding(days: -$0) }, version: 1, placedAt: placed)
            try connection.insert(offer, in: municipality, importedAs: row.key)
            try loadMembers(of: offer.id, row.members ?? [])
            offers[row.key] = offer.id
            let thing = Thing(.offer, offer.id.text)
            history.append(Remembered(.placeOffer, thing, by: desk, at: placed, onBehalfOf: people[row.by]))
            if row.confirmedDaysAgo != nil {
                history.append(Remembered(.confirmOffer, thing, by: desk, at: clock.moment(daysAgo: confirmed, seed: position + 5)))
            }
            if row.state == .withdrawn {
                try connection.update(offer, in: municipality)
                history.append(Remembered(.withdrawOffer, thing, by: desk, at: clock.moment(daysAgo: max(1, confirmed / 2), seed: position)))
            }
        }
    }

    private func loadMembers(of offer: Offer.ID, _ members: [String]) throws {
        guard !members.isEmpty, let circle = try connection.offer(offer, for: .system(of: municipality)).draft.party.circle else { return }
        for member in members.compactMap({ people[$0] }) { try connection.join(member, circle, in: municipality) }
    }

    private func draft(of row: SampleOffer) -> OfferDraft {
        OfferDraft(
            kind: row.kind,
            party: Party(
                kind: row.party, person: people[row.by], house: houses[row.by], organisation: organisations[row.by], name: row.partyName),
            title: row.title, words: row.words, forms: HelpForms(names: row.help) ?? [], rhythm: row.rhythm,
            availability: Availability(
                weekly: DayParts(slots: row.days) ?? .none, words: row.daysWords,
                pausedUntil: row.pausedUntilInDays.map { clock.today.adding(days: $0) }),
            range: row.range, nearness: row.nearness,
            conditions: Conditions(
                words: row.conditions, noStairs: row.noStairs, noPets: row.noPets, lightOnly: row.lightOnly, wantsAllowance: row.wantsAllowance),
            languages: row.languages.compactMap { SpokenLanguage($0) }, role: row.role,
            vogSeenOn: row.vogSeenDaysAgo.map { clock.today.adding(days: -$0) }, atOnce: row.atOnce, source: row.kind == .activity ? .house : .desk)
    }

    /// Where the person, house or organisation of a key lives or stands.
    func place(of key: String) -> (place: Coordinate?, area: AreaCode?) {
        if let person = files.people.first(where: { $0.key == key }) { return (person.place, person.area.flatMap { AreaCode($0) }) }
        let address = files.houses.first { $0.key == key }?.address ?? files.organisations.first { $0.key == key }?.address ?? Address()
        return (address.place, address.area)
    }
}
