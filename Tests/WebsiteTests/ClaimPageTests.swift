import Foundation
import HTTPTypes
import NIOCore
import Neighbourhood
import Operations
import Samples
import Storage
import Testing

@testable import Website

@Suite("Vergoeding en kosten on the pages")
struct ClaimPageTests {
    private static let month = String(CalendarDate(Date()).description.prefix(7))
    private static let png: Data = {
        let head: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
        let chunks: [(kind: String, content: [UInt8])] = [("IHDR", [1]), ("IDAT", [0xFF]), ("IEND", [])]
        return chunks.reduce(into: Data(head)) { data, chunk in
            data += [0, 0, 0, UInt8(chunk.content.count)]
            data += Array(chunk.kind.utf8) + chunk.content + [0, 0, 0, 0] as [UInt8]
        }
    }()

    @Test(
        "amounts are written as people write them",
        arguments: [(0, "0,00"), (5, "0,05"), (1250, "12,50"), (100_000, "1.000,00"), (216_750, "2.167,50")])
    func money(cents: Int, text: String) { #expect(Spoken.money(Cents(cents)) == "€\u{a0}" + text) }

    @Test("whoever helps asks for hours from their own page, hears what is too much with every word still there, and sees what is left")
    func hours() async throws {
        let town = try await Town.open()
        let truus = try await town.signedIn("truus")
        #expect(try await truus.get("/mijn").contains("Vraag een vergoeding of kosten terug"))
        let page = try await Self.page(town)
        #expect(try await truus.get(page).contains("Deze maand nog mogelijk"))
        let typed = [("kind", "allowance"), ("month", Self.month), ("hours", "400"), ("rate", "5,00"), ("words", "Soep <gekookt>")]
        let refused = try await truus.submit(typed, from: page, to: page)
        #expect(refused.status == .unprocessableContent && refused.contains("Soep &lt;gekookt&gt;") && refused.contains("Er is nog") == false)
        #expect(
            refused.contains("Hoeveel uur in die maand? Dit is te veel voor deze maand. In deze maand is nog") && refused.contains("value=\"400\""))
        let strange = try await truus.submit(
            [("kind", "allowance"), ("month", "ooit"), ("hours", "veel"), ("rate", "gul"), ("words", "x")], from: page, to: page)
        #expect(
            strange.contains("Welke maand? Kies een van de mogelijkheden.") && strange.contains("Hoeveel uur in die maand? Schrijf hier een getal."))
        let asked = try await truus.submit(typed.map { $0.0 == "hours" ? ($0.0, "2,5") : $0 }, from: page, to: page)
        #expect(asked.contains("wacht op akkoord") && asked.contains("2 uur en 30 minuten voor") && asked.contains("12,50"))
        #expect(try await town.signedIn("greet").get(page).status == .forbidden)
        #expect(try await town.signedIn("greet").get(asked.path).status == .forbidden)
    }

    @Test("a receipt is a photo that is looked into, and shown to who may as what it is, and to nobody else")
    func receipt() async throws {
        let town = try await Town.open()
        let truus = try await town.signedIn("truus")
        let page = try await Self.page(town)
        let claim = try await truus.submit(
            [("kind", "costs"), ("costs_month", Self.month), ("costs_amount", "12,50"), ("costs_words", "Bus")], from: page, to: page)
        #expect(claim.contains("Voeg een foto van het bonnetje toe"))
        let address = String(claim.path.prefix { $0 != "?" })
        let refused = try await truus.sendPhoto(Data("<svg/>".utf8), named: "bon.png", from: address, to: address + "/bonnetje")
        #expect(refused.status == .unprocessableContent && refused.contains("Kies een foto (JPEG of PNG)"))
        let none = try await truus.sendPhoto(Data(), named: "", from: address, to: address + "/bonnetje")
        #expect(none.status == .unprocessableContent)
        #expect(try await truus.get(address + "/bonnetje").status == .notFound)
        let kept = try await truus.sendPhoto(Self.png, named: "../../etc.exe", from: address, to: address + "/bonnetje")
        #expect(kept.contains("Foto van het bonnetje"))
        for key in ["truus", "fatma"] {
            let photo = try await town.signedIn(key).get(address + "/bonnetje")
            #expect(photo.status == .ok && photo.headers[.contentType] == "image/png" && photo.headers[.cacheControl] == "no-store", "\(key)")
            #expect(photo.headers[HTTPField.Name("X-Content-Type-Options")!] == "nosniff")
        }
        for key in ["greet", "wim", "noor"] { #expect(try await town.signedIn(key).get(address + "/bonnetje").status == .forbidden, "\(key)") }
        let forged = try await truus.sendPhoto(Self.png, named: "a.png", from: address, to: address + "/bonnetje", seal: "0.0.0")
        #expect(forged.status != .ok && forged.status != .unprocessableContent)
    }

    @Test("what waits is on Vandaag of who brokers there, who says yes, or no with a reason that the person reads")
    func decided() async throws {
        let town = try await Town.open()
        let page = try await Self.page(town)
        let truus = try await town.signedIn("truus")
        func ask(_ hours: String) async throws -> String {
            let asked = try await truus.submit(
                [("kind", "allowance"), ("month", Self.month), ("hours", hours), ("rate", "5,00"), ("words", "Soep"), ("adult", "yes")], from: page,
                to: page)
            return String(asked.path.prefix { $0 != "?" })
        }
        let (first, second) = (try await ask("2"), try await ask("3"))
        let fatma = try await town.signedIn("fatma")
        #expect(try await fatma.get("/vandaag").contains("Declaraties: 2 wachten op een akkoord"))
        #expect(try await fatma.get("/declaraties").contains(first))
        let silent = try await fatma.submit([("version", "1"), ("refusal", " ")], from: first, to: first + "/niet-akkoord")
        #expect(silent.status == .unprocessableContent && silent.contains("Waarom niet: Vul dit in."))
        _ = try await fatma.submit([("version", "1"), ("refusal", "Dit was <werk>")], from: first, to: first + "/niet-akkoord")
        #expect(try await truus.get(first).contains("Dit was &lt;werk&gt;"))
        let list = try await fatma.submit([("version", "1")], from: second, to: second + "/akkoord")
        #expect(!list.contains(second) && list.contains("Er wacht niets op akkoord."))
        #expect(try await truus.get(page).contains("akkoord, wordt betaald"))
        #expect(try await truus.submit([("version", "2")], from: page, to: second + "/akkoord").status == .forbidden)
    }

    @Test("an account number is looked after, and shown with its middle left out")
    func account() async throws {
        let town = try await Town.open()
        let page = try await Self.page(town)
        let truus = try await town.signedIn("truus")
        let to = page.replacingOccurrences(of: "declaraties", with: "rekening")
        let wrong = try await truus.submit([("iban", "NL91 ABNA 0417 1643 01"), ("holder", "T. van Dalen")], from: page, to: to)
        #expect(wrong.status == .unprocessableContent && wrong.contains("Dit rekeningnummer klopt niet.") && wrong.contains("NL91 ABNA 0417 1643 01"))
        let right = try await truus.submit([("iban", "NL91 ABNA 0417 1643 00"), ("holder", "T. van Dalen")], from: page, to: to)
        #expect(right.contains("4300") && !right.contains("0417 16") && !right.contains("041716"))
    }

    private static func page(_ town: Town) async throws -> String {
        let truus: Person.ID = try await town.id(of: "person", "truus")
        return "/bewoners/\(truus)/declaraties"
    }
}

extension Visitor {
    /// Opens a page, takes its seal, and sends a file.
    func sendPhoto(_ file: Data, named name: String, from page: String, to address: String, seal: String? = nil) async throws -> Answer {
        let seal = if let seal { seal } else { try await get(page).value(of: "seal") }
        var body = Data("--b1\r\nContent-Disposition: form-data; name=\"seal\"\r\n\r\n\(seal)\r\n".utf8)
        body += Data("--b1\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"\(name)\"\r\nContent-Type: image/png\r\n\r\n".utf8) + file
        body += Data("\r\n--b1--\r\n".utf8)
        return try await follow(send(.post, address, bytes: ByteBuffer(bytes: body), type: "multipart/form-data; boundary=b1"))
    }
}
