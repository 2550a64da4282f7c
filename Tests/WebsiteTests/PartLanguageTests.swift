import Foundation
import HTTPTypes
import Language
import Neighbourhood
import Operations
import Samples
import Storage
import Testing

@testable import Website

@Suite("The language of parts of a page")
struct PartLanguageTests {
    @Test("what houses and teams wrote in Dutch is said to be Dutch on every public page in another language", arguments: [Tongue.english, .arabic])
    func written(tongue: Tongue) async throws {
        let town = try await Town.open()
        let house: House.ID = try await town.id(of: "house", "house-zilverling")
        let written = try await town.written()
        let visitor = town.visitor()
        let activity = String(try #require(try await visitor.get("/agenda").text.firstMatch(of: /\/activiteiten\/[0-9a-z]+/)?.output))
        let pages = [
            "/", "/wie-helpt", "/agenda", "/overzicht", "/hulp-vragen/bedankt", "/privacy", Link.house(house), Link.weekPoster(house), activity,
            activity + "/poster?maat=a4",
        ]
        for page in pages {
            let answer = try await visitor.get(page + (page.contains("?") ? "&" : "?") + "taal=" + tongue.code)
            let pieces = Spoken.pieces(of: answer.text)
            let unsaid = pieces.filter { piece in piece.language == tongue.code && written.contains { piece.text.contains($0) } }
            #expect(unsaid.map(\.text) == [], "\(page)")
            #expect(pieces.contains { $0.language == "nl" } || page == "/privacy" || page.hasSuffix("bedankt"), "\(page)")
        }
    }

    /// Truus helps, has a role that asks things, listens to others and asks her costs back.
    @Test("all that a resident meets is in their language, and what is not says in which it is")
    func own() async throws {
        let town = try await Town.open()
        let truus: Person.ID = try await town.id(of: "person", "truus")
        let visitor = try await town.signedIn("truus")
        let mine = try await visitor.get("/mijn?taal=pl")
        let interview = String(try #require(mine.text.firstMatch(of: /\/interviews\/[0-9a-z]+/)?.output))
        let pages = [
            "/mijn", "/mijn/agenda", "/mijn/alles", "/ingelogd", "/bewoners/\(truus)/declaraties", "/bewoners/\(truus)/aanpassen",
            "/bewoners/\(truus)/berichten", interview, interview + "/papier",
        ]
        for page in pages {
            let dutch = Spoken.pieces(of: try await visitor.get(page).text).filter { $0.language == "pl" && Spoken.isDutch($0.text) }
            #expect(dutch.map(\.text) == [], "\(page)")
        }
    }

    @Test("what is wrong with a claim is said in the language of who claims, and what is asked comes back in it")
    func claim() async throws {
        let town = try await Town.open()
        let truus: Person.ID = try await town.id(of: "person", "truus")
        let visitor = try await town.signedIn("truus")
        _ = try await visitor.get("/mijn?taal=uk")
        let page = "/bewoners/\(truus)/declaraties"
        let wrong = try await visitor.submit([("iban", "NL00"), ("holder", "Truus")], from: page, to: "/bewoners/\(truus)/rekening")
        let ukrainian = Catalogue.of(.ukrainian)
        #expect(wrong.status == .unprocessableContent && wrong.contains(ukrainian["claim.faultIBAN"].plain { _ in nil }))
        #expect(wrong.contains(ukrainian["claim.iban"].plain { _ in nil }))
        #expect(Spoken.pieces(of: wrong.text).filter { $0.language == "uk" && Spoken.isDutch($0.text) }.map(\.text) == [])
    }

    @Test("a birthday is typed and read in the language of who has it")
    func birthday() async throws {
        let town = try await Town.open()
        let truus: Person.ID = try await town.id(of: "person", "truus")
        let visitor = try await town.signedIn("truus")
        _ = try await visitor.get("/mijn?taal=pl")
        let page = "/bewoners/\(truus)/aanpassen"
        let form = try await visitor.get(page)
        let kept = try ["version", "name", "call_name", "phone", "mail"].map { ($0, try form.value(of: $0)) }
        let saved = try await visitor.submit(kept + [("reach", "phone"), ("birthday", "14 marca")], from: page, to: page)
        #expect(saved.contains("14 marca") && saved.contains("<html lang=\"pl\""))
    }

    @Test("who tells of themselves in an interview has their own details filled in, and only then may a browser help")
    func ownInterview() async throws {
        let visitor = try await Town.open().signedIn("truus")
        let page = String(try #require(try await visitor.get("/mijn").text.firstMatch(of: /\/interviews\/[0-9a-z]+/)?.output))
        let before = try await visitor.get(page)
        #expect(!before.contains("autocomplete=\"postal-code\"") && !before.contains("4991 AB"))
        let after = try await visitor.submit(
            [("do", "own"), ("version", try before.value(of: "version")), ("name", "Truus"), ("loves", "Soep")], from: page, to: page)
        #expect(after.contains("autocomplete=\"postal-code\"") && after.contains("value=\"4991 AB\"") && after.contains("Soep</textarea>"))
        #expect(after.contains("value=\"Truus\"") && !after.contains("value=\"Truus van Dalen\""), "what was typed stays")
    }

    @Test("a code card is in the language that the resident chose for messages, and the page round it in that of who prints it")
    func codeCard() async throws {
        let town = try await Town.open()
        let truus: Person.ID = try await town.id(of: "person", "truus")
        let own = try await town.signedIn("truus")
        _ = try await own.submit(
            [("language", "ar"), ("from_hour", "9"), ("until_hour", "20")], from: "/bewoners/\(truus)/berichten", to: "/bewoners/\(truus)/berichten")
        let card = try await town.signedIn("fatma").submit([], from: "/bewoners/\(truus)", to: "/bewoners/\(truus)/codekaart")
        #expect(card.contains("<html lang=\"nl\"") && card.contains("<article class=\"code-card\" lang=\"ar\" dir=\"rtl\">"))
        #expect(card.contains(Catalogue.of(.arabic)["codeCard.your"].plain { _ in nil }))
    }

    @Test("texts show their keys to a translator in the practice neighbourhood, and nowhere else")
    func marks() async throws {
        let header = [TextMarks.header.rawName: "ja"]
        let practice = try await Town.open()
        for page in ["/", "/hulp-vragen", "/bestaat-niet"] {
            #expect(try await practice.visitor().send(.get, page, body: nil, headers: header).contains("\u{E000}frame.ask\u{E001}"), "\(page)")
            #expect(try await !practice.visitor().get(page).contains("\u{E000}"), "\(page)")
        }
        #expect(try await practice.visitor().send(.get, "/", body: nil, headers: header).contains("\u{E000}start.lead\u{E001}"))
        let real = try await Town.open(isDemo: false)
        #expect(try await !real.visitor().send(.get, "/", body: nil, headers: header).contains("\u{E000}"))
    }
}

extension Town {
    /// What people of this town wrote for everybody to read: words of houses, teams and activities.
    fileprivate func written() async throws -> Set<String> {
        let code = SampleTown.wilgenoord.municipality
        let today = CalendarDate(Date())
        return try await workplace.read(as: .visitor(of: code)) { connection in
            let houses = try connection.houses(in: code).map(\.facts)
            let lines = try connection.agenda(from: today, through: today.adding(days: 13), AgendaWish(), limit: 500, in: code)
            let ofHouses = houses.flatMap { facts -> [String] in
                let told: [String?] = [facts.name, facts.about, facts.address.line]
                return told.compactMap(\.self) + facts.access + facts.facilities
                    + (facts.hours ?? "").split(whereSeparator: \.isNewline).map(String.init)
            }
            let ofActivities = lines.flatMap { line -> [String] in
                let known = line.activity
                let told: [String?] = [known.title, known.words, known.series.facts.costNote, known.roomName]
                return told.compactMap(\.self)
            }
            return Set(ofHouses + ofActivities + (try connection.teams(in: code).map(\.name))).filter { $0.count > 5 }
        }
    }
}

/// A text on a page, and the language that it is said to be in.
private struct Piece {
    let text: String
    let language: String
}

extension Spoken {
    fileprivate static func pieces(of page: String) -> [Piece] {
        var open: [(tag: String, language: String)] = []
        var pieces: [Piece] = []
        // A title can bear no mark, and what somebody typed in a field is theirs.
        let body = page.replacing(/<script.*?<\/script>|<title>.*?<\/title>|<textarea.*?<\/textarea>/.dotMatchesNewlines(), with: "")
        for match in body.matches(of: /<(\/?)([a-z0-9]+)([^>]*)>|([^<]+)/) {
            let token = match.output
            if let text = token.4 {
                let plain = text.replacing("&amp;", with: "&").replacing("&#39;", with: "'").replacing("&quot;", with: "\"")
                if plain.contains(where: \.isLetter) { pieces.append(Piece(text: String(plain), language: open.last?.language ?? "")) }
                continue
            }
            guard let tag = token.2, let rest = token.3, !["input", "br", "meta", "link", "img", "hr"].contains(tag) else { continue }
            if token.1 == "/" {
                while let last = open.popLast(), last.tag != tag {}
            } else if !rest.hasSuffix("/") {
                let said = rest.firstMatch(of: /(?:^|\s)lang="([^"]*)"/).map { String($0.1) }
                open.append((String(tag), said ?? open.last?.language ?? ""))
            }
        }
        return pieces
    }

    /// By words that Dutch cannot do without, and that Polish and Ukrainian do not have.
    fileprivate static func isDutch(_ text: String) -> Bool {
        let words = Set(text.lowercased().split { !$0.isLetter }.map(String.init))
        return !words.isDisjoint(with: [
            "het", "een", "niet", "voor", "met", "wordt", "zijn", "naar", "deze", "dit", "ook", "uw", "wat", "wie", "hoe", "bij",
            "geen", "nog", "terug", "maak", "schrijf", "kies",
        ])
    }
}
