import Foundation
import HTTPTypes
import Logging
import Neighbourhood
import Operations
import Storage
import Synchronization
import TestDatabanks
import Testing

@testable import Website

/// For everybody, everything: what the policy denies is in no page, list, suggestion, search, error or log.
@Suite("What somebody may not see")
struct CanaryTests {
    @Test("is on no page, in no list, suggestion, search or error, whoever looks and wherever", arguments: TestDatabanks.engines)
    func silence(engine: Engine) async throws {
        let town = try await CanaryTown.open(on: engine, seed: engine == .sqlite ? 7 : 8)
        let byText = Dictionary(grouping: town.canaries, by: \.text)
        var heard: [String: Set<String>] = [:]
        let everybody =
            [("a visitor", nil)] + town.workers.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
            + town.residents.prefix(5).enumerated().map { ("resident \($0.offset)", $0.element) }
        for (name, person) in everybody {
            let (visitor, viewer) = try await town.enter(person)
            for address in town.addresses() {
                let answer = try await visitor.send(.get, address, body: nil)
                hear(answer, viewer, name, byText, &heard)
            }
            for (address, words) in town.questions { hear(try await visitor.post(words, to: address), viewer, name, byText, &heard) }
        }
        #expect(heard["everywhere", default: []].count > 80, "whoever may see everything sees it: the canaries are really there")
        for role in ["connector", "member", "cover", "desk", "resident 0"] { #expect(!heard[role, default: []].isEmpty, "\(role) sees something") }
        for role in ["a visitor", "policy", "council"] { #expect(heard[role, default: []].count <= 8, "\(role) sees no more than their own") }
    }

    private func hear(_ answer: Answer, _ viewer: Viewer, _ name: String, _ canaries: [String: [Canary]], _ heard: inout [String: Set<String>]) {
        for text in Song.heard(in: answer.text + (answer.headers[.location] ?? "")) {
            heard[name, default: []].insert(text)
            let known = canaries[text] ?? []
            let what = known.first?.what ?? "something of another municipality (\(text))"
            #expect(known.contains { $0.mayRead(viewer) }, "\(name) reads \(what) on \(answer.path)")
        }
    }

    @Test("is in no line of the log")
    func log() async throws {
        let town = try await CanaryTown.open(on: .sqlite, seed: 9)
        let lines = Lines()
        for person in [town.workers["connector"], town.workers["admin"], town.residents[0]] {
            let (visitor, _) = try await town.enter(person)
            visitor.logger = Logger(label: "canary") { _ in LineHandler(lines: lines) }
            for address in town.addresses() { _ = try await visitor.send(.get, address, body: nil) }
            for (address, words) in town.questions { _ = try await visitor.post(words, to: address) }
        }
        for line in lines.all { #expect(Song.heard(in: line).isEmpty, "\(line)") }
    }

    @Test(
        "is not even a row to PostgreSQL in another municipality, in any table, whatever a query asks",
        .enabled(if: TestDatabanks.engines.contains(.postgres)))
    func rows() async throws {
        let town = try await CanaryTown.open(on: .postgres, seed: 10)
        let tables = try await town.town.workplace.driver.read(in: nil) { connection in
            try connection.rows(
                "SELECT table_name FROM information_schema.columns WHERE table_schema = current_schema() AND column_name = 'municipality'", []
            ) { $0.next(String.self) }
        }
        #expect(tables.count > 25)
        let unguarded = try await town.town.workplace.driver.read(in: nil) { connection in
            try connection.rows(
                """
                SELECT columns.table_name FROM information_schema.columns JOIN pg_class ON pg_class.relname = columns.table_name
                    AND pg_class.relnamespace = current_schema()::regnamespace
                WHERE columns.table_schema = current_schema() AND columns.column_name = 'municipality' AND pg_class.relkind = 'r'
                    AND NOT (pg_class.relrowsecurity AND pg_class.relforcerowsecurity)
                """, []
            ) { $0.next(String.self) }
        }
        #expect(unguarded == [], "these tables have rows of municipalities and no row-level security")
        let foreign: @Sendable (any Connection) throws -> Int = { connection in
            let queries: [SQL] = [
                "SELECT count(*) FROM person WHERE municipality <> $1", "SELECT count(*) FROM ask WHERE municipality <> $1",
                "SELECT count(*) FROM offer WHERE municipality <> $1", "SELECT count(*) FROM note WHERE municipality <> $1",
                "SELECT count(*) FROM proposal_answer WHERE municipality <> $1", "SELECT count(*) FROM event WHERE municipality <> $1",
                "SELECT count(*) FROM absence WHERE municipality <> $1", "SELECT count(*) FROM worry WHERE municipality <> $1",
            ]
            return try queries.reduce(0) { $0 + (try connection.count($1, [CanaryTown.elsewhere])) }
        }
        #expect(try await town.town.workplace.driver.read(in: CanaryTown.elsewhere, foreign) == 0)
        #expect(try await town.town.workplace.driver.read(in: nil, foreign) > 50)
    }
}

extension CanaryTown {
    /// Every page there is, for every thing there is.
    func addresses() -> [String] {
        let single = routes.filter { !$0.path.contains("{token}") && !$0.path.hasPrefix("/assets/") }
        let pages = single.flatMap { route -> [String] in
            guard let parameter = route.parameters.first else { return [route.path] }
            return (ids[parameter] ?? ["00000000000000000000"]).map { route.address([parameter: $0]) }
        }
        let letters = ["", "b", "d", "g", "k", "n", "s", "v", "z"]
        return pages + ["/vandaag?van=iedereen", "/mijn?gedaan=introduced"] + letters.map { "/zoeken?q=kanarie\($0)" }
            + (ids["ask"] ?? []).map { "/vragen/\($0)?soort=vragen" }
    }

    /// What is sent while somebody types. Reads only, without a seal; and a form that is refused.
    var questions: [(String, [(String, String)])] {
        [
            ("/gesprek/wie", [("name", "kanarie")]), ("/gesprek/wie", [("name", "Jo")]), ("/gesprek/wie", [("phone", "06 99 00 00 00")]),
            ("/gesprek/wie-past", [("ask", "1"), ("asks", "1"), ("words-1", "Wie kookt er soep voor mij")]),
            ("/gesprek", [("do", "fits"), ("name", "Jo"), ("words-1", "soep koken")]),
            ("/hulp-vragen", [("do", "fits"), ("words", "soep koken")]),
        ]
    }
}

private final class Lines: Sendable {
    private let stored = Mutex<[String]>([])
    var all: [String] { stored.withLock { $0 } }
    func add(_ line: String) { stored.withLock { $0.append(line) } }
}

private struct LineHandler: LogHandler {
    let lines: Lines
    var logLevel = Logger.Level.trace
    var metadata: Logger.Metadata = [:]

    init(lines: Lines) { self.lines = lines }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        lines.add("\(event.message) \(event.metadata ?? [:]) \(metadata)")
    }
}
