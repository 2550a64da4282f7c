/// The areas of a municipality as they are drawn: small enough to stand in a page, and with no gap between neighbours.
///
/// Made once for each set of borders; what differs from page to page is laid over it.
public struct MapPlan: Sendable {
    /// One area on the drawing.
    public struct Shape: Sendable, Equatable {
        public let code: AreaCode
        public let name: String
        /// Rings without their closing corner, in points of the plan; holes are rings too.
        public let rings: [[MapPoint]]

        /// Whether a point lies within (even-odd, so holes fall out).
        public func contains(_ point: MapPoint) -> Bool {
            rings.reduce(false) { inside, ring in inside != Self.crossesOddly(ring, point) }
        }

        private static func crossesOddly(_ ring: [MapPoint], _ point: MapPoint) -> Bool {
            guard var before = ring.last else { return false }
            var isOdd = false
            for corner in ring {
                defer { before = corner }
                guard (corner.y > point.y) != (before.y > point.y) else { continue }
                let slope = Double(before.x - corner.x) / Double(before.y - corner.y)
                if Double(point.x) < Double(corner.x) + slope * Double(point.y - corner.y) { isOdd.toggle() }
            }
            return isOdd
        }
    }

    public let projection: MapProjection
    /// In order of their codes. An area too small to be seen is not among them.
    public let shapes: [Shape]
    /// Where a name stands best.
    private let middles: [AreaCode: MapPoint]

    /// Points of the plan in one unit of the picture: half units keep a border smooth on a large screen.
    public static let fineness = 2
    /// How wide the picture is, in its own units.
    public static let pictureWidth = 420
    /// More corners than this would make the page heavy; a border of many is drawn coarser.
    public static let mostCorners = 6000

    /// The buurten of the areas; nil when there are none, when they have no size, or when even a coarse drawing would be too heavy.
    public init?(of areas: [Area], mostCorners: Int = MapPlan.mostCorners) {
        let drawn = areas.filter { $0.code.kind == .neighbourhood }.sorted { $0.code < $1.code }
        let outline = Outline(polygons: drawn.flatMap(\.outline.polygons))
        guard let projection = MapProjection(fitting: outline, width: Self.pictureWidth * Self.fineness),
            let rings = Self.rings(of: drawn, projection, mostCorners)
        else { return nil }
        self.projection = projection
        var rest = rings[...]
        shapes = drawn.compactMap { area in
            let own = rest.prefix(area.outline.polygons.joined().count)
            rest = rest.dropFirst(own.count)
            let seen = own.filter { !$0.isEmpty }
            return seen.isEmpty ? nil : Shape(code: area.code, name: area.name, rings: seen)
        }
        middles = Dictionary(drawn.map { ($0.code, projection.place($0.middle)) }, uniquingKeysWith: { first, _ in first })
    }

    /// In points of the plan.
    public func middle(of area: AreaCode) -> MapPoint { middles[area] ?? MapPoint(x: 0, y: 0) }

    /// In which area on the drawing a place lies.
    public func area(at place: Coordinate) -> AreaCode? {
        let point = projection.place(place)
        return shapes.first { $0.contains(point) }?.code
    }

    /// Thinned as far as it takes, from what no eye sees (less than one unit of the picture) to rough.
    private static func rings(of areas: [Area], _ projection: MapProjection, _ most: Int) -> [[MapPoint]]? {
        let whole = areas.flatMap { $0.outline.polygons.joined().map { $0.map(projection.place) } }
        for tolerance in [1.5, 3, 6, 12, 24] {
            let rings = BorderLines.simplified(whole, tolerance: tolerance)
            if rings.reduce(0, { $0 + $1.count }) <= most { return rings }
        }
        return nil
    }
}
