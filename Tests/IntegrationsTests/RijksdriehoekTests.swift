import Foundation
import Neighbourhood
import Testing

@Suite("Points of the national grid")
struct RijksdriehoekTests {
    struct Vectors: Decodable {
        struct Point: Decodable {
            struct Degrees: Decodable {
                let lat: Double
                let lon: Double
            }
            let name: String
            let rd: [Double]
            let wgs84: Degrees
            let polynomialError: Double

            enum CodingKeys: String, CodingKey {
                case name, rd, wgs84
                case polynomialError = "polynomialError_m"
            }
        }
        let points: [Point]
    }

    /// shared/reference/rd-wgs84, beside the project; computed with PROJ 9.5.1.
    static let vectors: Vectors? = {
        let project = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let file = project.deletingLastPathComponent().appending(path: "shared/reference/rd-wgs84/vectors.json")
        return try? JSONDecoder().decode(Vectors.self, from: Data(contentsOf: file))
    }()

    @Test(
        "lie where PROJ puts them, but for the error that the polynomial is known to have",
        .enabled(if: vectors != nil, "the test points lie beside the project"))
    func pointsAgree() throws {
        let points = try #require(Self.vectors).points
        #expect(points.count == 38)
        for point in points {
            let there = Coordinate(latitude: point.wgs84.lat, longitude: point.wgs84.lon)
            let here = RijksdriehoekPoint(x: point.rd[0], y: point.rd[1]).coordinate
            #expect(abs(here.distance(to: there) - point.polynomialError) < 0.005, "\(point.name)")
        }
    }

    @Test("come back to within half a metre", .enabled(if: vectors != nil, "the test points lie beside the project"))
    func pointsComeBack() throws {
        for point in try #require(Self.vectors).points {
            let back = RijksdriehoekPoint(RijksdriehoekPoint(x: point.rd[0], y: point.rd[1]).coordinate)
            let error = hypot(back.x - point.rd[0], back.y - point.rd[1])
            #expect(error < 0.5, "\(point.name): \(error) m")
        }
    }

    @Test("has the Dam in Amsterdam in the right place without a file beside it")
    func amsterdam() {
        let place = RijksdriehoekPoint(x: 121_286, y: 487_296).coordinate
        #expect(place.distance(to: Coordinate(latitude: 52.37250408, longitude: 4.89214036)) < 0.31)
    }

    @Test("knows what cannot be Dutch metres")
    func dutchMetres() {
        #expect(RijksdriehoekPoint(x: 155_000, y: 463_000).isDutch)
        #expect(!RijksdriehoekPoint(x: 463_000, y: 155_000).isDutch)
        #expect(!RijksdriehoekPoint(x: 5.4, y: 52.1).isDutch)
    }
}
