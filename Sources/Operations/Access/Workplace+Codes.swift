public import Foundation
public import Neighbourhood
import Storage

/// A code on paper, to hand to somebody. Shown once: afterwards nobody knows it but who holds the paper.
public struct CodeCard: Sendable {
    public let person: Person.ID
    public let name: String
    public let code: SignInCode
    public let endsAt: Date

    public init(person: Person.ID, name: String, code: SignInCode, endsAt: Date) {
        self.person = person
        self.name = name
        self.code = code
        self.endsAt = endsAt
    }
}

extension Workplace {
    /// Two weeks: long enough for who comes to the desk once and has somebody at home to help.
    public static let cardLasting: TimeInterval = 14 * 86_400
    /// ASVS 5.0 (6.5.5): a code that is sent lives ten minutes at most.
    public static let messageLasting: TimeInterval = 600

    /// A code card for a resident. Desk and team may; the card that the resident had before is worth nothing from now on.
    ///
    /// - Throws: `Problem.notAllowed(.notForColleagues)` for somebody who works here: a card would let its maker in as them.
    public func makeCodeCard(for person: Person.ID, by viewer: Viewer, request: RequestMark = .none) async throws -> CodeCard {
        try Access.allowSomewhere(viewer, .makeCode)
        let key = try await doorKey()
        return try await perform(by: viewer, request: request) { connection in
            let resident = try connection.person(person, for: viewer, to: .makeCode)
            guard !(try connection.roles(of: person, in: viewer.municipality)).contains(where: \.isOfWork) else {
                throw Problem.notAllowed(.notForColleagues)
            }
            let code = try connection.makeCode(for: person, by: .card, holder: nil, key, in: viewer.municipality, lasting: Self.cardLasting)
            let card = CodeCard(
                person: person, name: resident.facts.name, code: code, endsAt: connection.now.addingTimeInterval(Self.cardLasting))
            return Done(card, Event(.makeCode, Thing(.person, person.text), onBehalfOf: person))
        }
    }

    /// Asks for a code by mail or SMS. Anybody may. The answer is the same and takes as long whether somebody has this address or not: the same rows
    /// are counted and the same are written, and the message leaves the outbox after the answer.
    ///
    /// - Throws: `Problem.tooMany`, for this address or this household.
    public func askForCode(at destination: Message.Destination, _ doorstep: Doorstep) async throws {
        let key = try await doorKey()
        let outcome: Passage<Void> = try await driver.write(in: doorstep.municipality) { connection in
            if let seconds = try connection.passMessage(to: destination, doorstep, key) { return .wait(seconds) }
            return .through(try connection.postCodes(to: destination, doorstep, key))
        }
        try outcome.get()
        bell.ring()
    }

    /// Signs in by a code, and uses it up.
    ///
    /// - Throws: `Problem.invalid` on the field `code` when it is not known, was used or is too old: which of these is not told;
    ///   `Problem.tooMany` after too many wrong ones.
    public func signIn(by code: SignInCode, _ doorstep: Doorstep, _ arrival: Arrival = Arrival()) async throws -> SessionKey {
        let key = try await doorKey()
        let municipality = doorstep.municipality
        let outcome: Passage<SessionKey?> = try await driver.write(in: municipality) { connection in
            try connection.trySpending(code, doorstep, key, arrival.request) { try connection.open(for: $0, in: municipality, arrival) }
        }
        guard let session = try outcome.get() else { throw Problem.invalid([FieldError("code", .unknown)]) }
        return session
    }
}

/// What a gate answers: a refusal has to be a value, because what was counted must be kept and a transaction that throws keeps nothing.
enum Passage<Value: Sendable>: Sendable {
    case through(Value)
    case wait(Int)

    func get() throws(Problem) -> Value {
        switch self {
        case .through(let value): return value
        case .wait(let seconds): throw .tooMany(retryAfter: seconds)
        }
    }
}

extension Connection {
    /// Counts a message with a code to an address.
    ///
    /// - Returns: how many seconds to wait, when there were too many to this address or from this house; then nothing is counted.
    func passMessage(to destination: Message.Destination, _ doorstep: Doorstep, _ key: DoorKey) throws -> Int? {
        let limits = [
            (RateLimit.messagesToAddress, key.hash("address", destination.text)),
            (RateLimit.messagesFromHousehold, key.hash("household", doorstep.household)),
        ]
        for (limit, who) in limits {
            if let seconds = try wait(limit, for: who, in: doorstep.municipality) { return seconds }
        }
        for (limit, who) in limits { try count(limit, for: who, in: doorstep.municipality) }
        return nil
    }

    /// Tries a code within its limits, and uses it up.
    ///
    /// - Parameter admit: what comes of it for whom the code is of; nil when it is not theirs to use here, which counts as wrong.
    func trySpending<Result: Sendable>(
        _ code: SignInCode, _ doorstep: Doorstep, _ key: DoorKey, _ request: RequestMark, _ admit: (Person.ID) throws -> Result?
    ) throws -> Passage<Result?> {
        let (municipality, holder) = (doorstep.municipality, key.hash("browser", doorstep.browser))
        let limits = [
            (RateLimit.wrongCodesOfBrowser, holder), (.wrongCodesOfHousehold, key.hash("household", doorstep.household)),
            (.wrongCodesOfMunicipality, ""),
        ]
        for (limit, who) in limits {
            if let seconds = try wait(limit, for: who, in: municipality) { return .wait(seconds) }
        }
        if let person = try spendCode(hash: key.hash("code", code.text), holderHash: holder, in: municipality), let result = try admit(person) {
            return .through(result)
        }
        for (limit, who) in limits { try count(limit, for: who, in: municipality) }
        let attempt = Event(.failToSignIn, Thing(.municipality, municipality.text))
        try append(attempt, by: .visitor(of: municipality), request: request.id)
        return .through(nil)
    }

    func makeCode(
        for person: Person.ID?, by carrier: CodeCarrier, holder: String?, _ key: DoorKey, in municipality: MunicipalityCode,
        lasting: TimeInterval
    ) throws -> SignInCode {
        var chance = SystemRandomNumberGenerator()
        let code = SignInCode(using: &chance)
        try insert(
            NewCode(person: person, hash: key.hash("code", code.text), carrier: carrier, holderHash: holder, lasting: lasting), in: municipality)
        return code
    }
}
