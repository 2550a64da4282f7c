public import Foundation

/// Approved claims that are paid together: one file for the bank, one for the bookkeeper.
public struct PaymentRun: Sendable, Equatable, Identifiable {
    public typealias ID = Identifier<PaymentRun>

    public let id: ID
    public var state: State
    public let madeBy: Person.ID?
    public let madeAt: Date
    /// The day on which the bank is asked to pay.
    public let executeOn: CalendarDate
    /// Nobody else had the role, so whoever made it may have approved claims in it as well.
    public let isAlone: Bool
    /// Who pays, as it was when the run was made.
    public let payer: BankAccount
    public var paidOn: CalendarDate?
    public var version: Int

    public init(
        id: ID, state: State = .made, madeBy: Person.ID?, madeAt: Date, executeOn: CalendarDate, isAlone: Bool, payer: BankAccount,
        paidOn: CalendarDate? = nil, version: Int = 1
    ) {
        self.id = id
        self.state = state
        self.madeBy = madeBy
        self.madeAt = madeAt
        self.executeOn = executeOn
        self.isAlone = isAlone
        self.payer = payer
        self.paidOn = paidOn
        self.version = version
    }

    public enum State: String, Sendable, CaseIterable {
        case made, paid, cancelled
    }

    /// How far ahead a bank may be asked to pay, in days; and how many payments one file holds.
    public static let furthest = 30
    public static let longest = 500

    public static func faults(executeOn day: CalendarDate, today: CalendarDate) -> [FieldError] {
        if day < today { return [FieldError("execute_on", .beforeToday)] }
        let last = today.adding(days: furthest)
        return day > last ? [FieldError("execute_on", .afterDay(last))] : []
    }
}

/// One payment of a run.
public struct Payment: Sendable, Equatable {
    /// From 1, within the run.
    public let number: Int
    public let claim: Claim.ID
    public let person: Person.ID
    public let kind: ClaimKind
    public let month: CalendarDate
    public let amount: Cents
    /// Nil when it cannot be read any more, because the person was erased.
    public let account: BankAccount?

    public init(number: Int, claim: Claim.ID, person: Person.ID, kind: ClaimKind, month: CalendarDate, amount: Cents, account: BankAccount?) {
        self.number = number
        self.claim = claim
        self.person = person
        self.kind = kind
        self.month = month
        self.amount = amount
        self.account = account
    }
}
