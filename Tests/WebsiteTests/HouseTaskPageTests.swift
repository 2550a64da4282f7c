import Foundation
import HTTPTypes
import Neighbourhood
import Operations
import Samples
import Storage
import Testing

@testable import Website

@Suite("Tasks of a house on the screen")
struct HouseTaskPageTests {
    @Test("are written by who runs the house, with all errors and nothing lost, and a colleague's change is seen")
    func written() async throws {
        let town = try await Town.open()
        let house: House.ID = try await town.id(of: "house", "house-zilverling")
        let (henk, tasks) = (try await town.signedIn("henk"), "/buurthuizen/\(house)/taken")
        #expect(try await henk.get("/buurthuizen/\(house)").contains("Taken: wat er te doen is"))
        #expect(try await town.visitor().get("/buurthuizen/\(house)").contains("Taken: wat") == false)
        let wrong = try await henk.submit(
            [("title", ""), ("words", "Planten water geven"), ("places", "veel")], from: tasks + "/nieuw", to: tasks + "/nieuw")
        #expect(wrong.status == .unprocessableContent && wrong.contains("Planten water geven</textarea>") && wrong.contains("value=\"veel\""))
        let words = [
            ("title", "Planten"), ("words", "Water <b>geven</b>"), ("places", "2"), ("week", "mon-morning"), ("traits", "seated"),
            ("traits", "quiet"),
        ]
        let saved = try await henk.submit(words, from: tasks + "/nieuw", to: tasks + "/nieuw")
        for text in ["Bewaard.", "Water &lt;b&gt;geven", "kan zittend", "op een rustige plek", "nog 2 gezocht", "maandagochtend"] {
            #expect(saved.contains(text), "\(text)")
        }
        #expect(!saved.contains("Wie doet dit misschien graag?"), "who runs the house sees nobody's offers")
        let page = String(try #require(saved.path.split(separator: "?").first))
        let version = try await henk.get(page + "/aanpassen").value(of: "version")
        let change = words.map { $0.0 == "title" ? ($0.0, "De planten") : $0 } + [("version", version)]
        #expect(try await henk.submit(change, from: page + "/aanpassen", to: page + "/aanpassen").contains("<h1><bdi>De planten"))
        let late = try await henk.submit(change, from: page + "/aanpassen", to: page + "/aanpassen")
        #expect(late.status == .conflict && late.contains("Iemand anders paste dit aan"))
        #expect(try await henk.submit([], from: page + "/aanpassen", to: page + "/einde").contains("De planten") == false)
        for other in ["delano", "truus", "noor"] { #expect(try await town.signedIn(other).get(tasks).status == .forbidden, "\(other)") }
    }

    @Test("from a resident to a task: what fits and why, a try of some weeks with company, and an end without loss of face")
    func tried() async throws {
        let town = try await Town.open()
        let wubbo: Person.ID = try await town.id(of: "person", "wubbo")
        let (fatma, tasks) = (try await town.signedIn("fatma"), "/bewoners/\(wubbo)/taken")
        #expect(try await fatma.get("/bewoners/\(wubbo)").contains("Taken die passen"))
        let known = try await fatma.get(tasks)
        let first = try #require(
            known.text.firstMatch(of: /<ol class="candidates"><li class="candidate"><h3><a href="(\/taken\/[a-z0-9]{20})"><bdi>([^<]+)/))
        #expect(first.2 == "De tuin bijhouden" && known.contains("class=\"why\""))
        let knitting = try await fatma.submit([("loves", "Sokken breien"), ("avoids", "drukte"), ("traits", "seated")], from: tasks, to: tasks)
        #expect(
            knitting.text.firstMatch(of: /<ol class="candidates"><li class="candidate"><h3><a href="[^"]+"><bdi>([^<]+)/)?.1
                == "Sokken breien voor de kerstmarkt")
        #expect(knitting.contains("Er staat niet bij: kan zittend. Vraag het na.") && knitting.contains("Sokken breien</textarea>"))
        #expect(!knitting.path.contains("breien"), "what somebody loves does not stand in an address")

        let begin = tasks.dropLast(6) + String(first.1)
        let found = try await fatma.submit(
            [("wie", "truus"), ("starts_on", "2020-01-01"), ("weeks", "5"), ("do", "find")], from: String(begin), to: String(begin))
        #expect(found.contains("Truus van Dalen") && found.contains("value=\"5\"") && found.status == .ok)
        let truus: Person.ID = try await town.id(of: "person", "truus")
        let wrong = try await fatma.submit(
            [("starts_on", "2020-01-01"), ("weeks", "5"), ("company", truus.text)], from: String(begin), to: String(begin))
        #expect(wrong.status == .unprocessableContent && wrong.contains("Deze dag is al geweest."))
        let today = CalendarDate(Date())
        let tried = try await fatma.submit(
            [("starts_on", "\(today)"), ("weeks", "5"), ("company", truus.text)], from: String(begin), to: String(begin))
        #expect(tried.contains("probeert het") && tried.contains("samen met <bdi>Truus van Dalen") && tried.contains("Afgesproken."))
        let page = String(try #require(tried.path.split(separator: "?").first))
        #expect(try await fatma.get("/vandaag").contains("Wubbo Drenth</bdi>: <bdi>De tuin bijhouden"))
        #expect(try await town.signedIn("henk").get(String(first.1)).contains("<bdi>Wubbo</bdi>"), "the house knows who comes, by first name")

        let unsaid = try await fatma.submit([("helper_said", "well"), ("onward", "regular")], from: page, to: page)
        #expect(unsaid.status == .conflict || unsaid.contains("Vraag ook wie meeloopt hoe het gaat."))
        let version = try await fatma.get(page).value(of: "version")
        let answers = [("helper_said", "well"), ("companion_said", "well"), ("onward", "regular"), ("version", version)]
        #expect(try await fatma.submit(answers, from: page, to: page).contains("vaste taak"))
        let ended = try await fatma.submit([], from: page, to: page + "/einde")
        #expect(ended.contains("Zeg vooral dank je wel") && ended.contains("afgerond") && ended.contains("De tuin bijhouden"))
        #expect(try await town.signedIn("truus").get(page).status == .forbidden)
    }

    @Test("on one's own page: what one does in the house, and stopping without saying why")
    func own() async throws {
        let town = try await Town.open()
        let sjaak = try await town.signedIn("sjaak")
        let mine = try await sjaak.get("/mijn")
        #expect(mine.contains("Koffie schenken") && mine.contains("U probeert het nu.") && mine.contains("Nel Scholten") == false)
        let ending = String(try #require(mine.text.firstMatch(of: /action="(\/proberen\/[a-z0-9]{20}\/einde)"/)?.1))
        let stopped = try await sjaak.submit([], from: "/mijn", to: ending)
        #expect(stopped.contains("Dank u wel dat u het deed.") && !stopped.contains("Koffie schenken"))
        #expect(try await town.signedIn("nel").submit([], from: "/mijn", to: ending).status == .forbidden)
    }
}
