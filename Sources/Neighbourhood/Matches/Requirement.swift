/// What a role asks before a stage of a match may begin.
public struct Requirement: Sendable, Hashable, Codable {
    public let kind: Kind
    /// The first stage that may not begin without.
    public let stage: Stage
    /// Which training, by its name; nil for the other kinds.
    public let training: String?
    /// Screening profiles that a certificate of conduct has to cover, by the codes of Justis.
    public let profiles: [String]
    /// How long it counts, in months from the day it was met; nil when it goes on counting.
    public let validMonths: Int?
    /// Of every adult in the house, not only of whoever offers.
    public let ofAllAdults: Bool

    public init(
        _ kind: Kind, for stage: Stage, training: String? = nil, profiles: [String] = [], validMonths: Int? = nil, ofAllAdults: Bool = false
    ) {
        self.kind = kind
        self.stage = stage
        self.training = training
        self.profiles = profiles
        self.validMonths = validMonths
        self.ofAllAdults = ofAllAdults
    }

    public enum Kind: String, Sendable, CaseIterable, Codable {
        case talk, reference
        case homeVisit = "home-visit"
        /// A certificate of conduct (Verklaring Omtrent het Gedrag).
        case vog
        case training
        /// One page to which both sides of a match agree: of the match, not of a person.
        case agreement
    }

    /// The stages of a match that can ask for something, in their order.
    public enum Stage: String, Sendable, CaseIterable, Codable, Comparable {
        case acquaintance, trial, running

        public static func < (left: Self, right: Self) -> Bool { left.order < right.order }

        private var order: Int { Self.allCases.firstIndex(of: self) ?? 0 }
    }

    func faults(profiles known: Set<String>) -> [FieldError] {
        var faults: [FieldError] = []
        if kind == .training { faults += Words.faults(in: training, field: "training", limit: 120, required: true) }
        if kind == .vog, profiles.isEmpty { faults.append(FieldError("vog_profiles", .missing)) }
        if !known.isSuperset(of: profiles) { faults.append(FieldError("vog_profiles", .notAChoice)) }
        if let validMonths, !(1...120).contains(validMonths) { faults.append(FieldError("valid-" + kind.rawValue, .outsideRange(1, 120))) }
        return faults
    }
}

extension Requirement.Stage {
    /// The stage that a move of the life cycle begins; nil for a move that begins none.
    public init?(begunBy deed: Deed) {
        switch deed {
        case .planAcquaintance: self = .acquaintance
        case .startTrial: self = .trial
        case .agreeOnMatch, .startMatch: self = .running
        default: return nil
        }
    }
}

extension HelpRole {
    /// What has to be met before a stage begins: what the stage asks, and what those before it asked, which has to hold still.
    public func requirements(for stage: Requirement.Stage) -> [Requirement] { facts.requirements.filter { $0.stage <= stage } }

    /// Whether a stage may not begin before both sides agreed to the page of their match.
    public func needsAgreement(for stage: Requirement.Stage) -> Bool { requirements(for: stage).contains { $0.kind == .agreement } }
}
