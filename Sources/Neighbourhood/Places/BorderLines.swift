/// Borders with fewer corners, the same on both sides: what two areas share is simplified once, so that no gap opens between them.
///
/// A ring is cut where borders come together (as TopoJSON does), and each piece is thinned with the method of Douglas and Peucker ("Algorithms for
/// the reduction of the number of points required to represent a digitized line", Cartographica 10, 1973), always from its smaller end, so that who
/// walks it the other way round gets the same corners. Corners that stay are corners that were there: nothing is made up, and no line moves further
/// than the tolerance.
public enum BorderLines {
    /// Rings without their closing corner, in the order they came; one that is too small to be seen comes back empty.
    ///
    /// - Parameters:
    ///   - rings: all rings of all areas that are drawn together. Whether they repeat their first corner at the end does not matter.
    ///   - tolerance: how far a corner that is left out may lie from the line that is drawn, in the same units.
    public static func simplified(_ rings: [[MapPoint]], tolerance: Double) -> [[MapPoint]] {
        let tidy = rings.map(tidied)
        let meetings = meetings(of: tidy)
        return tidy.map { ring in
            guard !ring.isEmpty else { return [] }
            let drawn = pieces(of: ring, cutAt: meetings).flatMap { simplified($0, tolerance).dropLast() }
            return Set(drawn).count < 3 ? [] : drawn
        }
    }

    /// Without corners twice in a row; empty when it is no ring at all.
    private static func tidied(_ ring: [MapPoint]) -> [MapPoint] {
        var tidy: [MapPoint] = []
        for corner in ring where corner != tidy.last { tidy.append(corner) }
        while tidy.count > 1, tidy.first == tidy.last { tidy.removeLast() }
        return Set(tidy).count < 3 ? [] : tidy
    }

    private struct Neighbours: Equatable {
        let less: MapPoint
        let more: MapPoint

        init(_ one: MapPoint, _ other: MapPoint) { (less, more) = (min(one, other), max(one, other)) }
    }

    /// Corners that are passed in more than one way.
    private static func meetings(of rings: [[MapPoint]]) -> Set<MapPoint> {
        var passed: [MapPoint: Neighbours] = [:]
        var meetings: Set<MapPoint> = []
        for ring in rings {
            for (place, corner) in ring.enumerated() {
                let pair = Neighbours(ring[(place + ring.count - 1) % ring.count], ring[(place + 1) % ring.count])
                if let before = passed.updateValue(pair, forKey: corner), before != pair { meetings.insert(corner) }
            }
        }
        return meetings
    }

    /// The lines from one meeting to the next; a ring without any is one line from its smallest corner back to it.
    private static func pieces(of ring: [MapPoint], cutAt meetings: Set<MapPoint>) -> [[MapPoint]] {
        let start = ring.firstIndex(where: meetings.contains) ?? ring.indices.min { ring[$0] < ring[$1] } ?? 0
        let round = ring[start...] + ring[..<start] + [ring[start]]
        var pieces: [[MapPoint]] = []
        var piece: [MapPoint] = []
        for corner in round {
            piece.append(corner)
            if piece.count > 1, meetings.contains(corner) {
                pieces.append(piece)
                piece = [corner]
            }
        }
        if piece.count > 1 { pieces.append(piece) }
        return pieces
    }

    /// One line with its ends, whichever way round it is walked.
    private static func simplified(_ line: [MapPoint], _ tolerance: Double) -> [MapPoint] {
        guard line.count > 2, let first = line.first, let last = line.last else { return line }
        let isBackward = last < first || (first == last && line[line.count - 2] < line[1])
        let forward = isBackward ? line.reversed() : line
        let kept = thinned(forward, tolerance)
        return isBackward ? kept.reversed() : kept
    }

    /// Lines longer than this are thinned in parts, so that no line, however it winds, takes more than its length times this.
    private static let longest = 512

    private static func thinned(_ line: [MapPoint], _ tolerance: Double) -> [MapPoint] {
        var isKept = [Bool](repeating: false, count: line.count)
        var cuts = Array(stride(from: 0, to: line.count - 1, by: longest)) + [line.count - 1]
        // A line that ends where it began has no direction until it is cut at its farthest corner.
        if line.first == line.last, let far = farthest(in: line, 0, line.count - 1) { cuts.append(far.place) }
        cuts.sort()
        for cut in cuts { isKept[cut] = true }
        var open = Array(zip(cuts, cuts.dropFirst()))
        while let (from, until) = open.popLast() {
            guard let far = farthest(in: line, from, until), far.distance > tolerance else { continue }
            isKept[far.place] = true
            open += [(from, far.place), (far.place, until)]
        }
        return line.indices.filter { isKept[$0] }.map { line[$0] }
    }

    /// The corner between two others that lies farthest from the line between them; nil when there is none between.
    private static func farthest(in line: [MapPoint], _ from: Int, _ until: Int) -> (place: Int, distance: Double)? {
        guard until - from > 1 else { return nil }
        var best = (place: from + 1, distance: -1.0)
        for place in from + 1..<until {
            let distance = distance(of: line[place], to: line[from], line[until])
            if distance > best.distance { best = (place, distance) }
        }
        return best
    }

    private static func distance(of point: MapPoint, to from: MapPoint, _ until: MapPoint) -> Double {
        let (x, y) = (Double(until.x - from.x), Double(until.y - from.y))
        let (dx, dy) = (Double(point.x - from.x), Double(point.y - from.y))
        let length = x * x + y * y
        let along = length == 0 ? 0 : max(0, min(1, (dx * x + dy * y) / length))
        let (aside, above) = (dx - along * x, dy - along * y)
        return (aside * aside + above * above).squareRoot()
    }
}
