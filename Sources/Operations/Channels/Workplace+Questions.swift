import Foundation
public import Neighbourhood
import Storage

extension Workplace {
    /// The name of the lease under which questions are put into the outbox.
    static let questions = "questions"

    /// Asks what is due and what nobody asked yet, in every municipality: of each match how it goes together, and of each
    /// offer whether it still holds. What was asked twice and not answered falls asleep. The machine does; of two servers only one does it.
    ///
    /// The question goes into the outbox in the transaction that marks it as asked, so that nobody is asked twice and nobody is forgotten. Whoever cannot be
    /// written to is left for the list of whom to ring.
    /// - Parameters:
    ///   - post: what carries messages; nil when nothing does, and then only letters are written.
    ///   - holder: who does it; another name for each process.
    /// - Returns: how many questions, or nil when another server is at it.
    @discardableResult
    public func askWhatIsDue(by post: (any Post)?, as holder: String) async throws -> Int? {
        let carried = post.carried
        guard try await driver.write(in: nil, { try $0.takeLease(Self.questions, for: holder, lasting: 600) }) else { return nil }
        var asked = 0
        do {
            for town in try await driver.read(in: nil, { try $0.municipalities() }) {
                asked += try await askHowItGoes(in: town.code, carried, as: holder)
                asked += try await recheck(in: town.code, carried, as: holder)
            }
        } catch {
            try? await driver.write(in: nil) { try $0.giveBackLease(Self.questions, from: holder, isDone: false) }
            throw error
        }
        try await driver.write(in: nil) { try $0.giveBackLease(Self.questions, from: holder, isDone: true) }
        if asked > 0 { bell.ring() }
        return asked
    }

    /// Each in a transaction of its own, so that a question that cannot be asked keeps no other back.
    private func askHowItGoes(in town: MunicipalityCode, _ carried: Set<Channel>, as holder: String) async throws -> Int {
        let due = try await driver.read(in: town) { connection in
            try connection.talksToAsk(in: town).filter { try connection.channel(of: .howItGoes, to: $0.person, carried, in: town) != .call }
        }
        var asked = 0
        for talk in due {
            let isAsked = try await driver.write(in: town) { connection in
                guard try connection.takeLease(Self.questions, for: holder, lasting: 600) else { return false }
                guard try connection.markAsked(talk.talk, in: town) else { return false }
                try connection.post(.howItGoes, to: .person(talk.person), about: Thing(.talk, talk.talk.text), owner: talk.guide, in: town)
                return true
            }
            asked += isAsked ? 1 : 0
        }
        return asked
    }
}

extension Connection {
    /// By which channel a message of this kind would reach somebody now.
    func channel(of kind: MessageKind, to person: Person.ID, _ carried: Set<Channel>, in town: MunicipalityCode) throws -> Channel {
        try channelWish(of: person, in: town).channel(of: kind, to: self.person(person, for: .system(of: town)).facts, carried: carried)
    }
}

extension Post? {
    /// By what this installation can send; letters can always be printed.
    var carried: Set<Channel> {
        Set([.letter] + (self?.carriesMail ?? false ? [.mail] : []) + (self?.carriesSMS ?? false ? [.sms] : []))
    }
}
