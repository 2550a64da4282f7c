import Language
import Matching
import Neighbourhood
import Testing

@Suite("Hard limits")
struct LimitTests {
    let words = "Ik laat graag uw hond uit."
    let ask = wish("Wie kan mijn hond uitlaten?")

    private func finds(_ entry: Entry, _ wish: Wish) -> Bool { bookOf([entry]).best(for: wish).map(\.key) == [entry.key] }

    @Test("An offer that meets every limit is found")
    func found() { #expect(finds(resident("a", words), ask)) }

    @Test("Another municipality's offers are never seen")
    func municipality() {
        var entry = resident("a", words)
        entry.municipality = otherTown
        #expect(!finds(entry, ask))
    }

    @Test("Beyond its range an offer is out; help by telephone reaches everywhere")
    func distance() {
        var entry = resident("a", words, at: 2500)
        #expect(!finds(entry, ask))
        entry.forms = .byPhone
        #expect(finds(entry, ask))
        entry.forms = [.byPhone, .atHome]
        #expect(!finds(entry, ask))
        var byPhone = ask
        byPhone.forms = .byPhone
        #expect(finds(entry, byPhone))
    }

    @Test("Where both name parts of the week, one must be common; silence rules nothing out")
    func time() {
        var entry = resident("a", words)
        var evening = ask
        evening.wanted = DayParts(day: 1, part: 2)
        #expect(finds(entry, evening))
        entry.availability = DayParts(day: 1, part: 1)
        #expect(!finds(entry, evening))
        #expect(finds(entry, ask))
        entry.availability.insert(DayParts(day: 1, part: 2))
        #expect(finds(entry, evening))
    }

    @Test("Where a certificate is needed, only who has one")
    func vog() {
        var entry = resident("a", words)
        var guarded = ask
        guarded.needsVog = true
        #expect(!finds(entry, guarded))
        entry.vog = true
        #expect(finds(entry, guarded))
    }

    @Test("Nobody is proposed to themselves, and who was left out stays out")
    func parties() {
        var entry = resident("a", words)
        entry.party = "fatima"
        var own = ask
        own.excludedParties = ["fatima"]
        #expect(!finds(entry, own))
        own.excludedParties = []
        own.excludedKeys = ["a"]
        #expect(!finds(entry, own))
    }

    @Test("Who has enough running is not asked for more")
    func full() {
        var entry = resident("a", words)
        entry.atOnce = 2
        entry.running = 1
        #expect(finds(entry, ask))
        entry.running = 2
        #expect(!finds(entry, ask))
    }

    @Test("Only the kinds that are looked for")
    func kinds() {
        var services = ask
        services.kinds = [.service]
        #expect(!finds(resident("a", words), services))
    }

    @Test("Who wants nobody from the own streets gets nobody from there; who wants only those gets only those")
    func nearness() {
        var entry = resident("a", words)
        entry.areaCode = "BU00010001"
        var far = ask
        far.areaCode = "BU00010001"
        far.nearness = .elsewhere
        #expect(!finds(entry, far))
        far.nearness = .own
        #expect(finds(entry, far))
        far.areaCode = "BU00010002"
        #expect(!finds(entry, far))
        far.nearness = .elsewhere
        #expect(finds(entry, far))
    }

    @Test("What the words rule out is out; what they would rather not have comes lower")
    func refusals() {
        let church = Entry(key: "kerk", municipality: town, kind: .activity, words: "Koffieochtend in de kerk, iedereen welkom", place: north(200))
        let hall = Entry(
            key: "zaal", municipality: town, kind: .activity, words: "Koffieochtend in het buurthuis, iedereen welkom", place: north(200))
        let book = bookOf([church, hall])
        #expect(book.best(for: wish("Koffie drinken met anderen, maar niet in de kerk")).map(\.key) == ["zaal"])
        #expect(book.best(for: wish("Koffie drinken met anderen, liever niet in de kerk")).map(\.key) == ["zaal", "kerk"])
        #expect(book.best(for: wish("Koffie drinken met anderen")).count == 2)
    }

    @Test("Nothing that shares nothing is proposed")
    func nothing() { #expect(bookOf([resident("a", "Schaken")]).best(for: wish("qwrtpl zxcvbnm")).isEmpty) }
}
