import Foundation

/// A point of a drawing: x to the right, y down.
public struct MapPoint: Hashable, Sendable, Comparable {
    public var x: Int
    public var y: Int

    public init(x: Int, y: Int) {
        self.x = x
        self.y = y
    }

    public static func < (left: Self, right: Self) -> Bool { (left.x, left.y) < (right.x, right.y) }
}

/// Degrees to points of a drawing and back, north above.
///
/// Equirectangular, with the parallel in the middle kept true: over a Dutch municipality of thirty kilometres the far corners stay within a
/// thousandth of its width of where they are, less than a drawing can show.
public struct MapProjection: Sendable {
    public let width: Int
    public let height: Int
    private let west: Double
    private let north: Double
    /// Units per degree.
    private let across: Double
    private let down: Double

    /// How far the outermost points stay from the edge, so that a line along it is whole.
    private static let margin = 6.0

    /// Fits an outline in a drawing that is this wide and never higher than half as much again.
    ///
    /// Nil when the outline has no size, or is no place on earth.
    public init?(fitting outline: Outline, width: Int) {
        let box = outline.box
        let squeeze = cos((box.south + box.north) / 2 * .pi / 180)
        let (east, south) = ((box.east - box.west) * squeeze, box.north - box.south)
        guard east.isFinite, south.isFinite, east > 1e-7, south > 1e-7, squeeze > 0.01 else { return nil }
        let room = Double(width) - 2 * Self.margin
        let scale = min(room / east, room * 1.5 / south)
        (self.across, self.down) = (scale * squeeze, scale)
        let aside = (Double(width) - east * scale) / 2
        self.west = box.west - aside / (scale * squeeze)
        self.north = box.north + Self.margin / scale
        self.width = width
        height = Int((south * scale + 2 * Self.margin).rounded(.up))
    }

    public func place(_ coordinate: Coordinate) -> MapPoint {
        MapPoint(x: Self.whole((coordinate.longitude - west) * across), y: Self.whole((north - coordinate.latitude) * down))
    }

    /// The other way round.
    public func coordinate(_ point: MapPoint) -> Coordinate {
        Coordinate(latitude: north - Double(point.y) / down, longitude: west + Double(point.x) / across)
    }

    /// Whether a point falls on the drawing.
    public func shows(_ point: MapPoint) -> Bool { (0...width).contains(point.x) && (0...height).contains(point.y) }

    /// What lies absurdly far away stays a number.
    private static func whole(_ number: Double) -> Int { number.isFinite ? Int(max(-1e9, min(1e9, number.rounded()))) : 0 }
}
