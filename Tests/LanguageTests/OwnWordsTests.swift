import Language
import Neighbourhood
import Testing

@Suite("The words of one municipality")
struct OwnWordsTests {
    private let restaurant = Concept(
        id: "eigen.kliekjesavond", label: ["nl": "Kliekjesavond"], note: "Op vrijdag eten wat winkels overhouden.",
        terms: ["nl": ["het Zwarte Schaap"]], asked: ["nl": ["ik wil wel mee naar de kliekies"]], broader: ["community.neighbourhood-meal"])

    @Test("An expression of its own leads to the concept it was given to, and changes nothing for the others")
    func expression() {
        let sentence = "Bij ons thuis is het graatje"
        let own = linguist.speaking([Concept(id: "money.poverty", label: [:], asked: ["nl": ["het is graatje"]])])
        #expect(ids(sentence, by: own).first == "money.poverty")
        #expect(!ids(sentence).contains("money.poverty"))
    }

    @Test("A concept of its own is recognised, has its own name, and every other concept keeps its place")
    func concept() throws {
        let own = linguist.speaking([restaurant])
        #expect(ids("Is er vrijdag nog plek in het Zwarte Schaap?", by: own).first == restaurant.id)
        #expect(own.vocabulary[restaurant.id]?.label(in: "nl") == "Kliekjesavond")
        #expect(own.vocabulary.concepts.prefix(linguist.vocabulary.concepts.count).map(\.id) == linguist.vocabulary.concepts.map(\.id))
        let wide = try #require(own.vocabulary.index(of: "community.neighbourhood-meal"))
        let place = try #require(own.vocabulary.index(of: restaurant.id))
        #expect(own.fits.fit(asked: place, offered: wide)?.tie == .broader)
    }

    @Test("A word of its own is not taken for a spelling mistake")
    func spelling() throws {
        let before = linguist.understand("kliekies", as: .ask).tokens[0].features.count
        let word = linguist.speaking([restaurant]).understand("kliekies", as: .ask).tokens[0]
        #expect(word.features.count <= before)
        #expect(word.features[0].weight == 1)
    }

    @Test(
        "What all have in common is understood the same with own words as without",
        arguments: ["Mijn moeder zit de hele dag alleen", "Wie laat mijn hond uit?"])
    func unchanged(sentence: String) {
        #expect(ids(sentence, by: linguist.speaking([restaurant])) == ids(sentence))
    }
}

@Suite("What matches teach")
struct LessonTests {
    @Test("A pair that goes better than usual counts for more, one that goes worse for less, and never by more than a fifth")
    func factors() throws {
        let lessons = [
            PairOutcome(asked: "company.visit", offered: "company.visit", agreed: 40, declined: 0),
            PairOutcome(asked: "pets.dog-walking", offered: "pets.dog-walking", agreed: 0, declined: 40),
        ]
        let taught = linguist.speaking([], lessons: lessons)
        let company = try fit("company.visit", in: taught)
        let dogs = try fit("pets.dog-walking", in: taught)
        #expect(company.lesson > 1 && company.lesson <= 1.2)
        #expect(dogs.lesson < 1 && dogs.lesson >= 0.8)
        #expect(company.degree == company.lesson)
    }

    @Test("A single match teaches next to nothing, and when all pairs go alike nothing is learned")
    func few() throws {
        let one = [
            PairOutcome(asked: "company.visit", offered: "company.visit", agreed: 1, declined: 0),
            PairOutcome(asked: "pets.dog-walking", offered: "pets.dog-walking", agreed: 1, declined: 1),
        ]
        #expect(abs(try fit("company.visit", in: linguist.speaking([], lessons: one)).lesson - 1) < 0.02)
        let alike = one.map { PairOutcome(asked: $0.asked, offered: $0.offered, agreed: 3, declined: 3) }
        #expect(try fit("company.visit", in: linguist.speaking([], lessons: alike)).lesson == 1)
    }

    private func fit(_ id: String, in linguist: Linguist) throws -> Fit {
        let place = try #require(linguist.vocabulary.index(of: id))
        return try #require(linguist.fits.fit(asked: place, offered: place))
    }
}
