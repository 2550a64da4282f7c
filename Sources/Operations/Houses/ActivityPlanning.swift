import Foundation
package import Neighbourhood
package import Storage

extension ActivityPlan {
    /// The days on which it falls by its rhythm, without school holidays where it skips them.
    ///
    /// - Returns: nil for a rule that is none.
    func days(through end: CalendarDate, holidays: [DateSpan]) -> [CalendarDate]? {
        guard let recurrence else { return [first] }
        let last = min(last ?? end, end)
        return recurrence.days(from: first, through: last)?.filter { day in !(skipsHolidays && holidays.contains { $0.contains(day) }) }
    }
}

extension Connection {
    /// Works out the times of an activity that are still to come, and takes its room for them. What was changed by hand stays.
    ///
    /// - Parameter isLenient: leave days on which the room is taken without a room, instead of refusing.
    /// - Returns: whether a time that was known to people went or got other hours.
    @discardableResult
    package func plan(_ series: ActivitySeries, named title: String, isLenient: Bool, by viewer: Viewer) throws -> Bool {
        let town = viewer.municipality
        let plan = series.facts.plan
        let holidays = plan.skipsHolidays ? try schoolHolidays(in: town).map(\.days) : []
        guard let days = plan.days(through: today.adding(days: ActivityPlan.horizon), holidays: holidays) else {
            throw Problem.invalid([FieldError("rhythm", .notAChoice)])
        }
        let coming = days.filter { $0 >= today }.map { ActivityTime(activity: series.id, plannedOn: $0, day: $0, from: plan.from, until: plan.until) }
        let known = try planned(of: series.id, from: today, in: town)
        let wanted = Dictionary(uniqueKeysWithValues: coming.map { ($0.plannedOn, $0) })
        let gone = known.filter { $0.fate == .planned && $0.starts > now && wanted[$0.plannedOn] != $0 }
        for time in gone { try remove(time, in: town) }
        let kept = Set(known.map(\.plannedOn)).subtracting(gone.map(\.plannedOn))
        let new = coming.filter { !kept.contains($0.plannedOn) }
        for time in new { try keep(time, in: town) }
        if series.sequence == 0, kept.isEmpty, new.isEmpty, plan.recurrence != nil { throw Problem.invalid([FieldError("last_day", .saysNothing)]) }
        guard !gone.isEmpty || !new.isEmpty || !viewer.isSystem else { return false }
        try noteEnd(of: series.id, in: town)
        try takeRoom(for: series, named: title, needing: isLenient ? [] : nil, by: viewer)
        return !gone.isEmpty
    }

    /// The room follows the activity: what was taken for it and has yet to begin is given free, and taken anew for every time that is on.
    ///
    /// - Parameter days: on which it has to be free, as planned; the others go without a room when it is taken. Nil for all.
    /// - Throws: `Problem.invalid` with `.taken`, with the days and when the room is free next.
    func takeRoom(for series: ActivitySeries, named title: String, needing days: Set<CalendarDate>?, by viewer: Viewer) throws {
        let town = viewer.municipality
        try freeRooms(of: series.id, in: town)
        guard let id = series.facts.room else { return }
        let held = try roomDays(of: series.id, from: today.adding(days: -1), in: town)
        let wanted = try times(of: series.id, from: today, limit: 1000, in: town).filter { time in
            time.starts > now && !time.isCancelled && !held.contains(time.plannedOn)
        }.map { WantedTime(day: $0.day, from: $0.from, until: $0.until, plannedOn: $0.plannedOn) }
        let room = try room(id, in: town)
        let search = RoomSearch(room: room, municipality: town)
        let (free, taken) = try sift(wanted, search)
        let refused = taken.filter { days?.contains($0.plannedOn) ?? true }
        if let first = refused.first {
            throw Problem.invalid([FieldError("from", .taken(days: refused.map(\.day), next: try nextFree(after: first, search)))])
        }
        let booking = try booking(of: id, for: series, named: title, by: viewer)
        try insert(free.map { $0.booked(by: booking, in: room) }, room: id, in: town)
    }

    private func booking(of room: Room.ID, for series: ActivitySeries, named title: String, by viewer: Viewer) throws -> Booking.ID {
        if let kept = try booking(of: room, for: series.id, in: viewer.municipality) { return kept }
        let booking = Booking(
            id: freshID(), room: room, kind: .activity, what: title, keys: nil, people: series.facts.capacity,
            recurrence: series.facts.plan.recurrence, bookedBy: viewer.person, activity: series.id)
        try insert(booking, [], in: viewer.municipality)
        return booking.id
    }

    /// The room is one of the house that the viewer may book. Who organises or welcomes, and so stands on a public page, works in the house, is the viewer,
    /// or is somebody at whom the viewer may look.
    func check(_ facts: ActivityFacts, besides former: ActivityFacts? = nil, in house: House.ID, for viewer: Viewer) throws {
        if let id = facts.room, id != former?.room, try room(id, for: viewer).house != house { throw Problem.notFound(.room) }
        let known = Set(try hosts(of: house, in: viewer.municipality).map(\.person) + [viewer.person].compactMap(\.self))
        for person in [facts.organiser.person, facts.welcome.person].compactMap(\.self)
        where !known.contains(person) && person != former?.organiser.person && person != former?.welcome.person {
            _ = try self.person(person, for: viewer)
        }
    }

    /// The offer says what the activity says: name, words, languages, when, and that it holds today.
    package func bringUpToDate(_ series: ActivitySeries, with draft: ActivityDraft, for viewer: Viewer) throws {
        var offer = try offer(series.offer, for: .system(of: viewer.municipality))
        let fresh = draft.offer(of: series.house)
        (offer.draft.title, offer.draft.words, offer.draft.languages) = (fresh.title, fresh.words, fresh.languages)
        (offer.draft.atOnce, offer.draft.rhythm) = (fresh.atOnce, fresh.rhythm)
        let others = try activities(of: series.offer, in: viewer.municipality).filter { $0.series.id != series.id }.map(\.series.facts.plan)
        offer.draft.availability = fresh.availability
        for plan in others { offer.draft.availability.weekly.formUnion(plan.dayParts) }
        if !others.isEmpty { offer.draft.availability.until = nil }
        (offer.state, offer.confirmedOn) = (.open, today)
        try update(offer, in: viewer.municipality)
    }

    /// What is still to come goes from the agenda, and its rooms are free. What was stays.
    func end(_ series: ActivitySeries, in municipality: MunicipalityCode) throws {
        var ended = series
        ended.endedAt = now
        try update(ended, in: municipality)
        for time in try times(of: series.id, from: today, in: municipality) where time.starts > now { try remove(time, in: municipality) }
        try freeRooms(of: series.id, in: municipality)
        try noteEnd(of: series.id, in: municipality)
    }

    func stop(_ id: Offer.ID, for viewer: Viewer) throws {
        var offer = try offer(id, for: .system(of: viewer.municipality))
        guard offer.state != .withdrawn else { return }
        offer.state = .withdrawn
        try update(offer, in: viewer.municipality)
    }
}

extension Connection {
    /// Works out anew what the calendar changed: for the next day of the horizon, and when school holidays were written down.
    func planAnew(_ known: KnownActivity, in municipality: MunicipalityCode) throws {
        guard try plan(known.series, named: known.title, isLenient: true, by: .system(of: municipality)) else { return }
        try noteChange(of: known.series.id, in: municipality)
    }
}

extension ActivityDraft {
    /// The offer on which the activity hangs, so that the matching finds it.
    func offer(of house: House.ID) -> OfferDraft {
        let plan = facts.plan
        return OfferDraft(
            kind: .activity, party: Party(kind: .house, house: house), title: title, words: words.isEmpty ? title : words, forms: [.inHouse],
            rhythm: plan.recurrence == nil ? .once : .structural,
            availability: Availability(weekly: plan.dayParts, until: plan.recurrence == nil ? plan.first : plan.last), range: 5000,
            languages: languages, role: .helper, atOnce: facts.capacity ?? ActivityFacts.mostGuests, source: .house)
    }
}

extension ActivityPlan {
    /// The parts of the week in which it is.
    package var dayParts: DayParts {
        let part = from.minutes < 12 * 60 ? 0 : from.minutes < 18 * 60 ? 1 : 2
        let days = recurrence?.parts.map { $0.days.map(\.weekday) } ?? [first.weekday]
        return days.reduce(into: DayParts.none) { $0.insert(DayParts(day: $1, part: part)) }
    }
}
