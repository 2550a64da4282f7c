import Foundation

/// A point on the earth, WGS 84, in degrees.
public struct Coordinate: Hashable, Sendable, Codable {
    public var latitude: Double
    public var longitude: Double

    public init(latitude: Double, longitude: Double) {
        self.latitude = latitude
        self.longitude = longitude
    }

    /// Great-circle distance in metres (haversine, earth radius 6,371 km).
    public func distance(to other: Coordinate) -> Double {
        let radians = Double.pi / 180
        let halfLatitude = (other.latitude - latitude) * radians / 2
        let halfLongitude = (other.longitude - longitude) * radians / 2
        let sineLatitude = sin(halfLatitude)
        let sineLongitude = sin(halfLongitude)
        let square =
            sineLatitude * sineLatitude
            + cos(latitude * radians) * cos(other.latitude * radians) * sineLongitude * sineLongitude
        return 2 * 6_371_000 * asin(min(1, square.squareRoot()))
    }

    /// Minutes on foot at 80 metres a minute along streets, which are 1.3 times as long as the crow flies.
    public func walkingMinutes(to other: Coordinate) -> Int { Self.walkingMinutes(distance(to: other)) }

    /// The same for a distance in metres as the crow flies.
    public static func walkingMinutes(_ metres: Double) -> Int { max(1, Int((metres * 1.3 / 80).rounded())) }

    /// Whether this can be a place in the European Netherlands at all; catches latitude and longitude changed about.
    public var isDutch: Bool {
        (50.7...53.7).contains(latitude) && (3.2...7.3).contains(longitude)
    }
}
