import Foundation
import HTTPTypes
import Neighbourhood
import Operations
import Samples
import Storage
import Testing

@testable import Website

@Suite("How many people somebody looks at")
struct GlanceTests {
    private func people(in town: Town) async throws -> [String] {
        try await town.workplace.driver.read(in: SampleTown.wilgenoord.municipality) { connection in
            try connection.rows("SELECT id FROM person WHERE municipality = $1 ORDER BY id", [SampleTown.wilgenoord.municipality]) { $0.next() }
        }
    }

    /// What the log of processing says of each look: how it ended, and at whom.
    private func looks(in town: Town) async throws -> [(outcome: String, people: [String])] {
        await town.workplace.log.write()
        return try await town.workplace.driver.read(in: SampleTown.wilgenoord.municipality) { connection in
            try connection.rows("SELECT outcome, coalesce(subject, ''), others FROM processing ORDER BY number", []) { row in
                (row.next(String.self), (row.next(String.self) + " " + row.next(String.self)).split(separator: " ").map(String.init))
            }
        }
    }

    @Test("in an hour has an end: who copies out the neighbourhood is stopped, it is written down, and the work with who was seen goes on")
    func tooMany() async throws {
        let town = try await Town.open(peopleEachHour: 10)
        let fatma = try await town.signedIn("fatma")
        let all = try await people(in: town)
        var seen: [String] = []
        for person in all {
            let answer = try await fatma.get("/bewoners/\(person)")
            guard answer.status == .ok else {
                #expect(answer.status == .tooManyRequests && answer.headers[.retryAfter] != nil)
                break
            }
            seen.append(person)
        }
        #expect((1...10).contains(seen.count) && all.count > 20)
        #expect(try await looks(in: town).last?.outcome == "refused")
        #expect(try await fatma.get("/bewoners/\(seen[0])").status == .ok)
        #expect(try await town.signedIn("joost").get("/bewoners/\(seen[0])").status == .ok)
    }

    @Test("is far below that end in an hour of hard work: every list, thirty things opened, five searches")
    func hardWork() async throws {
        let town = try await Town.open()
        let fatma = try await town.signedIn("fatma")
        let municipality = SampleTown.wilgenoord.municipality
        let things: [String] = try await town.workplace.driver.read(in: municipality) { connection in
            try connection.rows("SELECT id FROM ask WHERE municipality = $1 ORDER BY id LIMIT 15", [municipality]) {
                "/vragen/" + $0.next(String.self)
            }
                + connection.rows("SELECT id FROM offer WHERE municipality = $1 ORDER BY id LIMIT 15", [municipality]) {
                    "/aanbod/" + $0.next(String.self)
                }
        }
        for page in ["/vandaag", "/vandaag?van=iedereen", "/ronde"] + things { #expect(try await fatma.get(page).status == .ok) }
        for words in ["ma", "de", "soep", "linde", "bo"] { #expect(try await fatma.post([("q", words)], to: "/zoeken").status == .ok) }
        let looks = try await looks(in: town)
        let hour = Set(looks.flatMap(\.people))
        #expect(looks.count > 30 && hour.count > 20 && hour.count < SiteSettings(baseURL: "").peopleEachHour / 4)
    }
}

@Suite("What somebody looks for")
struct SealedQuestionTests {
    @Test("does not stand in the address, nor what was in an old one; reloading finds it again, and another's session finds nothing")
    func address() async throws {
        let town = try await Town.open()
        let fatma = try await town.signedIn("fatma")
        let found = try await fatma.post([("q", "Truus van Dalen")], to: "/zoeken")
        #expect(found.contains("Truus van Dalen") && found.path.hasPrefix("/zoeken?vraag=") && !found.path.lowercased().contains("truus"))
        #expect(try await fatma.get(found.path).contains("<bdi>Truus van Dalen</bdi>"))
        let old = try await fatma.send(.get, "/zoeken?q=Truus", body: nil)
        #expect(old.status == .seeOther && old.headers[.location]?.contains("Truus") == false)
        let joost = try await town.signedIn("joost")
        #expect(try await !joost.get(found.path).contains("Truus"))
        #expect(try await town.visitor().get(found.path).path == "/aanmelden")
        let elsewhere = try await fatma.send(.post, "/zoeken", body: "q=Truus", headers: ["Origin": "https://elders.nl"])
        #expect(elsewhere.status == .forbidden)
    }

    @Test("is opened by whoever it was sealed for, in any script, and by nobody else")
    func sealed() {
        let questions = SealedQuestion(secret: "geheim")
        for words in ["Truus", "Ayşe Öztürk & co", "محمد", String(repeating: "é", count: 200)] {
            let sealed = questions.seal(words, for: "a session")
            #expect(sealed.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") })
            #expect(questions.open(sealed, from: "a session") == words && questions.seal(words, for: "a session") != sealed)
            #expect(questions.open(sealed, from: "another") == "" && questions.open(sealed + "A", from: "a session") == "")
            #expect(SealedQuestion(secret: "ander").open(sealed, from: "a session") == "")
        }
        for wrong in ["", "x", "Truus", "====", "é"] { #expect(questions.open(wrong, from: "a session") == "") }
    }

    @Test("a link to sign in with leaves the address at once, and its secret is in no page after it")
    func link() async throws {
        let town = try await Town.open(baseURL: "https://omzien.test")
        let person: Person.ID = try await town.id(of: "person", "truus")
        let token = try await town.workplace.makeSignInLink(for: person, in: SampleTown.wilgenoord.municipality, lasting: 60).text
        let visitor = town.visitor()
        let first = try await visitor.send(.get, "/aanmelden/\(token)", body: nil)
        #expect(first.status == .seeOther && first.headers[.location] == "/aanmelden/link" && first.headers[.cacheControl] == "no-store")
        let cookie = try #require(first.headers[values: .setCookie].first { $0.hasPrefix("__Host-omzien-link=") })
        for mark in ["Secure", "HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=900"] { #expect(cookie.contains(mark)) }
        let page = try await visitor.get("/aanmelden/link")
        #expect(page.status == .ok && !page.contains(token))
        let entered = try await visitor.submit([], from: "/aanmelden/link", to: "/aanmelden/link")
        #expect(entered.contains("Dag <bdi>Truus</bdi>") && visitor.cookies["__Host-omzien-link"]?.isEmpty ?? true)
        #expect(try await town.visitor().get("/aanmelden/link").status == .gone)
    }
}
