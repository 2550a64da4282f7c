import Foundation
import Integrations
import Language
import Matching
import Neighbourhood
import Operations
import Storage
import TestDatabanks
import Testing

@Suite("Importing places")
struct PlacesImportTests {
    static let town = MunicipalityCode(stored: "GM0363")

    static func workplace(on engine: Engine) async throws -> Workplace {
        Workplace(
            driver: try await TestDatabanks.fresh(engine), matches: try MatchDesk(linguist: Linguist(vocabulary: Vocabulary([]), lexicon: .empty)))
    }

    static func areas() throws -> [Area] {
        let municipality = "\"gemeentecode\":\"GM0363\",\"gemeentenaam\":\"Amsterdam\",\"jaar\":2025"
        let elsewhere = "\"gemeentecode\":\"GM0344\",\"gemeentenaam\":\"Utrecht\",\"jaar\":2025"
        return try AreaFile.read(
            AreaFileTests.file(
                AreaFileTests.feature(municipality), AreaFileTests.feature(AreaFileTests.buurt), AreaFileTests.feature(elsewhere))
        ).areas
    }

    @Test("makes a postcode known with its buurt, and a second time changes nothing", arguments: TestDatabanks.engines)
    func postcodeToBuurt(engine: Engine) async throws {
        let workplace = try await Self.workplace(on: engine)
        let system = Viewer.system(of: Self.town)
        let postcode = try #require(Postcode("1012JS"))
        let other = try #require(Postcode("3511AA"))
        #expect(try await workplace.areas(of: Self.town).isEmpty)
        for _ in 1...2 {
            #expect(try await workplace.importAreas(Self.areas(), by: system) == PlacesImport(saved: 2, elsewhere: 1))
            let places = [postcode: Coordinate(latitude: 52.15, longitude: 5.15), other: Coordinate(latitude: 52.9, longitude: 5.9)]
            #expect(try await workplace.importPostcodes(places, by: system) == PlacesImport(saved: 1, elsewhere: 1))
        }
        #expect(try await workplace.place(of: postcode, in: Self.town)?.area == AreaCode("BU0363AA01"))
        #expect(try await workplace.areas(of: Self.town).count == 2)
        let names = try await workplace.driver.read(in: nil) { try $0.municipalities().map(\.name) }
        #expect(names == ["Amsterdam"])
    }

    @Test("is not for everybody", arguments: TestDatabanks.engines)
    func access(engine: Engine) async throws {
        let workplace = try await Self.workplace(on: engine)
        await #expect(throws: Problem.signInNeeded) { try await workplace.importAreas([], by: .visitor(of: Self.town)) }
        let policy = Viewer(municipality: Self.town, person: Person.ID(stored: "p"), name: "Noor", roles: [.policy])
        await #expect(throws: Problem.notAllowed(.notYourRole)) { try await workplace.importPostcodes([:], by: policy) }
    }

    @Test("into a municipality that nobody set up is refused", arguments: TestDatabanks.engines)
    func unknownMunicipality(engine: Engine) async throws {
        let workplace = try await Self.workplace(on: engine)
        let postcode = try #require(Postcode("1012JS"))
        let place = [postcode: Coordinate(latitude: 52.15, longitude: 5.15)]
        await #expect(throws: Problem.notFound(.municipality)) { try await workplace.importPostcodes(place, by: .system(of: Self.town)) }
    }
}
