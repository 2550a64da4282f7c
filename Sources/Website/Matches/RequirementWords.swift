import Language
import Neighbourhood

extension Dutch {
    /// What a role asks, in a few words: "VOG voor zorg voor kinderen en jongeren".
    static func name(_ requirement: Requirement, in roles: RoleCatalogue) -> String {
        switch requirement.kind {
        case .talk: plain("requirement.talk")
        case .reference: plain("requirement.reference")
        case .homeVisit: plain("requirement.homeVisit")
        case .vog: plain("requirement.vog") + " (\(Spoken.list(roles.named(requirement.profiles))))"
        case .training: plain("requirement.training") + " ‘\(requirement.training ?? "")’"
        case .agreement: plain("requirement.agreement")
        }
    }

    /// The same at the begin of a line on a page: what a VOG or a training is called is Dutch everywhere.
    static func line(_ requirement: Requirement, in roles: RoleCatalogue) -> HTML {
        switch requirement.kind {
        case .vog: "\(Spoken.capitalized(plain("requirement.vog"))) (\(Spoken.list(roles.named(requirement.profiles).map(inDutch))))"
        case .training: "\(Spoken.capitalized(plain("requirement.training"))) ‘\(inDutch(requirement.training ?? ""))’"
        case .talk, .reference, .homeVisit, .agreement: "\(Spoken.capitalized(name(requirement, in: roles)))"
        }
    }

    /// "nodig voor de kennismaking".
    static func needed(for stage: Requirement.Stage) -> String {
        switch stage {
        case .acquaintance: plain("requirement.forAcquaintance")
        case .trial: plain("requirement.forTrial")
        case .running: plain("requirement.forRunning")
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
        case .missing: plain("requirement.missing", ["name": unmet.name, "what": name(unmet.requirement, in: roles)])
        case .ended(let day):
            plain("requirement.ended", ["day": Spoken.date(day, today: today), "name": unmet.name, "what": name(unmet.requirement, in: roles)])
        case .lacksProfiles(let codes): plain("requirement.lacks", ["name": unmet.name, "profiles": Spoken.list(roles.named(codes))])
        case .houseUnknown: plain("requirement.house", ["name": unmet.name])
        }
    }
}

extension RoleCatalogue {
    /// "84: Belast zijn met de zorg voor minderjarigen".
    fileprivate func named(_ profiles: [String]) -> [String] { profiles.map { "\($0): \(name(ofProfile: $0))" } }
}
