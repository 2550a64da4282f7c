import Foundation
import HTTPTypes
import Neighbourhood
import Operations
import Storage
import TestDatabanks
import Testing

@testable import Website

@Suite("Reading in a list with a browser")
struct ListPageTests {
    private static let list = """
        Naam;Tel;Wat wil je doen;Schoenmaat
        Truus van Dalen;0881234103;Soep;38
        T. van Dalen;0881234103;;39
        <b>Nieuw</b>;0687654321;Wandelen;40
        Fout;12;;41
        """

    @Test("goes from the file to its columns, to what would happen, to done, and back", arguments: TestDatabanks.engines)
    func walk(engine: Engine) async throws {
        let town = try await Town.open(on: engine)
        let fatma = try await town.signedIn("fatma")
        let columns = try await fatma.bring(Self.list)
        #expect(columns.status == .ok && columns.contains("Wat staat er in elke kolom?") && columns.contains("0881234103"))
        #expect(columns.contains("<option value=\"phone\" selected>") && columns.contains("<option value=\"\" selected>Niet overnemen"))
        let choices = [("column-0", "name"), ("column-1", "phone"), ("column-2", "offer"), ("column-3", "")]
        let twice = try await fatma.submit(choices.dropLast() + [("column-3", "name")], from: columns.path, to: columns.path + "/kolommen")
        #expect(twice.status == .unprocessableContent && twice.contains("Dit koos je ook al"))
        let preview = try await fatma.submit(choices, from: columns.path, to: columns.path + "/kolommen")
        #expect(preview.contains("T. van Dalen") && preview.contains("Hetzelfde: naam (bijna) en telefoonnummer") && preview.contains("Wie is dit?"))
        #expect(try await fatma.get(columns.path + "?toon=fouten").contains("dit is geen telefoonnummer"))
        #expect(try await fatma.get(columns.path + "?toon=nieuw").contains("&lt;b&gt;Nieuw&lt;/b&gt;"))
        _ = try await fatma.submit([("row-3", "another"), ("shown", "twijfel")], from: columns.path, to: columns.path + "/keuzes")
        let done = try await fatma.submit([], from: columns.path, to: columns.path + "/inlezen")
        #expect(done.contains("<h1>Ingelezen</h1>") && done.contains("over.csv"))
        #expect(try await fatma.get(columns.path + "/over.csv").contains("Fout;12;"))
        #expect(try await fatma.get("/nog-te-vertellen").contains("&lt;b&gt;Nieuw&lt;/b&gt;"))
        let undone = try await fatma.submit([], from: columns.path, to: columns.path + "/ongedaan")
        #expect(undone.contains("<h1>Ongedaan gemaakt</h1>"))
        #expect(try await fatma.get("/nog-te-vertellen").contains("Iedereen weet ervan."))
    }

    @Test("says of a long list how far it is, and goes on, both when it is taken in and when it is undone", arguments: [Engine.sqlite])
    func progress(engine: Engine) async throws {
        let town = try await Town.open(on: engine)
        let fatma = try await town.signedIn("fatma")
        let columns = try await fatma.bring("Naam;Tel\n" + (100..<700).map { "Bewoner Nr\($0);0655000\($0)\n" }.joined())
        _ = try await fatma.submit([("column-0", "name"), ("column-1", "phone")], from: columns.path, to: columns.path + "/kolommen")
        for (deed, done) in [("/inlezen", "Ingelezen"), ("/ongedaan", "Ongedaan gemaakt")] {
            let half = try await fatma.submit([], from: columns.path, to: columns.path + deed)
            #expect(half.contains("500 van 600 regels") && half.contains("<progress max=\"600\" value=\"500\">") && half.contains("id=\"go-on\""))
            #expect(try await fatma.get(columns.path).contains("stopte halverwege"))
            #expect(try await fatma.submit([], from: columns.path, to: columns.path + deed).contains("<h1>\(done)</h1>"))
        }
    }

    @Test("says of a file that is none what to do, and keeps what was typed", arguments: [Engine.sqlite])
    func refused(engine: Engine) async throws {
        let town = try await Town.open(on: engine)
        let fatma = try await town.signedIn("fatma")
        let empty = try await fatma.bring("", origin: "Van Jan")
        #expect(empty.status == .unprocessableContent && empty.contains("Kies het bestand met de lijst.") && empty.contains("value=\"Van Jan\""))
        #expect(try await fatma.bring("Naam\n").contains("Het bestand is leeg."))
        #expect(try await fatma.bring(Self.list, origin: "").contains("href=\"#origin\""))
        let large = try await fatma.bring(String(repeating: "Naam;Jan\n", count: 1_200_000))
        #expect(large.status == .contentTooLarge)
    }

    @Test("takes a file from our own form only, and from who may", arguments: [Engine.sqlite])
    func guarded(engine: Engine) async throws {
        let town = try await Town.open(on: engine)
        for key in ["ria", "truus", "wim"] {
            let answer = try await town.signedIn(key).bring(Self.list, seal: "x")
            #expect([403, 404].contains(answer.status.code), "\(key)")
        }
        #expect(try await town.signedIn("fatma").bring(Self.list, seal: "x").contains("Wat staat er in elke kolom?") == false)
    }

    @Test("names only columns that the import knows")
    func columns() throws {
        var choice = try JSONDecoder().decode(ColumnChoice.self, from: Data(#"{"header":[],"chosen":[],"examples":[]}"#.utf8))
        let names = ListColumnsPage.columns.map(\.value).filter { !$0.isEmpty }
        choice = try JSONDecoder().decode(
            ColumnChoice.self, from: JSONEncoder().encode(["header": names, "chosen": [], "examples": []] as [String: [String]]))
        choice.choose(names, for: .people)
        #expect(choice.chosen == names)
    }
}

@Suite("A form with a file")
struct UploadTests {
    private static let type = "multipart/form-data; boundary=XX"

    @Test("gives words and bytes as they were sent, also bytes that look like a border")
    func whole() throws {
        let body =
            "--XX\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nwoord\r\n--XX\r\n"
            + "Content-Disposition: form-data; name=\"f\"; filename=\"x.csv\"\r\nContent-Type: text/csv\r\n\r\n1\r\n-XX\r\n--X\r\n\r\n--XX--\r\n"
        let upload = try #require(Upload(Data(body.utf8), contentType: Self.type))
        #expect(upload.words["a"] == "woord" && upload.files["f"] == Data("1\r\n-XX\r\n--X\r\n".utf8))
        #expect(Upload(Data(body.utf8), contentType: "multipart/form-data; boundary=\"XX\"") != nil)
    }

    @Test(
        "that is not well formed is none",
        arguments: [
            "", "--XX", "--XX\r\n", "--XX\r\n\r\n", "--XX--x", "niets", "--XX\r\nContent-Disposition: form-data\r\n\r\nx\r\n--XX--",
            "--XX\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nwoord", "--XX\r\nx",
        ])
    func broken(body: String) {
        let upload = Upload(Data(body.utf8), contentType: Self.type)
        #expect(upload == nil || upload?.words.names.isEmpty == true && upload?.files.isEmpty == true)
        #expect(Upload(Data(body.utf8), contentType: "text/plain") == nil)
        #expect(Upload(Data(body.utf8), contentType: "multipart/form-data; boundary=" + String(repeating: "x", count: 71)) == nil)
    }
}

extension Visitor {
    /// Sends a list as a browser does, and follows to the next page.
    func bring(_ file: String, origin: String = "Zonnebloem", aware: String = "unknown", seal: String? = nil) async throws -> Answer {
        var own = seal
        if own == nil { own = try await get("/lijsten").value(of: "seal") }
        let words = [("seal", own ?? ""), ("origin", origin), ("aware", aware)].map { name, value in
            "--XX\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n"
        }.joined()
        let body = words + "--XX\r\nContent-Disposition: form-data; name=\"file\"; filename=\"lijst.csv\"\r\n\r\n\(file)\r\n--XX--\r\n"
        let answer = try await send(.post, "/lijsten", body: body, headers: ["content-type": "multipart/form-data; boundary=XX"])
        guard answer.status == .seeOther, let place = answer.headers[.location] else { return answer }
        return try await get(place)
    }
}
