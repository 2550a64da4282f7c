import Neighbourhood

extension Dutch {
    static func name(_ step: MatchStep) -> String {
        switch step {
        case .proposed: "voorgesteld"
        case .asked: "wacht op antwoord"
        case .willing: "allebei ja"
        case .acquaintance: "kennismaking"
        case .trial: "proeftijd"
        case .agreed: "afgesproken"
        case .running: "loopt"
        case .paused: "rust even"
        case .ending: "loopt af"
        case .ended: "afgelopen"
        case .declined: "gaat niet door"
        case .withdrawn: "ingetrokken"
        }
    }

    /// What the day of a step is; nil for a step without one.
    static func until(_ step: MatchStep) -> String? {
        switch step {
        case .acquaintance: "kennismaking op"
        case .trial: "proberen tot en met"
        case .agreed: "begint op"
        case .paused: "rust tot"
        case .ending: "laatste keer op"
        default: nil
        }
    }

    /// A move, as a worker chooses it from a list.
    static func asked(_ deed: Deed) -> String {
        switch deed {
        case .planAcquaintance: "De kennismaking is op deze dag"
        case .startTrial: "Ze proberen het, tot en met deze dag"
        case .agreeOnMatch: "De afspraken staan, en ze beginnen op deze dag"
        case .startMatch: "Ze zijn begonnen"
        case .renewMatch: "Ze gaan door, een nieuwe termijn"
        case .pauseMatch: "Het rust even, tot deze dag"
        case .resumeMatch: "Ze gaan weer verder"
        case .prepareEnding: "Het loopt af, en de laatste keer is op deze dag"
        case .carryOn: "Het gaat toch door"
        default: happened(deed)
        }
    }

    static func name(_ answer: TalkAnswer) -> String {
        switch answer {
        case .good: "Goed"
        case .soSo: "Gaat wel"
        case .callMe: "Bel mij"
        }
    }

    static func name(_ occasion: TalkOccasion) -> String {
        switch occasion {
        case .acquaintance: "Hoe was de kennismaking"
        case .trial: "Hoe gaat de proeftijd"
        case .rhythm: "Hoe gaat het"
        case .ending: "Hoe was het"
        }
    }
}
