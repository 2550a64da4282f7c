import Neighbourhood

extension Dutch {
    /// What a role asks, in a few words: "VOG voor zorg voor kinderen en jongeren".
    static func name(_ requirement: Requirement, in roles: RoleCatalogue) -> String {
        switch requirement.kind {
        case .talk: "een gesprek"
        case .reference: "een referentie: iemand die voor deze bewoner instaat"
        case .homeVisit: "een huisbezoek"
        case .vog: "een VOG (\(Spoken.list(requirement.profiles.map { "\($0): \(roles.name(ofProfile: $0))" })))"
        case .training: "de training ‘\(requirement.training ?? "")’"
        case .agreement: "de afspraken op papier, van allebei"
        }
    }

    static func name(_ kind: Requirement.Kind) -> String {
        switch kind {
        case .talk: "gesprek"
        case .reference: "referentie"
        case .homeVisit: "huisbezoek"
        case .vog: "VOG"
        case .training: "training"
        case .agreement: "afspraken op papier"
        }
    }

    /// As it stands after "voor".
    static func name(_ stage: Requirement.Stage) -> String {
        switch stage {
        case .acquaintance: "de kennismaking"
        case .trial: "de proefperiode"
        case .running: "het vaste contact"
        }
    }

    /// Why a stage cannot begin yet, in one sentence.
    static func reason(_ unmet: Unmet, in roles: RoleCatalogue, today: CalendarDate) -> String {
        switch unmet.lack {
        case .missing: "\(unmet.name) heeft nog niet: \(name(unmet.requirement, in: roles))."
        case .ended(let day): "Dit telt niet meer sinds \(Spoken.date(day, today: today)), voor \(unmet.name): \(name(unmet.requirement, in: roles))."
        case .lacksProfiles(let codes):
            "Op de VOG van \(unmet.name) ontbreekt: \(Spoken.list(codes.map { "\($0), \(roles.name(ofProfile: $0))" }))."
        case .houseUnknown: "Er is nog niet opgeschreven welke volwassenen er bij \(unmet.name) in huis wonen."
        }
    }
}
