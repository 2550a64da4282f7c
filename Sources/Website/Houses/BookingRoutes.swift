import Hummingbird
import Neighbourhood
import Operations
import Storage

extension Site {
    func addBookings(to doors: Doors) {
        doors.get("/buurthuizen/:house/zalen/boeken", to: .bookRoom) { request, visit in
            let (_, viewer) = try await read(request) { _, _ in () }
            let words = FormWords(["room": request.question["zaal"], "day": request.question["dag"]])
            return try await showBooking(in: Self.house(visit), words, errors: [], viewer, request)
        }
        doors.post("/buurthuizen/:house/zalen/boeken", to: .bookRoom) { request, visit in try await book(request, visit) }
        doors.get("/boekingen/:booking", to: .seeRooms) { request, visit in
            let (_, viewer) = try await read(request) { _, _ in () }
            return try await show(Self.booking(visit), FormWords(), errors: [], viewer, request)
        }
        doors.post("/boekingen/:booking/annulering", to: .cancelBooking) { request, visit in try await cancel(request, visit) }
        doors.post("/boekingen/:booking/verplaatsing", to: .moveBooking) { request, visit in try await move(request, visit) }
    }

    static func booking(_ visit: Visit) throws -> Booking.ID { try visit.identifier("booking", orNo: .booking) }

    private func book(_ request: Request, _ visit: Visit) async throws -> Response {
        let house = try Self.house(visit)
        let (words, viewer) = try await form(request, visit)
        do {
            let draft = try words.booking()
            _ = try await workplace.book(draft, by: viewer, request: visit.mark)
            return .seeOther(Link.rooms(house, week: draft.day), notice: .saved)
        } catch Problem.invalid(let errors) {
            return try await showBooking(in: house, words, errors: errors, viewer, request)
        }
    }

    private func cancel(_ request: Request, _ visit: Visit) async throws -> Response {
        let id = try Self.booking(visit)
        let (words, viewer) = try await form(request, visit)
        guard let day = CalendarDate(words["day"]) else { throw Problem.notFound(.booking) }
        let last = words["how"] == "all" ? day.adding(days: 2 * BookingDraft.horizon) : day
        try await workplace.cancel(id, from: day, through: last, by: viewer, request: visit.mark)
        return .seeOther(Link.booking(id), notice: .saved)
    }

    private func move(_ request: Request, _ visit: Visit) async throws -> Response {
        let id = try Self.booking(visit)
        let (words, viewer) = try await form(request, visit)
        guard let planned = CalendarDate(words["planned"]) else { throw Problem.notFound(.booking) }
        do {
            var errors: [FieldError] = []
            guard let time = words.times(into: &errors) else { throw Problem.invalid(errors) }
            try await workplace.move(
                id, plannedOn: planned, to: time.day, from: time.from, until: time.until, by: viewer, request: visit.mark)
            return .seeOther(Link.booking(id), notice: .saved)
        } catch Problem.invalid(let errors) {
            return try await show(id, words, errors: errors, viewer, request)
        }
    }

    private func showBooking(
        in id: House.ID, _ words: FormWords, errors: [FieldError], _ viewer: Viewer, _ request: Request
    ) async throws -> Response {
        try Access.allow(viewer, .bookRoom, .inside(id))
        let (house, rooms) = try await workplace.read(as: viewer) { connection in
            (try connection.house(id, in: viewer.municipality), try connection.rooms(of: id, in: viewer.municipality))
        }
        let runsHouse = Access.allows(viewer, .registerRoom, .inside(id))
        let bookable = rooms.filter { runsHouse || $0.facts.use == .workers }
        let page = BookingForm(house: house, rooms: bookable, form: bookingForm(words, errors, request), today: today)
        return self.page(page, status: errors.isEmpty ? .ok : .unprocessableContent, for: viewer, request)
    }

    private func show(_ id: Booking.ID, _ words: FormWords, errors: [FieldError], _ viewer: Viewer, _ request: Request) async throws -> Response {
        let page = try await workplace.read(as: viewer) { [form = bookingForm(words, errors, request), today] connection in
            let known = try connection.booking(id, for: viewer)
            let town = viewer.municipality
            return BookingPage(
                known: known, house: try connection.house(known.house, in: town), times: try connection.times(of: id, in: town), viewer: viewer,
                form: form, today: today)
        }
        return self.page(page, status: errors.isEmpty ? .ok : .unprocessableContent, for: viewer, request)
    }

    private func bookingForm(_ words: FormWords, _ errors: [FieldError], _ request: Request) -> FormView {
        FormView(words: words, errors: errors, seal: seal(request), labels: BookingForm.labels)
    }
}
