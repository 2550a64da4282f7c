import Foundation
import HTTPTypes
import Hummingbird
import Language
import NIOCore
import Neighbourhood
import Operations
import Storage

/// What there is to do, for everybody and without an account: as a page, as a list to copy, as a calendar, and as a sheet for the door.
extension Site {
    func addAgenda(to doors: Doors) {
        doors.get(Link.agenda, to: .seeNeighbourhood) { request, _ in try await showAgenda(request) }
        doors.get(Link.agendaText, to: .seeNeighbourhood) { request, _ in
            let (question, lines, _) = try await agenda(request)
            let text = AgendaText(question: question, lines: lines, town: townName(request), baseURL: settings.baseURL, today: today)
            return Response(
                status: .ok, headers: [.contentType: "text/plain; charset=utf-8", .cacheControl: "public, max-age=60"],
                body: .init(byteBuffer: ByteBuffer(string: text.text)))
        }
        doors.get(Link.agendaCalendar, to: .seeNeighbourhood) { request, _ in
            let question = AgendaQuestion(request.question, today: today)
            return try await calendar(of: question.wish, named: "Agenda \(townName(request))", request)
        }
        doors.get("/buurthuizen/:house/agenda.ics", to: .seeNeighbourhood) { request, visit in
            let id: House.ID = try visit.identifier("house", orNo: .house)
            let town = municipalityByHost(request)
            let house = try await workplace.read(as: .visitor(of: town)) { try $0.house(id, in: town) }
            return try await calendar(of: AgendaWish(house: id), named: house.facts.name, request)
        }
        doors.get("/buurthuizen/:house/weekposter", to: .seeNeighbourhood) { request, visit in try await weekPoster(request, visit) }
    }

    private func townName(_ request: Request) -> String { municipalityName(municipalityByHost(request)) }

    private func showAgenda(_ request: Request) async throws -> Response {
        let guest = guest(request)
        let question = AgendaQuestion(request.question, today: today)
        guard guest.session == nil, question.errors.isEmpty else { return try await agendaAnew(request) }
        let page = try await shelved(Link.agenda + question.query(from: question.first), request) { try await agendaPage(request) }
        return try await publicPage(request) { _, _ in page }
    }

    private func agendaAnew(_ request: Request) async throws -> Response {
        let page = try await agendaPage(request)
        return try await publicPage(request, status: page.hasErrors ? .unprocessableContent : .ok) { _, _ in page }
    }

    private func agendaPage(_ request: Request) async throws -> AgendaPage {
        let (question, lines, spot) = try await agenda(request)
        let municipality = municipality(of: request)
        let known = try await board.sheet(of: municipality, named: municipalityName(municipality)).neighbourhood
        return AgendaPage(question: question, houses: known.houses, lines: lines, plan: known.plan, spot: spot, today: today)
    }

    /// What was asked for, what there is, and where the postcode lies when that is known.
    private func agenda(_ request: Request) async throws -> (AgendaQuestion, [AgendaLine], Coordinate?) {
        let question = AgendaQuestion(request.question, today: today)
        let town = municipality(of: request)
        var spot: Coordinate?
        if let postcode = question.postcode { spot = try await workplace.place(of: postcode, in: town)?.place }
        let lines = try await workplace.read(as: .visitor(of: town)) { connection in
            try connection.agenda(from: question.first, through: question.last, question.wish, limit: 2000, in: town)
        }
        return (question, lines.filter { $0.isNear(spot) }, spot)
    }

    /// A calendar with everything from the first day of last year, so that what was stays in the calendars of who subscribed.
    func calendar(of wish: AgendaWish, named name: String, _ request: Request) async throws -> Response {
        let town = municipalityByHost(request)
        let first = CalendarDate(year: today.year - 1, month: 1, day: 1) ?? today
        let horizon = today.adding(days: ActivityPlan.horizon)
        let mark = try await workplace.read(as: .visitor(of: town)) { try $0.calendarMark(from: first, wish, in: town) }
        let file = try await pages.calendar("\(town.text) \(horizon) \(wish.key) \(name)", mark: mark) { [workplace, base = settings.baseURL] in
            let activities = try await workplace.read(as: .visitor(of: town)) { try $0.calendar(from: first, through: horizon, wish, in: town) }
            return TextMarks.$areOn.withValue(false) {
                ActivityCalendar(name: name, activities: activities, first: first, horizon: horizon, baseURL: base).bytes
            }
        }
        return .answering(request, .published(file))
    }

    /// As everybody reads it, put together once for all who ask within the minute. For a worker it is read anew.
    ///
    /// - Parameter question: what is asked, in one form.
    func shelved(_ question: String, _ request: Request, _ make: @escaping @Sendable () async throws -> any Page) async throws -> ShelvedPage {
        let (town, tongue) = (municipality(of: request), tongue(of: request, for: nil))
        let key = PublicShelf.Key(town: town, tongue: tongue, question: question)
        let makePage: @Sendable () async throws -> ShelvedPage = {
            let page = try await make()
            return Tongue.$spoken.withValue(tongue) { ShelvedPage(page) }
        }
        // What is marked for translators is theirs alone.
        if TextMarks.areOn { return try await makePage() }
        return try await pages.page(key, edition: workplace.editions.current(of: town), now: now, make: makePage)
    }

    private func weekPoster(_ request: Request, _ visit: Visit) async throws -> Response {
        let id: House.ID = try visit.identifier("house", orNo: .house)
        let town = municipality(of: request)
        let (base, today) = (settings.baseURL, today)
        let asked = CalendarDate(request.question["week"]) ?? today
        let day = min(max(asked, today.adding(days: -366)), today.adding(days: ActivityPlan.horizon))
        let first = day.adding(days: -day.weekday)
        let (house, lines, exceptions) = try await workplace.read(as: .visitor(of: town)) { connection in
            (
                try connection.house(id, in: town),
                try connection.agenda(from: first, through: first.adding(days: 6), AgendaWish(house: id), in: town),
                try connection.openingExceptions(of: id, in: town)
            )
        }
        return try await publicPage(request) { _, _ in
            WeekPosterPage(house: house, lines: lines, exceptions: exceptions, first: first, baseURL: base, today: today)
        }
    }
}

extension AgendaWish {
    /// Which one it is, among calendars.
    fileprivate var key: String { [house?.text, group?.rawValue, forWheelchairs ? "rolstoel" : nil].map { $0 ?? "-" }.joined(separator: " ") }
}

extension AgendaLine {
    /// Whether it is within a walk of the place; everything is when no place is known.
    fileprivate func isNear(_ spot: Coordinate?) -> Bool {
        guard let spot else { return true }
        return address.place.map { spot.distance(to: $0) <= AgendaQuestion.near } ?? false
    }
}
