import Foundation
import Language
import Matching
import Neighbourhood
import Testing

@Suite("Order and reasons")
struct OrderTests {
    private let neighbours = [
        resident("koffie", "Ik drink graag een kop koffie met iemand die alleen is."), resident("tuin", "Ik snoei heggen en maai het gras."),
        resident("rit", "Met mijn auto breng ik u naar het ziekenhuis."),
        resident("brief", "Ik lees moeilijke brieven van instanties en vul formulieren in."),
        resident("hond", "Ik wandel graag met uw hond."),
    ]

    @Test(
        "An ask meets the offer that serves it, although they share no word",
        arguments: [
            ("mijn moeder zit de hele dag alleen", "koffie"), ("ik snap niks van de post van de gemeente", "brief"),
            ("hoe kom ik bij de poli, ik rij zelf niet meer", "rit"),
        ])
    func indirect(words: String, key: String) { #expect(bookOf(neighbours).best(for: wish(words)).first?.key == key) }

    @Test("An offer meets the ask that it serves")
    func otherWay() {
        let asks = ["mijn moeder zit de hele dag alleen", "de heg is te hoog geworden", "ik moet naar het ziekenhuis"].enumerated().map {
            place, words in
            Entry(key: "vraag\(place)", municipality: town, kind: .ask, words: words, place: north(200))
        }
        var offer = wish("Ik snoei heggen en maai het gras")
        offer.kinds = [.ask]
        #expect(bookOf(asks).best(for: offer).first?.key == "vraag1")
    }

    @Test("The contributions add up to the score")
    func sum() {
        for words in ["mijn moeder zit alleen en wil koffie", "hond uitlaten op dinsdag", "wie rijdt mij naar het ziekenhuis"] {
            let found = bookOf(neighbours).best(for: wish(words), limit: 20)
            #expect(!found.isEmpty)
            for candidate in found { #expect(abs(candidate.contributions.reduce(0) { $0 + $1.points } - candidate.score) < 1e-9) }
        }
    }

    @Test("The order is by score, and equal scores by key")
    func order() {
        let twins = ["c", "a", "b"].map { resident($0, "Ik wandel graag met uw hond.") }
        #expect(bookOf(twins).best(for: wish("hond uitlaten")).map(\.key) == ["a", "b", "c"])
        let scores = bookOf(neighbours).best(for: wish("koffie met iemand in de tuin"), limit: 9).map(\.score)
        #expect(scores == scores.sorted(by: >))
    }

    @Test("Of equals, the nearer, the longer not asked and the one who shares a language comes first")
    func circumstances() {
        let near = resident("near", "Ik wandel graag met uw hond.", at: 200)
        let far = resident("far", "Ik wandel graag met uw hond.", at: 1500)
        #expect(bookOf([far, near]).best(for: wish("hond uitlaten")).map(\.key) == ["near", "far"])
        var asked = near
        asked.key = "asked"
        asked.lastAsked = Date(timeIntervalSince1970: Double(today.daysSince1970) * 86_400)
        #expect(bookOf([asked, near]).best(for: wish("hond uitlaten")).map(\.key) == ["near", "asked"])
        var often = near
        (often.key, often.askedThisYear) = ("often", 1)
        #expect(bookOf([often, near]).best(for: wish("hond uitlaten")).map(\.key) == ["near", "often"])
        var foreign = near
        foreign.key = "foreign"
        foreign.languages = [SpokenLanguage("tr")].compactMap { $0 }
        #expect(bookOf([foreign, far]).best(for: wish("hond uitlaten")).map(\.key) == ["far", "foreign"])
    }

    @Test("Reasons are plain Dutch sentences")
    func sentences() throws {
        var entry = resident("hond", "Ik wandel graag met uw hond.")
        entry.availability = DayParts(day: 1, part: 1)
        var ask = wish("Wie kan mijn hond uitlaten?")
        ask.wanted = DayParts(day: 1, part: 1)
        let candidate = try #require(bookOf([entry]).best(for: ask).first)
        let sentences = candidate.reasons(in: linguist).map(\.sentence)
        #expect(sentences.contains("Kan op dinsdagmiddag, net als gevraagd."))
        #expect(sentences.contains("Woont op 5 minuten lopen."))
        #expect(sentences.contains { $0.contains("hond") })
    }

    @Test("How often somebody was asked is told, counts in the score, and never takes all of it")
    func turn() throws {
        var entry = resident("hond", "Ik wandel graag met uw hond.")
        for times in [1, 2, 1000] {
            entry.askedThisYear = times
            let candidate = try #require(bookOf([entry]).best(for: wish("Wie kan mijn hond uitlaten?")).first)
            let sentence = "Is het afgelopen jaar \(times == 1 ? "één" : "\(times)") keer gevraagd."
            #expect(candidate.reasons(in: linguist).map(\.sentence).contains(sentence))
            #expect(candidate.contributions.contains { $0.rule == .turn && $0.points < 0 && $0.evidence == .askedThisYear(times) })
            #expect(abs(candidate.contributions.reduce(0) { $0 + $1.points } - candidate.score) < 1e-9)
            #expect(candidate.score > 0 && candidate.fits)
        }
    }

    @Test("An activity or a service may be asked as often as it likes")
    func onlyResidents() throws {
        var activity = resident("wandelclub", "We wandelen elke week met honden.")
        activity.kind = .activity
        let before = try #require(bookOf([activity]).best(for: wish("hond uitlaten")).first)
        activity.askedThisYear = 40
        #expect(bookOf([activity]).best(for: wish("hond uitlaten")).first?.score == before.score)
    }

    @Test("A doubt is said, not hidden")
    func doubts() throws {
        var entry = resident("hond", "Ik wandel graag met uw hond.")
        entry.languages = [SpokenLanguage("tr")].compactMap { $0 }
        entry.confirmed = today.adding(days: -400)
        var ask = wish("Wie kan mijn hond uitlaten?")
        ask.wanted = DayParts(day: 1, part: 1)
        let candidate = try #require(bookOf([entry]).best(for: ask).first)
        #expect(Set(candidate.uncertain) == [.whenUnknown, .noCommonLanguage, .longUnconfirmed])
    }
}
