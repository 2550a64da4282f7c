import Foundation
import Neighbourhood
import Operations
import Storage
import TestDatabanks
import Testing

@Suite("An ask outside the databank")
struct OutsideTests {
    @Test("goes without a name, is remembered with a day to look, and what comes back becomes an offer or nothing", arguments: TestDatabanks.engines)
    func wholeWay(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let id = try await given.asks("Wie wil er op dinsdag met mij wandelen?")
        let draft = OutsidePostDraft(channel: .chat, words: "Wie wil er wandelen, op dinsdag?", lookOn: given.today.adding(days: 5))
        let version = try await given.ask(id).version
        for _ in 0..<2 { try await given.workplace.post(draft, of: id, version: version, submission: "1", by: given.fatma) }
        let ask = try await given.ask(id)
        #expect(ask.care?.nextStep == NextStep.lookOutside.rawValue)
        #expect(ask.care?.nextOn == given.today.adding(days: 5).orFirstWorkingDayAfter)
        let posts = try await given.posts(of: id)
        #expect(posts.map(\.post.draft.words) == ["Wie wil er wandelen, op dinsdag?"] && posts.first?.posterName == "Fatma Yıldırım")

        let post = try #require(posts.first).post.id
        for (number, name) in ["Kees Bos", "Mia"].enumerated() {
            let reply = OutsideReplyDraft(name: name, phone: PhoneNumber("0612345678"), words: "Ik wandel graag mee")
            #expect(try await given.workplace.record(reply, to: post, submission: "r\(number)", by: given.fatma) == id)
        }
        let replies = try await given.posts(of: id)[0].replies
        #expect(replies.map(\.draft.name) == ["Kees Bos", "Mia"])
        let offer = try await given.workplace.takeUp(replies[0].id, as: nil, by: given.fatma)
        _ = try await given.workplace.letGo(replies[1].id, by: given.fatma)
        let saved = try await given.offer(offer)
        #expect(saved.draft.words == "Ik wandel graag mee" && saved.state == .open)
        let person = try await given.workplace.read(as: given.fatma) { try $0.person(#require(saved.draft.party.person), for: given.fatma) }
        #expect(person.facts.name == "Kees Bos" && person.facts.phone == PhoneNumber("0612345678"))
        let settled = try await given.posts(of: id)[0].replies
        #expect(settled.map(\.state) == [.offered, .declined] && settled.allSatisfy { $0.draft.name.isEmpty && $0.draft.words.isEmpty })
        await #expect(throws: Problem.outOfOrder(.replySettled)) { _ = try await given.workplace.letGo(replies[0].id, by: given.fatma) }
    }

    @Test("is refused for a name, a street or a number, and when the person does not know of it", arguments: TestDatabanks.engines)
    func refused(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let id = try await given.asks("Wie wil er met mij wandelen?")
        let version = try await given.ask(id).version
        for words in ["Wie wandelt er met Greet?", "Wie wandelt er? Bel 0612345678."] {
            let draft = OutsidePostDraft(channel: .chat, words: words, lookOn: given.today.adding(days: 5))
            await #expect(throws: Problem.invalid([FieldError("words", .tellsOfSomebody)])) {
                try await given.workplace.post(draft, of: id, version: version, submission: words, by: given.fatma)
            }
        }
        let unaware = try await given.greetAsks("Mijn moeder wandelt graag")
        let draft = OutsidePostDraft(channel: .chat, words: "Wie wandelt er mee?", lookOn: given.today.adding(days: 5))
        let other = try await given.ask(unaware).version
        await #expect(throws: Problem.outOfOrder(.subjectUnaware)) {
            try await given.workplace.post(draft, of: unaware, version: other, submission: "3", by: given.fatma)
        }
        await #expect(throws: Problem.notAllowed(.notYourRole)) {
            try await given.workplace.post(draft, of: id, version: version, submission: "4", by: given.ria)
        }
    }

    @Test("begins from what may be told of it, and says what was left out and why", arguments: TestDatabanks.engines)
    func sorted(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let id = try await given.asks("Ik zoek iemand om mee te wandelen. Ik ben net geopereerd. Mijn buurvrouw Toos kan niet meer. Bel 0612345678!")
        let ask = try await given.ask(id)
        let check = try await given.workplace.read(as: given.fatma) { try $0.outsideCheck(of: ask, for: given.fatma) }
        let sorted = given.workplace.sentences(of: ask.draft.words, by: check, in: Given.town)
        #expect(sorted.kept == ["Ik zoek iemand om mee te wandelen"])
        #expect(sorted.left.map(\.why) == [.delicate, .name, .number])
        #expect(!given.workplace.harmlessThemes(of: "Mijn moeder is dement en gaat graag wandelen", in: Given.town).contains("dementia"))
    }

    @Test("leaves nothing of who answered when the ask is let go", arguments: TestDatabanks.engines)
    func letGo(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let id = try await given.asks("Wie wandelt er mee?")
        let draft = OutsidePostDraft(channel: .church, words: "Wie wandelt er mee?", lookOn: given.today.adding(days: 5))
        try await given.workplace.post(draft, of: id, version: try await given.ask(id).version, submission: "1", by: given.fatma)
        let post = try await given.posts(of: id)[0].post.id
        _ = try await given.workplace.record(OutsideReplyDraft(name: "Kees", words: "Ik"), to: post, submission: "2", by: given.fatma)
        try await given.workplace.erase(given.greet, by: given.fatma)
        for table in ["outside_post", "outside_reply"] as [SQL] {
            #expect(try await given.workplace.driver.read(in: Given.town) { try $0.count("SELECT count(*) FROM " + table) } == 0)
        }
    }
}

extension Given {
    /// Greet asks for herself.
    fileprivate func asks(_ words: String) async throws -> Ask.ID {
        try await workplace.take(Intake(caller: .known(greet), asks: [(IntakeAsk(words: words), .waitingList)]), by: fatma)[0]
    }

    fileprivate func posts(of id: Ask.ID) async throws -> [OutsidePostLine] {
        try await workplace.read(as: fatma) { [fatma] in try $0.outsidePosts(of: $0.ask(id, for: fatma), for: fatma) }
    }
}
