import Foundation
import HTTPTypes
import Neighbourhood
import Operations
import Samples
import Storage
import Testing

@testable import Website

@Suite("Forms of the public side when something holds them up")
struct PublicFormTests {
    private static let ask = [("words", "Wie leest mij voor?"), ("name", "Jo"), ("contact", "06 12 34 56 78")]

    @Test("another form under the same seal is kept as well; the same one twice is kept once")
    func secondForm() async throws {
        let town = try await Town.open()
        let visitor = town.visitor()
        let seal = try await visitor.get("/hulp-vragen").value(of: "seal")
        for words in ["De eerste vraag", "De tweede vraag", "De eerste vraag"] {
            let fields = [("seal", seal), ("words", words), ("name", "Jo"), ("contact", "06 12 34 56 78")]
            #expect(try await visitor.post(fields, to: "/hulp-vragen").path == "/hulp-vragen/bedankt")
        }
        let municipality = SampleTown.wilgenoord.municipality
        let saved = try await town.workplace.driver.read(in: municipality) { connection in
            try connection.today(for: .system(of: municipality), owner: nil, limit: 100).newAsks.filter { $0.words.hasSuffix("e vraag") }.count
        }
        #expect(saved == 2)
    }

    @Test("a submission is told by its seal, its kind of form and its content, not by the button")
    func submission() {
        let words = FormWords(["seal": "s", "words": "Iets", "do": "save"])
        var other = words
        other["do"] = "send"
        #expect(words.submission("ask").hasPrefix("s.") && words.submission("ask") == other.submission("ask"))
        #expect(words.submission("ask") != words.submission("offer"))
        other["words"] = "Iets anders"
        #expect(words.submission("ask") != other.submission("ask"))
    }

    @Test(
        "a form that stood open too long comes back with its words and a seal that works",
        arguments: ["/hulp-vragen", "/iets-aanbieden", "/zorgen-melden"])
    func expired(path: String) async throws {
        let visitor = try await Town.open().visitor()
        let again = try await visitor.post(Self.ask + [("seal", "1.oud.zegel")], to: path)
        #expect(again.status == .forbidden && again.contains("stond te lang open") && again.contains("Wie leest mij voor?</textarea>"))
        #expect(try await visitor.post(Self.ask + [("seal", again.value(of: "seal"))], to: path).path == path + "/bedankt")
    }

    @Test("typed faster than a person can: the words come back with a kind sentence")
    func hurried() async throws {
        let visitor = try await Town.open(shortestTyping: 60).visitor()
        let again = try await visitor.submit(Self.ask, from: "/hulp-vragen", to: "/hulp-vragen")
        #expect(again.status == .unprocessableContent && again.contains("Dat ging heel snel") && again.contains("Wie leest mij voor?</textarea>"))
    }

    @Test("a library full of visitors: faults do not count, and a worry too many comes back with its words and whom to ring")
    func crowd() async throws {
        let visitor = try await Town.open().visitor()
        for _ in 0..<30 {
            #expect(try await visitor.submit([("words", "")], from: "/zorgen-melden", to: "/zorgen-melden").status == .unprocessableContent)
        }
        let (saved, again) = try await sent(until: .tooManyRequests) {
            try await visitor.submit([("words", "De gordijnen zijn dicht")], from: "/zorgen-melden", to: "/zorgen-melden")
        }
        #expect(saved.count >= 20 && saved.allSatisfy { $0.path == "/zorgen-melden/bedankt" })
        #expect(again.status == .tooManyRequests && again.headers[.retryAfter] != nil)
        #expect(again.contains("De gordijnen zijn dicht</textarea>") && again.contains("Nog niet verstuurd"))
        #expect(again.contains("tel:112") && again.contains("Wijkteam Linde"))
        #expect(try await visitor.submit(Self.ask, from: "/hulp-vragen", to: "/hulp-vragen").path == "/hulp-vragen/bedankt")
    }

    /// Sends until something comes back. On a slow machine there is room for one more in the meantime.
    private func sent(until status: HTTPResponse.Status, _ send: () async throws -> Answer) async throws -> (before: [Answer], last: Answer) {
        var before: [Answer] = []
        for _ in 0..<60 {
            let answer = try await send()
            if answer.status == status { return (before, answer) }
            before.append(answer)
        }
        throw Problem.notFound(.page)
    }

    @Test("a databank that cannot be reached and a crowd are told on the form; a fault of ours is not")
    func hitches() {
        #expect(Hitch(Problem.databankUnavailable(.unreachable))?.status == .serviceUnavailable)
        #expect(Hitch(Problem.tooMany(retryAfter: 61))?.retryAfter == 61 && Spoken.wait(61) == "2 minuten")
        #expect(Hitch(Problem.notFound(.page)) == nil)
    }

    @Test("behind a trusted proxy each visitor has their own count; without one nobody is believed")
    func proxies() async throws {
        for (proxies, status) in [(["local"], HTTPResponse.Status.ok), ([], .tooManyRequests)] {
            let visitor = try await Town.open(trustedProxies: proxies).visitor()
            func send(_ path: String) async throws -> Answer {
                try await visitor.submit([("words", "Zorg")], from: "/zorgen-melden", to: "/zorgen-melden", headers: ["X-Forwarded-For": path])
            }
            var number = 0
            let (before, _) = try await sent(until: .tooManyRequests) {
                number += 1
                return try await send("6.6.6.\(number), 10.0.0.1")
            }
            #expect(before.count >= 20)
            #expect(try await send("6.6.6.6, 10.0.0.2").status == status)
        }
    }

    @Test("addresses are compared in one way of writing, and a house counts as one")
    func addresses() {
        #expect(NetworkAddress("::ffff:10.0.0.1").plain == "10.0.0.1" && NetworkAddress(" 10.0.0.1:5678").household == "10.0.0.1")
        #expect(NetworkAddress("2001:DB8::1").plain == NetworkAddress("[2001:db8:0::1]:443").plain)
        #expect(NetworkAddress("2001:db8:1:2::1").household == NetworkAddress("2001:db8:1:2:ffff::9").household)
        #expect(NetworkAddress("2001:db8:1:2::1").household != NetworkAddress("2001:db8:1:3::1").household)
    }

    @Test("a form may come from our own address also when a proxy asks under another host name; not from elsewhere")
    func origins() async throws {
        let town = try await Town.open(baseURL: "http://Omzien.wilgenoord.nl:80/")
        for (origin, path) in [("http://omzien.wilgenoord.nl", "/bedankt"), ("http://127.0.0.1:8080", "/bedankt"), ("http://elders.nl", "")] {
            let answer = try await town.visitor().submit(Self.ask, from: "/hulp-vragen", to: "/hulp-vragen", headers: ["Origin": origin])
            #expect(answer.path == "/hulp-vragen" + path)
            #expect(answer.status == (path.isEmpty ? .forbidden : .ok))
        }
        let door = try await town.visitor().submit([], from: "/aanmelden", to: "/aanmelden/oefenen", headers: ["Origin": "http://elders.nl"])
        #expect(door.status == .forbidden)
    }

    @Test("before both said yes the surname, street and number we know are left out in any case, and an everyday word only when written as a name")
    func coarse() {
        func told(_ text: String, _ name: String = "Piet Vermeulen", _ street: String = "Beekdijk") -> String {
            Words.coarse(text, name: name, street: street)
        }
        #expect(told("piet vermeulen, beekdijk 31a bij de brug") == "piet …, … bij de brug")
        #expect(told("Bel (013) 456.78/90 of 06-12 34 56 78, 4991ab") == "Bel … of …, …")
        #expect(told("De bakker op de markt heeft brood", "Jo Bakker", "Markt") == "De bakker op de markt heeft brood")
        #expect(told("Jo Bakker woont op markt 5", "Jo Bakker", "Markt") == "Jo … woont op …")
        #expect(told("Ik ben 31 en help 2 mensen") == "Ik ben 31 en help 2 mensen")
    }

    @Test("an ask for another says for whom, and warns the worker that they do not know of it")
    func forAnother() async throws {
        let town = try await Town.open()
        let fields = [
            ("words", "Wie gaat er langs bij haar?"), ("name", "Jo"), ("contact", "jo@voorbeeld.nl"), ("for_whom", "mijn moeder"), ("aware", "no"),
        ]
        _ = try await town.visitor().submit(fields, from: "/hulp-vragen", to: "/hulp-vragen")
        let fatma = try await town.signedIn("fatma")
        let pattern = /(\/vragen\/[0-9a-z]{20})"><bdi>Wie gaat er langs/
        let link = try #require(try await fatma.get("/vandaag").text.firstMatch(of: pattern)).1
        let page = try await fatma.get(String(link))
        #expect(page.contains("<dt>Voor wie</dt><dd><bdi>mijn moeder</bdi>") && page.contains("De bewoner weet nog niets van deze vraag."))
    }

    @Test("after a deed a resident is told something else than a worker")
    func notices() {
        #expect(Notice.answered.html(isWorker: false).text.contains("Uw antwoord is verstuurd."))
        #expect(Notice.answered.html(isWorker: true).text.contains("Antwoord opgeschreven."))
    }
}
