import Neighbourhood

/// A role in sentences: what it asks and when, how it is guided, how long, and what stands against it.
struct RoleWords {
    let role: HelpRole
    let roles: RoleCatalogue

    /// What each stage asks that asks anything: "Voor de kennismaking: een gesprek en een huisbezoek."
    var stages: [(stage: String, requirements: [String])] {
        Requirement.Stage.allCases.compactMap { stage in
            let asked = role.facts.requirements.filter { $0.stage == stage }.map(sentence)
            return asked.isEmpty ? nil : ("Voor \(Dutch.name(stage))", asked)
        }
    }

    private func sentence(_ requirement: Requirement) -> String {
        let valid = requirement.validMonths.map { ", \(Self.months($0)) geldig" } ?? ""
        return Dutch.name(requirement, in: roles) + (requirement.ofAllAdults ? ", van alle volwassenen in huis" : "") + valid
    }

    var guidance: String {
        let guidance = role.facts.guidance
        let first = Spoken.list(guidance.days.map { $0 % 7 == 0 ? Self.weeks($0 / 7) : $0 == 1 ? "1 dag" : "\($0) dagen" })
        let again = guidance.weeks.map { $0 == 1 ? "elke week" : "elke \($0) weken" }
        switch (first.isEmpty, again) {
        case (true, nil): return "Alleen als iemand daarom vraagt."
        case (true, let again?): return "We vragen allebei \(again) hoe het gaat."
        case (false, nil): return "We vragen allebei hoe het gaat na \(first)."
        case (false, let again?): return "We vragen allebei hoe het gaat na \(first), en daarna \(again)."
        }
    }

    var term: String {
        let months = Self.months(role.facts.term.months)
        switch role.facts.term.ending {
        case .evaluate: return "Na \(months) kijken we samen of het zo verdergaat. Dan spreken we het opnieuw af."
        case .end: return "Het duurt hooguit \(months). We bereiden het einde samen voor."
        }
    }

    var reward: String { Dutch.sentence(role.facts.reward) }

    static func months(_ count: Int) -> String {
        switch count {
        case 1: "1 maand"
        case let months where months % 12 == 0: "\(months / 12) jaar"
        default: "\(count) maanden"
        }
    }

    private static func weeks(_ count: Int) -> String { count == 1 ? "1 week" : "\(count) weken" }
}

extension Dutch {
    static func name(_ reward: HelpRole.Reward) -> String {
        switch reward {
        case .none: "geen vergoeding"
        case .allowance: "kleine vergoeding"
        case .wage: "in dienst, met loon"
        }
    }

    static func sentence(_ reward: HelpRole.Reward) -> String {
        switch reward {
        case .none: "Er is geen vergoeding. Afgesproken kosten mogen wel worden betaald."
        case .allowance: "Een kleine vergoeding mag, binnen de grenzen van de Belastingdienst."
        case .wage: "Dit kan in dienst, met loon. Het kan ook vrijwillig."
        }
    }
}
