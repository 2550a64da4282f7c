public import Foundation
public import Neighbourhood
import Storage

extension Workplace {
    /// The name of the lease under which calendars of others are read.
    static let feeds = "calendars"

    /// Brings the calendar of a club for the agenda of a house. Nothing is in the agenda yet: who brought it looks first at what would come, with what looks like
    /// it already is there. Whoever runs the house may, the desk in it and the teams.
    ///
    /// - Parameters:
    ///   - data: the calendar, as it was fetched or as a file.
    ///   - address: where it is read each day from now on; nil for a file.
    ///   - name: whose calendar it is; empty for what it calls itself.
    /// - Throws: `FeedTrouble` for what is no calendar; `Problem.invalid` on `name`; `Problem.notAllowed`, `Problem.notFound(.house)`.
    public func bring(
        calendar data: Data, from address: String?, named name: String, to house: House.ID, submission: String, by viewer: Viewer,
        request: RequestMark = .none
    ) async throws -> CalendarFeed.ID {
        try Access.allow(viewer, .bringCalendar, .inside(house))
        let (town, reading) = (viewer.municipality, try FeedWork.read(data, today: try await today(for: viewer)))
        let typed = Words.tidy(name)
        let known = typed.isEmpty ? reading.name ?? "" : typed
        return try await perform(by: viewer, request: request) { connection in
            if let earlier: CalendarFeed.ID = try connection.made(by: submission, in: town) { return Done(earlier) }
            _ = try connection.house(house, in: town)
            if known.isEmpty { throw Problem.invalid([FieldError("name", .missing)]) }
            if known.count > 120 { throw Problem.invalid([FieldError("name", .tooLong(limit: 120))]) }
            let feed = CalendarFeed(
                id: connection.freshID(), house: house, name: known, address: address, owner: viewer.person, readAt: connection.now,
                nextAt: address == nil ? nil : connection.now.addingTimeInterval(Self.day), left: reading.left)
            try connection.insert(feed, in: town)
            for event in reading.events {
                let line = FeedLine(feed: feed.id, uid: event.uid, event: event, double: try connection.double(of: event, in: house, town))
                try connection.keep(line, in: town)
            }
            try connection.keepSubmission(submission, result: feed.id.text, in: town)
            return Done(feed.id, Event(.bringCalendar, Thing(.house, house.text)))
        }
    }

    /// Takes the chosen events into the agenda, and leaves out the others that wait for a choice. What was left out before can be chosen later on.
    ///
    /// - Throws: `Problem.notAllowed`, `Problem.notFound(.page)`.
    public func choose(
        _ uids: Set<String>, of id: CalendarFeed.ID, by viewer: Viewer, request: RequestMark = .none
    ) async throws {
        try await change(id, by: viewer, request: request) { feed, connection in
            var events: [Event] = []
            for var line in try connection.feedLines(of: feed.id, in: viewer.municipality) where line.fate != .taken {
                if uids.contains(line.uid) {
                    events.append(try connection.takeIn(&line, to: feed.house, for: viewer))
                } else {
                    line.fate = .skipped
                }
                try connection.keep(line, in: viewer.municipality)
            }
            return events
        }
    }

    /// Makes an activity say what its calendar says, whatever was changed here.
    ///
    /// - Throws: `Problem.notAllowed`, `Problem.notFound(.page)`.
    public func adopt(_ uid: String, of id: CalendarFeed.ID, from data: FeedReading, by viewer: Viewer, request: RequestMark = .none) async throws {
        try await change(id, by: viewer, request: request) { feed, connection in
            let lines = try connection.feedLines(of: feed.id, in: viewer.municipality)
            guard var line = lines.first(where: { $0.uid == uid && $0.fate == .taken }), let event = data.events.first(where: { $0.uid == uid })
            else { throw Problem.notFound(.page) }
            let changed = try connection.renew(&line, as: event, keepsOwn: false, for: viewer)
            try connection.keep(line, in: viewer.municipality)
            return changed
        }
    }

    /// Takes a calendar off. Its activities stay, and are of the house alone from then on.
    ///
    /// - Throws: `Problem.notAllowed`, `Problem.notFound(.page)`.
    public func remove(feed id: CalendarFeed.ID, by viewer: Viewer, request: RequestMark = .none) async throws {
        try await change(id, by: viewer, request: request) { feed, connection in
            try connection.remove(feed.id, in: viewer.municipality)
            return []
        }
    }

    /// Reads what a calendar says now.
    ///
    /// - Throws: `FeedTrouble`.
    public func reading(of data: Data, for viewer: Viewer) async throws -> FeedReading {
        try FeedWork.read(data, today: try await today(for: viewer))
    }

    /// Brings the agenda up to date with a calendar that was read anew: what is new comes in, or waits where it looks like something of the house; what the calendar
    /// changed is changed, unless somebody changed it here; what is not in it any more is marked as gone, and stays until somebody ends it.
    ///
    /// - Throws: `FeedTrouble` for what is no calendar, and then nothing was changed; `Problem.notAllowed`, `Problem.notFound(.page)`.
    public func refresh(_ id: CalendarFeed.ID, with data: Data, by viewer: Viewer, request: RequestMark = .none) async throws {
        let reading = try await reading(of: data, for: viewer)
        try await change(id, by: viewer, request: request) { known, connection in
            let town = viewer.municipality
            let lines = try connection.feedLines(of: id, in: town)
            let byUID = Dictionary(lines.map { ($0.uid, $0) }, uniquingKeysWith: { first, _ in first })
            // Before somebody chose for the first time nothing comes in by itself.
            let isChosen = lines.contains { $0.fate != .waiting }
            var events: [Event] = []
            for event in reading.events {
                events += try connection.follow(event, in: known, as: byUID[event.uid], isChosen: isChosen, for: viewer)
            }
            let said = Set(reading.events.map(\.uid))
            for line in lines where !said.contains(line.uid) { try connection.miss(line, in: town) }
            var feed = known
            (feed.readAt, feed.trouble, feed.troubleSince, feed.left) = (connection.now, nil, nil, reading.left)
            feed.nextAt = feed.address == nil ? nil : connection.now.addingTimeInterval(Self.day)
            try connection.update(feed, in: town)
            return events
        }
    }

    /// Reads every calendar whose turn it is, once a day. The machine does; of two servers only one does it. What cannot be read is tried again four times a day, and
    /// stands with who brought it until it can.
    ///
    /// - Parameter holder: who does it; another name for each process.
    /// - Returns: how many were read; nil when another server is at it.
    @discardableResult
    public func readCalendars(from source: any CalendarSource, as holder: String) async throws -> Int? {
        var count = 0
        for town in try await driver.read(in: nil, { try $0.municipalities() }).map(\.code) {
            for feed in try await driver.read(in: town, { try $0.feedsDue(limit: 50, in: town) }) {
                guard try await driver.write(in: nil, { try $0.takeLease(Self.feeds, for: holder, lasting: 600) }) else { return nil }
                do {
                    guard let address = feed.address else { continue }
                    try await refresh(feed.id, with: try await source.fetch(address), by: .system(of: town))
                    count += 1
                } catch let trouble as FeedTrouble {
                    try await note(trouble, of: feed, in: town)
                }
            }
        }
        if count > 0 { try await driver.write(in: nil) { try $0.giveBackLease(Self.feeds, from: holder, isDone: true) } }
        return count
    }

    private func note(_ trouble: FeedTrouble, of feed: CalendarFeed, in town: MunicipalityCode) async throws {
        try await driver.write(in: town) { connection in
            var feed = feed
            feed.trouble = trouble
            feed.troubleSince = feed.troubleSince ?? connection.now
            feed.nextAt = connection.now.addingTimeInterval(Self.day / 4)
            try connection.update(feed, in: town)
        }
    }

    /// In seconds.
    private static let day: TimeInterval = 86_400

    private func today(for viewer: Viewer) async throws -> CalendarDate { try await driver.read(in: viewer.municipality) { $0.today } }

    private func change(
        _ id: CalendarFeed.ID, by viewer: Viewer, request: RequestMark, _ body: @escaping @Sendable (CalendarFeed, any Connection) throws -> [Event]
    ) async throws {
        try await perform(by: viewer, request: request) { connection in
            let feed = try connection.calendarFeed(id, in: viewer.municipality)
            try Access.allow(viewer, .bringCalendar, .inside(feed.house))
            let events = try body(feed, connection)
            return Done((), events: events + [Event(.bringCalendar, Thing(.house, feed.house.text))])
        }
    }
}

extension Connection {
    /// An activity of a house that an event is much like: by its name, or because it is there on the same day and hour.
    fileprivate func double(of event: FeedEvent, in house: House.ID, _ town: MunicipalityCode) throws -> ActivitySeries.ID? {
        guard let first = event.times.first else { return nil }
        let name = Words.foldedWords(event.title)
        if let same = try activities(of: house, in: town).first(where: { Words.foldedWords($0.activity.title) == name }) {
            return same.activity.series.id
        }
        let thatDay = try agenda(from: first.day, through: first.day, AgendaWish(house: house), in: town)
        return thatDay.first { $0.time.from.minutes == first.from }?.activity.series.id
    }

    /// Makes an activity of an event.
    fileprivate func takeIn(_ line: inout FeedLine, to house: House.ID, for viewer: Viewer) throws -> Event {
        let (town, system) = (viewer.municipality, Viewer.system(of: viewer.municipality))
        let feedPlan = FeedPlan(line.event, today: today)
        let draft = line.event.draft(feedPlan.plan)
        let spot = try spot(of: Party(kind: .house, house: house), for: system)
        let offer = try placeOffer(draft.offer(of: house), at: spot, state: .open, in: town)
        let series = ActivitySeries(id: freshID(), offer: offer.id, house: house, facts: draft.facts, changedAt: now)
        try insert(series, in: town)
        try plan(series, named: draft.title, isLenient: true, by: system)
        try keep(feedPlan.different, of: series.id, in: town)
        (line.fate, line.activity, line.double, line.goneOn, line.differs) = (.taken, series.id, nil, nil, false)
        line.sequence = try activity(series.id, in: town).series.sequence
        return series.event(.startActivity)
    }

    /// What is said of an event now, where something was known of it before or not.
    fileprivate func follow(
        _ event: FeedEvent, in feed: CalendarFeed, as known: FeedLine?, isChosen: Bool, for viewer: Viewer
    ) throws -> [Event] {
        let town = viewer.municipality
        var line = try known ?? FeedLine(feed: feed.id, uid: event.uid, event: event, double: double(of: event, in: feed.house, town))
        var events: [Event] = []
        if line.fate == .taken {
            events = try renew(&line, as: event, keepsOwn: true, for: viewer)
        } else {
            line = FeedLine(feed: feed.id, uid: event.uid, event: event, fate: line.fate, double: line.double)
            if known == nil, isChosen, line.double == nil { events = [try takeIn(&line, to: feed.house, for: viewer)] }
        }
        try keep(line, in: town)
        return events
    }

    /// It is not in its calendar any more. Somebody may stand before the door for it, so it does not go unseen.
    fileprivate func miss(_ known: FeedLine, in town: MunicipalityCode) throws {
        guard known.fate == .taken, let activity = known.activity else { return try remove(known, in: town) }
        let isComing = try times(of: activity, from: today, in: town).contains { $0.starts > now && !$0.isCancelled }
        guard known.goneOn == nil, isComing else { return }
        var line = known
        line.goneOn = today
        try keep(line, in: town)
    }

    /// Makes an activity say what its event says.
    ///
    /// - Parameter keepsOwn: leave it as it is when somebody changed it here, and remember that the two differ.
    fileprivate func renew(_ line: inout FeedLine, as event: FeedEvent, keepsOwn: Bool, for viewer: Viewer) throws -> [Event] {
        let town = viewer.municipality
        line.goneOn = nil
        guard let id = line.activity else { return [] }
        let known = try activity(id, in: town)
        guard known.series.endedAt == nil else { return [] }
        let was = line.event
        if keepsOwn, known.series.sequence != line.sequence || known.title != was.title || known.words != was.said {
            if event.mark != was.mark { line.differs = true }
            return []
        }
        let isChanged = try apply(event, to: known, in: town)
        (line.event, line.differs) = (event, false)
        line.sequence = try activity(id, in: town).series.sequence
        return isChanged ? [known.series.event(.changeActivity)] : []
    }

    /// - Returns: whether anything became different.
    private func apply(_ event: FeedEvent, to known: KnownActivity, in town: MunicipalityCode) throws -> Bool {
        let (system, id) = (Viewer.system(of: town), known.series.id)
        let before = try planned(of: id, from: today, in: town)
        let feedPlan = FeedPlan(event, former: known.series.facts.plan, today: today)
        let draft = event.draft(feedPlan.plan, keeping: known.series.facts)
        var series = known.series
        let isNew = series.facts.plan != feedPlan.plan || known.title != event.title || known.words != event.said
        if isNew {
            series.facts = draft.facts
            try update(series, in: town)
            try bringUpToDate(series, with: draft, for: system)
        }
        for time in before where time.starts > now { try remove(time, in: town) }
        try plan(series, named: draft.title, isLenient: true, by: system)
        try keep(feedPlan.different, of: id, in: town)
        // The last days were not worked out yet when it was read before.
        let edge = today.adding(days: ActivityPlan.horizon - 30)
        func near(_ times: [ActivityTime]) -> [ActivityTime] { times.filter { $0.plannedOn < edge }.sorted { $0.plannedOn < $1.plannedOn } }
        let isMoved = near(before) != near(try planned(of: id, from: today, in: town))
        if isMoved, !isNew { try noteChange(of: id, in: town) }
        return isNew || isMoved
    }

    private func keep(_ different: [FeedPlan.Difference], of activity: ActivitySeries.ID, in town: MunicipalityCode) throws {
        for time in different where time.day.moment(at: time.from) > now {
            try keep(
                ActivityTime(
                    activity: activity, plannedOn: time.planned, day: time.day, from: time.from, until: time.until, fate: time.fate,
                    reason: time.fate == .cancelled ? "Volgens de agenda van de organisator" : nil), in: town)
        }
        try noteEnd(of: activity, in: town)
    }
}

extension FeedEvent {
    /// As an offer says it: its name where there are no words.
    fileprivate var said: String { words.isEmpty ? title : words }

    fileprivate func draft(_ plan: ActivityPlan, keeping facts: ActivityFacts? = nil) -> ActivityDraft {
        var facts = facts ?? ActivityFacts(plan: plan)
        facts.plan = plan
        return ActivityDraft(title: title, words: words, facts: facts, skipsTaken: true)
    }
}
