import HTTPTypes
import Hummingbird
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
            return .seeOther(viewer.isAtWork ? Link.person(id) : Link.mine, notice: .saved)
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

    var title: String { isWorker ? "Berichten aan \(person.facts.name)" : "Berichten aan u" }
    var place: String? { isWorker ? nil : Link.mine }
    var hasErrors: Bool { form.hasErrors }

    var main: HTML {
        """
        \(form.summary)<h1>\(isWorker ? "Berichten aan <bdi>\(person.facts.name)</bdi>" : "Berichten aan u")</h1>\
        <p class="lead">\(isWorker ? "Nu" : "Wij bereiken u nu zo"): \(Dutch.name(person.facts.reach)). <a href="\(Link.correct(person.id))">Pas dat aan</a>.</p>\
        <form method="post" action="\(Link.wishes(person.id))">\(form.sealField)<div class="fields">\
        \(form.select("language", "Taal van berichten en brieven", [("", "De eerste taal die \(isWorker ? "iemand" : "u") spreekt")] + MessageTexts.codes.map { ($0, MessageTexts.of($0)[.language]) }))\
        \(form.select("from_hour", "Niet eerder dan", hours(8...20)))\(form.select("until_hour", "Niet later dan", hours(9...21)))</div>\
        \(MessageKind.allCases.filter(\.mayBeRefused).html { form.tick(Self.field($0), Self.refusal(of: $0)) })\
        <p class="hint">Tussen negen uur ’s avonds en acht uur ’s ochtends sturen we nooit iets, en op zondag geen sms. Een code om aan te melden komt wel meteen.</p>\
        <p class="actions"><button class="button">Bewaar</button></p></form>
        """
    }

    static func field(_ kind: MessageKind) -> String { "refused-" + kind.rawValue }

    private static func refusal(of kind: MessageKind) -> String {
        switch kind {
        case .howItGoes: "Niet per mail of sms vragen hoe het gaat; bel liever"
        case .stillRight: "Niet per mail of sms vragen of een aanbod nog klopt; bel liever"
        case .helpWanted, .helperFound, .code, .doorWord, .referralAnswer: "Geen vragen om hulp per mail of sms; bel liever"
        }
    }

    private func hours(_ range: ClosedRange<Int>) -> [(value: String, text: String)] { range.map { (String($0), "\($0) uur") } }
}
