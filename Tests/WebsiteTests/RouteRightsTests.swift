import Foundation
import HTTPTypes
import Hummingbird
import Neighbourhood
import Operations
import Samples
import Storage
import Testing

@testable import Website

@Suite("Every address of the site")
struct RouteRightsTests {
    @Test("names the deed it is for: a new one without a question to the policy is found here")
    func named() async throws {
        let (_, routes, deeds) = try await Self.site()
        let registered = Set(routes.map(\.name))
        #expect(registered.count > 80)
        #expect(registered.subtracting(deeds.keys).sorted() == [], "hang these through Doors, which asks which deed they are for")
        #expect(Set(deeds.keys).subtracting(registered).sorted() == [], "these addresses are not there any more")
        #expect(
            deeds.filter { $0.value.isEmpty }.keys.sorted()
                == ["GET /gezond", "GET /offline-worker.js", "GET /omzien.webmanifest"], "the only addresses that tell nothing of anybody")
    }

    @Test("refuses whoever has no right to its deed, of every role, whatever they send; nothing changes by it")
    func refused() async throws {
        let (town, routes, deeds) = try await Self.site()
        let ids = try await Self.ids(in: .wilgenoord, of: town)
        let before = try await Self.events(in: town)
        for key in [nil, "annemiek", "bep", "henk", "noor", "ria", "roy", "truus", "wim"] {
            let visitor = try await key.asyncMap { try await town.signedIn($0) } ?? town.visitor()
            let viewer = try await Self.viewer(visitor, in: town)
            let seal = viewer.person == nil ? "" : try await visitor.get("/mijn").value(of: "seal")
            for route in routes where !Self.mayEver(viewer, route, deeds[route.name] ?? []) {
                let answer = try await visitor.call(route, ids, seal: seal)
                let isDoor = answer.status == .seeOther && answer.headers[.location] == "/aanmelden"
                #expect(isDoor || [401, 403, 404].contains(answer.status.code), "\(key ?? "visitor") \(route.name): \(answer.status)")
            }
        }
        #expect(try await Self.events(in: town) == before)
    }

    @Test("answers an id of another municipality as one that is not there, to the letter")
    func otherMunicipality() async throws {
        let (town, routes, _) = try await Self.site()
        let others = try await Self.ids(in: .duinrade, of: town)
        let absent = others.mapValues { _ in "00000000000000000000" }
        #expect(Set(others.keys).isSuperset(of: ["ask", "offer", "person", "proposal", "house", "organisation"]))
        for key in ["fatma", "truus", "wim"] {
            let visitor = try await town.signedIn(key)
            for route in routes where route.parameters.contains(where: { others[$0] != nil }) {
                let seal = try await visitor.get("/mijn").value(of: "seal")
                let answers = try await [others, absent].asyncMap { try await visitor.call(route, $0, seal: seal) }
                #expect(answers[0].status == answers[1].status && answers[0].status.code >= 400, "\(key) \(route.name): \(answers[0].status)")
                #expect(Self.plain(answers[0], others) == Self.plain(answers[1], absent), "\(key) \(route.name)")
            }
        }
    }

    /// The text of an answer without what differs each time: seals, and the id that was asked for.
    private static func plain(_ answer: Answer, _ ids: [String: String]) -> String {
        let text = answer.text.replacing(#/name="seal" value="[^"]*"/#, with: "")
        return ids.values.reduce(text) { $0.replacingOccurrences(of: $1, with: "-") }
    }

    private static func mayEver(_ viewer: Viewer, _ route: Route, _ deeds: Set<Deed>) -> Bool {
        if deeds.isEmpty || deeds.contains(where: { Access.allowsSomewhere(viewer, $0) }) { return true }
        // Of what belongs to a person one's own has no id in its address.
        let ofPeople = Relation.allCases.reduce(into: Set<Deed>()) { $0.formUnion(Rights.of($1)) }
        return viewer.person != nil && route.parameters.isEmpty && !ofPeople.isDisjoint(with: deeds)
    }

    /// The routes as the router has them, and the deeds of each as its door says.
    private static func site() async throws -> (Town, [Route], [String: Set<Deed>]) {
        let town = try await Town.open()
        let settings = SiteSettings(baseURL: "http://127.0.0.1:8080", home: SampleTown.wilgenoord.municipality, broker: NoBroker())
        let (router, doors) = try await Site.open(workplace: town.workplace, settings: settings).entrance()
        let routes = router.routes.map { Route(method: $0.method, path: $0.path.description) }
        let deeds = Dictionary(uniqueKeysWithValues: doors.all.map { ($0.name, $0.deeds) })
        return (
            town, routes.filter { $0.method != .head && !$0.path.hasPrefix("/assets/") }, deeds.filter { !$0.key.hasPrefix("GET /assets/") }
        )
    }

    private static func viewer(_ visitor: Visitor, in town: Town) async throws -> Viewer {
        guard let key = visitor.cookies["omzien"].flatMap({ SessionKey(cookie: $0) }) else { return .visitor(of: SampleTown.wilgenoord.municipality) }
        return try #require(try await town.workplace.viewer(of: key))
    }

    /// One thing of each kind that an address can name.
    private static func ids(in sample: SampleTown, of town: Town) async throws -> [String: String] {
        let municipality = sample.municipality
        return try await town.workplace.driver.read(in: municipality) { connection in
            let queries: [(String, SQL)] = [
                ("ask", "SELECT id FROM ask WHERE municipality = $1 ORDER BY id LIMIT 1"),
                (
                    "offer",
                    "SELECT id FROM offer WHERE municipality = $1 AND person IS NOT NULL AND person NOT IN (SELECT id FROM person WHERE municipality = $1 AND imported_as = 'truus') ORDER BY id LIMIT 1"
                ),
                ("person", "SELECT id FROM person WHERE municipality = $1 AND imported_as IN ('greet', 'sjoerd') ORDER BY id LIMIT 1"),
                ("proposal", "SELECT id FROM proposal WHERE municipality = $1 ORDER BY id LIMIT 1"),
                ("match", "SELECT id FROM match WHERE municipality = $1 ORDER BY id LIMIT 1"),
                ("talk", "SELECT id FROM talk WHERE municipality = $1 ORDER BY id LIMIT 1"),
                ("house", "SELECT id FROM house WHERE municipality = $1 ORDER BY id LIMIT 1"),
                ("room", "SELECT id FROM room WHERE municipality = $1 ORDER BY id LIMIT 1"),
                ("booking", "SELECT id FROM booking WHERE municipality = $1 ORDER BY id LIMIT 1"),
                ("activity", "SELECT id FROM activity_series WHERE municipality = $1 ORDER BY id LIMIT 1"),
                ("organisation", "SELECT id FROM organisation WHERE municipality = $1 ORDER BY id LIMIT 1"),
                ("worry", "SELECT id FROM worry WHERE municipality = $1 ORDER BY id LIMIT 1"),
                ("interview", "SELECT id FROM interview WHERE municipality = $1 AND interviewer IS NULL ORDER BY id LIMIT 1"),
                ("round", "SELECT id FROM interview_round WHERE municipality = $1 ORDER BY id LIMIT 1"),
                ("team", "SELECT id FROM team WHERE municipality = $1 ORDER BY id LIMIT 1"),
                ("agreement", "SELECT id FROM role_agreement WHERE municipality = $1 ORDER BY id LIMIT 1"),
                ("experiment", "SELECT id FROM experiment WHERE municipality = $1 ORDER BY id LIMIT 1"),
                ("task", "SELECT id FROM house_task WHERE municipality = $1 ORDER BY id LIMIT 1"),
                ("trial", "SELECT id FROM task_trial WHERE municipality = $1 ORDER BY id LIMIT 1"),
                ("note", "SELECT id FROM note WHERE municipality = $1 ORDER BY id LIMIT 1"),
            ]
            return try queries.reduce(into: [:]) { ids, query in
                ids[query.0] = try connection.first(query.1, [municipality]) { $0.next(String.self) }
            }
        }
    }

    private static func events(in town: Town) async throws -> Int {
        try await town.workplace.driver.read(in: nil) { try $0.count("SELECT count(*) FROM event WHERE deed <> 'sign-in'") }
    }
}

/// One registered route.
struct Route: Sendable {
    let method: HTTPRequest.Method
    let path: String

    var name: String { "\(method.rawValue) \(path)" }
    var parameters: [String] { path.split(separator: "/").filter { $0.hasPrefix("{") }.map { String($0.dropFirst().dropLast()) } }

    /// The address for these ids; one that cannot be where there is none.
    func address(_ ids: [String: String]) -> String {
        parameters.reduce(path) { $0.replacingOccurrences(of: "{\($1)}", with: ids[$1] ?? "00000000000000000000") }
    }
}

extension Visitor {
    /// Sends what the form of any page could hold, so that a deed comes as far as it can.
    func call(_ route: Route, _ ids: [String: String], seal: String) async throws -> Answer {
        guard route.method == .post else { return try await send(route.method, route.address(ids), body: nil) }
        let words = [
            ("seal", seal), ("version", "1"), ("words", "Iemand om mee te wandelen"), ("name", "Jo"), ("call_name", "Jo"), ("next_step", "Bellen"),
            ("next_on", "2099-01-01"), ("reply", "yes"), ("side", "ask"), ("offer", ids["offer"] ?? ""), ("answer", "Dank"), ("asks", "1"),
            ("deed", "end-match"),
        ]
        return try await send(.post, route.address(ids), body: Self.encode(words))
    }
}

/// A broker that is there to have its addresses registered; nobody comes from it.
private struct NoBroker: IdentityBroker {
    let name = "Gemeente"
    func address(for journey: BrokerJourney) async throws -> String { throw Problem.brokerUnavailable }
    func identity(from code: String, of journey: BrokerJourney) async throws -> BrokerIdentity { throw Problem.brokerUnavailable }
}

extension Optional {
    func asyncMap<Result>(_ make: (Wrapped) async throws -> Result) async throws -> Result? {
        guard let self else { return nil }
        return try await make(self)
    }
}

extension Array {
    func asyncMap<Result>(_ make: (Element) async throws -> Result) async throws -> [Result] {
        var results: [Result] = []
        for element in self { results.append(try await make(element)) }
        return results
    }
}
