import Foundation
import HTTPTypes
import Neighbourhood
import Operations
import Samples
import Storage
import Synchronization
import Testing

@testable import Website

@Suite("Answering from a message")
struct ReplyPageTests {
    /// A Wednesday, when everything may be sent.
    private static let noon: @Sendable () -> Date = { Date(timeIntervalSince1970: 1_795_000_000) }

    /// Greet gets a mail about Truus's offer; what lies in her mailbox.
    private func asked(_ town: Town, by reach: Reach = .mail) async throws -> (message: Message, token: String) {
        let municipality = SampleTown.wilgenoord.municipality
        let system = Viewer.system(of: municipality)
        let fatma = try await Samples.person("fatma", of: .wilgenoord, in: town.workplace)
        let worker = Viewer(municipality: municipality, person: fatma, name: "Fatma", roles: [.connector])
        let (mail, phone) = (MailAddress(stored: "ayse@voorbeeld.nl"), PhoneNumber(stored: "0612345699"))
        let asker = try await town.workplace.register(
            PersonFacts(
                name: "Ayşe Kaya", phone: phone, mail: mail, reach: reach,
                languages: [SpokenLanguage("tr")!]), by: system)
        let truus: Person.ID = try await town.id(of: "person", "truus")
        let offer = try await town.workplace.place(OfferDraft(party: .person(truus), words: "Ik kook soep"), by: worker)
        _ = try await town.workplace.take(
            Intake(caller: .known(asker), asks: [(IntakeAsk(words: "Çorba isterim"), .propose(offer))]), by: worker)
        let kept = KeptPost()
        _ = try await town.workplace.deliver(by: kept, Link.messages(from: "http://127.0.0.1:8080"), as: "here")
        let message = try #require(kept.taken.first { [.mail(mail), .sms(phone)].contains($0.destination) })
        let token = try #require(message.text.firstMatch(of: /\/antwoord\/([0-9a-f]{64})/)?.1)
        return (message, String(token))
    }

    @Test("asks in the person's language, does nothing by being looked at, and takes one answer without a session, a cookie or a seal")
    func page() async throws {
        let town = try await Town.open(clock: Self.noon)
        let (_, token) = try await asked(town)
        for _ in 0..<3 {
            let page = try await town.visitor().get("/antwoord/\(token)?keuze=yes")
            #expect(page.status == .ok && page.contains("lang=\"tr\"") && page.contains("Çorba isterim") && page.contains("Ik kook soep"))
            #expect(!page.contains("van Dalen") && page.contains("Evet, isterim</button>"))
        }
        let answered = try await town.visitor().post([("reply", "yes")], to: "/antwoord/\(token)")
        #expect(answered.status == .ok && answered.contains("Teşekkür ederiz"))
        let again = try await town.visitor().post([("reply", "no")], to: "/antwoord/\(token)")
        #expect(again.contains("Daha önce cevap verdiniz: Evet, isterim"))
        #expect(try await town.visitor().get("/antwoord/\(token)").contains("Daha önce"))
        let foreign = try await town.visitor().post([("reply", "no")], to: "/antwoord/\(token)", headers: ["Sec-Fetch-Site": "cross-site"])
        #expect(foreign.status == .forbidden)
        for wrong in ["0", String(repeating: "0", count: 64)] { #expect(try await town.visitor().get("/antwoord/\(wrong)").status == .gone) }
        #expect(try await town.visitor().post([("reply", "misschien")], to: "/antwoord/\(token)").status.code >= 400)
    }

    @Test("to the question how it goes is one tap without a session; who is unhappy reads that somebody rings, and it stands on the match")
    func talk() async throws {
        let clock = Later()
        let town = try await Town.open(clock: { clock.now })
        let (_, token) = try await asked(town)
        _ = try await town.workplace.answer(Token(presented: token), with: "yes")
        let municipality = SampleTown.wilgenoord.municipality
        let fatma = try await Samples.person("fatma", of: .wilgenoord, in: town.workplace)
        let worker = Viewer(municipality: municipality, person: fatma, name: "Fatma", roles: [.connector])
        let proposal = try await town.workplace.question(of: Token(presented: token)).link.thing.id
        let match = try #require(Match.ID(proposal))
        try await town.workplace.record(.yes, of: .offer, reason: nil, to: match, by: worker)
        try await town.workplace.introduce(match, by: worker)
        try await town.workplace.move(match, MoveDraft(.startMatch), by: worker)
        clock.pass(days: 15)
        let kept = KeptPost()
        try await town.workplace.askWhatIsDue(by: kept, as: "here")
        _ = try await town.workplace.deliver(by: kept, Link.messages(from: "http://127.0.0.1:8080"), as: "here")
        let mail = try #require(kept.taken.first { $0.destination == .mail(MailAddress(stored: "ayse@voorbeeld.nl")) })
        let address = "/antwoord/" + String(try #require(mail.text.firstMatch(of: /\/antwoord\/([0-9a-f]{64})/)?.1))
        let page = try await town.visitor().get(address + "?keuze=call-me")
        #expect(page.contains("Truus ile iyi gidiyor mu?") && page.contains("<button class=\"button\" name=\"reply\" value=\"call-me\">"))
        #expect(!page.contains("Ik kook soep") && !page.contains("van Dalen"), "no more than the question itself")
        let answered = try await town.visitor().post([("reply", "so-so")], to: address)
        #expect(answered.contains("Mahalle ekibinden biri sizi arayacak"))
        #expect(try await town.visitor().post([("reply", "good")], to: address).contains("Daha önce cevap verdiniz: İdare eder"))
        let folder = try await town.signedIn("fatma").get("/koppelingen/\(match)")
        #expect(folder.contains("Gaat wel"))
    }

    @Test("to whether offers still hold is one tap for each or one for all, and a worker writes down what is said on the telephone with one click")
    func freshness() async throws {
        let clock = Later()
        let town = try await Town.open(clock: { clock.now })
        let worker = Viewer(
            municipality: SampleTown.wilgenoord.municipality, person: try await Samples.person("fatma", of: .wilgenoord, in: town.workplace),
            name: "Fatma",
            roles: [.connector])
        let mail = MailAddress(stored: "ayse@voorbeeld.nl")
        let helper = try await town.workplace.register(
            PersonFacts(name: "Ayşe Kaya", mail: mail, reach: .mail, languages: [SpokenLanguage("tr")!]), by: .system(of: worker.municipality))
        for words in ["Çorba yaparım", "Kitap okurum"] {
            _ = try await town.workplace.place(OfferDraft(party: .person(helper), words: words), by: worker)
        }
        clock.pass(days: 190)
        let kept = KeptPost()
        try await town.workplace.askWhatIsDue(by: kept, as: "here")
        _ = try await town.workplace.deliver(by: kept, Link.messages(from: "http://127.0.0.1:8080"), as: "here")
        let message = try #require(kept.taken.first { $0.destination == .mail(mail) })
        let address = "/antwoord/" + String(try #require(message.text.firstMatch(of: /\/antwoord\/([0-9a-f]{64})/)?.1))
        let page = try await town.visitor().get(address)
        #expect(
            page.contains("lang=\"tr\"") && page.contains("Çorba yaparım") && page.contains("Kitap okurum") && page.contains("Hepsi hâlâ geçerli"))
        let one = try #require(page.text.firstMatch(of: /value="(stop:[^"]+)"/)?.1)
        let half = try await town.visitor().post([("reply", String(one))], to: address)
        #expect(half.contains("Teşekkür ederiz") && !half.contains("Çorba yaparım") && half.contains("Kitap okurum"))
        #expect(try await town.visitor().post([("reply", "still-right")], to: address).contains("Size güvenebildiğimiz"))
        #expect(try await town.visitor().get(address).contains("Daha önce cevap verdiniz"))
        let fatma = try await town.signedIn("fatma")
        let list = try await fatma.get("/klopt-dit-nog")
        let line = try #require(list.text.firstMatch(of: /action="(\/klopt-dit-nog\/[^"]+)"/)?.1)
        let done = try await fatma.submit([("answer", "still-right")], from: "/klopt-dit-nog", to: String(line))
        #expect(done.contains("Bewaard") && !done.contains(String(line)))
        #expect(try await town.signedIn("noor").get("/klopt-dit-nog").status == .forbidden)
        let thanks = try await fatma.get("/waardering")
        let somebody = try #require(thanks.text.firstMatch(of: /action="(\/waardering\/[^"]+)"/)?.1)
        #expect(try await fatma.submit([], from: "/waardering", to: String(somebody)).contains("Bewaard"))
    }

    @Test("by SMS needs the gateway's secret, in a form or in JSON")
    func sms() async throws {
        let town = try await Town.open(smsReplySecret: "geheim-van-de-gateway", clock: Self.noon)
        _ = try await asked(town, by: .sms)
        func send(_ body: String, _ kind: String, _ secret: String?) async throws -> Int {
            var headers = ["Content-Type": kind]
            if let secret { headers["X-Omzien-Secret"] = secret }
            return try await town.visitor().send(.post, "/sms/antwoord", body: body, headers: headers).status.code
        }
        let form = "application/x-www-form-urlencoded"
        #expect(try await send("from=%2B31612345699&text=Evet", form, nil) == 403)
        #expect(try await send("from=%2B31612345699&text=Evet", form, "geraden") == 403)
        #expect(try await send("from=%2B31612345699&text=Wat%3F", form, "geheim-van-de-gateway") == 202)
        #expect(try await send(#"{"originator":"31612345699","body":"EVET"}"#, "application/json", "geheim-van-de-gateway") == 204)
        #expect(try await send(#"{"originator":"31612345699","body":"EVET"}"#, "application/json", "geheim-van-de-gateway") == 202)
        #expect(try await send("niets", form, "geheim-van-de-gateway") == 400)
        #expect(try await Town.open().visitor().send(.post, "/sms/antwoord", body: "from=1", headers: [:]).status == .notFound)
    }

    @Test("the worker's page of post lists who was not reached, whom to ring and what to print")
    func post() async throws {
        let town = try await Town.open(clock: Self.noon)
        _ = try await asked(town)
        let fatma = try await town.signedIn("fatma")
        let page = try await fatma.get("/post")
        #expect(page.status == .ok && page.contains("Bellijst") && page.contains("Truus van Dalen"))
        let letters = try await fatma.submit([], from: "/post", to: "/post/brieven")
        #expect(letters.status == .ok)
        for poster in ["/posters", "/posters/hulp-vragen", "/posters/iets-aanbieden?maat=a3"] {
            #expect(try await town.visitor().get(poster).status == .ok)
        }
        let truus = try await town.signedIn("truus")
        #expect(try await truus.get("/post").status == .forbidden)
        let id: Person.ID = try await town.id(of: "person", "truus")
        let saved = try await truus.submit(
            [("language", "en"), ("from_hour", "10"), ("until_hour", "20")], from: "/bewoners/\(id)/berichten", to: "/bewoners/\(id)/berichten")
        #expect(saved.contains("<html lang=\"en\""))
        let wrong = try await truus.submit(
            [("language", "en"), ("from_hour", "20"), ("until_hour", "9")], from: "/bewoners/\(id)/berichten", to: "/bewoners/\(id)/berichten")
        #expect(wrong.status == .unprocessableContent && wrong.contains("value=\"20\" selected"))
    }
}

/// A clock that a test turns forward, from a Wednesday at noon.
final class Later: Sendable {
    private let moment = Mutex(Date(timeIntervalSince1970: 1_795_000_000))
    var now: Date { moment.withLock { $0 } }
    func pass(days: Int) { moment.withLock { $0 += Double(days) * 86_400 } }
}

/// A post that keeps what it takes.
final class KeptPost: Post {
    let carriesMail = true
    let carriesSMS = true
    private let messages = Mutex<[Message]>([])
    var taken: [Message] { messages.withLock { $0 } }
    func take(_ message: Message) async throws(PostFault) { messages.withLock { $0.append(message) } }
}
