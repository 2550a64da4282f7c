/// A municipality, wijk or buurt with its border, as CBS drew it in one year.
public struct Area: Sendable, Equatable {
    public let code: AreaCode
    public let year: Int
    public let name: String
    /// The wijk of a buurt, the municipality of a wijk.
    public let parent: AreaCode?
    public let outline: Outline
    public let inhabitants: Int?
    public let households: Int?

    public init(code: AreaCode, year: Int, name: String, parent: AreaCode?, outline: Outline, inhabitants: Int?, households: Int?) {
        self.code = code
        self.year = year
        self.name = name
        self.parent = parent
        self.outline = outline
        self.inhabitants = inhabitants
        self.households = households
    }

    /// Somewhere to put a label.
    public var middle: Coordinate { outline.middle }
}

/// A border: one or more polygons, each an outer ring and possibly holes. A point on the border may fall on either side, but never on both.
public struct Outline: Sendable, Equatable {
    public typealias Ring = [Coordinate]

    /// Per polygon the rings, the outer one first.
    public let polygons: [[Ring]]

    public init(polygons: [[Ring]]) { self.polygons = polygons }

    /// Whether a point lies within, by counting how often a ray to the east crosses a ring (even-odd, so holes fall out by themselves).
    public func contains(_ point: Coordinate) -> Bool {
        polygons.contains { rings in
            rings.reduce(false) { inside, ring in inside != Self.crossesOddly(ring, point) }
        }
    }

    private static func crossesOddly(_ ring: Ring, _ point: Coordinate) -> Bool {
        guard var previous = ring.last else { return false }
        var odd = false
        for corner in ring {
            defer { previous = corner }
            guard (corner.latitude > point.latitude) != (previous.latitude > point.latitude) else { continue }
            let slope = (previous.longitude - corner.longitude) / (previous.latitude - corner.latitude)
            if point.longitude < corner.longitude + slope * (point.latitude - corner.latitude) { odd.toggle() }
        }
        return odd
    }

    /// The middle of the box around the largest polygon, or, when that lies outside, its first corner.
    public var middle: Coordinate {
        guard let rings = polygons.max(by: { $0.first?.count ?? 0 < $1.first?.count ?? 0 }), let outer = rings.first, let corner = outer.first
        else { return Coordinate(latitude: 0, longitude: 0) }
        let box = Outline(polygons: [rings]).box
        let middle = Coordinate(latitude: (box.south + box.north) / 2, longitude: (box.west + box.east) / 2)
        return contains(middle) ? middle : corner
    }

    /// The outermost degrees.
    public var box: (south: Double, west: Double, north: Double, east: Double) {
        var box = (south: 90.0, west: 180.0, north: -90.0, east: -180.0)
        for corner in polygons.joined().joined() {
            box.south = min(box.south, corner.latitude)
            box.north = max(box.north, corner.latitude)
            box.west = min(box.west, corner.longitude)
            box.east = max(box.east, corner.longitude)
        }
        return box
    }

    /// One line of text: corners "lat lon" by comma, rings by semicolon, polygons by bar. Small, and readable back without a parser of JSON.
    public var encoded: String {
        polygons.map { rings in
            rings.map { ring in ring.map { "\($0.latitude) \($0.longitude)" }.joined(separator: ",") }.joined(separator: ";")
        }.joined(separator: "|")
    }

    public init(encoded: String) {
        polygons = encoded.split(separator: "|").map { polygon in
            polygon.split(separator: ";").map { ring in
                ring.split(separator: ",").compactMap { corner in
                    let numbers = corner.split(separator: " ").compactMap { Double($0) }
                    return numbers.count == 2 ? Coordinate(latitude: numbers[0], longitude: numbers[1]) : nil
                }
            }
        }
    }
}
