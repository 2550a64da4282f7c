import Foundation
import HTTPTypes
import Neighbourhood
import Storage
import Testing

@testable import Website

@Suite("The pages of roles")
struct RolePageTests {
    @Test("show a worker every role, with what it may, what it may not and what it asks, in words")
    func readable() async throws {
        let town = try await Town.open()
        let ria = try await town.signedIn("ria")
        let list = try await ria.get("/rollen")
        for role in try RoleSet.bundled().roles {
            #expect(list.contains(role.facts.name))
            let page = try await ria.get("/rollen/\(role.key.rawValue)")
            #expect(page.status == .ok && page.contains("Dit hoort er niet bij") && page.contains("Medicijnen geven of klaarzetten."))
            #expect(!page.contains("nieuwe-versie"))
        }
        let family = try await ria.get("/rollen/after-school")
        #expect(family.contains("een VOG (84: zorg voor kinderen en jongeren), van alle volwassenen in huis, 3 jaar geldig"))
        #expect(family.contains("na 1 week en 30 dagen, en daarna elke 13 weken"))
        #expect(try await ria.get("/rollen/jim").contains("kiest zelf wie dit is"))
        for page in ["/rollen/koning", "/rollen/buddy?versie=2", "/rollen/buddy?versie=x"] { #expect(try await ria.get(page).status == .notFound) }
    }

    @Test("let the administrator make a version, and show the older one as it was")
    func version() async throws {
        let town = try await Town.open()
        let wim = try await town.signedIn("wim")
        let page = "/rollen/buddy/nieuwe-versie"
        let form = try await wim.get(page)
        #expect(form.contains("Op bezoek gaan, wandelen, samen eten of op pad gaan."))
        let made = try await wim.submit(fields(("name", "Wandelmaatje"), ("themes", "lopen\nfietsen")), from: page, to: page)
        #expect(made.contains("Bewaard.") && made.contains("Wandelmaatje") && made.contains("Onderwerpen: <bdi>lopen en fietsen</bdi>"))
        #expect(made.contains("gemaakt door <bdi>Wim</bdi>"))
        let old = try await wim.get("/rollen/buddy?versie=1")
        #expect(old.contains("Dit is een oudere versie") && old.contains("uit de set van Omzien") && !old.contains("Wandelmaatje"))
        #expect(try await town.signedIn("fatma").get("/aanbod/nieuw").contains("maatje zijn"))
    }

    @Test("keep every word when something is wrong, and when a colleague was first")
    func faults() async throws {
        let town = try await Town.open()
        let wim = try await town.signedIn("wim")
        let page = "/rollen/buddy/nieuwe-versie"
        let wrong = try await wim.submit(
            fields(("name", ""), ("guidance_weeks", "vaak"), ("from", "2020-01-01"), ("stage-training", "running"), ("training", "")), from: page,
            to: page)
        #expect(wrong.status == .unprocessableContent && wrong.contains("Elke hoeveel weken: Schrijf hier een getal."))
        let late = try await wim.submit(fields(("from", "2020-01-01"), ("training", "")), from: page, to: page)
        #expect(late.contains("Vanaf welke dag: Deze dag is al geweest.") && late.contains("Welke training: Vul dit in."))
        #expect(late.contains("Samen &lt;wandelen&gt;."))
        _ = try await wim.submit(fields(), from: page, to: page)
        let second = try await wim.submit(fields(("name", "Mijn maatje")), from: page, to: page)
        #expect(second.status == .conflict && second.contains("Iemand maakte net versie 2") && second.contains("Mijn maatje"))
        #expect(try second.value(of: "version") == "2")
    }

    @Test("are not for residents and visitors, and only the administrator changes them")
    func narrow() async throws {
        let town = try await Town.open()
        #expect(try await town.signedIn("truus").get("/rollen").status == .forbidden)
        #expect(try await town.visitor().get("/rollen").path == "/aanmelden")
        for key in ["fatma", "ria"] { #expect(try await town.signedIn(key).get("/rollen/buddy/nieuwe-versie").status == .forbidden) }
    }

    /// A whole version, with some fields otherwise.
    private func fields(_ changes: (String, String)...) -> [(String, String)] {
        let whole = [
            ("version", "1"), ("name", "Maatje"), ("wanting", "maatje zijn"), ("about", "Gezelschap. Een luisterend oor."),
            ("may", "Samen <wandelen>.\nSamen eten."), ("may_not", "Medicijnen geven."), ("themes", ""), ("stage-talk", "acquaintance"),
            ("stage-vog", "trial"), ("valid-vog", "24"), ("vog_profiles", "85"), ("stage-training", "running"), ("training", "Basistraining maatje"),
            ("guidance_days", "7, 28"), ("guidance_weeks", "8"), ("term_months", "12"), ("term_ending", "end"), ("reward", "none"),
            ("insurance", "De gemeente."), ("from", CalendarDate(Date()).description),
        ]
        return whole.map { field in changes.first { $0.0 == field.0 } ?? field } + changes.filter { change in !whole.contains { $0.0 == change.0 } }
    }
}

@Suite("What a role asks, on the pages")
struct SafeguardPageTests {
    @Test("is written down by a worker of every adult in a guest family, and read by the family itself")
    func family() async throws {
        let town = try await Town.open()
        let esther: Person.ID = try await town.id(of: "person", "esther")
        let (fatma, page) = (try await town.signedIn("fatma"), "/bewoners/\(esther)")
        let before = try await fatma.get(page)
        #expect(before.contains("Wat de rol vraagt") && before.contains("Er is nog niet opgeschreven welke volwassenen er bij Esther in huis wonen."))
        let vog = try #require(before.text.firstMatch(of: /after-school\.1\.vog\.\d/)).0
        let day = CalendarDate(Date())
        let seen = [
            ("form", "safeguard"), ("asked", String(vog)), ("met_on", day.description), ("renew_on", day.adding(days: 1000).description),
            ("profiles", "84"), ("organisation", "Buurtgezinnen <Wilgenoord>"),
        ]
        let kept = try await fatma.submit(seen, from: page, to: page + "/nagegaan")
        #expect(kept.contains("Bewaard.") && kept.contains("voor <bdi>Buurtgezinnen &lt;Wilgenoord&gt;</bdi>"))
        let house = [("form", "house"), ("housemates", "Joris van den Heuvel\n\n")]
        let told = try await fatma.submit(house, from: page, to: page + "/huisgenoten")
        #expect(told.contains("Joris heeft nog niet: een VOG (84: zorg voor kinderen en jongeren)."))
        let joris = try #require(told.text.firstMatch(of: /<a href="(\/bewoners\/[0-9a-z]{20})#nagegaan"><bdi>Joris/)).1
        let mate = try await fatma.get(String(joris))
        #expect(mate.contains("in huis bij <bdi>Esther</bdi>") && !mate.contains("Een huisbezoek"), "the house call is asked of one")
        let own = try await town.signedIn("esther").get("/mijn")
        #expect(own.contains("Wat uw rol vraagt") && own.contains("Buurtgezinnen &lt;Wilgenoord&gt;"))
        let all = try await town.signedIn("esther").get("/mijn/alles?taal=en")
        #expect(
            all.contains("What we checked for your role") && all.contains("Buurtgezinnen &lt;Wilgenoord&gt;")
                && all.contains("Adults at home: Joris"))
        #expect(try await !town.signedIn("ria").get(page).contains("Buurtgezinnen"), "the desk does not see it")
    }

    @Test("is not there for who has no role that asks it")
    func none() async throws {
        let town = try await Town.open()
        let greet: Person.ID = try await town.id(of: "person", "greet")
        let page = try await town.signedIn("fatma").get("/bewoners/\(greet)")
        #expect(page.status == .ok && !page.contains("VOG") && !page.contains("Wat de rol vraagt"))
    }

    @Test("says what is wrong at its field, with every word still there, and leaves the note alone")
    func faults() async throws {
        let town = try await Town.open()
        let esther: Person.ID = try await town.id(of: "person", "esther")
        let (fatma, page) = (try await town.signedIn("fatma"), "/bewoners/\(esther)")
        let vog = try #require(try await fatma.get(page).text.firstMatch(of: /after-school\.1\.vog\.\d/)).0
        for (fields, fault) in [
            ([("asked", ""), ("met_on", "2026-01-01")], "Wat is nagegaan: Vul dit in."),
            ([("asked", String(vog)), ("met_on", "gisteren")], "Op welke dag: Deze dag bestaat niet."),
            ([("asked", String(vog)), ("met_on", "2026-01-01"), ("organisation", "Welzijn")], "Profielen op de VOG: Vul dit in."),
            ([("asked", "jim.1.talk.0"), ("met_on", "2026-01-01")], "Wat is nagegaan: Vul dit in."),
        ] {
            let answer = try await fatma.submit([("form", "safeguard")] + fields, from: page, to: page + "/nagegaan")
            #expect(answer.status == .unprocessableContent && answer.contains(fault) && answer.contains("Nieuwe notitie"), "\(fault)")
        }
    }

    @Test("and ends soon stands on the day's list of whoever wrote it down")
    func renewal() async throws {
        let town = try await Town.open()
        let esther: Person.ID = try await town.id(of: "person", "esther")
        let (fatma, page) = (try await town.signedIn("fatma"), "/bewoners/\(esther)")
        #expect(try await !fatma.get("/vandaag").contains("Verloopt binnenkort"))
        let vog = try #require(try await fatma.get(page).text.firstMatch(of: /after-school\.1\.vog\.\d/)).0
        let day = CalendarDate(Date())
        _ = try await fatma.submit(
            [
                ("form", "safeguard"), ("asked", String(vog)), ("met_on", day.adding(days: -700).description),
                ("renew_on", day.adding(days: 50).description), ("profiles", "84"), ("organisation", "Welzijn"),
            ], from: page, to: page + "/nagegaan")
        let today = try await fatma.get("/vandaag")
        #expect(today.contains("Verloopt binnenkort") && today.contains("vraag een nieuwe VOG"))
        #expect(try await !town.signedIn("ria").get("/vandaag?van=iedereen").contains("Verloopt binnenkort"))
    }
}
