/// What somebody can be for another, as a municipality has set it from one day on: one version of a role, which never changes. A match or an approval
/// keeps the version it was made under, so that it stays explainable by what held then.
///
/// Not to be confused with `Role`, which says what a user may see and do.
public struct HelpRole: Sendable, Equatable {
    public let key: Key
    /// Counts up from 1 within a municipality.
    public let version: Int
    /// The first day on which it holds.
    public let from: CalendarDate
    public let facts: Facts
    /// Who made it; nil for one that comes with Omzien, and when nobody known did.
    public let madeBy: String?

    public init(key: Key, version: Int, from: CalendarDate, facts: Facts, madeBy: String? = nil) {
        self.key = key
        self.version = version
        self.from = from
        self.facts = facts
        self.madeBy = madeBy
    }

    /// The name of a role through all its versions: "buddy".
    public struct Key: RawRepresentable, Hashable, Sendable, Codable {
        public let rawValue: String

        public init(rawValue: String) { self.rawValue = rawValue }

        /// What an offer is for when nothing else was chosen.
        public static let helper = Key(rawValue: "helper")
    }
}

extension HelpRole {
    /// All that a version says.
    public struct Facts: Sendable, Equatable, Codable {
        /// "Maatje".
        public var name: String
        /// As it stands after "wil graag": "maatje zijn".
        public var wanting: String
        /// What it is, in two sentences.
        public var about: String
        /// A young person or a family names who it is; it is never proposed and never picked from a list.
        public var isChosen: Bool
        /// What it is limited to; empty when it is not.
        public var themes: [String]
        /// What belongs to it, one thing a line.
        public var may: [String]
        /// The border of informal and formal care: what it leaves to others.
        public var mayNot: [String]
        public var requirements: [Requirement]
        public var guidance: Guidance
        public var term: RoleTerm
        public var reward: Reward
        /// One line about who is insured for what.
        public var insurance: String

        public init(
            name: String, wanting: String, about: String, isChosen: Bool = false, themes: [String] = [], may: [String], mayNot: [String],
            requirements: [Requirement] = [], guidance: Guidance, term: RoleTerm, reward: Reward = .none, insurance: String
        ) {
            self.name = name
            self.wanting = wanting
            self.about = about
            self.isChosen = isChosen
            self.themes = themes
            self.may = may
            self.mayNot = mayNot
            self.requirements = requirements
            self.guidance = guidance
            self.term = term
            self.reward = reward
            self.insurance = insurance
        }

        /// All faults at once, in the order of the form.
        ///
        /// - Parameter profiles: the codes that a certificate of conduct can have.
        public func faults(profiles: Set<String>) -> [FieldError] {
            Words.faults(in: name, field: "name", limit: 60, required: true) + Words.faults(in: wanting, field: "wanting", limit: 60, required: true)
                + Words.faults(in: about, field: "about", limit: 500, required: true) + Self.faults(in: may, field: "may")
                + Self.faults(in: mayNot, field: "may_not") + (themes.isEmpty ? [] : Self.faults(in: themes, field: "themes"))
                + requirements.flatMap { $0.faults(profiles: profiles) } + guidance.faults() + term.faults()
                + Words.faults(in: insurance, field: "insurance", limit: 500, required: true)
        }

        private static func faults(in lines: [String], field: String) -> [FieldError] {
            guard !lines.isEmpty else { return [FieldError(field, .missing)] }
            return lines.compactMap { Words.faults(in: $0, field: field, limit: 200).first }.prefix(1)
                + (lines.count > 20 ? [FieldError(field, .tooLong(limit: 20 * 200))] : [])
        }
    }

    /// When somebody of the team asks both sides how it goes.
    public struct Guidance: Sendable, Equatable, Codable {
        /// So many days after it began running, each once.
        public var days: [Int]
        /// From then on each so many weeks; nil when it is not asked again.
        public var weeks: Int?

        public init(days: [Int], weeks: Int? = nil) {
            self.days = days
            self.weeks = weeks
        }

        func faults() -> [FieldError] {
            (days.allSatisfy { (1...365).contains($0) } ? [] : [FieldError("guidance_days", .outsideRange(1, 365))])
                + (weeks.map { (1...104).contains($0) } ?? true ? [] : [FieldError("guidance_weeks", .outsideRange(1, 104))])
        }
    }

    /// What stands against it.
    public enum Reward: String, Sendable, CaseIterable, Codable {
        case none
        /// A small one, within the limits of the tax office.
        case allowance
        /// In paid service, with a foundation for instance.
        case wage
    }
}

/// How long a match in a role lasts before something has to be decided.
public struct RoleTerm: Sendable, Equatable, Codable {
    public enum Ending: String, Sendable, CaseIterable, Codable {
        /// Both sides are asked whether they go on; then it begins anew.
        case evaluate
        /// It is brought to an end.
        case end
    }

    public var months: Int
    public var ending: Ending

    public init(months: Int, ending: Ending) {
        self.months = months
        self.ending = ending
    }

    /// The day on which that is due.
    public func isDue(from start: CalendarDate) -> CalendarDate { start.adding(months: months) }

    func faults() -> [FieldError] { (1...120).contains(months) ? [] : [FieldError("term_months", .outsideRange(1, 120))] }
}
