import Foundation
import HTTPTypes
import Hummingbird
import Neighbourhood
import Operations
import Storage

extension Site {
    /// Calendars of clubs in the agenda of a house.
    func addFeeds(to doors: Doors) {
        doors.get("/buurthuizen/:house/agendas", to: .bringCalendar) { request, visit in
            try await showFeeds(Self.house(visit), FormWords(), errors: [], nil, request)
        }
        doors.post("/buurthuizen/:house/agendas", to: .bringCalendar) { request, visit in try await bringFeed(request, visit) }
        doors.get("/agendas/:feed", to: .bringCalendar) { request, visit in try await showFeed(Self.feed(visit), nil, request) }
        doors.post("/agendas/:feed", to: .bringCalendar) { request, visit in
            let id = try Self.feed(visit)
            let (words, viewer) = try await form(request, visit)
            try await workplace.choose(Set(words.all("take")), of: id, by: viewer, request: visit.mark)
            return .seeOther(Link.feed(id), notice: .saved)
        }
        doors.post("/agendas/:feed/lezen", to: .bringCalendar) { request, visit in try await readFeed(request, visit) }
        doors.post("/agendas/:feed/overnemen", to: .bringCalendar) { request, visit in try await adopt(request, visit) }
        doors.post("/agendas/:feed/einde", to: .bringCalendar) { request, visit in
            let id = try Self.feed(visit)
            let (_, viewer) = try await form(request, visit)
            let house = try await workplace.read(as: viewer) { try $0.calendarFeed(id, in: viewer.municipality).house }
            try await workplace.remove(feed: id, by: viewer, request: visit.mark)
            return .seeOther(Link.feeds(of: house), notice: .saved)
        }
    }

    private static func feed(_ visit: Visit) throws -> CalendarFeed.ID { try visit.identifier("feed", orNo: .page) }

    /// A form with a file holds more than its limit says, so that one that is too large gets a sentence of its own.
    private func calendarUpload(_ request: Request) async throws -> (Upload, Viewer) {
        try await upload(request, to: .bringCalendar, upTo: FeedLimits.bytes)
    }

    private func bringFeed(_ request: Request, _ visit: Visit) async throws -> Response {
        let house = try Self.house(visit)
        let (upload, viewer) = try await calendarUpload(request)
        let words = upload.words
        try Access.allow(viewer, .bringCalendar, .inside(house))
        let (file, address) = (upload.files["file"] ?? Data(), Words.tidied(words["address"]))
        do {
            if file.isEmpty, address == nil || settings.calendars == nil { throw Problem.invalid([FieldError("address", .missing)]) }
            let data = file.isEmpty ? try await fetch(address ?? "", request, visit) : file
            let id = try await workplace.bring(
                calendar: data, from: file.isEmpty ? address : nil, named: words["name"], to: house, submission: words.submission("feed"), by: viewer,
                request: visit.mark)
            return .seeOther(Link.feed(id))
        } catch Problem.invalid(let errors) {
            return try await showFeeds(house, words, errors: errors, nil, request)
        } catch let trouble as FeedTrouble {
            let field = file.isEmpty ? "address" : "file"
            return try await showFeeds(house, words, errors: [FieldError(field, .unknown)], (field, trouble), request)
        }
    }

    /// How often a house may ask another server for something is limited, so that nobody troubles others through us.
    private func fetch(_ address: String, _ request: Request, _ visit: Visit) async throws -> Data {
        guard let source = settings.calendars else { throw FeedTrouble.unreachable }
        try await workplace.pass(.savings(of: "feed"), from: household(request, visit), in: municipality(of: request))
        return try await source.fetch(address)
    }

    private func readFeed(_ request: Request, _ visit: Visit) async throws -> Response {
        let id = try Self.feed(visit)
        let (upload, viewer) = try await calendarUpload(request)
        let feed = try await allowed(id, viewer)
        do {
            let file = upload.files["file"] ?? Data()
            if feed.address == nil, file.isEmpty { throw FeedTrouble.noCalendar }
            var data = file
            if let address = feed.address { data = try await fetch(address, request, visit) }
            try await workplace.refresh(id, with: data, by: viewer, request: visit.mark)
            return .seeOther(Link.feed(id), notice: .saved)
        } catch let trouble as FeedTrouble {
            return try await showFeed(id, trouble, request)
        }
    }

    private func adopt(_ request: Request, _ visit: Visit) async throws -> Response {
        let id = try Self.feed(visit)
        let (words, viewer) = try await form(request, visit)
        let feed = try await allowed(id, viewer)
        do {
            let reading = try await workplace.reading(of: try await fetch(feed.address ?? "", request, visit), for: viewer)
            try await workplace.adopt(words["uid"], of: id, from: reading, by: viewer, request: visit.mark)
            return .seeOther(Link.feed(id), notice: .saved)
        } catch let trouble as FeedTrouble {
            return try await showFeed(id, trouble, request)
        }
    }

    private func allowed(_ id: CalendarFeed.ID, _ viewer: Viewer) async throws -> CalendarFeed {
        try await workplace.read(as: viewer) { connection in
            let feed = try connection.calendarFeed(id, in: viewer.municipality)
            try Access.allow(viewer, .bringCalendar, .inside(feed.house))
            return feed
        }
    }

    private func showFeeds(
        _ id: House.ID, _ words: FormWords, errors: [FieldError], _ trouble: (field: String, why: FeedTrouble)?, _ request: Request
    ) async throws -> Response {
        let sentences = trouble.map { [$0.field: Dutch.sentence($0.why).capitalizedFirst] } ?? ["address": "Geef een adres of kies een bestand."]
        let form = FormView(words: words, errors: errors, seal: seal(request), labels: FeedListPage.labels, sentences: sentences)
        let (page, viewer) = try await read(request) { [today, fetches = settings.calendars != nil] connection, viewer in
            try Access.allow(viewer, .bringCalendar, .inside(id))
            return FeedListPage(
                house: try connection.house(id, in: viewer.municipality), feeds: try connection.calendarFeeds(of: id, in: viewer.municipality),
                fetches: fetches, form: form, today: today)
        }
        return self.page(page, status: errors.isEmpty ? .ok : .unprocessableContent, for: viewer, request)
    }

    private func showFeed(_ id: CalendarFeed.ID, _ trouble: FeedTrouble?, _ request: Request) async throws -> Response {
        let errors = trouble == nil ? [] : [FieldError("file", .unknown)]
        let form = FormView(
            words: FormWords(), errors: errors, seal: seal(request), labels: ["file": "Opnieuw lezen"],
            sentences: trouble.map { ["file": Dutch.sentence($0).capitalizedFirst] } ?? [:])
        let (page, viewer) = try await read(request) { [today, fetches = settings.calendars != nil] connection, viewer in
            let town = viewer.municipality
            let feed = try connection.calendarFeed(id, in: town)
            try Access.allow(viewer, .bringCalendar, .inside(feed.house))
            let lines = try connection.feedLines(of: id, in: town)
            let known = try connection.activities(of: feed.house, in: town).map { ($0.activity.series.id, $0.activity.title) }
            return FeedPage(
                feed: feed, house: try connection.house(feed.house, in: town),
                ownerName: try feed.owner.flatMap { try connection.names(of: [$0], for: viewer)[$0] }, lines: lines,
                doubles: Dictionary(known, uniquingKeysWith: { first, _ in first }), fetches: fetches, form: form, today: today)
        }
        return self.page(page, status: errors.isEmpty ? .ok : .unprocessableContent, for: viewer, request)
    }
}

extension String {
    fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
