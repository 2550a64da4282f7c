import Language
import Neighbourhood

/// A request about one's data as it was typed: raw words in; a draft, or the errors of each field, out.
struct RightsForm: Sendable {
    let words: FormWords

    static let order = ["right", "name", "contact", "words"]

    /// - Parameter person: whom it is about, when that is known already: then nothing is needed to reach them.
    func read(about person: Person.ID? = nil, name known: String? = nil, source: Source) -> (draft: RightsDraft?, errors: [FieldError]) {
        guard let right = PersonalRight(rawValue: words["right"]) else {
            return (nil, [FieldError("right", .notAChoice)] + rest(person, known, source).faults())
        }
        var draft = rest(person, known, source)
        draft.right = right
        let errors = draft.faults()
        return (errors.isEmpty ? draft : nil, errors)
    }

    private func rest(_ person: Person.ID?, _ known: String?, _ source: Source) -> RightsDraft {
        RightsDraft(
            right: .see, name: known ?? Words.tidy(words["name"]), contact: Words.tidied(words["contact"]), words: Words.tidied(words["words"]),
            person: person, source: source)
    }
}

extension FormView {
    /// Which of the six rights, in words of every day.
    func rightChoice(isWorker: Bool) -> HTML {
        choice(
            "right", isWorker ? "Wat vraagt de bewoner?" : plain("privacy.right"),
            PersonalRight.allCases.map { ($0.rawValue, isWorker ? Dutch.name($0) : Dutch.wish($0)) })
    }
}

extension Dutch {
    static func name(_ right: PersonalRight) -> String {
        switch right {
        case .see: "Inzien"
        case .correct: "Verbeteren"
        case .copy: "Een kopie"
        case .restrict: "Bewaren maar niet gebruiken"
        case .object: "Bezwaar"
        case .erase: "Wissen"
        }
    }

    /// As a resident would say it.
    static func wish(_ right: PersonalRight) -> String {
        switch right {
        case .see: plain("right.see")
        case .correct: plain("right.correct")
        case .copy: plain("right.copy")
        case .restrict: plain("right.restrict")
        case .object: plain("right.object")
        case .erase: plain("right.erase")
        }
    }

    static func name(_ check: IdentityCheck) -> String {
        switch check {
        case .signedIn: "was zelf aangemeld"
        case .known: "ik ken deze bewoner"
        case .document: "ik zag een paspoort, identiteitskaart of rijbewijs (schrijf het nummer niet op)"
        case .calledBack: "ik belde terug op het nummer dat we al kenden"
        }
    }

    static func name(_ state: RequestState) -> String {
        switch state {
        case .open: plain("standing.open")
        case .answered: plain("standing.answered")
        case .refused: plain("standing.refused")
        case .withdrawn: plain("standing.withdrawn")
        }
    }
}
