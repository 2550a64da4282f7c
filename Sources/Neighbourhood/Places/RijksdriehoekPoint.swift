/// A point in the Dutch national grid (RD New, EPSG:28992), in metres: x to the east, y to the north. Maps of municipalities often use it.
///
/// Turned into WGS 84 and back with the polynomials of T.G. Schreutelkamp and G.L. Strang van Hees, "Benaderingsformules voor de transformatie
/// tussen RD- en WGS84-kaartcoördinaten" (Geodesia, 2001). Within the Netherlands they stay within half a metre of the official RDNAPTRANS
/// without grids: enough for a pin on a map, not for a land surveyor.
public struct RijksdriehoekPoint: Hashable, Sendable {
    public var x: Double
    public var y: Double

    public init(x: Double, y: Double) {
        self.x = x
        self.y = y
    }

    /// Whether these can be metres of the grid at all: the European Netherlands and a little sea.
    public var isDutch: Bool { (-7_000...300_000).contains(x) && (289_000...629_000).contains(y) }

    public var coordinate: Coordinate {
        let east = (x - Origin.x) * 1e-5
        let north = (y - Origin.y) * 1e-5
        return Coordinate(
            latitude: Origin.latitude + Self.sum(latitudeTerms, east, north) / 3600,
            longitude: Origin.longitude + Self.sum(longitudeTerms, east, north) / 3600)
    }

    public init(_ coordinate: Coordinate) {
        let north = 0.36 * (coordinate.latitude - Origin.latitude)
        let east = 0.36 * (coordinate.longitude - Origin.longitude)
        x = Origin.x + Self.sum(xTerms, north, east)
        y = Origin.y + Self.sum(yTerms, north, east)
    }

    private static func sum(_ terms: [Term], _ first: Double, _ second: Double) -> Double {
        terms.reduce(0) { $0 + $1.factor * power(first, $1.p) * power(second, $1.q) }
    }

    private static func power(_ base: Double, _ exponent: Int) -> Double {
        (0..<exponent).reduce(1) { product, _ in product * base }
    }
}

/// The spire in Amersfoort in which the grid hangs.
private enum Origin {
    static let x = 155_000.0
    static let y = 463_000.0
    static let latitude = 52.15517440
    static let longitude = 5.38720621
}

/// One term of a polynomial: factor × first^p × second^q.
private struct Term {
    let p: Int
    let q: Int
    let factor: Double

    init(_ p: Int, _ q: Int, _ factor: Double) {
        self.p = p
        self.q = q
        self.factor = factor
    }
}

private let latitudeTerms = [
    Term(0, 1, 3235.65389), Term(2, 0, -32.58297), Term(0, 2, -0.24750), Term(2, 1, -0.84978), Term(0, 3, -0.06650), Term(2, 2, -0.01709),
    Term(1, 0, -0.00738), Term(4, 0, 0.00530), Term(2, 3, -0.00039), Term(4, 1, 0.00033), Term(1, 1, -0.00012),
]

private let longitudeTerms = [
    Term(1, 0, 5260.52916), Term(1, 1, 105.94684), Term(1, 2, 2.45656), Term(3, 0, -0.81885), Term(1, 3, 0.05594), Term(3, 1, -0.05607),
    Term(0, 1, 0.01199), Term(3, 2, -0.00256), Term(1, 4, 0.00128), Term(0, 0, 0.00022), Term(2, 0, -0.00022), Term(5, 0, 0.00026),
]

private let xTerms = [
    Term(0, 1, 190094.945), Term(1, 1, -11832.228), Term(2, 1, -114.221), Term(0, 3, -32.391), Term(1, 0, -0.705), Term(3, 1, -2.340),
    Term(1, 3, -0.608), Term(0, 2, -0.008), Term(2, 3, 0.148),
]

private let yTerms = [
    Term(1, 0, 309056.544), Term(0, 2, 3638.893), Term(2, 0, 73.077), Term(1, 2, -157.984), Term(3, 0, 59.788), Term(0, 1, 0.433),
    Term(2, 2, -6.439), Term(1, 1, -0.032), Term(0, 4, 0.092), Term(1, 4, -0.054),
]
