import Foundation
import HTTPTypes
import Neighbourhood
import Operations
import Samples
import Storage
import Synchronization
import Testing

@testable import Website

@Suite("What every answer of the site holds to")
struct HardeningTests {
    private static let ask = [("words", "Wie leest mij voor?"), ("name", "Jo"), ("contact", "06 12 34 56 78")]

    @Test(
        "a page, a refusal, a redirect and a file forbid framing, content from elsewhere, guessing at types and telling where one came from",
        arguments: ["/hulp-vragen", "/bestaat-niet", "/vandaag"] + Asset.all.map(\.path))
    func headers(path: String) async throws {
        let answer = try await Town.open().visitor().send(.get, path, body: nil)
        let policy = try #require(answer.headers[field("Content-Security-Policy")])
        for rule in ["default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'"] {
            #expect(policy.contains(rule), "\(rule)")
        }
        #expect(answer.headers[field("X-Content-Type-Options")] == "nosniff" && answer.headers[field("Referrer-Policy")] == "same-origin")
        #expect(answer.headers[field("Cross-Origin-Opener-Policy")] == "same-origin")
        #expect(answer.text.isEmpty || answer.headers[.contentType]?.contains("charset=utf-8") == true)
    }

    @Test("over https cookies are for this host alone and out of reach of scripts, and the browser is told to stay on https for a year")
    func secure() async throws {
        let town = try await Town.open(baseURL: "https://omzien.wilgenoord.nl")
        let truus = try await Samples.person("truus", of: .wilgenoord, in: town.workplace)
        let link = try await town.workplace.makeSignInLink(for: truus, in: SampleTown.wilgenoord.municipality, lasting: 60)
        let visitor = town.visitor()
        let taken = try await visitor.send(.get, "/aanmelden/" + link.text, body: nil)
        let door = try await visitor.send(.get, "/aanmelden/link", body: nil)
        let inside = try await visitor.send(.post, "/aanmelden/link", body: Visitor.encode([("seal", door.value(of: "seal"))]))
        let cookies = [taken, door, inside].flatMap { $0.headers[values: .setCookie] }
        #expect(cookies.count == 4, "the link's, the visitor's, the session's, and the link's end")
        for cookie in cookies {
            #expect(cookie.hasPrefix("__Host-") && !cookie.contains("Domain="))
            for mark in ["Path=/", "Secure", "HttpOnly", "SameSite=Lax"] { #expect(cookie.contains(mark), "\(mark)") }
        }
        for answer in [taken, door, inside] {
            #expect(answer.headers[field("Strict-Transport-Security")] == "max-age=31536000; includeSubDomains")
        }
    }

    @Test("a secret that lets somebody in has 256 bits, is never the same, and is kept as its hash only")
    func secrets() async throws {
        let town = try await Town.open()
        let cookie = try #require(try await town.signedIn("fatma").cookies["omzien"])
        let token = String(try #require(cookie.split(separator: ".").last))
        #expect(token.count == 64 && Set((0..<100).map { _ in Token().text }).count == 100)
        let kept = try await town.workplace.driver.read(in: nil) { connection in
            try connection.count("SELECT count(*) FROM session WHERE token_hash = $1", [token])
                + connection.count("SELECT count(*) FROM sign_in_link WHERE token_hash = $1", [token])
        }
        #expect(kept == 0)
    }

    @Test("nothing that is about somebody is kept by a browser or a proxy", arguments: ["/vandaag", "/gesprek", "/zoeken?q=truus", "/mijn"])
    func uncached(path: String) async throws {
        let answer = try await Town.open().signedIn("fatma").get(path)
        #expect(answer.status == .ok && answer.headers[.cacheControl] == "no-store")
    }

    @Test(
        "only an address of the web becomes a link, whatever an organisation wrote for its website",
        arguments: [
            ("https://delinde.example/a?b=\"c", "href=\"https://delinde.example/a?b=&quot;c\""),
            ("delinde.example", "href=\"https://delinde.example\""),
            ("javascript:alert(1)", nil), ("data:text/html,x.y", nil), ("\u{1}javascript:alert(1).nl", nil),
        ])
    func links(website: String, link: String?) throws {
        let organisation = Organisation(
            id: Identifier(stored: "o"), facts: OrganisationFacts(name: "De Linde", website: website), version: 1)
        let page = OrganisationPage(
            organisation: organisation, offers: [], isWorker: false, keepsDoor: false, today: CalendarDate(daysSince1970: 20_000)
        ).main.text
        #expect(link.map(page.contains) ?? !page.contains("<a href"))
    }

    @Test("another site may read no answer")
    func otherSites() async throws {
        let answer = try await Town.open().visitor().send(.get, "/", body: nil, headers: ["Origin": "https://elders.nl"])
        #expect(!answer.headers.contains { $0.name.canonicalName.hasPrefix("access-control-") })
    }

    @Test(
        "a folder does not list itself, and what lies beside the site is not there",
        arguments: ["/assets", "/assets/", "/.git/config", "/assets/../Package.swift", "/%2e%2e/etc/passwd"])
    func folders(path: String) async throws {
        let answer = try await Town.open().visitor().send(.get, path, body: nil)
        #expect(answer.status == .notFound && answer.contains("Dit konden we niet vinden"))
    }

    @Test("a request is not sent back to whoever traces it")
    func trace() async throws {
        let answer = try await Town.open().visitor().send(.trace, "/", body: nil, headers: ["X-Secret": "geheim"])
        #expect(answer.status.code >= 400 && !answer.contains("geheim"))
    }

    @Test("what is looked at changes nothing: no deed is done by following a link")
    func deedsArePosted() async throws {
        let town = try await Town.open()
        let fatma = try await town.signedIn("fatma")
        let ask: Ask.ID = try await town.id(of: "ask", "a-kimberly-meiden")
        for deed in ["oppakken", "wachten", "afsluiting", "heropening", "voorstellen"] {
            #expect(try await fatma.send(.get, "/vragen/\(ask)/\(deed)", body: nil).status == .notFound, "\(deed)")
        }
        #expect(try await fatma.send(.get, "/afmelden", body: nil).status == .notFound)
    }

    @Test("a form changes only what it has fields for, and the address adds nothing to it")
    func fields() async throws {
        let town = try await Town.open()
        let extra = [("state", "introduced"), ("owner", "iemand"), ("source", "phone"), ("needs_vog", "1"), ("version", "7")]
        let sent = try await town.visitor().submit(Self.ask + extra, from: "/hulp-vragen", to: "/hulp-vragen?words=Uit+het+adres")
        #expect(sent.path == "/hulp-vragen/bedankt")
        let municipality = SampleTown.wilgenoord.municipality
        let kept = try await town.workplace.driver.read(in: municipality) { connection in
            let asks = try connection.today(for: .system(of: municipality), owner: nil, limit: 100).newAsks
            return try connection.rows(
                "SELECT state, owner, source, needs_vog, version FROM ask WHERE municipality = $1 AND id = $2",
                [municipality, asks.first { $0.words == "Wie leest mij voor?" }?.id]
            ) { row in
                [row.next(String.self), row.next(String?.self) ?? "", row.next(String.self), String(row.next(Int.self)), String(row.next(Int.self))]
            }
        }
        #expect(kept == [["new", "", "public", "0", "1"]])
    }

    @Test("a role that ended opens no door any more, also in a session that was open already")
    func endedRole() async throws {
        let town = try await Town.open()
        let fatma = try await town.signedIn("fatma")
        #expect(try await fatma.get("/vandaag").status == .ok)
        let id = try await Samples.person("fatma", of: .wilgenoord, in: town.workplace)
        _ = try await town.workplace.driver.write(in: SampleTown.wilgenoord.municipality) { connection in
            try connection.execute("UPDATE role_grant SET until_at = $1 WHERE person = $2", [connection.now, id])
        }
        let answer = try await fatma.send(.get, "/vandaag", body: nil)
        #expect(answer.status == .seeOther && answer.headers[.location] == "/aanmelden")
    }

    @Test("a session of one municipality is none in another, whatever the cookie says")
    func otherCookie() async throws {
        let town = try await Town.open()
        let fatma = try await town.signedIn("fatma")
        fatma.cookies["omzien"] = fatma.cookies["omzien"]?.replacingOccurrences(
            of: SampleTown.wilgenoord.municipality.text, with: SampleTown.duinrade.municipality.text)
        let answer = try await fatma.send(.get, "/vandaag", body: nil)
        #expect(answer.status == .seeOther && answer.headers[.location] == "/aanmelden")
    }

    @Test("a fault that nobody foresaw shows its number and nothing of itself, and changes nothing")
    func unforeseen() async throws {
        let fuse = Fuse()
        let town = try await Town.open(watched: { FusedDriver(driver: $0, fuse: fuse) })
        let fatma = try await town.signedIn("fatma")
        fuse.blow()
        let answer = try await fatma.get("/vandaag")
        #expect(answer.status == .internalServerError && answer.contains("0123456789"))
        #expect(!answer.contains("geheim") && !answer.contains("SQL") && !answer.contains("Greet"))
        fuse.mend()
        #expect(try await fatma.get("/vandaag").status == .ok)
    }

    @Test(
        "a number that is too great, too small or none is refused or left out, and the site goes on",
        arguments: ["9223372036854775807", "-9223372036854775808", "9223372036854775808", "1e309", "NaN", "-0", "0x10", "٣", "1 2", "--1"])
    func numbers(text: String) async throws {
        let town = try await Town.open()
        let fatma = try await town.signedIn("fatma")
        let forms: [(page: String, to: String, fields: [String])] = [
            ("/bewoners/nieuw", "/bewoners/nieuw", ["born_year", "house_number"]), ("/gesprek", "/gesprek/wie-past", ["ask", "asks"]),
            ("/gesprek", "/gesprek", ["asks", "ask", "version"]),
            ("/aanbod/nieuw", "/aanbod/nieuw", ["range", "minutes", "aways", "most", "version"]),
        ]
        for form in forms {
            let fields = form.fields.map { ($0, text) } + [("words", "soep"), ("words-1", "soep"), ("name", "Jo"), ("phone", "0612345601")]
            let answer = try await fatma.submit(fields, from: form.page, to: form.to)
            #expect(answer.status.code < 500, "\(form.to): \(answer.status)")
        }
        #expect(try await fatma.get("/vandaag").status == .ok)
    }

    @Test("no script of ours makes code of words, or sets a property whose name came from elsewhere")
    func scripts() throws {
        let scripts = Asset.all.filter { $0.path.hasSuffix(".js") }
        #expect(scripts.count >= 2)
        for script in scripts {
            let text = String(decoding: script.bytes, as: UTF8.self)
            for word in ["eval(", "new Function", "__proto__", ".prototype", "document.write"] {
                #expect(!text.contains(word), "\(script.path): \(word)")
            }
            let named = text.matches(of: /[\w)\]]\[[^'"\d\]][^\]]*\]\s*=[^=]/).map { String($0.output) }
            #expect(named == [], "\(script.path)")
        }
    }

    private func field(_ name: String) -> HTTPField.Name { HTTPField.Name(name)! }
}

/// Blown, nothing comes through any more.
private final class Fuse: Sendable {
    private let isBlown = Mutex(false)

    func blow() { isBlown.withLock { $0 = true } }
    func mend() { isBlown.withLock { $0 = false } }

    func check() throws {
        guard !isBlown.withLock({ $0 }) else { throw SQLError(.other, "geheim") }
    }
}

private struct FusedDriver: Driver {
    let driver: any Driver
    let fuse: Fuse
    var engine: Engine { driver.engine }

    func read<Result: Sendable>(
        in municipality: MunicipalityCode?, _ body: @escaping @Sendable (any Connection) throws -> Result
    ) async throws -> Result {
        try fuse.check()
        return try await driver.read(in: municipality, body)
    }

    func write<Result: Sendable>(
        in municipality: MunicipalityCode?, _ body: @escaping @Sendable (any Connection) throws -> Result
    ) async throws -> Result {
        try fuse.check()
        return try await driver.write(in: municipality, body)
    }

    func close() async throws { try await driver.close() }
}
