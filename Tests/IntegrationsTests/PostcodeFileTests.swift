import Foundation
import Integrations
import Neighbourhood
import Operations
import Testing

@Suite("A file of postcodes")
struct PostcodeFileTests {
    @Test(
        "has degrees under any of the names that open files use",
        arguments: [
            "postcode,latitude,longitude\n4991AC,52.0750,5.5656\n", "PC6;Lat;Lng\n4991 ac;52,0750;5,5656\n",
            "lon\tlat\tpostcode\n5.5656\t52.0750\t4991AC\n",
            "Postcode,x,y\n4991AC,5.5656,52.0750\n",
        ])
    func degrees(text: String) throws {
        let reading = try PostcodeFile.read(Data(text.utf8))
        let postcode = try #require(Postcode("4991AC"))
        let place = try #require(reading.places[postcode])
        #expect(place.distance(to: Coordinate(latitude: 52.075, longitude: 5.5656)) < 1)
        #expect(reading.refused.isEmpty)
    }

    @Test("has metres of the national grid in x and y")
    func metres() throws {
        let reading = try PostcodeFile.read(Data("postcode;x;y\n1012JS;121286;487296\n".utf8))
        #expect(reading.wasInNationalGrid)
        #expect(reading.places.values.first?.distance(to: Coordinate(latitude: 52.37250408, longitude: 4.89214036)) ?? 99 < 1)
    }

    @Test("with a line for each address gives the middle of a postcode")
    func middle() throws {
        let reading = try PostcodeFile.read(Data("postcode,lat,lon\n4991AC,52.0,5.0\n4991AC,52.2,5.2\n".utf8))
        #expect(reading.places.count == 1)
        #expect(abs((reading.places.values.first?.latitude ?? 0) - 52.1) < 1e-9)
    }

    @Test("lists each line it cannot use, and keeps the others")
    func refusals() throws {
        let text = "postcode,lat,lon\n0123AB,52,5\n4991AC,5.1,52.1\n4991AD,veel,5\n4991AE,48.8,2.3\n4991AF,52.1\n4991AG,52.1,5.1\n"
        let reading = try PostcodeFile.read(Data(text.utf8))
        #expect(reading.places.count == 1)
        #expect(reading.refused.map(\.line) == [2, 3, 4, 5, 6])
        #expect(
            reading.refused.map(\.reason) == [
                .notAPostcode("0123AB"), .latitudeFirst, .notANumber, .outsideNetherlands, .row(.cellCount(found: 2, expected: 3)),
            ])
    }

    @Test("without the columns says which names would do")
    func columns() {
        #expect(throws: PostcodeFileFault.noPostcodeColumn) { try PostcodeFile.read(Data("plaats,lat,lon\n".utf8)) }
        #expect(throws: PostcodeFileFault.noPlaceColumns) { try PostcodeFile.read(Data("postcode,lat\n".utf8)) }
        #expect(throws: PostcodeFileFault.file(.empty)) { try PostcodeFile.read(Data()) }
    }
}
