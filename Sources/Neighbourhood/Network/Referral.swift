public import Foundation

/// The way in for a practice that sends patients on to the neighbourhood: a link with a secret, and who takes in what comes through it.
public struct ReferralDoor: Sendable, Equatable {
    public let organisation: Organisation.ID
    /// The worker with whom referrals arrive; nil when that one was erased, and then they go to a colleague.
    public let owner: Person.ID?
    public let givenAt: Date
    public let lastUsedAt: Date?

    public init(organisation: Organisation.ID, owner: Person.ID?, givenAt: Date, lastUsedAt: Date? = nil) {
        self.organisation = organisation
        self.owner = owner
        self.givenAt = givenAt
        self.lastUsedAt = lastUsedAt
    }
}

/// What somebody lets the practice that referred them hear afterwards. Each holds what stands before it as well.
public enum AnswerWish: String, Sendable, CaseIterable, Codable {
    case nothing
    /// That there was contact.
    case contact
    /// What began, and that it ended.
    case started

    /// As a consent keeps it; empty for nothing, which is no consent.
    public var parts: [String] {
        switch self {
        case .nothing: []
        case .contact: ["contact"]
        case .started: ["contact", "started"]
        }
    }

    public init(parts: [String]) { self = parts.contains("started") ? .started : parts.contains("contact") ? .contact : .nothing }
}

/// A patient whom a practice sent on, with the ask that came of it.
public struct Referral: Sendable, Equatable, Identifiable {
    public typealias ID = Identifier<Referral>

    public let id: ID
    public let organisation: Organisation.ID
    public let ask: Ask.ID
    public let person: Person.ID
    public let referredOn: CalendarDate
    /// On which day somebody of the team first spoke with them.
    public var contactOn: CalendarDate?

    public init(
        id: ID, organisation: Organisation.ID, ask: Ask.ID, person: Person.ID, referredOn: CalendarDate, contactOn: CalendarDate? = nil
    ) {
        self.id = id
        self.organisation = organisation
        self.ask = ask
        self.person = person
        self.referredOn = referredOn
        self.contactOn = contactOn
    }
}

/// How a referral stands, as the team knows it.
public struct ReferralState: Sendable, Equatable {
    public var contactOn: CalendarDate?
    /// What they take part in, by its name.
    public var joined: [String]
    /// They got to know somebody through us. Who is nobody's business.
    public var hasMatch: Bool
    public var isOver: Bool

    public init(contactOn: CalendarDate? = nil, joined: [String] = [], hasMatch: Bool = false, isOver: Bool = false) {
        self.contactOn = contactOn
        self.joined = joined
        self.hasMatch = hasMatch
        self.isOver = isOver
    }

    /// What of it the practice may read.
    public func told(to wish: AnswerWish) -> ReferralAnswer {
        switch wish {
        case .nothing: .silent
        case .contact: .told(ReferralState(contactOn: contactOn))
        case .started: .told(self)
        }
    }
}

/// What a practice reads of a referral.
public enum ReferralAnswer: Sendable, Equatable {
    /// They want nothing told, or not any more: which of the two is theirs to know.
    case silent
    case told(ReferralState)
}

/// What a practice fills in: who it is, how to reach them, what they would like, and what they agreed to.
public struct ReferralDraft: Sendable, Equatable {
    public var facts: PersonFacts
    /// What they would like themselves, in their own words. Nothing medical.
    public var words: String
    /// What they would like to do best.
    public var preference: String?
    /// How else to reach them: "via dochter Anja".
    public var callBack: String?
    /// They know of it, and want it.
    public var agrees: Bool
    public var wish: AnswerWish

    public init(facts: PersonFacts, words: String, preference: String? = nil, callBack: String? = nil, agrees: Bool, wish: AnswerWish) {
        self.facts = facts
        self.words = words
        self.preference = preference
        self.callBack = callBack
        self.agrees = agrees
        self.wish = wish
    }

    /// All faults at once, in the order of the form.
    public func faults(today: CalendarDate) -> [FieldError] {
        var faults = Words.faults(in: words, field: "words", limit: 1500, required: true)
        faults += Words.faults(in: preference, field: "preference", limit: 300)
        faults += facts.faults(today: today)
        faults += Words.faults(in: callBack, field: "call_back", limit: 200)
        if facts.phone == nil, facts.mail == nil, callBack == nil {
            faults.append(FieldError("contact", .needsOneOf(["phone", "mail", "call_back"])))
        }
        for (field, text) in [("words", words), ("preference", preference), ("name", facts.name), ("call_back", callBack)] {
            if let text, CitizenNumber.stands(in: text) { faults.append(FieldError(field, .citizenNumber)) }
        }
        if !agrees { faults.append(FieldError("agrees", .missing)) }
        return faults
    }

    /// What they would like and what best of all, as the ask holds it.
    public var said: String { words + (preference.map { "\n\nLiefst: " + $0 } ?? "") }
}

/// The number by which the state knows people (BSN). It is never asked for, and refused where somebody types one.
public enum CitizenNumber {
    /// Whether a number of nine digits that meets the test of eleven stands in a text: 9, 8, 7 ... 2 times the digits less the last is a multiple of eleven.
    /// (Logisch ontwerp GBA-V; a telephone number has ten digits.)
    public static func stands(in text: String) -> Bool {
        runs(of: text).contains { digits in
            guard digits.count == 9, digits.contains(where: { $0 != 0 }) else { return false }
            let sum = digits.enumerated().map { place, digit in place == 8 ? -digit : (9 - place) * digit }.reduce(0, +)
            return sum % 11 == 0
        }
    }

    /// Digits that stand together, with nothing but a space, a point or a dash between two of them.
    private static func runs(of text: String) -> [[Int]] {
        var (runs, run, gap): ([[Int]], [Int], Int) = ([], [], 0)
        for character in text {
            if character.isASCII, let digit = character.wholeNumberValue {
                run.append(digit)
                gap = 0
            } else if !run.isEmpty, gap == 0, " .-".contains(character) {
                gap = 1
            } else {
                runs.append(run)
                (run, gap) = ([], 0)
            }
        }
        return runs + [run]
    }
}
