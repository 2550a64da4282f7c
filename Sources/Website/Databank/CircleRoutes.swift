import Hummingbird
import Neighbourhood
import Operations
import Storage

extension Site {
    func addCircles(to doors: Doors) {
        doors.get("/groepen/:circle", to: .lookAtCircle) { request, visit in
            let (id, name) = (try visit.circleID(), request.question["name"])
            let (sheet, viewer) = try await read(request) { connection, viewer in try connection.sheet(of: id, joiner: name, for: viewer) }
            var words = CircleForm(sheet.circle).words
            words["name"] = name
            return show(sheet, words, viewer, request)
        }
        doors.post("/groepen/:circle", to: .keepCircle) { request, visit in try await correctCircle(request, visit) }
        doors.post("/groepen/:circle/leden", to: .keepCircle) { request, visit in try await changeMembers(request, visit) }
        doors.post("/groepen/:circle/afscheid", to: .leaveCircle) { request, visit in
            let (_, viewer) = try await form(request, visit)
            try await workplace.leave(try visit.circleID(), by: viewer, request: visit.mark)
            return .seeOther(Link.mine, notice: .saved)
        }
    }

    private func correctCircle(_ request: Request, _ visit: Visit) async throws -> Response {
        let id = try visit.circleID()
        let (words, viewer) = try await form(request, visit)
        do {
            let draft = try CircleForm(words: words).read()
            try await workplace.correct(id, to: draft, version: words.version, by: viewer, request: visit.mark)
            return .seeOther(Link.circle(id), notice: .saved)
        } catch Problem.invalid(let errors) {
            return try await showAgain(id, words, errors: errors, viewer, request, status: .unprocessableContent)
        } catch Problem.stale {
            var newer = words
            newer["version"] = String(try await workplace.read(as: viewer) { try $0.circle(id, for: viewer) }.circle.version)
            return try await showAgain(id, newer, notice: Self.changedMeanwhile, viewer, request, status: .conflict)
        }
    }

    private static let changedMeanwhile: HTML =
        Alert(.warning, "Een collega heeft dit net aangepast. Kijk of het zo klopt, en druk dan nog eens op Bewaar.", role: .alert).html

    private func changeMembers(_ request: Request, _ visit: Visit) async throws -> Response {
        let id = try visit.circleID()
        let (words, viewer) = try await form(request, visit)
        do {
            switch words["do"] {
            case "remove": try await workplace.remove(try words.member, from: id, by: viewer, request: visit.mark)
            case "contact": try await workplace.handOver(id, to: try words.member, by: viewer, request: visit.mark)
            default:
                let joiner = Person.ID(words["known"]).map(CircleJoiner.known) ?? .newcomer(Words.tidy(words["name"]))
                try await workplace.join(joiner, id, submission: words.submission("circle"), by: viewer, request: visit.mark)
            }
            return .seeOther(Link.circle(id), notice: .saved)
        } catch Problem.invalid(let errors) {
            return try await showAgain(id, words, errors: errors, viewer, request, status: .unprocessableContent)
        }
    }

    private func showAgain(
        _ id: Circle.ID, _ words: FormWords, errors: [FieldError] = [], notice: HTML = .none, _ viewer: Viewer, _ request: Request,
        status: HTTPResponse.Status
    ) async throws -> Response {
        let sheet = try await workplace.read(as: viewer) { try $0.sheet(of: id, joiner: words["name"], for: viewer) }
        return show(sheet, words, errors: errors, notice: notice, viewer, request, status: status)
    }

    private func show(
        _ sheet: CircleSheet, _ words: FormWords, errors: [FieldError] = [], notice: HTML = .none, _ viewer: Viewer, _ request: Request,
        status: HTTPResponse.Status = .ok
    ) -> Response {
        let form = FormView(
            words: words, errors: errors.inOrder(CirclePage.order), seal: seal(request), labels: CirclePage.labels, notice: notice)
        return page(CirclePage(sheet: sheet, viewer: viewer, form: form, today: today), status: status, for: viewer, request)
    }
}

/// A circle as it was typed.
struct CircleForm: Sendable {
    let words: FormWords

    init(words: FormWords) { self.words = words }

    init(_ circle: Circle) {
        let draft = circle.draft
        words = FormWords([
            "party_kind": draft.kind.rawValue, "party_name": draft.name ?? "", "size": draft.size.map(String.init) ?? "",
            "version": String(circle.version),
        ])
    }

    /// - Throws: `Problem.invalid` with every fault at once.
    func read() throws(Problem) -> CircleDraft {
        var errors: [FieldError] = []
        let size = words.optional("size", .notANumber, into: &errors) { Int($0) }
        let draft = CircleDraft(kind: PartyKind(rawValue: words["party_kind"]) ?? .person, name: Words.tidied(words["party_name"]), size: size)
        errors += draft.faults()
        guard errors.isEmpty else { throw .invalid(errors) }
        return draft
    }
}

extension FormWords {
    fileprivate var member: Person.ID {
        get throws(Problem) {
            guard let id = Person.ID(self["person"]) else { throw .notFound(.person) }
            return id
        }
    }
}

extension Visit {
    fileprivate func circleID() throws(Problem) -> Circle.ID { try identifier("circle", orNo: .circle) }
}

extension Connection {
    /// - Parameter joiner: the name that was typed of somebody who comes to take part.
    fileprivate func sheet(of id: Circle.ID, joiner: String, for viewer: Viewer) throws -> CircleSheet {
        let (circle, members) = try circle(id, for: viewer)
        let typed = Words.tidy(joiner)
        let taken = Set(members.map(\.person))
        let known = typed.count < 2 ? [] : try callers(like: SearchWords(typed).text, for: viewer).filter { !taken.contains($0.id) }
        return CircleSheet(
            circle: circle, members: members, contact: try person(circle.contact, for: viewer), offers: try offers(of: id, for: viewer), known: known)
    }
}
