import Foundation
public import Neighbourhood
public import Storage

extension Workplace {
    /// Gives a practice a link by which it sends patients on, in place of the one it had, which works no more. Who works in a team may. The secret comes back this
    /// once and is kept as its hash.
    ///
    /// - Parameter owner: the worker with whom the referrals arrive.
    /// - Returns: nil when this form was sent before: what it gave was shown then.
    /// - Throws: `Problem.invalid` on `owner`, `Problem.notFound(.organisation)`, `Problem.notAllowed`.
    public func giveReferralDoor(
        to organisation: Organisation.ID, owner: Person.ID?, submission: String, by viewer: Viewer, request: RequestMark = .none
    ) async throws -> Token? {
        try Access.allowSomewhere(viewer, .keepReferralDoor)
        let (token, town) = (Token(), viewer.municipality)
        return try await perform(by: viewer, request: request) { connection in
            guard try connection.resultOfSubmission(submission, in: town) == nil else { return Done(nil) }
            _ = try connection.organisation(organisation, in: town)
            guard let owner, try connection.brokers(in: town).contains(owner) else { throw Problem.invalid([FieldError("owner", .notAChoice)]) }
            let door = ReferralDoor(organisation: organisation, owner: owner, givenAt: connection.now)
            try connection.put(door, tokenHash: token.hash, in: town)
            try connection.keepSubmission(submission, result: organisation.text, in: town)
            return Done(token, Event(.keepReferralDoor, Thing(.organisation, organisation.text)))
        }
    }

    /// Takes the link of a practice away. What was referred goes on. Twice is once.
    ///
    /// - Throws: `Problem.notFound(.organisation)`, `Problem.notAllowed`.
    public func closeReferralDoor(of organisation: Organisation.ID, by viewer: Viewer, request: RequestMark = .none) async throws {
        try Access.allowSomewhere(viewer, .keepReferralDoor)
        try await perform(by: viewer, request: request) { connection in
            _ = try connection.organisation(organisation, in: viewer.municipality)
            guard try connection.closeReferralDoor(of: organisation, in: viewer.municipality) else { return Done(()) }
            return Done((), Event(.keepReferralDoor, Thing(.organisation, organisation.text)))
        }
    }

    /// Which practice a link is of. Anybody who has it may look.
    ///
    /// - Throws: `Problem.outOfOrder(.referralDoorClosed)` for what is no link, or not any more.
    public func referralDoor(by token: Token) async throws -> KnownReferralDoor {
        guard let door = try await driver.read(in: nil, { try $0.referralDoor(tokenHash: token.hash) }) else {
            throw Problem.outOfOrder(.referralDoorClosed)
        }
        return door
    }

    /// Takes in a patient whom a practice sends on: as a person, with an ask that lies with whoever takes in what comes from this practice, to be rung the next
    /// working day. Whoever has the link may.
    ///
    /// - Returns: the code by which the practice asks how it went. The same form sent twice is one referral with one code.
    /// - Throws: `Problem.invalid` with every fault at once; `Problem.outOfOrder(.referralDoorClosed)`.
    public func refer(_ draft: ReferralDraft, by token: Token, submission: String, request: RequestMark = .none) async throws -> SignInCode {
        let known = try await referralDoor(by: token)
        let town = known.municipality
        let visitor = Viewer.visitor(of: town)
        let key = try await doorKey()
        let code = key.referralCode(for: submission)
        let spot = try await locate(draft.facts.postcode, in: town)
        let hash = key.hash("referral", code.text)
        return try await perform(by: visitor, request: request) { [rules] connection in
            guard try connection.resultOfSubmission(submission, in: town) == nil else { return Done(code) }
            let faults = draft.faults(today: connection.today)
            guard faults.isEmpty else { throw Problem.invalid(faults) }
            let referral = try connection.takeIn(draft, at: spot, through: known, in: town)
            try connection.insert(referral, codeHash: hash, in: town)
            try connection.keepConsent(to: draft.wish, of: referral, rules, in: town)
            try connection.noteUse(of: known.door, in: town)
            try connection.keepSubmission(submission, result: referral.id.text, in: town)
            return Done(code, Event(.referPatient, Thing(.ask, referral.ask.text), with: Thing(.organisation, referral.organisation.text)))
        }
    }

    /// How it went with somebody whom a practice sent on: no more than they agreed to. Whoever has both the link of the practice and the code may.
    ///
    /// - Parameter household: of whoever asks, who tries no more than a few wrong codes.
    /// - Throws: `Problem.invalid` on `code`; `Problem.tooMany`; `Problem.outOfOrder(.referralDoorClosed)`.
    public func answer(to typed: String, by token: Token, from household: String, request: RequestMark = .none) async throws
        -> (referredOn: CalendarDate, answer: ReferralAnswer)
    {
        let known = try await referralDoor(by: token)
        let town = known.municipality
        let key = try await doorKey()
        let hash = SignInCode(typed: typed).map { key.hash("referral", $0.text) }
        let found = try await perform(by: .visitor(of: town), request: request) { connection in
            guard let hash, let line = try connection.referral(of: known.door.organisation, codeHash: hash, in: town) else {
                return Done((referredOn: CalendarDate, answer: ReferralAnswer)?.none)
            }
            try connection.noteUse(of: known.door, in: town)
            let state = try connection.state(of: line.referral, in: town)
            return Done((line.referral.referredOn, state.told(to: line.wish)), Event(.readReferralAnswer, Thing(.ask, line.referral.ask.text)))
        }
        guard let found else {
            try await pass(.wrongReferralCodes, from: household, in: town)
            throw Problem.invalid([FieldError("code", .unknown)])
        }
        return found
    }

    /// Writes down that somebody who was referred was spoken with, and lets the practice know that there is something to read when they agreed to that. Whoever
    /// brokers may. Twice is once.
    ///
    /// - Throws: `Problem.notFound(.ask)` when the ask did not come from a practice; `Problem.notAllowed`.
    public func noteContact(with ask: Ask.ID, by viewer: Viewer, request: RequestMark = .none) async throws {
        try await perform(by: viewer, request: request) { connection in
            let ask = try connection.ask(ask, for: viewer, to: .tellPractice)
            guard let line = try connection.referral(of: ask.id, in: viewer.municipality) else { throw Problem.notFound(.ask) }
            guard try connection.noteContact(of: line.referral.id, in: viewer.municipality) else { return Done(()) }
            try connection.tellPractice(of: ask.id, since: .contact, in: viewer.municipality)
            return Done((), Event(.tellPractice, Thing(.ask, ask.id.text), with: Thing(.organisation, line.referral.organisation.text)))
        }
    }
}

extension Connection {
    /// Who can take up what a practice sends.
    func brokers(in town: MunicipalityCode) throws -> [Person.ID] { try colleagues(in: town, as: [.connector, .teamMember]).map(\.id) }

    fileprivate func takeIn(
        _ draft: ReferralDraft, at spot: Spot, through known: KnownReferralDoor, in town: MunicipalityCode
    ) throws -> Referral {
        let person = try admit(draft.facts, at: spot, in: town)
        let brokers = try brokers(in: town)
        // Whoever took in what came from this practice may work here no more; nobody's referral is nobody's.
        let owner = known.door.owner.flatMap { brokers.contains($0) ? $0 : nil } ?? brokers.first
        let ask = try placeAsk(
            AskDraft(subject: person.id, words: draft.said, callBack: draft.callBack, languages: draft.facts.languages, source: .partner), of: person,
            care: owner.map { Care(owner: $0, step: .callBack, today: today) }, in: town)
        return Referral(id: freshID(), organisation: known.door.organisation, ask: ask.id, person: person.id, referredOn: today)
    }

    fileprivate func keepConsent(to wish: AnswerWish, of referral: Referral, _ rules: PeopleRules, in town: MunicipalityCode) throws {
        guard wish != .nothing, let known = rules.purpose(ConsentPurpose.referral) else { return }
        let purpose = ConsentPurpose(id: known.id, name: known.name, text: known.text, version: known.version, parts: wish.parts)
        try keepConsent(
            of: referral.person, for: purpose, to: Thing(.organisation, referral.organisation.text), manner: .spoken, recordedBy: nil, in: town)
    }

    /// Lets the practice that an ask came from know that there is something new to read, where the person agreed to that and the practice has mail. One
    /// message tells of all that is new until it has left.
    ///
    /// - Parameter news: what is new, which the person has to have agreed to.
    func tellPractice(of ask: Ask.ID, since news: AnswerWish, in town: MunicipalityCode) throws {
        guard let line = try referral(of: ask, in: town), line.mail != nil, Set(news.parts).isSubset(of: line.wish.parts) else { return }
        let thing = Thing(.referral, line.referral.id.text)
        guard try !hasPostWaiting(about: thing, .referralAnswer, in: town) else { return }
        // Whoever minds the ask rings the practice when the mail does not arrive.
        let owner = try self.ask(ask, for: .system(of: town)).care?.owner
        try post(.referralAnswer, to: .address, about: thing, endsAt: now.addingTimeInterval(7 * 86_400), owner: owner, in: town)
    }

    /// That there is an answer to read, without whom it is about. Nil when the person agrees no more, or the practice has no mail.
    func referralNotice(_ message: OutboxMessage, in town: MunicipalityCode) throws -> Message? {
        guard let thing = message.thing, let line = try referral(Identifier(stored: thing.id), in: town), line.wish != .nothing, let mail = line.mail
        else { return nil }
        let day = "\(line.referral.referredOn.day) \(line.referral.referredOn.monthName)"
        return Message(
            id: message.id.text, to: .mail(mail), subject: "Er is een antwoord op een verwijzing",
            text: """
                Beste collega,

                Op \(day) verwees uw praktijk iemand naar het wijkteam. Er is een antwoord.

                U leest het met de verwijslink van uw praktijk en de code van die verwijzing. Die code kreeg u toen u verwees.

                In dit bericht staan geen persoonsgegevens. Antwoorden op dit bericht kan niet.

                Met vriendelijke groet,
                Het wijkteam
                """)
    }
}

extension DoorKey {
    /// A code that belongs to one sending of one form, so that the same form sent twice has the same.
    fileprivate func referralCode(for submission: String) -> SignInCode {
        var chance = KeyedChance { self.hash("referral-code", "\($0).\(submission)") }
        return SignInCode(using: &chance)
    }
}

/// Chance that a key decides: the same for who has the key, and for nobody else.
private struct KeyedChance: RandomNumberGenerator {
    private var count = 0
    private let hash: (Int) -> String

    init(_ hash: @escaping (Int) -> String) { self.hash = hash }

    mutating func next() -> UInt64 {
        count += 1
        return UInt64(hash(count).prefix(16), radix: 16) ?? 0
    }
}
