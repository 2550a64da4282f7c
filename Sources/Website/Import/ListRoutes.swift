import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Neighbourhood
import Operations
import Storage

extension Site {
    /// Bringing a list of people: the file, its columns, what it would become, taking it in, and undoing it.
    func addLists(to doors: Doors) {
        doors.get(Link.lists, to: .bringList) { request, _ in try await lists(request) }
        doors.post(Link.lists, to: .bringList) { request, visit in try await bringList(request, visit) }
        doors.get("/lijsten/:list", to: .bringList) { request, visit in try await showList(request, visit) }
        doors.post("/lijsten/:list/kolommen", to: .bringList) { request, visit in try await understandList(request, visit) }
        doors.post("/lijsten/:list/keuzes", to: .bringList) { request, visit in try await chooseRows(request, visit) }
        doors.post("/lijsten/:list/inlezen", to: .bringList) { request, visit in
            try await onList(request, visit) { try await workplace.takeIn($0, portions: Self.portions, by: $1, request: visit.mark) }
        }
        doors.post("/lijsten/:list/ongedaan", to: .undoList) { request, visit in
            try await onList(request, visit) { try await workplace.undo($0, portions: Self.portions, by: $1, request: visit.mark) }
        }
        doors.post("/lijsten/:list/weg", to: .bringList) { request, visit in
            let id = try visit.listID()
            let (_, viewer) = try await form(request, visit)
            try await workplace.discard(id, by: viewer, request: visit.mark)
            return .seeOther(Link.lists, notice: .listDiscarded)
        }
        doors.get("/lijsten/:list/over.csv", to: .bringList) { request, visit in try await leftOut(request, visit) }
        doors.get(Link.untold, to: .tellPerson) { request, _ in
            let (lines, viewer) = try await read(request) { connection, viewer in try connection.untold(for: viewer) }
            return page(UntoldPage(lines: lines, seal: seal(request), today: today), for: viewer, request)
        }
        doors.post("/bewoners/:person/verteld", to: .tellPerson) { request, visit in
            let id = try visit.personID()
            let (_, viewer) = try await form(request, visit)
            try await workplace.noteTold(id, by: viewer, request: visit.mark)
            return .seeOther(Link.untold, notice: .saved)
        }
    }

    /// Of a list, in one answer: five hundred rows together. Then the page says how far it is, and goes on.
    private static let portions = 2

    private func lists(_ request: Request) async throws -> Response {
        let (lines, viewer) = try await read(request) { connection, viewer in try connection.lists(for: viewer) }
        return showLists(lines, FormWords(), viewer, request)
    }

    private func bringList(_ request: Request, _ visit: Visit) async throws -> Response {
        let (upload, viewer) = try await upload(request, to: .bringList, upTo: ListImport.largestFile)
        let words = upload.words
        let draft = ListDraft(origin: Words.tidy(words["origin"]), aware: Awareness(rawValue: words["aware"]) ?? .unknown)
        var errors = draft.faults() + (Awareness(rawValue: words["aware"]) == nil ? [FieldError("aware", .missing)] : [])
        var fault: FileFault?
        let file = upload.files["file"] ?? Data()
        if file.isEmpty { errors.insert(FieldError("file", .missing), at: 0) }
        if errors.isEmpty {
            switch try await workplace.bring(draft, file: file, submission: words.submission("list"), by: viewer, request: visit.mark) {
            case .success(let id): return .seeOther(Link.list(id))
            case .failure(let found):
                fault = found
                errors = [FieldError("file", .notAChoice)]
            }
        }
        let lines = try await workplace.read(as: viewer) { try $0.lists(for: viewer) }
        return showLists(lines, words, errors: errors, fault: fault, viewer, request, status: .unprocessableContent)
    }

    private func showLists(
        _ lines: [ListLine], _ words: FormWords, errors: [FieldError] = [], fault: FileFault? = nil, _ viewer: Viewer, _ request: Request,
        status: HTTPResponse.Status = .ok
    ) -> Response {
        var sentences = ["file": "Kies het bestand met de lijst.", "aware": "Kies een van de drie."]
        if let fault { sentences["file"] = fault.sentence }
        let form = FormView(words: words, errors: errors, seal: seal(request), labels: ListsPage.labels, sentences: sentences)
        return page(ListsPage(lines: lines, form: form, today: today), status: status, for: viewer, request)
    }

    private func showList(_ request: Request, _ visit: Visit) async throws -> Response {
        let id = try visit.listID()
        let shown = ListShown(rawValue: request.question["toon"])
        let number = (Int32(request.question["pagina"]).map(Int.init) ?? 1) - 1
        let wantsColumns = request.question["kolommen"] == "ja"
        let (view, viewer) = try await read(request) { connection, viewer in
            let list = try connection.list(id, for: viewer)
            return try connection.listView(id, (shown ?? .first(of: list.state)).selection, page: number, for: viewer)
        }
        if view.list.state == .columns || (wantsColumns && view.list.state == .checked) {
            return showColumns(view, nil, errors: [], viewer, request)
        }
        let page = ListPage(
            view: view, shown: shown ?? .first(of: view.list.state), goesOn: request.question["verder"] == "ja", seal: seal(request), today: today)
        return self.page(page, for: viewer, request)
    }

    private func showColumns(
        _ view: ListView, _ words: FormWords?, errors: [FieldError], _ viewer: Viewer, _ request: Request, status: HTTPResponse.Status = .ok
    ) -> Response {
        let chosen = (view.choice?.chosen ?? []).enumerated().map { ("column-\($0.offset)", $0.element ?? "") }
        let words = words ?? FormWords(Dictionary(chosen, uniquingKeysWith: { first, _ in first }))
        let headings = (view.choice?.header ?? []).enumerated().map { ("column-\($0.offset)", ListColumnsPage.heading($0.element, $0.offset)) }
        let form = FormView(
            words: words, errors: errors, seal: seal(request), labels: Dictionary(headings, uniquingKeysWith: { first, _ in first }),
            sentences: ListColumnsPage.sentences(errors))
        return page(ListColumnsPage(view: view, form: form, today: today), status: status, for: viewer, request)
    }

    private func understandList(_ request: Request, _ visit: Visit) async throws -> Response {
        let id = try visit.listID()
        let (words, viewer) = try await form(request, visit)
        let view = try await workplace.read(as: viewer) { try $0.listView(id, .all, page: 0, for: viewer) }
        let names = (0..<(view.choice?.header.count ?? 0)).map { place in words["column-\(place)"].isEmpty ? nil : words["column-\(place)"] }
        do {
            try await workplace.understand(id, columns: names, by: viewer, request: visit.mark)
            return .seeOther(Link.list(id))
        } catch Problem.invalid(let errors) {
            return showColumns(view, words, errors: errors, viewer, request, status: .unprocessableContent)
        }
    }

    /// What was chosen on one page of rows; then the next one, or taking in, as was pressed.
    private func chooseRows(_ request: Request, _ visit: Visit) async throws -> Response {
        let id = try visit.listID()
        let (words, viewer) = try await form(request, visit)
        let chosen = words.names.filter { $0.hasPrefix("row-") }.compactMap { name in
            Int32(name.dropFirst(4)).map { (Int($0), ListRow.Choice(rawValue: words[name])) }
        }
        try await workplace.choose(
            Dictionary(chosen, uniquingKeysWith: { first, _ in first }), in: id, by: viewer, request: visit.mark)
        if words["do"] == "take" {
            let isDone = try await workplace.takeIn(id, portions: Self.portions, by: viewer, request: visit.mark)
            return isDone ? .seeOther(Link.list(id), notice: .saved) : .seeOther(Link.goingOn(id))
        }
        let shown = ListShown(rawValue: words["shown"]) ?? .doubt
        return .seeOther(Link.list(id, shown, page: Int32(words["next"]).map(Int.init) ?? 1), notice: .saved)
    }

    private func onList(
        _ request: Request, _ visit: Visit, _ deed: (ListImport.ID, Viewer) async throws -> Bool
    ) async throws -> Response {
        let id = try visit.listID()
        let (_, viewer) = try await form(request, visit)
        return .seeOther(try await deed(id, viewer) ? Link.list(id) : Link.goingOn(id))
    }

    private func leftOut(_ request: Request, _ visit: Visit) async throws -> Response {
        let id = try visit.listID()
        let (file, _) = try await read(request) { connection, viewer in try connection.leftOut(of: id, for: viewer) }
        return Response(
            status: .ok,
            headers: [
                .contentType: "text/csv; charset=utf-8", .cacheControl: "no-store",
                .contentDisposition: "attachment; filename=\"niet-ingelezen.csv\"",
            ], body: .init(byteBuffer: ByteBuffer(bytes: file)))
    }
}

/// Which rows of a list are looked at, as the address names them.
enum ListShown: String, CaseIterable {
    case doubt = "twijfel"
    case fault = "fouten"
    case known = "bekend"
    case new = "nieuw"
    case all = "alles"
    case leftOut = "over"
    case stayed = "gebleven"

    var selection: RowSelection {
        switch self {
        case .doubt: .verdict(.doubt)
        case .fault: .verdict(.fault)
        case .known: .verdict(.known)
        case .new: .verdict(.new)
        case .all: .all
        case .leftOut: .leftOut
        case .stayed: .stayed
        }
    }

    /// What is looked at first.
    static func first(of state: ListImport.State) -> ListShown {
        switch state {
        case .columns, .checked: .doubt
        case .taking, .taken: .leftOut
        case .undoing, .undone: .stayed
        }
    }
}

extension Visit {
    func listID() throws(Problem) -> ListImport.ID { try identifier("list", orNo: .list) }
}
