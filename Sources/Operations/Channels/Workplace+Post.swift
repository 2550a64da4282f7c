public import Foundation
public import Neighbourhood
public import Storage

/// A letter as it comes out of the printer.
public struct PrintedLetter: Sendable {
    public let person: Person.ID
    public let name: String
    public let street: String
    public let postcode: String
    public let body: MessageBody
    /// What of the outbox stands in it.
    public let messages: [OutboxMessage.ID]
}

/// How a worker settles a message that did not go by itself.
public enum PostOutcome: String, Sendable, CaseIterable {
    /// The letter is in the letter box.
    case posted
    /// They were spoken to.
    case reached
    /// Their address was mended: send it once more.
    case again
}

extension Workplace {
    /// Every letter that waits in the part of town where the viewer works, ready to print. Desk and team may. What need not be told any more falls out.
    ///
    /// Printed twice they have other codes on them; the codes of both work, until one is used.
    public func letters(by viewer: Viewer, _ links: MessageLinks, request: RequestMark = .none) async throws -> [PrintedLetter] {
        try await perform(by: viewer, request: request) { connection in
            let lines = try connection.postList(.toPrint, for: viewer)
            let letters = try lines.reduce(into: [Person.ID]()) { if !$0.contains($1.person) { $0.append($1.person) } }.flatMap { person in
                try connection.letters(to: person, lines.filter { $0.person == person }, links, by: viewer)
            }
            return Done(letters)
        }
    }

    /// Settles one message by hand. Desk and team may, in the part of town where they work and with what they mind. Settling it twice is settling it once.
    ///
    /// - Throws: `Problem.notFound` for what was settled already, `Problem.invalid` for an outcome that does not fit.
    public func handle(_ id: OutboxMessage.ID, _ outcome: PostOutcome, by viewer: Viewer, request: RequestMark = .none) async throws {
        try await perform(by: viewer, request: request) { connection in
            let line = try connection.postLine(id, for: viewer)
            guard outcome.fits(line.state) else { throw Problem.invalid([FieldError("outcome", .notAChoice)]) }
            switch outcome {
            case .posted, .reached: try connection.handlePost(id, as: .sent, by: viewer)
            case .again: try connection.postAgain(id, in: viewer.municipality)
            }
            return Done((), Event(.handlePost, Thing(.message, id.text), onBehalfOf: line.person))
        }
    }

    /// A mail came back to its sender. The machine does; who is not known is not told.
    ///
    /// - Returns: whether somebody has to be reached another way now.
    public func bounce(_ message: String) async throws -> Bool {
        guard let id = OutboxMessage.ID(message) else { return false }
        return try await driver.write(in: nil) { try $0.bounce(id) }
    }
}

extension PostOutcome {
    func fits(_ state: MessageState) -> Bool {
        switch self {
        case .posted: state == .toPrint
        case .reached: state == .toCall || state == .unreached
        case .again: state == .unreached
        }
    }
}

extension Connection {
    fileprivate func letters(to id: Person.ID, _ lines: [PostLine], _ links: MessageLinks, by viewer: Viewer) throws -> [PrintedLetter] {
        let town = viewer.municipality
        let person = try person(id, for: .system(of: town))
        let texts = MessageTexts.of(try channelWish(of: id, in: town).language(of: person.facts, among: MessageTexts.codes))
        let kinds = lines.map(\.kind).reduce(into: [MessageKind]()) { if !$0.contains($1) { $0.append($1) } }
        return try kinds.compactMap { kind in
            let messages = try post(lines.filter { $0.kind == kind }.map(\.id), in: town)
            let told = try telling(messages, to: Reader(person: person, texts: texts, channel: .letter, links: links, town: town))
            for message in messages where !(told?.told.contains(message.id) ?? false) {
                try handlePost(message.id, as: .dropped, by: viewer)
            }
            return told.map { PrintedLetter($0, to: person) }
        }
    }
}

extension PrintedLetter {
    fileprivate init(_ told: Telling, to person: Person) {
        let facts = person.facts
        self.init(
            person: person.id, name: facts.name, street: [facts.street, facts.houseNumber].compactMap(\.self).joined(separator: " "),
            postcode: facts.postcode?.shown ?? "", body: told.body, messages: told.told)
    }
}
