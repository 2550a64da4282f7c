import Neighbourhood

/// Turns the geometry of a feature into a border in degrees.
enum OutlineReader {
    static func outline(of geometry: Geometry?) throws(FeatureFault) -> (outline: Outline, wasInNationalGrid: Bool) {
        guard let geometry else { throw .noBorder }
        switch geometry.shape {
        case .polygons(let polygons):
            guard !polygons.isEmpty, polygons.allSatisfy({ !$0.isEmpty }) else { throw .noBorder }
            let grid = try Grid(of: polygons)
            var rings: [[Outline.Ring]] = []
            for polygon in polygons { rings.append(try read(polygon, in: grid)) }
            return (Outline(polygons: rings), grid == .national)
        case .other(let type): throw .notABorder(type)
        }
    }

    private static func read(_ polygon: [[[Double]]], in grid: Grid) throws(FeatureFault) -> [Outline.Ring] {
        var rings: [Outline.Ring] = []
        for ring in polygon {
            guard ring.count >= 4 else { throw .tooFewCorners }
            guard ring.first?.prefix(2) == ring.last?.prefix(2) else { throw .openRing }
            var corners: Outline.Ring = []
            corners.reserveCapacity(ring.count)
            for corner in ring { corners.append(try grid.coordinate(corner)) }
            rings.append(corners)
        }
        return rings
    }
}

/// In which numbers a border is written.
private enum Grid {
    case degrees, national

    /// Metres are told by their size. Dutch degrees are told apart as well: no latitude here is a longitude here.
    init(of polygons: [[[[Double]]]]) throws(FeatureFault) {
        guard let corner = polygons.first?.first?.first else { throw .tooFewCorners }
        guard corner.count >= 2, corner.allSatisfy(\.isFinite) else { throw .unreadable }
        self = abs(corner[0]) > 1000 || abs(corner[1]) > 1000 ? .national : .degrees
    }

    func coordinate(_ corner: [Double]) throws(FeatureFault) -> Coordinate {
        guard corner.count >= 2 else { throw .unreadable }
        switch self {
        case .national:
            let point = RijksdriehoekPoint(x: corner[0], y: corner[1])
            guard point.isDutch else { throw .outsideNetherlands }
            return point.coordinate
        case .degrees:
            let place = Coordinate(latitude: corner[1], longitude: corner[0])
            if place.isDutch { return place }
            throw Coordinate(latitude: corner[0], longitude: corner[1]).isDutch ? .latitudeFirst : .outsideNetherlands
        }
    }
}
