import Foundation
import HTTPTypes
import Neighbourhood
import Operations
import Samples
import Storage
import Testing

@testable import Website

@Suite("An ask outside, on the pages")
struct OutsidePageTests {
    @Test("is a ready text without who asks, in the form of each place, and is remembered with what came back")
    func posted() async throws {
        let town = try await Town.open()
        let fatma = try await town.signedIn("fatma")
        let (ask, name) = try await Self.waiting(in: town)
        let page = "/vragen/\(ask)/naar-buiten"
        for channel in OutsideChannel.allCases {
            let text = try await fatma.get(page + "?kanaal=" + channel.rawValue).value(of: "words", "textarea")
            #expect(!text.isEmpty && !name.split(separator: " ").contains { $0.count > 3 && text.contains($0) }, "\(channel)")
        }
        let opened = try await fatma.get(page + "?kanaal=chat")
        let (version, day) = (try opened.value(of: "version"), CalendarDate(Date()).adding(days: 6).description)
        let told = [("version", version), ("channel", "chat"), ("next_on", day)]
        let refused = try await fatma.submit(told + [("words", "Bel haar op 06 12 34 56 78"), ("do", "post")], from: page, to: page)
        #expect(refused.status == .unprocessableContent && refused.contains("Haal dat eruit.") && refused.contains("Bel haar op 06 12 34 56 78"))
        let posted = try await fatma.submit(told + [("words", "Wie helpt er mee?"), ("do", "post")], from: page, to: page)
        #expect(posted.contains("Buiten Omzien") && posted.contains("een groepsapp") && posted.contains("Kijken wat er van buiten terugkwam"))
        let replies = String(try #require(posted.text.firstMatch(of: /\/naar-buiten\/[0-9a-z]{20}\/reacties/)).0)
        let answered = try await fatma.submit([("name", "Kees Bos"), ("words", "Ik help <graag>")], from: "/vragen/\(ask)", to: replies)
        #expect(answered.contains("Ik help &lt;graag&gt;"))
        let settle = String(try #require(answered.text.firstMatch(of: /\/reacties\/[0-9a-z]{20}\/afloop/)).0)
        let offer = try await fatma.submit([("do", "offer")], from: "/vragen/\(ask)", to: settle)
        #expect(offer.contains("Kees Bos") && offer.contains("Ik help &lt;graag&gt;"))
        #expect(try await fatma.get("/vragen/\(ask)").contains("bekijk het aanbod"))
    }

    @Test("stands in a plain list with others, without a name")
    func listed() async throws {
        let town = try await Town.open()
        let fatma = try await town.signedIn("fatma")
        let (ask, _) = try await Self.waiting(in: town)
        let made = try await fatma.submit([("ask", ask.text)], from: "/vragen/delen", to: "/vragen/delen")
        let list = try made.value(of: "list", "textarea")
        #expect(list.contains("Wie helpt er in Wilgenoord?") && list.split(separator: "\n").filter { $0.hasPrefix("•") }.count == 1)
    }

    /// An ask that looks for somebody and of which the person knows.
    private static func waiting(in town: Town) async throws -> (Ask.ID, String) {
        let municipality = SampleTown.wilgenoord.municipality
        let found = try await town.workplace.driver.read(in: municipality) { connection in
            try connection.first(
                """
                SELECT ask.id, person.name FROM ask JOIN person ON person.municipality = ask.municipality AND person.id = ask.subject
                WHERE ask.municipality = $1 AND ask.state = 'waiting' AND ask.aware = 'yes' ORDER BY ask.next_on, ask.placed_at LIMIT 1
                """, [municipality]
            ) { row in (row.next(Ask.ID.self), row.next(String.self)) }
        }
        return try #require(found)
    }
}

extension Answer {
    /// What stands in a text field of several lines.
    fileprivate func value(of id: String, _ element: String) throws -> String {
        let parts = text.components(separatedBy: "<\(element) id=\"\(id)\"")
        let inside = try #require(parts.dropFirst().first?.components(separatedBy: "</\(element)>").first)
        return String(inside.drop { $0 != ">" }.dropFirst())
    }
}
