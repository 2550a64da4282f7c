import Hummingbird
import Language
import Neighbourhood
import Operations
import Storage

/// Something that is opened in a form to correct it: what is written down, and in which version.
protocol Correctable: Sendable {
    var version: Int { get }
    func written(today: CalendarDate) -> [Fact]
}

extension Person: Correctable {
    func written(today: CalendarDate) -> [Fact] { facts.written }
}

/// An offer with the roles that give its own a name.
struct SavedOffer: Correctable {
    let offer: Offer
    let roles: RoleCatalogue

    var version: Int { offer.version }
    func written(today: CalendarDate) -> [Fact] { offer.draft.written(today: today, roles: roles) }
}

extension Site {
    /// Saves a correction. When somebody else was first, nothing is overwritten: the form comes back with what is saved now beside it.
    ///
    /// - Parameters:
    ///   - typed: what the form would write down.
    ///   - again: reads what is saved now.
    ///   - show: the form, with the words as typed and on the version that is saved now.
    /// - Returns: the form again, or nil when the correction is saved.
    func correct<Thing: Correctable>(
        _ words: FormWords, typed: [Fact], by viewer: Viewer, _ request: Request? = nil, _ save: () async throws -> Void,
        again: @escaping @Sendable (any Connection) throws -> Thing, show: (Thing, FormWords, SavedMeanwhile) async throws -> Response
    ) async throws -> Response? {
        do {
            try await save()
            return nil
        } catch Problem.stale {
            let saved = try await workplace.read(as: viewer, again)
            var words = words
            words["version"] = String(saved.version)
            return try await show(
                saved, words,
                SavedMeanwhile(saved: speaking(request, viewer) { saved.written(today: today) }, typed: typed, isWorker: viewer.isAtWork))
        }
    }
}

/// Somebody else saved something while this form was open: what was typed stays in the form, and beside it stands what is saved now.
struct SavedMeanwhile: Sendable {
    let saved: [Fact]
    let typed: [Fact]
    let isWorker: Bool

    var notice: HTML {
        let words: HTML =
            isWorker
            ? """
            <strong>Iemand anders paste dit aan terwijl je bezig was.</strong> Er is niets overschreven. Eerst staat wat er nu bewaard is, daarna het formulier \
            met wat je zelf typte. Neem over wat klopt en bewaar opnieuw.
            """ : say("meanwhile.notice")
        return Alert(.warning, "\(words)", role: .alert).html
    }

    var html: HTML {
        """
        <aside aria-labelledby="saved-now"><div class="person-card"><h2 id="saved-now">\(say("meanwhile.heading"))</h2>\
        \(differences.isEmpty ? "<p>\(say("meanwhile.same"))</p>" : "<p class=\"hint\">\(say("meanwhile.different"))</p>")\(differences.html)</div></aside>
        """
    }

    private var differences: [Fact] {
        let changed = saved.filter { !typed.contains($0) }
        let emptied = typed.filter { line in !saved.contains { $0.label == line.label } }
        return changed + emptied.compactMap { Fact($0.label, plain("meanwhile.empty")) }
    }
}

extension FormView {
    /// A form that comes back with what was saved meanwhile above it, when there is such a thing.
    init(words: FormWords, errors: [FieldError], seal: String, labels: [String: String], meanwhile: SavedMeanwhile?) {
        self.init(words: words, errors: errors, seal: seal, labels: labels, notice: meanwhile.map { "\($0.notice)\($0.html)" } ?? .none)
    }

    /// Of the answer that shows it.
    var status: HTTPResponse.Status { !errors.isEmpty ? .unprocessableContent : notice.isEmpty ? .ok : .conflict }
}
