import Hummingbird
import Neighbourhood
import Operations
import Storage

extension Site {
    func addRooms(to doors: Doors) {
        doors.get("/buurthuizen/:house/zalen", to: .seeRooms) { request, visit in try await week(request, visit) }
        doors.get("/buurthuizen/:house/zalen/nieuw", to: .registerRoom) { request, visit in
            let (_, viewer) = try await read(request) { _, _ in () }
            return try await showRoom(nil, in: Self.house(visit), FormWords(), errors: [], viewer, request)
        }
        doors.post("/buurthuizen/:house/zalen/nieuw", to: .registerRoom) { request, visit in try await registerRoom(request, visit) }
        doors.get("/zalen/:room", to: .registerRoom) { request, visit in try await room(request, visit) }
        doors.post("/zalen/:room", to: .registerRoom) { request, visit in try await correctRoom(request, visit) }
        doors.post("/zalen/:room/einde", to: .registerRoom) { request, visit in try await closeRoom(request, visit) }
    }

    static func house(_ visit: Visit) throws -> House.ID { try visit.identifier("house", orNo: .house) }

    private static func room(_ visit: Visit) throws -> Room.ID { try visit.identifier("room", orNo: .room) }

    private func week(_ request: Request, _ visit: Visit) async throws -> Response {
        let id = try Self.house(visit)
        let asked = CalendarDate(request.question["week"]) ?? today
        let first = asked.adding(days: -asked.weekday)
        let (found, viewer) = try await read(request) { connection, viewer in
            let town = viewer.municipality
            let house = try connection.house(id, in: town)
            let bookings = try connection.bookings(of: id, from: first, days: 7, for: viewer)
            return (house: house, rooms: try connection.rooms(of: id, in: town), bookings: bookings)
        }
        let page = RoomWeekPage(house: found.house, rooms: found.rooms, bookings: found.bookings, first: first, viewer: viewer, today: today)
        return self.page(page, for: viewer, request)
    }

    private func room(_ request: Request, _ visit: Visit) async throws -> Response {
        let id = try Self.room(visit)
        let (room, viewer) = try await read(request) { connection, viewer in try connection.room(id, in: viewer.municipality) }
        return try await showRoom(room, in: room.house, FormWords(room.facts, version: room.version), errors: [], viewer, request)
    }

    private func registerRoom(_ request: Request, _ visit: Visit) async throws -> Response {
        let house = try Self.house(visit)
        let (words, viewer) = try await form(request, visit)
        do {
            _ = try await workplace.register(words.roomFacts(), in: house, by: viewer, request: visit.mark)
            return .seeOther(Link.rooms(house), notice: .saved)
        } catch Problem.invalid(let errors) {
            return try await showRoom(nil, in: house, words, errors: errors, viewer, request)
        }
    }

    private func correctRoom(_ request: Request, _ visit: Visit) async throws -> Response {
        let id = try Self.room(visit)
        let (words, viewer) = try await form(request, visit)
        let room = try await workplace.read(as: viewer) { try $0.room(id, in: viewer.municipality) }
        do {
            let facts = try words.roomFacts()
            let again = try await correct(words, typed: facts.written, by: viewer) {
                try await workplace.correct(room: id, to: facts, version: words.version, by: viewer, request: visit.mark)
            } again: {
                try $0.room(id, in: viewer.municipality)
            } show: { room, words, meanwhile in
                try await showRoom(room, in: room.house, words, errors: [], meanwhile: meanwhile, viewer, request)
            }
            return again ?? .seeOther(Link.rooms(room.house), notice: .saved)
        } catch Problem.invalid(let errors) {
            return try await showRoom(room, in: room.house, words, errors: errors, viewer, request)
        }
    }

    private func closeRoom(_ request: Request, _ visit: Visit) async throws -> Response {
        let id = try Self.room(visit)
        let (_, viewer) = try await form(request, visit)
        let room = try await workplace.read(as: viewer) { try $0.room(id, in: viewer.municipality) }
        try await workplace.close(room: id, by: viewer, request: visit.mark)
        return .seeOther(Link.rooms(room.house), notice: .saved)
    }

    private func showRoom(
        _ room: Room?, in id: House.ID, _ words: FormWords, errors: [FieldError], meanwhile: SavedMeanwhile? = nil, _ viewer: Viewer,
        _ request: Request
    ) async throws -> Response {
        try Access.allow(viewer, .registerRoom, .inside(id))
        let house = try await workplace.read(as: viewer) { try $0.house(id, in: viewer.municipality) }
        let form = FormView(words: words, errors: errors, seal: seal(request), labels: RoomForm.labels, meanwhile: meanwhile)
        return page(RoomForm(house: house, room: room, form: form), status: form.status, for: viewer, request)
    }
}
