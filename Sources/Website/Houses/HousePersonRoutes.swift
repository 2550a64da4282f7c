import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Neighbourhood
import Operations
import Storage

extension Site {
    func addHousePeople(to doors: Doors) {
        doors.get("/buurthuizen/:house/mensen/nieuw", to: .keepHouse) { request, visit in
            let (_, viewer) = try await read(request) { _, _ in () }
            return try await showMember(nil, of: visit.houseID(), FormWords(), errors: [], viewer, request)
        }
        doors.post("/buurthuizen/:house/mensen/nieuw", to: .keepHouse) { request, visit in try await keepMember(nil, request, visit) }
        doors.get("/buurthuizen/:house/mensen/:member", to: .keepHouse) { request, visit in
            let (house, id) = (try visit.houseID(), try visit.memberID())
            let (person, viewer) = try await read(request) { try $0.housePerson(id, of: house, for: $1) }
            return try await showMember(person, of: house, FormWords(person), errors: [], viewer, request)
        }
        doors.post("/buurthuizen/:house/mensen/:member", to: .keepHouse) { request, visit in try await keepMember(visit.memberID(), request, visit) }
        doors.post("/buurthuizen/:house/mensen/:member/einde", to: .keepHouse) { request, visit in
            let (house, id) = (try visit.houseID(), try visit.memberID())
            let (_, viewer) = try await form(request, visit)
            try await workplace.remove(id, from: house, by: viewer, request: visit.mark)
            return .seeOther(Link.keeping(house), notice: .saved)
        }
        doors.get("/buurthuizen/:house/mensen/:member/foto", to: .seeNeighbourhood) { request, visit in try await photo(request, visit) }
    }

    /// A face, for who may see it. What it is was made sure of when it came in; no browser guesses, and no store between keeps what is not for everybody.
    private func photo(_ request: Request, _ visit: Visit) async throws -> Response {
        let (house, id) = (try visit.houseID(), try visit.memberID())
        let guest = guest(request)
        let viewer = try await viewer(of: guest) ?? .visitor(of: guest.municipality)
        let photo = try await workplace.read(as: viewer) { try $0.photo(of: id, in: house, for: viewer) }
        return Response(
            status: .ok,
            headers: [
                .contentType: photo.media.rawValue, .contentDisposition: "inline; filename=\"foto.\(photo.media == .jpeg ? "jpg" : "png")\"",
                .cacheControl: viewer.person == nil ? "public, max-age=300" : "no-store",
            ], body: .init(byteBuffer: ByteBuffer(bytes: photo.bytes)))
    }

    private func keepMember(_ id: HousePerson.ID?, _ request: Request, _ visit: Visit) async throws -> Response {
        let house = try visit.houseID()
        let (upload, viewer) = try await upload(request, to: .keepHouse, upTo: PlainPhoto.largest)
        let words = upload.words
        do {
            let (facts, photo) = try words.housePerson(upload.files["photo"])
            guard let id else {
                let image: PlainPhoto? = if case .becomes(let image) = photo { image } else { nil }
                try await workplace.add(
                    facts, photo: image, agrees: words["agrees"] == "yes", to: house, submission: words.submission("house-person"), by: viewer,
                    request: visit.mark)
                return .seeOther(Link.keeping(house), notice: .saved)
            }
            let again = try await correct(words, typed: facts.written, by: viewer) {
                try await workplace.keep(
                    id, of: house, as: facts, photo: photo, agrees: words["agrees"] == "yes", version: words.version, by: viewer, request: visit.mark)
            } again: {
                try $0.housePerson(id, of: house, for: viewer)
            } show: { person, words, meanwhile in
                try await showMember(person, of: house, words, errors: [], meanwhile: meanwhile, viewer, request)
            }
            return again ?? .seeOther(Link.keeping(house), notice: .saved)
        } catch Problem.invalid(let errors) {
            let person = try await id.asyncMap { id in try await workplace.read(as: viewer) { try $0.housePerson(id, of: house, for: viewer) } }
            return try await showMember(person, of: house, words, errors: errors.inOrder(HousePersonPage.order), viewer, request)
        }
    }

    private func showMember(
        _ person: HousePerson?, of id: House.ID, _ words: FormWords, errors: [FieldError], meanwhile: SavedMeanwhile? = nil, _ viewer: Viewer,
        _ request: Request
    ) async throws -> Response {
        try Access.allow(viewer, .keepHouse, .inside(id))
        let (house, hosts) = try await workplace.read(as: viewer) { connection in
            (try connection.house(id, in: viewer.municipality), try connection.hosts(of: id, in: viewer.municipality))
        }
        var form = FormView(words: words, errors: errors, seal: seal(request), labels: HousePersonPage.labels, meanwhile: meanwhile)
        form.sentences = HousePersonPage.sentences
        let page = HousePersonPage(house: house, person: person, hosts: hosts, form: form, today: today)
        return self.page(page, status: form.status, for: viewer, request)
    }
}

extension Optional {
    fileprivate func asyncMap<Result>(_ make: (Wrapped) async throws -> Result) async throws -> Result? {
        guard let self else { return nil }
        return try await make(self)
    }
}

extension Visit {
    fileprivate func houseID() throws(Problem) -> House.ID { try identifier("house", orNo: .house) }
    fileprivate func memberID() throws(Problem) -> HousePerson.ID { try identifier("member", orNo: .house) }
}

extension FormWords {
    init(_ person: HousePerson) {
        let facts = person.facts
        self.init([
            "first_name": facts.firstName, "last_name": facts.lastName ?? "", "part": facts.part.rawValue, "task": facts.task,
            "shown": facts.shown.rawValue, "person": facts.person?.text ?? "", "version": String(person.version),
        ])
        for day in facts.days { add(DayParts.dayNames[day], to: "days") }
    }

    /// - Parameter file: what was sent as a photo; empty when none was chosen.
    /// - Throws: `Problem.invalid` with every fault at once.
    func housePerson(_ file: Data?) throws(Problem) -> (HousePersonFacts, PhotoChange) {
        var errors: [FieldError] = []
        let part = needed("part", .notAChoice, into: &errors) { HousePersonFacts.Part(rawValue: $0) }
        let shown = needed("shown", .notAChoice, into: &errors) { HousePersonFacts.Shown(rawValue: $0) }
        let person = optional("person", .notAChoice, into: &errors) { Person.ID($0) }
        let facts = HousePersonFacts(
            firstName: Words.tidy(self["first_name"]), lastName: Words.tidied(self["last_name"]), part: part ?? .volunteer,
            task: Words.tidy(self["task"]),
            days: (0..<7).filter { contains(DayParts.dayNames[$0], in: "days") }, shown: shown ?? .colleagues, person: person)
        errors += facts.faults()
        var change = self["photo_goes"] == "yes" ? PhotoChange.goes : .stays
        if let file, !file.isEmpty {
            if let photo = PlainPhoto(file), photo.bytes.count <= HousePersonFacts.largestPhoto {
                change = .becomes(photo)
            } else {
                errors.append(FieldError("photo", .unknown))
            }
        }
        guard errors.isEmpty else { throw .invalid(errors.inOrder(HousePersonPage.order)) }
        return (facts, change)
    }
}
