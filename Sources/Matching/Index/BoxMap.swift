/// What lies together on a map: the box around it, and the farthest that anything in it reaches.
struct Box: Sendable {
    var south: Float = .infinity
    var north: Float = -.infinity
    var west: Float = .infinity
    var east: Float = -.infinity
    var reach: Float = 0

    mutating func widen(up: Float, aside: Float, reach: Float) {
        south = min(south, up)
        north = max(north, up)
        west = min(west, aside)
        east = max(east, aside)
        self.reach = max(self.reach, reach)
    }

    mutating func widen(by other: Box) {
        south = min(south, other.south)
        north = max(north, other.north)
        west = min(west, other.west)
        east = max(east, other.east)
        reach = max(reach, other.reach)
    }
}

/// Boxes on a map, sixteen side by side, and a box around each sixteen: finds those that may reach a point without looking at each.
struct BoxMap: Sendable {
    private struct Sixteen: Sendable {
        var south = SIMD16<Float>(repeating: .infinity)
        var north = SIMD16<Float>(repeating: -.infinity)
        var west = SIMD16<Float>(repeating: .infinity)
        var east = SIMD16<Float>(repeating: -.infinity)
        var reach = SIMD16<Float>()

        mutating func set(_ lane: Int, _ box: Box) {
            south[lane] = box.south
            north[lane] = box.north
            west[lane] = box.west
            east[lane] = box.east
            reach[lane] = box.reach
        }

        func within(_ point: Point) -> SIMDMask<SIMD16<Int32>> {
            let up = larger(larger(south - point.up, point.up - north), SIMD16()) * point.upMetres
            let aside = larger(larger(west - point.aside, point.aside - east), SIMD16()) * point.asideMetres
            return (up * up + aside * aside) .<= (reach * reach)
        }

        private func larger(_ one: SIMD16<Float>, _ other: SIMD16<Float>) -> SIMD16<Float> { one.replacing(with: other, where: other .> one) }
    }

    /// Where from, and how many metres a unit of the map is in either direction; zero metres when distance rules nobody out.
    struct Point {
        let up: Float
        let aside: Float
        var upMetres: Float = 1
        var asideMetres: Float = 1
    }

    private var levels: [[Sixteen]] = []
    private(set) var whole = Box()

    init(_ boxes: [Box]) {
        var boxes = boxes
        repeat {
            var level = [Sixteen](repeating: Sixteen(), count: (boxes.count + 15) / 16)
            var around = [Box](repeating: Box(), count: level.count)
            for (number, box) in boxes.enumerated() {
                level[number / 16].set(number % 16, box)
                around[number / 16].widen(by: box)
            }
            levels.append(level)
            boxes = around
        } while boxes.count > 1
        if let box = boxes.first { whole = box }
    }

    /// Adds the numbers of the boxes that may reach a point, in order.
    func within(_ point: Point, into found: inout [Int32]) { gather(levels.count - 1, 0, point, &found) }

    private func gather(_ level: Int, _ number: Int, _ point: Point, _ found: inout [Int32]) {
        guard number < levels[level].count else { return }
        levels[level][number].within(point).eachTrue { lane in
            let number = number * 16 + lane
            if level == 0 { found.append(Int32(number)) } else { gather(level - 1, number, point, &found) }
        }
    }
}
