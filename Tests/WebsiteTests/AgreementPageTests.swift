import Foundation
import HTTPTypes
import Neighbourhood
import Operations
import Storage
import Testing

@testable import Website

@Suite("The agreement on the pages")
struct AgreementPageTests {
    @Test("is written down by the worker, read by both, and agreed to with a tap and with a signature that was seen")
    func whole() async throws {
        let (town, match) = try await Town.introduced()
        let page = "/koppelingen/\(match)/afspraken"
        let fatma = try await town.signedIn("fatma")
        #expect(try await fatma.get(page).contains("Er staan nog geen afspraken op papier"))
        #expect(try await fatma.get(page + "/nieuw").contains("van het wijkteam"))
        let drawn = try await fatma.submit(Self.fields(), from: page + "/nieuw", to: page + "/nieuw")
        #expect(drawn.contains("Bewaard.") && drawn.contains("Samen &lt;soep&gt; eten") && drawn.contains("Medicijnen geven of klaarzetten."))
        #expect(drawn.contains("Volgens versie 2 van de rol"))
        let truus = try await town.signedIn("truus")
        #expect(try await truus.get("/mijn").contains("We vragen nog om uw akkoord."))
        let own = try await truus.get(page)
        #expect(own.contains("Ik ga akkoord met deze afspraken") && !own.contains("Schrijf op dat") && !own.contains("Verander of vernieuw"))
        let agreed = try await truus.submit([("version", "1"), ("side", "offer")], from: page, to: page + "/akkoord")
        #expect(agreed.contains("op de eigen pagina") && agreed.contains("Nog niet akkoord."))
        #expect(try await truus.get("/mijn").contains("U bent akkoord. We wachten nog op de ander."))
        #expect(try await truus.get("/mijn/alles").contains("Samen &lt;soep&gt; eten"))
        let signed = [("version", "1"), ("side", "ask"), ("manner", "paper"), ("day_ask", CalendarDate(Date()).description)]
        let both = try await fatma.submit(signed, from: page, to: page + "/akkoord")
        #expect(both.contains("Allebei akkoord.") && both.contains("met een handtekening op papier"))
    }

    @Test("says what is wrong at its field with every word still there, and when a colleague was first")
    func faults() async throws {
        let (town, match) = try await Town.introduced()
        let page = "/koppelingen/\(match)/afspraken"
        let fatma = try await town.signedIn("fatma")
        let wrong = try await fatma.submit(Self.fields(("goal", ""), ("last_day", "morgen")), from: page + "/nieuw", to: page + "/nieuw")
        #expect(
            wrong.status == .unprocessableContent && wrong.contains("Tot en met welke dag: Deze dag bestaat niet.") && wrong.contains("Elke dinsdag"))
        let empty = try await fatma.submit(Self.fields(("goal", ""), ("rhythm", "")), from: page + "/nieuw", to: page + "/nieuw")
        #expect(empty.contains("Waar gaan we voor: Vul dit in.") && empty.contains("Wanneer, en hoe vaak: Vul dit in."))
        _ = try await fatma.submit(Self.fields(), from: page + "/nieuw", to: page + "/nieuw")
        let late = try await fatma.submit(Self.fields(("goal", "Anders")), from: page + "/nieuw", to: page + "/nieuw")
        #expect(late.status == .conflict && late.contains("Een collega schreef net afspraken op.") && late.contains("Anders"))
        let day = try await fatma.submit(
            [("version", "1"), ("side", "ask"), ("manner", "paper"), ("day_ask", "2090-01-01")], from: page, to: page + "/akkoord")
        #expect(day.status == .unprocessableContent && day.contains("Op welke dag: Deze dag moet nog komen."))
    }

    @Test("is of the two and of who guides them: nobody else reads it")
    func narrow() async throws {
        let (town, match) = try await Town.introduced()
        let page = "/koppelingen/\(match)/afspraken"
        _ = try await town.signedIn("fatma").submit(Self.fields(), from: page + "/nieuw", to: page + "/nieuw")
        for key in ["ria", "wim", "odette", "noor"] {
            let answer = try await town.signedIn(key).get(page)
            #expect(answer.status == .forbidden && !answer.contains("soep"), "\(key)")
        }
        #expect(try await town.visitor().get(page).path == "/aanmelden")
    }

    private static func fields(_ changes: (String, String)...) -> [(String, String)] {
        let whole = [
            ("version", "0"), ("goal", "Samen <soep> eten"), ("frame", "Bij Truus aan tafel"), ("rhythm", "Elke dinsdag om één uur"),
            ("house_rules", "Schoenen uit"), ("call", "Fatma van het wijkteam, 088 123 41 38"), ("allowance", ""),
            ("last_day", CalendarDate(Date()).adding(days: 100).description),
        ]
        return whole.map { field in changes.first { $0.0 == field.0 } ?? field }
    }
}
