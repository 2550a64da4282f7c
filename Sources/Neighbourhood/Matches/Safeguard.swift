public import Foundation

/// Something that a role asks and that was made sure of: a talk, a training, a certificate of conduct that was seen. Never a paper, never its number.
public struct Safeguard: Sendable, Equatable, Identifiable {
    public typealias ID = Identifier<Safeguard>

    public let id: ID
    public let person: Person.ID
    public let draft: SafeguardDraft
    /// The worker who wrote it down and who asks for a new one in time.
    public let recordedBy: Person.ID?
    public let recordedAt: Date

    public init(id: ID, person: Person.ID, draft: SafeguardDraft, recordedBy: Person.ID?, recordedAt: Date) {
        self.id = id
        self.person = person
        self.draft = draft
        self.recordedBy = recordedBy
        self.recordedAt = recordedAt
    }

    /// So long before it ends a worker asks for a new one: admission to the free certificate takes about that long.
    public static let noticeDays = 56

    /// The day on which a worker asks for a new one; nil for what does not end.
    public var askOn: CalendarDate? { draft.renewOn?.adding(days: -Self.noticeDays) }

    /// The first day on which it does not count any more for a requirement; nil when it goes on counting.
    public func ends(for requirement: Requirement) -> CalendarDate? {
        [draft.renewOn, requirement.validMonths.map { draft.metOn.adding(months: $0) }].compactMap(\.self).min()
    }

    /// Whether it is of the kind that is asked, whatever it covers and however old it is.
    public func answers(_ requirement: Requirement) -> Bool {
        guard draft.kind == requirement.kind else { return false }
        return requirement.training.map { Words.fold($0) == Words.fold(draft.training ?? "") } ?? true
    }
}

/// What a worker writes down when a requirement was met.
public struct SafeguardDraft: Sendable, Equatable {
    public var kind: Requirement.Kind
    public var training: String?
    /// The profiles that stand on the certificate.
    public var profiles: [String]
    /// For which organisation the certificate was given: it counts there only.
    public var organisation: String?
    public var metOn: CalendarDate
    /// The first day on which it does not count any more.
    public var renewOn: CalendarDate?
    /// Under which version of which role it was asked.
    public var role: HelpRole.Key
    public var roleVersion: Int

    public init(
        kind: Requirement.Kind, training: String? = nil, profiles: [String] = [], organisation: String? = nil, metOn: CalendarDate,
        renewOn: CalendarDate? = nil, role: HelpRole.Key, roleVersion: Int
    ) {
        self.kind = kind
        self.training = training
        self.profiles = profiles
        self.organisation = organisation
        self.metOn = metOn
        self.renewOn = renewOn
        self.role = role
        self.roleVersion = roleVersion
    }

    /// All faults at once, in the order of the form.
    ///
    /// - Parameter known: the codes that a certificate of conduct can have.
    public func faults(profiles known: Set<String>, today: CalendarDate) -> [FieldError] {
        var faults: [FieldError] = []
        if kind == .agreement { faults.append(FieldError("kind", .notAChoice)) }
        if metOn > today { faults.append(FieldError("met_on", .afterToday)) }
        if kind == .vog {
            if profiles.isEmpty { faults.append(FieldError("profiles", .missing)) }
            faults += Words.faults(in: organisation, field: "organisation", limit: 120, required: true)
            if renewOn == nil { faults.append(FieldError("renew_on", .missing)) }
        }
        if !known.isSuperset(of: profiles) { faults.append(FieldError("profiles", .notAChoice)) }
        if kind == .training { faults += Words.faults(in: training, field: "training", limit: 120, required: true) }
        if let renewOn, renewOn <= metOn { faults.append(FieldError("renew_on", .endsBeforeItStarts)) }
        return faults
    }
}
