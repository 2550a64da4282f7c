import Foundation
import Integrations
import Neighbourhood
import Testing

@Suite("A file of borders")
struct AreaFileTests {
    static let square = "[[[5.1,52.1],[5.2,52.1],[5.2,52.2],[5.1,52.2],[5.1,52.1]]]"

    static func file(_ features: String...) -> Data {
        Data("{\"type\":\"FeatureCollection\",\"features\":[\(features.joined(separator: ",\n"))]}".utf8)
    }

    static func feature(_ properties: String, _ geometry: String = "{\"type\":\"Polygon\",\"coordinates\":\(square)}") -> String {
        "{\"type\":\"Feature\",\"properties\":{\(properties)},\"geometry\":\(geometry)}"
    }

    static let buurt =
        "\"buurtcode\":\"BU0363AA01\",\"buurtnaam\":\"Kop Zeedijk\",\"wijkcode\":\"WK0363AA\",\"gemeentecode\":\"GM0363\",\"gemeentenaam\":\"Amsterdam\",\"jaar\":2025"

    @Test("of PDOK's wijkenbuurten gives buurten with their wijk, year and figures")
    func wijkenbuurten() throws {
        let reading = try AreaFile.read(
            Self.file(Self.feature(Self.buurt + ",\"water\":\"NEE\",\"aantal_inwoners\":1010,\"aantal_huishoudens\":690,\"iets_nieuws\":{\"a\":[1]}"))
        )
        let area = try #require(reading.areas.first)
        #expect(area.code == AreaCode("BU0363AA01") && area.parent == AreaCode("WK0363AA"))
        #expect(area.name == "Kop Zeedijk" && area.year == 2025 && area.inhabitants == 1010 && area.households == 690)
        #expect(reading.refused.isEmpty)
    }

    @Test("of gebiedsindelingen gives its code, name and year from statcode, statnaam and jrstatcode")
    func gebiedsindelingen() throws {
        let reading = try AreaFile.read(
            Self.file(
                Self.feature("\"statcode\":\"GM0363\",\"statnaam\":\"Amsterdam\",\"jrstatcode\":\"2024GM0363\",\"rubriek\":\"gemeente\",\"id\":7"),
                Self.feature("\"statcode\":\"WK036301\",\"statnaam\":\"Burgwallen\",\"jrstatcode\":\"2024WK036301\",\"rubriek\":\"wijk\"")))
        #expect(reading.areas.map(\.code.text) == ["GM0363", "WK036301"])
        #expect(reading.areas.map(\.year) == [2024, 2024])
        #expect(reading.areas.map(\.parent) == [nil, AreaCode("GM0363")])
    }

    @Test("of an older shapefile is understood, with the year said beside it")
    func shapefile() throws {
        let old = Self.file(
            Self.feature(
                "\"BU_CODE\":\"BU03630000\",\"BU_NAAM\":\"Kop Zeedijk\",\"WK_CODE\":\"WK036300\",\"GM_CODE\":\"GM0363\",\"H2O\":\"NEE\",\"AANT_INW\":880"
            ))
        #expect(try AreaFile.read(old).refused.map(\.reason) == [.noYear])
        let area = try #require(try AreaFile.read(old, year: 2015).areas.first)
        #expect(area.year == 2015 && area.inhabitants == 880 && area.parent == AreaCode("WK036300"))
    }

    @Test("never takes a secret or missing figure for a number of people", arguments: [-99_999_999, -99_997, -99_995])
    func missingFigures(code: Int) throws {
        let area = try AreaFile.read(Self.file(Self.feature(Self.buurt + ",\"aantal_inwoners\":\(code),\"aantal_huishoudens\":null"))).areas.first
        #expect(area != nil && area?.inhabitants == nil && area?.households == nil)
    }

    @Test("keeps the several years of one buurt apart, and refuses the same year twice")
    func years() throws {
        let later = Self.buurt.replacingOccurrences(of: "2025", with: "2026")
        let reading = try AreaFile.read(Self.file(Self.feature(Self.buurt), Self.feature(later), Self.feature(Self.buurt)))
        #expect(reading.areas.map(\.year) == [2025, 2026])
        #expect(reading.refused.map(\.number) == [3] && reading.refused.map(\.label) == ["BU0363AA01"] && reading.refused.map(\.reason) == [.twice])
    }

    @Test("leaves out water and foreign land, which carry the code of the land beside them")
    func water() throws {
        let reading = try AreaFile.read(
            Self.file(
                Self.feature(Self.buurt + ",\"water\":\"JA\""), Self.feature(Self.buurt + ",\"water\":\"NEE\""),
                Self.feature(Self.buurt + ",\"water\":\"B\"")))
        #expect(reading.areas.count == 1 && reading.water == 2 && reading.refused.isEmpty)
    }

    @Test("has holes and more pieces: a point in a hole does not lie in the area")
    func holesAndPieces() throws {
        let geometry = """
            {"type":"MultiPolygon","coordinates":[[[[5.0,52.0],[5.4,52.0],[5.4,52.4],[5.0,52.4],[5.0,52.0]],[[5.1,52.1],[5.2,52.1],[5.2,52.2],[5.1,52.2],[5.1,52.1]]],
            [[[6.0,53.0],[6.1,53.0],[6.1,53.1],[6.0,53.1],[6.0,53.0]]]]}
            """
        let outline = try #require(try AreaFile.read(Self.file(Self.feature(Self.buurt, geometry))).areas.first).outline
        #expect(outline.contains(Coordinate(latitude: 52.3, longitude: 5.3)))
        #expect(!outline.contains(Coordinate(latitude: 52.15, longitude: 5.15)))
        #expect(outline.contains(Coordinate(latitude: 53.05, longitude: 6.05)))
    }

    @Test("is read in metres of the national grid too, and says so")
    func nationalGrid() throws {
        let metres = "{\"type\":\"Polygon\",\"coordinates\":[[[121000,487000],[122000,487000],[122000,488000],[121000,488000],[121000,487000]]]}"
        let reading = try AreaFile.read(Self.file(Self.feature(Self.buurt, metres)))
        #expect(reading.wasInNationalGrid)
        #expect(reading.areas.first?.outline.contains(Coordinate(latitude: 52.3725, longitude: 4.8921)) == true)
    }

    @Test("lists every feature it cannot use with its number and the reason, and goes on with the others")
    func refusals() throws {
        let reading = try AreaFile.read(
            Self.file(
                Self.feature(Self.buurt, "null"), Self.feature("\"jaar\":2025"),
                Self.feature("\"statcode\":\"NL01\",\"statnaam\":\"Nederland\",\"jaar\":2025"),
                Self.feature(Self.buurt, "{\"type\":\"Point\",\"coordinates\":[5.1,52.1]}"),
                Self.feature(Self.buurt, "{\"type\":\"Polygon\",\"coordinates\":[[[52.1,5.1],[52.2,5.1],[52.2,5.2],[52.1,5.1]]]}"),
                Self.feature(Self.buurt, "{\"type\":\"Polygon\",\"coordinates\":[[[5.1,52.1],[5.2,52.1],[5.1,52.1]]]}"),
                Self.feature(Self.buurt, "{\"type\":\"Polygon\",\"coordinates\":[[[5.1,52.1],[5.2,52.1],[5.2,52.2],[5.1,52.2]]]}"),
                Self.feature(Self.buurt, "{\"type\":\"Polygon\",\"coordinates\":[[[13.4,52.5],[13.5,52.5],[13.5,52.6],[13.4,52.5]]]}"),
                Self.feature(Self.buurt, "{\"type\":\"Polygon\",\"coordinates\":\"?\"}"), "17",
                Self.feature("\"buurtcode\":\"BU0363AA02\",\"jaar\":2025"), Self.feature(Self.buurt)))
        #expect(reading.refused.map(\.number) == Array(1...11))
        #expect(
            reading.refused.map(\.reason) == [
                .noBorder, .noCode, .notACode("NL01"), .notABorder("Point"), .latitudeFirst, .tooFewCorners, .openRing, .outsideNetherlands,
                .unreadable,
                .unreadable, .noName,
            ])
        #expect(reading.areas.count == 1)
        #expect(reading.refused.allSatisfy { $0.reason.sentence.hasSuffix(".") })
    }

    @Test("that is half, empty, no JSON or something else gives one clear answer")
    func wholeFileFaults() throws {
        let whole = Self.file(Self.feature(Self.buurt), Self.feature(Self.buurt))
        #expect(throws: MapFileFault.cutOff(line: 2)) { try AreaFile.read(whole.prefix(whole.count - 40)) }
        #expect(throws: MapFileFault.empty) { try AreaFile.read(Data(" \n".utf8)) }
        #expect(throws: MapFileFault.notJSON) { try AreaFile.read(Data("<!DOCTYPE html><p>Niet gevonden".utf8)) }
        #expect(throws: MapFileFault.notJSON) { try AreaFile.read(Data("{\"type\" \"x\"}".utf8)) }
        #expect(throws: MapFileFault.notFeatures(found: "Topology")) { try AreaFile.read(Data("{\"type\":\"Topology\",\"objects\":{}}".utf8)) }
        #expect(throws: MapFileFault.notFeatures(found: nil)) { try AreaFile.read(Data("[1,2]".utf8)) }
        #expect(try AreaFile.read(Data([0xEF, 0xBB, 0xBF]) + whole).areas.count == 1)
    }

    @Test("that was cut off anywhere is never read as a whole one")
    func cutAnywhere() {
        let whole = Self.file(Self.feature(Self.buurt))
        for length in stride(from: 1, to: whole.count, by: 7) {
            #expect(throws: MapFileFault.self) { try AreaFile.read(whole.prefix(length)) }
        }
    }
}
