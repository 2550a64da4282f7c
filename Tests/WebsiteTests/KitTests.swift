import Foundation
import Neighbourhood
import Testing

@testable import Website

@Suite("The page kit")
struct KitTests {
    @Test("text in a page is escaped, a piece of a page is not")
    func escaping() {
        let name = "<script>\"O'Neill\" & co"
        let piece: HTML = "<b>\(name)</b>"
        #expect(piece.text == "<b>&lt;script&gt;&quot;O&#39;Neill&quot; &amp; co</b>")
        #expect(("<p>\(piece)\(when: false, "nee")</p>" as HTML).text == "<p>" + piece.text + "</p>")
    }

    @Test("a form comes back as it was sent, in every script")
    func roundTrip() {
        let words = FormWords(urlEncoded: "naam=Ay%C5%9Fe+%26+co&dag=ma&dag=di&leeg=&raar=%zz".utf8)
        #expect(words["naam"] == "Ayşe & co" && words.all("dag") == ["ma", "di"] && words["leeg"].isEmpty && words["raar"] == "%zz")
        #expect(FormWords(urlEncoded: words.encoded(without: []).utf8) == words)
    }

    @Test("a seal holds for one visitor and one day")
    func seals() throws {
        let seals = FormSeal(secret: "a secret")
        let now = Date(timeIntervalSince1970: 1_800_000_000)
        let seal = seals.make(for: "truus", now: now)
        #expect(try seals.age(of: seal, from: "truus", now: now.addingTimeInterval(60)).rounded() == 60)
        #expect(throws: Problem.formExpired) { try seals.age(of: seal, from: "henk", now: now) }
        #expect(throws: Problem.formExpired) { try seals.age(of: seal, from: "truus", now: now.addingTimeInterval(86_401)) }
        #expect(throws: Problem.formExpired) { try FormSeal(secret: "another").age(of: seal, from: "truus", now: now) }
        #expect(throws: Problem.formExpired) { try seals.age(of: "", from: "truus", now: now) }
    }

    @Test("days are said as people say them")
    func days() throws {
        let today = try #require(CalendarDate("2026-11-21"))
        #expect(Spoken.day(today, today: today) == "vandaag")
        #expect(Spoken.day(today.adding(days: 3), today: today) == "dinsdag 24 november")
        #expect(Spoken.ago(today.adding(days: -20), today: today) == "2 weken geleden")
        #expect(Spoken.dayParts(.weekdays.intersection(.mornings)) == "doordeweeks ’s ochtends")
        let parts = try #require(DayParts(slots: ["tue-morning", "tue-afternoon", "fri-evening"]))
        #expect(Spoken.dayParts(parts) == "dinsdagochtend en \u{2011}middag en vrijdagavond")
    }
}

@Suite("The beginning of somebody's words")
struct ShortWordsTests {
    @Test("ends between two words, whatever the script, and a word that never ends is cut")
    func cut() {
        #expect(Spoken.short("Kort en goed", 20) == "Kort en goed")
        #expect(Spoken.short("Wie helpt mij met de heg?", 12) == "Wie helpt…")
        #expect(Spoken.short("أحب المشي في الحديقة كل صباح", 12) == "أحب المشي…")
        #expect(Spoken.short("Één café en één thee", 20) == "Één café en één thee")
        #expect(Spoken.short(String(repeating: "a", count: 40), 10) == String(repeating: "a", count: 10) + "…")
        #expect(Spoken.short("👩‍👩‍👧‍👦 wonen hier al heel lang", 14) == "👩‍👩‍👧‍👦 wonen…")
    }
}
