import Foundation
import HTTPTypes
import Neighbourhood
import Storage
import Testing

@testable import Website

@Suite("The role agreement of a house and a team on the screen")
struct RoleAgreementPageTests {
    @Test("is written together with all errors and nothing lost, signed by both, and its versions stay readable")
    func written() async throws {
        let town = try await Town.open()
        let house: House.ID = try await town.id(of: "house", "house-zilverling")
        let (henk, fatma) = (try await town.signedIn("henk"), try await town.signedIn("fatma"))
        #expect(try await henk.get("/buurthuizen/\(house)").contains("Rolafspraken met het wijkteam"))
        let list = "/buurthuizen/\(house)/rolafspraken"
        let listed = try await henk.get(list)
        #expect(listed.contains("getekend") && listed.contains("Wijkteam Linde &amp; Centrum"))
        let other = String(
            try #require(listed.text.firstMatch(of: /href="(\/buurthuizen\/[a-z0-9]+\/rolafspraken\/[a-z0-9]{20})">Met <bdi>Wijkteam Muziekbuurt/)?.1)
        )
        let wrong = try await henk.submit([("house_does", "De deur open"), ("review_on", "ooit"), ("version", "0")], from: other, to: other)
        #expect(wrong.status == .unprocessableContent && wrong.contains("De deur open</textarea>") && wrong.contains("value=\"ooit\""))
        let colleague = String(try #require(wrong.text.firstMatch(of: /<option value="([a-z0-9]{20})"[^>]*>Bram/)?.1))
        let day = CalendarDate(Date()).adding(days: 300)
        let words = [
            ("house_does", "De <b>deur</b> open"), ("team_does", "Spreekuur"), ("help", "Bel"), ("net", "Wij"), ("review_on", "\(day)"),
            ("owner", colleague), ("version", "0"),
        ]
        let saved = try await henk.submit(words, from: other, to: other)
        for text in ["Bewaard.", "De &lt;b&gt;deur", "Nog niet getekend.", "Spreekuur", "Bram"] { #expect(saved.contains(text), "\(text)") }
        let late = try await henk.submit(words, from: other, to: other)
        #expect(late.status == .conflict && late.contains("Iemand anders paste dit aan"))

        let page = String(try #require(saved.path.split(separator: "?").first))
        let signing = page + "/handtekening"
        let unnamed = try await henk.submit([("party", "board"), ("name", "Henk"), ("behalf", "")], from: page, to: signing)
        #expect(unnamed.status == .unprocessableContent && unnamed.contains("value=\"Henk\""))
        let notOwn = try await henk.submit(
            [("party", "team"), ("name", "Bram"), ("behalf", "het team"), ("manner", "screen")], from: page, to: signing)
        #expect(notOwn.status == .unprocessableContent && notOwn.contains("Op het scherm tekent iedereen voor de eigen kant."))
        let board = try await henk.submit(
            [("party", "board"), ("name", "Henk"), ("behalf", "het bestuur"), ("manner", "screen")], from: page, to: signing)
        #expect(board.contains("<bdi>Henk</bdi>, namens <bdi>het bestuur"))
        let both = try await henk.submit([("party", "team"), ("name", "Bram"), ("behalf", "het team"), ("manner", "paper")], from: page, to: signing)
        #expect(both.contains("Allebei getekend.") && both.contains(", op papier"))

        let linde = String(try #require(listed.text.firstMatch(of: /href="(\/rolafspraken\/[a-z0-9]{20})"/)?.1))
        let current = try await fatma.get(linde)
        #expect(current.contains("Versie 2") && current.contains("Allebei getekend."))
        let former = String(try #require(current.text.firstMatch(of: /href="(\/rolafspraken\/[a-z0-9]{20})">Versie 1</)?.1))
        let old = try await fatma.get(former)
        #expect(old.contains("Dit is een oudere versie.") && !old.contains("Handtekeningen") && old.contains("Gré Postuma"))
        #expect(try await fatma.get("/vandaag").contains("Samen nakijken"))
        #expect(try await town.signedIn("ria").get(linde).contains("Verander of vernieuw") == false)
        for stranger in ["delano", "truus", "noor"] { #expect(try await town.signedIn(stranger).get(linde).status == .forbidden, "\(stranger)") }
    }
}
