import Foundation
import HTTPTypes
import Neighbourhood
import Operations
import Samples
import Storage
import Testing

@testable import Website

@Suite("Gaat er iets mis?")
struct WhoToCallPageTests {
    @Test("stands on every page of a match with danger first, and on a page of its own with whom to call, agreement and insurance")
    func whole() async throws {
        let (town, match) = try await Town.introduced()
        let truus = try await town.signedIn("truus")
        for (visitor, page) in [(truus, "/mijn"), (try await town.signedIn("fatma"), "/koppelingen/\(match)")] {
            let seen = try await visitor.get(page)
            #expect(seen.contains("Direct gevaar: <a href=\"tel:112\">bel 112</a>") && seen.contains("/koppelingen/\(match)/mis"), "\(page)")
            #expect(seen.contains("Veilig Thuis, 0800 2000") && seen.contains("Bel nu:"), "\(page)")
        }
        let own = try await truus.get("/koppelingen/\(match)/mis")
        let text = own.text
        let places = ["Bel 112", "Veilig Thuis", "huisartsenpost", "Wie u nu belt", "Afspraken en verzekering", "Wat gebeurde er?"].map {
            text.range(of: $0)
        }
        #expect(places.allSatisfy { $0 != nil })
        let starts = places.compactMap { $0?.lowerBound }
        #expect(starts == starts.sorted(), "danger comes first")
        #expect(own.contains("088 123 41 00") && own.contains("verzekerd bij de gemeente") && own.contains("print-only"))
        #expect(!own.contains("Verhagen"), "residents know workers by their call name")
        #expect(try await town.signedIn("dolf").get("/koppelingen/\(match)/mis").status == .forbidden)
    }

    @Test("what one of them writes down is on Vandaag of who guides them, with a next step and an end; the other side sees nothing of it")
    func note() async throws {
        let (town, match) = try await Town.introduced()
        let page = "/koppelingen/\(match)/mis"
        let truus = try await town.signedIn("truus")
        let wrong = try await truus.submit(
            [("words", ""), ("happened_on", "2090-01-01"), ("told", "Mijn <zus>")], from: page, to: "/koppelingen/\(match)/voorvallen")
        #expect(wrong.status == .unprocessableContent && wrong.contains("Wat gebeurde er: Vul dit in.") && wrong.contains("Mijn &lt;zus&gt;"))
        #expect(wrong.contains("Op welke dag: Deze dag moet nog komen."))
        let sent = try await truus.submit(
            [("words", "Ik ben <gestruikeld>"), ("happened_on", CalendarDate(Date()).description), ("hurt", "somebody"), ("told", "Mijn zus")],
            from: page, to: "/koppelingen/\(match)/voorvallen")
        #expect(sent.contains("Is het dringend? Bel dan ook.") && sent.contains("Ik ben &lt;gestruikeld&gt;") && sent.contains("is ermee bezig"))
        let greet = try await town.signedIn("greet")
        for address in ["/mijn", page, "/mijn/alles"] { #expect(try await !greet.get(address).contains("gestruikeld"), "\(address)") }
        let fatma = try await town.signedIn("fatma")
        let board = try await fatma.get("/vandaag")
        #expect(board.contains("Hier ging iets mis") && board.contains("iemand is gewond"))
        let address = String(try #require(board.text.firstMatch(of: /\/voorvallen\/[0-9a-z]{20}/)).0)
        #expect(try await truus.get(address).status == .forbidden)
        let seen = try await fatma.get(address)
        #expect(seen.contains("Er is iemand gewond.") && seen.contains("Truus"))
        let version = try seen.value(of: "version")
        let minded = try await fatma.submit(
            [("version", version), ("next_step", "Langsgaan"), ("next_on", CalendarDate(Date()).adding(days: 2).description)], from: address,
            to: address + "/volgende-stap")
        #expect(minded.contains("Langsgaan"))
        let empty = try await fatma.submit([("version", "2"), ("outcome", " ")], from: address, to: address + "/afronding")
        #expect(empty.status == .unprocessableContent && empty.contains("Wat kwam ervan: Vul dit in."))
        let closed = try await fatma.submit([("version", "2"), ("outcome", "Uitgepraat")], from: address, to: address + "/afronding")
        #expect(closed.contains("Afgerond.") && closed.contains("Uitgepraat"))
        #expect(try await !fatma.get("/vandaag").contains("Hier ging iets mis"))
        #expect(try await truus.get(page).contains("Uitgepraat"), "whoever wrote it down hears what came of it")
        #expect(try await !greet.get(page).contains("Uitgepraat"))
    }

    @Test("the rota is kept by the team and its numbers by who sets up; what is wrong is said with every word still there")
    func rota() async throws {
        let town = try await Town.open()
        let bram = try await town.signedIn("bram")
        let before = try await bram.get("/bereikbaar")
        #expect(before.contains("Wijkteam Muziekbuurt") && before.contains("elke woensdag"))
        let team = try #require(before.text.firstMatch(of: /<option value="([0-9a-z]{20})">Wijkteam Muziek/)).1
        let faulty = try await bram.submit(
            [("team", String(team)), ("person", "nobody"), ("weekday", "2"), ("from", "half tien"), ("until", "12:00")], from: "/bereikbaar",
            to: "/bereikbaar")
        #expect(faulty.status == .unprocessableContent && faulty.contains("half tien") && faulty.contains("Schrijf een tijd, zoals 9:00."))
        let day = CalendarDate(Date()).adding(days: 2).description
        let added = try await bram.submit(
            [("team", String(team)), ("person", "nobody"), ("day", day), ("from", "00:00"), ("until", "23:59")], from: "/bereikbaar",
            to: "/bereikbaar")
        #expect(added.contains("niemand, zo is het afgesproken"))
        let ending = String(try #require(added.text.firstMatch(of: /\/bereikbaar\/[0-9a-z]{20}\/einde/)).0)
        #expect(try await bram.submit([], from: "/bereikbaar", to: ending).status == .ok)
        let wim = try await town.signedIn("wim")
        let numbers = [
            ("version", "1"), ("fallback_name", "de piketdienst"), ("fallback_phone", "088 123 41 99"), ("doctor_phone", "geen"),
            ("promised_from", "08:30"), ("promised_until", "17:00"), ("insurance", "Verzekerd."),
        ]
        let refused = try await wim.submit(numbers, from: "/bereikbaar", to: "/bereikbaar/nummers")
        #expect(
            refused.status == .unprocessableContent && refused.contains("Huisartsenpost: Dit is geen telefoonnummer")
                && refused.contains("de piketdienst"))
        let set = try await wim.submit(
            numbers.map { $0.0 == "doctor_phone" ? ($0.0, "") : $0 }, from: "/bereikbaar", to: "/bereikbaar/nummers")
        #expect(set.contains("Bewaard."))
        #expect(try await bram.get("/bereikbaar").contains("088 123 41 99"))
        #expect(try await town.signedIn("truus").get("/bereikbaar").status == .forbidden)
    }
}
