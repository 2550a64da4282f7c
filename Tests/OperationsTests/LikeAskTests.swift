import Matching
import Neighbourhood
import Operations
import Storage
import TestDatabanks
import Testing

@Suite("Who asks for the same")
struct LikeAskTests {
    @Test("two neighbours who ask for nearly the same find each other, and nobody finds their own ask", arguments: TestDatabanks.engines)
    func alike(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let greet = try await given.ask(given.greetAsks("Mijn moeder zit de hele dag alleen, ze zou graag eens met iemand koffie drinken."))
        let truus = try await given.workplace.take(
            Intake(
                caller: .known(given.truus), subject: nil, relation: nil, aware: .yes,
                asks: [
                    (IntakeAsk(words: "Ik zit veel alleen en zoek iemand om koffie mee te drinken."), .waitingList),
                    (IntakeAsk(words: "Wie kan mijn lekkende kraan maken?"), .waitingList),
                ]), by: given.fatma)
        let today = CalendarDate(given.clock.now)
        let alike = given.workplace.asks(like: greet, in: Given.town, today: today)
        #expect(alike.map(\.candidate.key) == [truus[0].text])
        let back = try await given.ask(truus[0])
        #expect(given.workplace.asks(like: back, in: Given.town, today: today).map(\.candidate.key) == [greet.id.text])
    }
}
