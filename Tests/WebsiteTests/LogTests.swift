import Foundation
import HTTPTypes
import Neighbourhood
import Operations
import Samples
import Storage
import TestDatabanks
import Testing

@testable import Website

@Suite("What pages leave in the log of processing")
struct PageLogTests {
    private let town = SampleTown.wilgenoord.municipality

    private func lines(_ town: Town) async throws -> [(deed: String, outcome: String, people: [String], user: String?)] {
        await town.workplace.log.write()
        return try await town.workplace.driver.read(in: self.town) { connection in
            try connection.rows(
                """
                SELECT deed, outcome, coalesce(subject, ''), others, users.person FROM processing
                LEFT JOIN processing_user users USING (municipality, number) ORDER BY processing.number
                """, []
            ) { row in
                let (deed, outcome): (String, String) = (row.next(), row.next())
                let people = (row.next(String.self) + " " + row.next(String.self)).split(separator: " ").map(String.init)
                return (deed, outcome, people, row.next(String?.self))
            }
        }
    }

    @Test("a worker who opens the page of a resident leaves a line with both", arguments: TestDatabanks.engines)
    func person(engine: Engine) async throws {
        let town = try await Town.open(on: engine)
        let worker = try await town.signedIn("fatma")
        let resident: Person.ID = try await town.id(of: "person", "nel")
        _ = try await worker.get("/bewoners/\(resident.text)")
        let line = try #require(try await lines(town).last)
        #expect(line.deed == Deed.lookAtPerson.rawValue)
        #expect(line.people.contains(resident.text))
        let fatma = try await Samples.person("fatma", of: .wilgenoord, in: town.workplace)
        #expect(line.user == fatma.text)
    }

    @Test("whoever is refused leaves a line that says so, and a visitor of the public pages leaves none")
    func refusedAndPublic() async throws {
        let town = try await Town.open()
        let visitor = town.visitor()
        for path in ["/", "/wie-helpt", "/hulp-vragen", "/privacy"] { _ = try await visitor.get(path) }
        #expect(try await lines(town).isEmpty)
        let resident = try await town.signedIn("nel")
        let other: Person.ID = try await town.id(of: "person", "bert")
        #expect(try await resident.get("/bewoners/\(other.text)").status == .forbidden)
        let line = try #require(try await lines(town).last)
        #expect(line.outcome == "refused")
        #expect(!line.people.contains(other.text))
    }

    @Test("every name on the first page and in the search box is among the people of its line", arguments: TestDatabanks.engines)
    func lists(engine: Engine) async throws {
        let town = try await Town.open(on: engine)
        let worker = try await town.signedIn("fatma")
        let names = try await town.workplace.driver.read(in: self.town) {
            try $0.rows("SELECT id, name FROM person WHERE id NOT IN (SELECT person FROM role_grant)", []) { row in
                (row.next(String.self), row.next(String.self))
            }
        }
        for path in ["/vandaag?van=iedereen", "/zoeken?q=ma"] {
            let page = try await worker.get(path).text
            let people = Set(try #require(try await lines(town).last).people)
            let shown = names.filter { page.contains("<bdi>\($0.1)</bdi>") }
            #expect(path.hasPrefix("/zoeken") || shown.count > 5)
            for (id, name) in shown where names.filter({ $0.1 == name }).count == 1 { #expect(people.contains(id), "\(name) on \(path)") }
        }
    }
}
