import Foundation
import HTTPTypes
import Hummingbird
import Neighbourhood
import Operations
import Storage

extension Site {
    func addOwnCalendar(to doors: Doors) {
        doors.get(Link.ownCalendar, to: .keepCalendarLink) { request, _ in
            let form = FormView(words: FormWords(), errors: [], seal: seal(request))
            let (link, viewer) = try await read(request) { connection, viewer in
                guard let person = viewer.person else { throw Problem.signInNeeded }
                try Access.allow(viewer, .keepCalendarLink, .own)
                return try connection.calendarLink(of: person, in: viewer.municipality)
            }
            return page(OwnCalendarPage(link: link, form: form, now: now), for: viewer, request)
        }
        doors.post(Link.ownCalendar, to: .keepCalendarLink) { request, visit in
            let (words, viewer) = try await form(request, visit)
            let token = try await workplace.makeCalendarLink(submission: words.submission("calendar-link"), by: viewer, request: visit.mark)
            guard let token else { return .seeOther(Link.ownCalendar) }
            return page(OwnCalendarLinkPage(address: settings.baseURL + Link.ownFeed(token.text)), for: viewer, request).unlisted
        }
        doors.post(Link.endingOwnCalendar, to: .keepCalendarLink) { request, visit in
            let (_, viewer) = try await form(request, visit)
            try await workplace.endCalendarLink(by: viewer, request: visit.mark)
            return .seeOther(Link.ownCalendar, notice: .saved)
        }
        doors.get("/mijn-agenda/:file", to: .readCalendarLink) { request, visit in try await ownFeed(request, visit) }
    }

    /// For a telephone that reads it every few hours: nobody between keeps it, and no other site may ask for it.
    private func ownFeed(_ request: Request, _ visit: Visit) async throws -> Response {
        let file = visit.parameters.get("file") ?? ""
        guard file.hasSuffix(".ics"), (20...100).contains(file.utf8.count) else { throw Problem.notFound(.page) }
        let (town, own, first, last) = try await workplace.ownCalendar(by: Token(presented: String(file.dropLast(4))))
        let feed = ActivityCalendar(
            name: "Omzien \(municipalityName(town)): mijn afspraken", activities: own.activities.map(\.activity),
            from: Dictionary(own.activities.compactMap { own in own.from.map { (own.activity.known.series.id, $0) } }, uniquingKeysWith: max),
            appointments: own.appointments, first: first, horizon: last, baseURL: settings.baseURL)
        var response = Response.published(Data(feed.bytes), type: "text/calendar; charset=utf-8").unlessKnown(to: request)
        response.headers[.cacheControl] = "private, no-cache"
        return response.unlisted
    }
}
