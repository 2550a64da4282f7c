public import Foundation

/// What somebody who helps asks back: an allowance for hours, or costs with their receipt. Also what another organisation paid them, because the limits of the
/// tax office are over all of them together.
public struct Claim: Sendable, Equatable, Identifiable {
    public typealias ID = Identifier<Claim>

    public let id: ID
    public let person: Person.ID
    public let draft: ClaimDraft
    public var state: ClaimState
    public let claimedAt: Date
    /// Who wrote it down for them; nil when they did it themselves.
    public let claimedBy: Person.ID?
    public var decidedBy: Person.ID?
    public var decidedAt: Date?
    /// Why it was refused.
    public var refusal: String?
    /// A photo of the receipt is kept.
    public let hasReceipt: Bool
    public var paidOn: CalendarDate?
    public var version: Int

    public init(
        id: ID, person: Person.ID, draft: ClaimDraft, state: ClaimState = .claimed, claimedAt: Date, claimedBy: Person.ID? = nil,
        decidedBy: Person.ID? = nil, decidedAt: Date? = nil, refusal: String? = nil, hasReceipt: Bool = false, paidOn: CalendarDate? = nil,
        version: Int = 1
    ) {
        self.id = id
        self.person = person
        self.draft = draft
        self.state = state
        self.claimedAt = claimedAt
        self.claimedBy = claimedBy
        self.decidedBy = decidedBy
        self.decidedAt = decidedAt
        self.refusal = refusal
        self.hasReceipt = hasReceipt
        self.paidOn = paidOn
        self.version = version
    }

    /// Costs are proven by a photo, or by a worker who saw the paper.
    public var isProven: Bool { draft.kind != .costs || hasReceipt || draft.isPaperSeen }
}

public enum ClaimKind: String, Sendable, CaseIterable {
    /// For hours, without receipts.
    case allowance
    /// Real costs, proven.
    case costs
    /// Paid by another organisation; noted, because it counts.
    case elsewhere
}

public enum ClaimState: String, Sendable, CaseIterable {
    case claimed, approved, refused, withdrawn
    /// In a payment run that was not paid yet.
    case running
    case paid
    /// Nothing is asked: another organisation paid it.
    case noted

    /// Whether it takes up room of the limits.
    public var counts: Bool { self != .refused && self != .withdrawn }
}

/// A claim as it is typed.
public struct ClaimDraft: Sendable, Equatable {
    public var kind: ClaimKind
    /// The first day of the month in which the hours were done or the costs were made.
    public var month: CalendarDate
    /// For what.
    public var words: String
    public var amount: Cents
    /// Of an allowance: how long, what an hour gives, and whether they were 21 or older.
    public var minutes: Int?
    public var rate: Cents?
    public var isAdult: Bool?
    /// Of what was paid elsewhere: by whom.
    public var payerName: String?
    /// A worker saw the receipt on paper.
    public var isPaperSeen: Bool

    private init(
        kind: ClaimKind, month: CalendarDate, words: String, amount: Cents, minutes: Int? = nil, rate: Cents? = nil, isAdult: Bool? = nil,
        payerName: String? = nil, isPaperSeen: Bool = false
    ) {
        self.kind = kind
        self.month = month.firstOfMonth
        self.words = words
        self.amount = amount
        self.minutes = minutes
        self.rate = rate
        self.isAdult = isAdult
        self.payerName = payerName
        self.isPaperSeen = isPaperSeen
    }

    /// An allowance: what the hours give, rounded down to the cent so that an hour never gives more than its rate.
    public static func hours(_ minutes: Int, at rate: Cents, in month: CalendarDate, isAdult: Bool?, for words: String) -> ClaimDraft {
        ClaimDraft(
            kind: .allowance, month: month, words: words, amount: Cents(minutes * rate.count / 60), minutes: minutes, rate: rate, isAdult: isAdult)
    }

    public static func costs(_ amount: Cents, in month: CalendarDate, isPaperSeen: Bool = false, for words: String) -> ClaimDraft {
        ClaimDraft(kind: .costs, month: month, words: words, amount: amount, isPaperSeen: isPaperSeen)
    }

    public static func elsewhere(_ amount: Cents, in month: CalendarDate, by payer: String) -> ClaimDraft {
        ClaimDraft(kind: .elsewhere, month: month, words: "", amount: amount, payerName: payer)
    }

    /// Read back from the databank.
    public init(
        stored kind: ClaimKind, month: CalendarDate, words: String, amount: Cents, minutes: Int?, rate: Cents?, isAdult: Bool?, payerName: String?,
        isPaperSeen: Bool
    ) {
        self.init(
            kind: kind, month: month, words: words, amount: amount, minutes: minutes, rate: rate, isAdult: isAdult, payerName: payerName,
            isPaperSeen: isPaperSeen)
    }

    /// In cents; costs above it are not paid through here.
    public static let highest = Cents(500_000)

    /// All faults at once, in the order of the form; whether it is within the limits is asked of the room.
    public func faults(today: CalendarDate, table: TaxTable) -> [FieldError] {
        let names = ClaimFields(kind)
        var faults: [FieldError] = []
        if month > today {
            faults.append(FieldError(names.month, .afterToday))
        } else if table.limits(of: month.year) == nil {
            faults.append(FieldError(names.month, .unknown))
        }
        if kind == .allowance {
            faults += hourFaults
        } else if !(Cents(1)...Self.highest).contains(amount) {
            faults.append(FieldError(names.amount, .outsideRange(1, Self.highest.count / 100)))
        }
        let said = kind == .elsewhere ? payerName : words
        return faults + Words.faults(in: said ?? "", field: names.words, limit: 300, required: true)
    }

    private var hourFaults: [FieldError] {
        var faults: [FieldError] = []
        // A month has at most 744 hours.
        if !(1...744 * 60).contains(minutes ?? 0) || (amount < Cents(1) && rate != Cents.none) {
            faults.append(FieldError("hours", .outsideRange(1, 744)))
        }
        if !(Cents(1)...Cents(10_000)).contains(rate ?? .none) { faults.append(FieldError("rate", .outsideRange(1, 100))) }
        if isAdult == nil { faults.append(FieldError("adult", .notAChoice)) }
        return faults
    }
}

/// What the fields of a claim are called; each kind has its own, because they stand on one page.
public struct ClaimFields: Sendable {
    public let month: String
    public let amount: String
    public let words: String

    public init(_ kind: ClaimKind) {
        switch kind {
        case .allowance: (month, amount, words) = ("month", "hours", "words")
        case .costs: (month, amount, words) = ("costs_month", "costs_amount", "costs_words")
        case .elsewhere: (month, amount, words) = ("else_month", "else_amount", "else_payer")
        }
    }
}

extension CalendarDate {
    public var firstOfMonth: CalendarDate { adding(days: 1 - day) }
}

/// What is decided of a claim.
public enum ClaimDecision: Sendable, Equatable {
    /// - Parameter isMixAccepted: whoever decides knows that the month has costs beside an allowance, and what that means.
    case approve(isMixAccepted: Bool)
    case refuse(String)
}

extension Claim {
    public static func faults(ofRefusal reason: String) -> [FieldError] { Words.faults(in: reason, field: "refusal", limit: 500, required: true) }
}
