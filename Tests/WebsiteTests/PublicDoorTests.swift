import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Neighbourhood
import Operations
import Samples
import Storage
import TestDatabanks
import Testing

@testable import Website

@Suite("Every form that anybody may send")
struct PublicDoorTests {
    private static let secret = "a secret of the gateway"

    /// Every form to which no right is needed, but for signing out: that only ends something, and only of who sends it.
    private static func forms(of town: Town) async throws -> [Route] {
        let settings = SiteSettings(baseURL: "http://127.0.0.1:8080", home: SampleTown.wilgenoord.municipality, smsReplySecret: secret)
        let (_, doors) = try await Site.open(workplace: town.workplace, settings: settings).entrance()
        return doors.all.filter { $0.name.hasPrefix("POST ") && !$0.deeds.isDisjoint(with: Rights.ofVisitors) && $0.deeds != [.signOut] }
            .map { Route(method: .post, path: String($0.name.dropFirst(5))) }
    }

    private static func counted(in town: Town) async throws -> [String] {
        let municipality = SampleTown.wilgenoord.municipality
        return try await town.workplace.driver.read(in: municipality) { connection in
            try connection.rows("SELECT name, free_at FROM sign_in_limit WHERE municipality = $1 ORDER BY name, who", [municipality]) { row in
                row.next(String.self) + " " + String(row.next(Int.self))
            }
        }
    }

    @Test("is counted in the databank before anything is done with it, so that a restart opens nothing")
    func counted() async throws {
        let town = try await Town.open(post: Silence(), smsReplySecret: Self.secret)
        let forms = try await Self.forms(of: town)
        let known: Set = ["/hulp-vragen", "/zorgen-melden", "/privacy", "/aanmelden/code", "/aanmelden/opnieuw", "/sms/antwoord"]
        #expect(known.isSubset(of: forms.map(\.path)))
        for form in forms {
            let before = try await Self.counted(in: town)
            let visitor = town.visitor()
            _ = try await visitor.post([("seal", try await visitor.get("/aanmelden").value(of: "seal"))], to: form.address([:]))
            #expect(try await Self.counted(in: town) != before, "\(form.path)")
        }
    }

    @Test(
        "answers whatever is sent with a clear refusal: no fault, nothing of it run or shown as markup, nobody let in",
        arguments: TestDatabanks.engines)
    func hostile(engine: Engine) async throws {
        let town = try await Town.open(on: engine, trustedProxies: ["local"], post: Silence(), smsReplySecret: Self.secret)
        let before = try await Self.things(in: town)
        var house = 0
        for form in try await Self.forms(of: town) {
            for (name, bytes) in Self.bodies {
                let visitor = town.visitor()
                let seal = try await visitor.get("/aanmelden").value(of: "seal")
                for isOurs in [false, true] {
                    house += 1
                    let body = ByteBuffer(bytes: (isOurs ? Array("seal=\(seal)&".utf8) : []) + bytes)
                    let answer = try await visitor.send(
                        .post, form.address([:]), bytes: body, type: "application/x-www-form-urlencoded",
                        headers: ["X-Omzien-Secret": isOurs ? Self.secret : "x", "X-Forwarded-For": "10.1.\(house / 250).\(house % 250)"])
                    #expect((200..<500).contains(answer.status.code) && answer.status != .tooManyRequests, "\(form.path): \(name), \(answer.status)")
                    #expect(!answer.contains("<script>alert") && !answer.contains("\u{0}"), "\(form.path): \(name)")
                }
            }
        }
        #expect(try await Self.things(in: town) == before)
    }

    private static func things(in town: Town) async throws -> Int {
        try await town.workplace.driver.read(in: nil) { connection in
            try (["person", "session", "sign_in_code", "second_step"] as [SQL]).reduce(0) { count, table in
                try count + connection.count("SELECT count(*) FROM " + table, [])
            }
        }
    }

    /// What no browser sends: broken codes and characters, too much, too many, what other programs would run.
    private static let bodies: [(String, [UInt8])] = [
        ("nothing", []), ("broken codes", Array("code=%&address=%zz&words=%C3%28&name=%00".utf8)), ("no text", [0xFF, 0xFE, 0x3D, 0xC0, 0x80]),
        ("a very long word", Array("words=".utf8) + Array(repeating: UInt8(ascii: "a"), count: 1_000_000)),
        ("five thousand fields", Array((0..<5000).map { "veld\($0)=\($0)" }.joined(separator: "&").utf8)),
        ("the same field often", Array(Array(repeating: "code=K7FM3QWP", count: 500).joined(separator: "&").utf8)),
        (
            "markup",
            Array(
                "name=%3Cscript%3Ealert(1)%3C/script%3E&words=%22%3E%3Cscript%3Ealert(1)%3C/script%3E&address=%3Cscript%3Ealert%3C/script%3E@x.nl"
                    .utf8)
        ),
        ("a query", Array("name='%3B%20DROP%20TABLE%20person%3B--&code='%20OR%201=1--&person='%20OR%20''='&token=%25".utf8)),
        ("writing turned about", Array("name=%E2%80%AEnaaj&words=%E2%80%AE%E2%81%A6%F3%A0%81%81&code=%D9%A3%D9%A3%D9%A3%D9%A3%D9%A3%D9%A3".utf8)),
        ("lines into a mail", Array("address=a%0D%0ABcc:%20b@voorbeeld.nl&contact=x%0D%0ASubject:%20y&name=a%0Ab".utf8)),
        ("somewhere else", Array("errand=//kwaad.voorbeeld.nl&next=https://kwaad.voorbeeld.nl&by=mail&session=../../etc/passwd".utf8)),
        ("JSON", Array(#"{"from":{"a":[1e999]},"text":null}"#.utf8)), ("deep JSON", Array(String(repeating: "[", count: 9000).utf8)),
    ]
}
