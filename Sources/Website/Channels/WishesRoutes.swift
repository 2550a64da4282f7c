import HTTPTypes
import Hummingbird
import Language
import Neighbourhood
import Operations
import Storage

extension Site {
    func addWishes(to doors: Doors) {
        doors.get("/bewoners/:person/berichten", to: .chooseChannel) { request, visit in
            try await showWishes(try visit.personID(), nil, errors: [], request)
        }
        doors.post("/bewoners/:person/berichten", to: .chooseChannel) { request, visit in try await takeWishes(request, visit) }
    }

    private func takeWishes(_ request: Request, _ visit: Visit) async throws -> Response {
        let id = try visit.personID()
        let (words, viewer) = try await form(request, visit)
        let refused = Set(MessageKind.allCases.filter { $0.mayBeRefused && words[WishesPage.field($0)] == "yes" })
        let wish = ChannelWish(
            language: words["language"].isEmpty ? nil : SpokenLanguage(words["language"]) ?? SpokenLanguage(stored: "?"),
            hours: SendingHours(from: Int(words["from_hour"]) ?? -1, until: Int(words["until_hour"]) ?? -1), refused: refused)
        do {
            try await workplace.wish(wish, of: id, by: viewer, request: visit.mark)
            var response = Response.seeOther(viewer.isAtWork ? Link.person(id) : Link.mine, notice: .saved)
            if viewer.person == id, let tongue = wish.language.flatMap({ Tongue(rawValue: $0.code) }) { remember(tongue, &response) }
            return response
        } catch Problem.invalid(let errors) {
            return try await showWishes(id, words, errors: errors, request, status: .unprocessableContent)
        }
    }

    private func showWishes(
        _ id: Person.ID, _ words: FormWords?, errors: [FieldError], _ request: Request, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let ((person, wish), viewer) = try await read(request) { connection, viewer in
            (try connection.person(id, for: viewer, to: .chooseChannel), try connection.channelWish(of: id, in: viewer.municipality))
        }
        let form = FormView(words: words ?? FormWords(wish), errors: errors, seal: seal(request))
        return page(WishesPage(person: person, form: form, isWorker: viewer.isAtWork), status: status, for: viewer, request)
    }
}

extension FormWords {
    fileprivate init(_ wish: ChannelWish) {
        self.init()
        self["language"] = wish.language?.code ?? ""
        self["from_hour"] = String(wish.hours.from)
        self["until_hour"] = String(wish.hours.until)
        for kind in wish.refused { self[WishesPage.field(kind)] = "yes" }
    }
}

/// In which language, at which hours, and what not.
struct WishesPage: Page {
    let person: Person
    let form: FormView
    let isWorker: Bool

    var title: String { isWorker ? "Berichten aan \(person.facts.name)" : plain("wishes.title") }
    var place: String? { isWorker ? nil : Link.mine }
    var hasErrors: Bool { form.hasErrors }

    var main: HTML {
        """
        \(form.summary)<h1>\(isWorker ? "Berichten aan <bdi>\(person.facts.name)</bdi>" : say("wishes.title"))</h1>\
        <p class="lead">\(isWorker ? "Nu: \(Dutch.name(person.facts.reach)). <a href=\"\(Link.correct(person.id))\">Pas dat aan</a>." : say("wishes.reach", ["how": "\(Dutch.name(person.facts.reach))", "correct": "\(Link.correct(person.id))"]))</p>\
        <form method="post" action="\(Link.wishes(person.id))">\(form.sealField)<div class="fields">\
        \(form.select("language", plain("wishes.language"), [("", isWorker ? "De eerste taal die iemand spreekt" : plain("wishes.firstLanguage"))] + Tongue.allCases.map { ($0.code, $0.ownName) }))\
        \(form.select("from_hour", plain("wishes.from"), hours(8...20)))\(form.select("until_hour", plain("wishes.until"), hours(9...21)))</div>\
        \(MessageKind.allCases.filter(\.mayBeRefused).html { form.tick(Self.field($0), Self.refusal(of: $0)) })\
        <p class="hint">\(say("wishes.never"))</p>\
        <p class="actions">\(Button(say("form.save")).html)</p></form>
        """
    }

    static func field(_ kind: MessageKind) -> String { "refused-" + kind.rawValue }

    private static func refusal(of kind: MessageKind) -> String {
        switch kind {
        case .howItGoes: plain("wishes.noTalks")
        case .stillRight: plain("wishes.noRechecks")
        case .helpWanted, .helperFound, .code, .doorWord, .referralAnswer: plain("wishes.noQuestions")
        }
    }

    private func hours(_ range: ClosedRange<Int>) -> [(value: String, text: String)] {
        range.map { (String($0), plain("wishes.hour", ["hour": String($0)])) }
    }
}
