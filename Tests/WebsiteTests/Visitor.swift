import Foundation
import HTTPTypes
import Hummingbird
import Language
import Logging
import NIOCore
import NIOEmbedded
import Neighbourhood
import Operations
import Samples
import Storage
import TestDatabanks
import Testing

@testable import Website

/// Wilgenoord with its website, on a fresh databank, in this process: the real router, the real databank, no network.
struct Town: Sendable {
    static let linguist = Result { try Linguist.bundled() }
    let workplace: Workplace
    let responder: RouterResponder<Visit>

    static func open(
        on engine: Engine = .sqlite, isDemo: Bool = true, shortestTyping: TimeInterval = 0, baseURL: String = "http://127.0.0.1:8080",
        trustedProxies: [String] = [], post: (any Post)? = nil, smsReplySecret: String? = nil, broker: (any IdentityBroker)? = nil,
        peopleEachHour: Int = 1000, tokens: [MunicipalityCode: StyleTokens] = [:], clock: @escaping @Sendable () -> Date = { Date() },
        watched: (any Driver) -> any Driver = { $0 }
    ) async throws -> Town {
        let driver = watched(try await TestDatabanks.fresh(engine, clock: clock))
        let workplace = Workplace(driver: driver, matches: try MatchDesk(linguist: linguist.get()))
        for town in SampleTown.allCases { try await Samples.load(into: workplace, neighbourhood: town) }
        var settings = SiteSettings(
            baseURL: baseURL, isDemo: isDemo, home: SampleTown.wilgenoord.municipality, shortestTyping: shortestTyping,
            trustedProxies: trustedProxies,
            post: post, smsReplySecret: smsReplySecret, broker: broker, clock: clock)
        settings.peopleEachHour = peopleEachHour
        settings.tokens = tokens
        return Town(workplace: workplace, responder: try await Site.open(workplace: workplace, settings: settings).router().buildResponder())
    }

    /// Greet and Truus said yes and know each other; Fatma guides them.
    static func introduced() async throws -> (Town, Proposal.ID) {
        let town = try await Town.open()
        let (greet, offer): (Person.ID, Offer.ID) = (try await town.id(of: "person", "greet"), try await town.id(of: "offer", "o-truus-soep"))
        let cookie = try #require(try await town.signedIn("fatma").cookies["omzien"])
        let key = try #require(SessionKey(cookie: cookie))
        let fatma = try #require(try await town.workplace.viewer(of: key))
        let intake = Intake(
            caller: .known(greet), subject: .known(greet), relation: nil, aware: .yes,
            asks: [(IntakeAsk(words: "Ik wil graag soep eten"), .propose(offer))])
        let ask = try await town.workplace.take(intake, by: fatma)[0]
        let match = try #require(try await town.workplace.read(as: fatma) { try $0.proposals(of: ask, for: fatma) }.first).id
        for side in Side.allCases { try await town.workplace.record(.yes, of: side, reason: nil, to: match, by: fatma) }
        try await town.workplace.introduce(match, by: fatma)
        return (town, match)
    }

    /// Somebody of the sample with a browser in which they are signed in.
    func signedIn(_ key: String, of town: SampleTown = .wilgenoord) async throws -> Visitor {
        let person = try await Samples.person(key, of: town, in: workplace)
        let link = try await workplace.makeSignInLink(for: person, in: town.municipality, lasting: 60)
        let visitor = Visitor(town: self)
        visitor.cookies["omzien"] = try await workplace.signIn(by: link).cookie
        return visitor
    }

    func visitor() -> Visitor { Visitor(town: self) }

    func id<Thing>(of kind: String, _ key: String) async throws -> Identifier<Thing> {
        let town = SampleTown.wilgenoord.municipality
        let found: String? = try await workplace.driver.read(in: town) { connection in
            switch kind {
            case "ask": try connection.askImported(as: key, in: town)?.text
            case "offer": try connection.offerImported(as: key, in: town)?.text
            case "house": try connection.houseImported(as: key, in: town)?.text
            default: try connection.personImported(as: key, in: town)?.text
            }
        }
        guard let found, let id = Identifier<Thing>(found) else { throw Problem.notFound(.page) }
        return id
    }
}

/// What a browser does: keeps cookies, follows redirects, fills in forms. Used by one test at a time.
final class Visitor {
    let town: Town
    var cookies: [String: String] = [:]
    var logger = Logger(label: "test")

    init(town: Town) { self.town = town }

    func get(_ path: String) async throws -> Answer { try await follow(send(.get, path, body: nil)) }

    /// Opens a page, takes its seal, and sends the form.
    func submit(_ fields: [(String, String)], from page: String, to address: String, headers: [String: String] = [:]) async throws -> Answer {
        let seal = try await get(page).value(of: "seal")
        return try await post([("seal", seal)] + fields, to: address, headers: headers)
    }

    func post(_ fields: [(String, String)], to address: String, headers: [String: String] = [:]) async throws -> Answer {
        try await follow(send(.post, address, body: Self.encode(fields), headers: headers))
    }

    func send(_ method: HTTPRequest.Method, _ path: String, body: String?, headers: [String: String] = [:]) async throws -> Answer {
        let type = body == nil ? nil : "application/x-www-form-urlencoded"
        return try await send(method, path, bytes: ByteBuffer(string: body ?? ""), type: type, headers: headers)
    }

    func send(
        _ method: HTTPRequest.Method, _ path: String, bytes: ByteBuffer, type: String?, headers: [String: String] = [:]
    ) async throws -> Answer {
        var fields = HTTPFields()
        if !cookies.isEmpty { fields[.cookie] = cookies.map { "\($0)=\($1)" }.joined(separator: "; ") }
        if let type { fields[.contentType] = type }
        for (name, value) in headers { fields[HTTPField.Name(name)!] = value }
        let head = HTTPRequest(method: method, scheme: "http", authority: "127.0.0.1:8080", path: path, headerFields: fields)
        let request = Request(head: head, body: RequestBody(buffer: bytes))
        var logger = logger
        logger[metadataKey: "hb.request.id"] = "0123456789"
        let context = Visit(source: ApplicationRequestContextSource(channel: EmbeddedChannel(), logger: logger))
        let response = try await town.responder.respond(to: request, context: context)
        let collected = Collected()
        try await response.body.write(Writer(collected: collected))
        for line in response.headers[values: .setCookie] { keep(line) }
        return Answer(path: path, status: response.status, headers: response.headers, text: collected.text)
    }

    func follow(_ answer: Answer) async throws -> Answer {
        guard answer.status == .seeOther, let place = answer.headers[.location] else { return answer }
        return try await follow(send(.get, place, body: nil))
    }

    private func keep(_ line: String) {
        let parts = line.split(separator: ";")[0].split(separator: "=", maxSplits: 1)
        cookies[String(parts[0])] = parts.count > 1 ? String(parts[1]) : nil
    }

    static func encode(_ fields: [(String, String)]) -> String {
        var allowed = CharacterSet.alphanumerics
        allowed.insert(charactersIn: "-_.")
        return fields.map { name, value in
            (name.addingPercentEncoding(withAllowedCharacters: allowed) ?? "") + "="
                + (value.addingPercentEncoding(withAllowedCharacters: allowed) ?? "")
        }.joined(separator: "&")
    }
}

struct Answer: Sendable {
    let path: String
    let status: HTTPResponse.Status
    let headers: HTTPFields
    let text: String

    func contains(_ words: String) -> Bool { text.contains(words) }

    /// The value of the first field with this name.
    func value(of name: String) throws -> String {
        guard let match = try Regex("name=\"\(name)\"[^>]*value=\"([^\"]*)\"").firstMatch(in: text), let value = match[1].substring else {
            throw Missing(what: name, path: path, status: status.code)
        }
        return String(value)
    }

    struct Missing: Error, CustomStringConvertible {
        let what: String
        let path: String
        let status: Int
        var description: String { "no field \(what) on \(path) (\(status))" }
    }
}

private final class Collected {
    var text = ""
}

private struct Writer: ResponseBodyWriter {
    let collected: Collected
    mutating func write(_ buffer: ByteBuffer) async throws { collected.text += String(buffer: buffer) }
    consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
