import Foundation
import HTTPTypes
import Logging
import Neighbourhood
import Operations
import Samples
import Storage
import Synchronization
import TestDatabanks
import Testing

@testable import Website

@Suite("The technical log")
struct TechnicalLogTests {
    private func logger(_ form: TechnicalLog.Form, _ kept: Kept) -> Logger {
        Logger(label: "omzien") { label in
            TechnicalLog(label: label, form: form, clock: { Date(timeIntervalSince1970: 1_795_000_000) }, write: { kept.add($0) })
        }
    }

    private static let odd = ["a\nb", "a\r\nerror omzien: alles weg", "\u{2028}\u{85}\u{0}", "\u{1b}[2Jwis", "\u{202e}achteruit", "\"},{\"a\":\"b"]

    @Test("is one line for each thing, whatever is in it, and a machine reads it back to the letter", arguments: odd)
    func oneLine(text: String) throws {
        for form in [TechnicalLog.Form.text, .json] {
            let kept = Kept()
            logger(form, kept).error("iets: \(text)", metadata: ["waarde": "\(text)"])
            let written = try #require(kept.all.first)
            #expect(kept.all.count == 1 && written.hasSuffix("\n") && written.dropLast().allSatisfy { !$0.isNewline })
            guard form == .json else {
                #expect(written.hasPrefix("2026-11-18T") && !written.dropLast().unicodeScalars.contains { $0.value < 32 || $0.value == 0x202e })
                continue
            }
            struct Line: Decodable {
                let time, level, logger, message: String
                let fields: [String: String]
            }
            let line = try JSONDecoder().decode(Line.self, from: Data(written.utf8))
            #expect(line.level == "error" && line.logger == "omzien" && line.message == "iets: " + text && line.fields["waarde"] == text)
        }
    }

    @Test(
        "tells of whoever tries to go round: a form from elsewhere, a door that is not theirs, too often, a link that was used; and never who or what"
    )
    func attempts() async throws {
        let town = try await Town.open()
        let kept = Kept()
        func asked(_ visitor: Visitor) -> Visitor {
            visitor.logger = logger(.json, kept)
            return visitor
        }
        let truus = asked(try await town.signedIn("truus"))
        #expect(try await truus.get("/vandaag").status == .forbidden)
        #expect(kept.all.last?.contains("refused by the policy") == true)
        let visitor = asked(town.visitor())
        let elsewhere = try await visitor.submit(
            [("code", "K7FM 3QWP")], from: "/aanmelden", to: "/aanmelden/code", headers: ["Origin": "https://elders.nl"])
        #expect(elsewhere.status == .forbidden && kept.all.last?.contains("a form was refused") == true)
        #expect(try await visitor.submit([("code", "K7FM 3QWP")], from: "/aanmelden", to: "/aanmelden/code").status == .unprocessableContent)
        #expect(kept.all.last?.contains("a code to sign in with was refused") == true)
        _ = try await visitor.get("/aanmelden/0123456789012345678901234567890123456789")
        #expect(try await visitor.submit([], from: "/aanmelden/link", to: "/aanmelden/link").status == .gone)
        #expect(kept.all.last?.contains("a link to sign in with was refused") == true)
        while try await visitor.submit([("code", "K7FM 3QWP")], from: "/aanmelden", to: "/aanmelden/code").status != .tooManyRequests {}
        #expect(kept.all.last?.contains("too often") == true)
        for told in ["Truus", "truus", "K7FM", "0123456789012345678901234567890123456789", "127.0.0.1"] {
            #expect(!kept.all.contains { $0.contains(told) }, "\(told)")
        }
    }

    @Test("names the kind of a fault that nobody foresaw and the number of its request, and nothing of what somebody typed")
    func unforeseen() async throws {
        let fault = Fault()
        let town = try await Town.open(watched: { FaultyDriver(driver: $0, fault: fault) })
        let kept = Kept()
        let visitor = try await town.signedIn("fatma")
        visitor.logger = logger(.json, kept)
        fault.isThere = true
        let answer = try await visitor.get("/vandaag")
        #expect(answer.status == .internalServerError && !answer.contains("kanarie"))
        let line = try #require(kept.all.first { $0.contains("unforeseen error") })
        #expect(line.contains("Odd") && line.contains("0123456789") && !line.contains("kanarie") && !line.contains("Truus"))
    }
}

private final class Kept: Sendable {
    private let lines = Mutex<[String]>([])
    var all: [String] { lines.withLock { $0 } }
    func add(_ line: String) { lines.withLock { $0.append(line) } }
}

/// Something that nobody foresaw, with words in it that somebody typed.
private final class Fault: Sendable {
    struct Odd: Error, CustomStringConvertible {
        let description = "kanarie: Truus woont op Beekdijk 3"
    }

    private let state = Mutex(false)
    var isThere: Bool {
        get { state.withLock { $0 } }
        set { state.withLock { $0 = newValue } }
    }

    func check() throws { if isThere { throw Odd() } }
}

private struct FaultyDriver: Driver {
    let driver: any Driver
    let fault: Fault
    var engine: Engine { driver.engine }

    func read<Result: Sendable>(
        in municipality: MunicipalityCode?, _ body: @escaping @Sendable (any Connection) throws -> Result
    ) async throws -> Result {
        try fault.check()
        return try await driver.read(in: municipality, body)
    }

    func write<Result: Sendable>(
        in municipality: MunicipalityCode?, _ body: @escaping @Sendable (any Connection) throws -> Result
    ) async throws -> Result {
        try fault.check()
        return try await driver.write(in: municipality, body)
    }

    func close() async throws { try await driver.close() }
}
