import Lot
import Neighbourhood
import Testing

@Suite("Borders as they are drawn")
struct MapPlanTests {
    // MARK: Projection

    @Test("a kilometre to the east is as long as a kilometre to the north, at every Dutch latitude", arguments: [50.8, 52.1, 53.4])
    func trueShape(latitude: Double) throws {
        let corners = [(0.0, 0.0), (0.1, 0.0), (0.1, 0.1), (0.0, 0.1)].map { Coordinate(latitude: latitude + $0.1, longitude: 5 + $0.0) }
        let view = try #require(MapProjection(fitting: Outline(polygons: [[corners]]), width: 840))
        let centre = Coordinate(latitude: latitude + 0.05, longitude: 5.05)
        let (east, north) = (Coordinate(latitude: centre.latitude, longitude: 5.09), Coordinate(latitude: centre.latitude + 0.04, longitude: 5.05))
        let (from, right, up) = (view.place(centre), view.place(east), view.place(north))
        let perMetre = (Double(right.x - from.x) / centre.distance(to: east), Double(from.y - up.y) / centre.distance(to: north))
        #expect(abs(perMetre.0 / perMetre.1 - 1) < 0.01 && right.y == from.y && up.x == from.x)
        #expect(view.coordinate(from).distance(to: centre) < 20)
    }

    @Test("nothing without size is drawn, and nothing becomes endlessly high")
    func size() {
        let point = Outline(polygons: [[[Coordinate(latitude: 52, longitude: 5), Coordinate(latitude: 52, longitude: 5)]]])
        #expect(MapProjection(fitting: point, width: 840) == nil && MapProjection(fitting: Outline(polygons: []), width: 840) == nil)
        let mast = Outline(polygons: [[[(51.0, 5.0), (53.0, 5.0), (53.0, 5.0001)].map { Coordinate(latitude: $0.0, longitude: $0.1) }]])
        let view = MapProjection(fitting: mast, width: 840)
        #expect(view.map { $0.height <= 840 * 3 / 2 + 12 } ?? false)
        #expect(view?.place(Coordinate(latitude: .nan, longitude: .infinity)) == MapPoint(x: 0, y: 0))
    }

    // MARK: Fewer corners

    /// A patchwork of squares with crooked borders that neighbours share.
    static func patchwork(_ lot: inout Lot, side: Int, steps: Int) -> [[MapPoint]] {
        var across: [MapPoint: [MapPoint]] = [:]
        var down: [MapPoint: [MapPoint]] = [:]
        for x in 0...side {
            for y in 0...side {
                let corner = MapPoint(x: x * 100, y: y * 100)
                let between = (1..<steps).map { $0 * 100 / steps }
                across[MapPoint(x: x, y: y)] = [corner] + between.map { MapPoint(x: corner.x + $0, y: corner.y + lot.below(21) - 10) }
                down[MapPoint(x: x, y: y)] = [corner] + between.map { MapPoint(x: corner.x + lot.below(21) - 10, y: corner.y + $0) }
            }
        }
        return (0..<side * side).map { number in
            let (x, y) = (number % side, number / side)
            let top = across[MapPoint(x: x, y: y)]!
            let right = down[MapPoint(x: x + 1, y: y)]!
            let bottom = across[MapPoint(x: x, y: y + 1)]! + [MapPoint(x: (x + 1) * 100, y: (y + 1) * 100)]
            let left = down[MapPoint(x: x, y: y)]! + [MapPoint(x: x * 100, y: (y + 1) * 100)]
            let ring = top + right + bottom.reversed().dropLast() + left.reversed().dropLast()
            let turn = lot.below(ring.count)
            let turned = Array(ring[turn...] + ring[..<turn])
            return lot.below(2) == 0 ? turned : turned.reversed()
        }
    }

    static func area(_ ring: [MapPoint]) -> Int {
        zip(ring, ring.dropFirst() + ring.prefix(1)).reduce(0) { $0 + $1.0.x * $1.1.y - $1.1.x * $1.0.y }
    }

    static func edges(_ ring: [MapPoint]) -> [[MapPoint]] { zip(ring, ring.dropFirst() + ring.prefix(1)).map { [$0, $1].sorted() } }

    @Test("neighbours keep the same border: no gap opens and nothing is drawn twice", arguments: 0..<60)
    func sharedBorders(seed: Int) {
        var lot = Lot(seed: UInt64(seed))
        let rings = Self.patchwork(&lot, side: 3, steps: 8)
        let drawn = BorderLines.simplified(rings, tolerance: 4)
        #expect(drawn.map(\.count).reduce(0, +) < rings.map(\.count).reduce(0, +))
        let uses = Dictionary(grouping: drawn.flatMap(Self.edges)) { $0 }.mapValues(\.count)
        let outside = Self.outerEdges(uses)
        #expect(uses.values.allSatisfy { $0 <= 2 })
        // What lies between the outermost border and the areas is nothing: their areas together are what the outside encloses.
        #expect(drawn.reduce(0) { $0 + abs(Self.area($1)) } == abs(Self.area(outside)))
    }

    /// The ring of edges that only one area has.
    private static func outerEdges(_ uses: [[MapPoint]: Int]) -> [MapPoint] {
        var ways: [MapPoint: [MapPoint]] = [:]
        for (edge, count) in uses where count == 1 {
            ways[edge[0], default: []].append(edge[1])
            ways[edge[1], default: []].append(edge[0])
        }
        guard let start = ways.keys.min() else { return [] }
        var ring = [start]
        while let next = ways[ring[ring.count - 1]]?.first(where: { !ring.suffix(2).dropLast().contains($0) }), next != start, ring.count < 1000 {
            ring.append(next)
        }
        return ring
    }

    @Test("corners that stay were there, what goes lies near, and no area is made up", arguments: 0..<60)
    func bounds(seed: Int) {
        var lot = Lot(seed: UInt64(seed))
        let tolerance = Double(lot.pick([1, 2, 5, 9]))
        let rings = (0..<6).map { _ in
            let corners = (0..<3 + lot.below(60)).map { _ in MapPoint(x: lot.below(300), y: lot.below(300)) }
            return corners + corners.prefix(1)
        }
        for (ring, drawn) in zip(rings, BorderLines.simplified(rings, tolerance: tolerance)) {
            #expect(Set(drawn).isSubset(of: Set(ring)) && drawn.count < ring.count)
            let length = Self.edges(ring).reduce(0) { $0 + Self.length($1[0], $1[1]) }
            let made = Double(abs(abs(Self.area(ring)) - abs(Self.area(drawn)))) / 2
            #expect(drawn.isEmpty || made <= length * tolerance)
        }
    }

    private static func length(_ one: MapPoint, _ other: MapPoint) -> Double {
        let (x, y) = (Double(one.x - other.x), Double(one.y - other.y))
        return (x * x + y * y).squareRoot()
    }

    @Test("what is no ring is nothing: a point, a line, a line there and back")
    func degenerate() {
        let (a, b, c) = (MapPoint(x: 0, y: 0), MapPoint(x: 9, y: 0), MapPoint(x: 4, y: 0))
        #expect(BorderLines.simplified([[], [a], [a, a, a, a], [a, b, a, b], [a, b, c, a]], tolerance: 1) == [[], [], [], [], []])
    }

    @Test("an island and the hole it lies in keep the same border")
    func island() {
        var lot = Lot(seed: 3)
        let island = (0..<80).map { MapPoint(x: 150 + lot.below(9) + $0 % 40, y: $0 < 40 ? 100 + lot.below(9) : 160 + lot.below(9)) }
        let hole = Array(island[30...] + island[..<30]).reversed()
        let drawn = BorderLines.simplified([island, Array(hole)], tolerance: 6)
        #expect(Set(Self.edges(drawn[0])) == Set(Self.edges(drawn[1])) && drawn[0].count < 80)
    }

    @Test("a border that winds on purpose takes no more than a moment, and comes out small enough or not at all")
    func hostile() {
        let comb = (0..<40_000).map { Coordinate(latitude: $0 % 2 == 0 ? 52.0 : 52.3, longitude: 5 + Double($0) * 1e-6) }
        let wild = Self.buurt("BU99010101", comb + [Coordinate(latitude: 51.9, longitude: 5.05)])
        for most in [6000, 10] {
            let plan = MapPlan(of: [wild], mostCorners: most)
            #expect(plan.map { $0.shapes.flatMap(\.rings).map(\.count).reduce(0, +) <= most } ?? true)
        }
    }

    static func buurt(_ code: String, _ ring: [Coordinate]) -> Area {
        Area(code: AreaCode(code)!, year: 2026, name: code, parent: nil, outline: Outline(polygons: [[ring]]), inhabitants: nil, households: nil)
    }

    // MARK: The plan

    @Test("has the buurten and not what lies around them, knows in which a place lies, and leaves out what is too small to see")
    func plan() throws {
        func square(_ west: Double, _ size: Double) -> [Coordinate] {
            [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0), (0.0, 0.0)].map { Coordinate(latitude: 52 + $0.1 * size, longitude: west + $0.0 * size) }
        }
        let areas = [
            Self.buurt("BU99010102", square(5.1, 0.1)), Self.buurt("BU99010101", square(5, 0.1)), Self.buurt("BU99010103", square(5.2, 1e-6)),
            Area(
                code: AreaCode("WK990101")!, year: 2026, name: "Wijk", parent: nil, outline: Outline(polygons: [[square(4, 1)]]), inhabitants: nil,
                households: nil),
        ]
        let plan = try #require(MapPlan(of: areas))
        #expect(plan.shapes.map(\.code.text) == ["BU99010101", "BU99010102"])
        #expect(plan.area(at: Coordinate(latitude: 52.05, longitude: 5.15))?.text == "BU99010102")
        #expect(plan.area(at: Coordinate(latitude: 52.5, longitude: 5.15)) == nil)
        #expect(MapPlan(of: [areas[3]]) == nil && MapPlan(of: []) == nil)
    }
}

@Suite("Counts in steps")
struct CountStepTests {
    @Test("are of a round size, at most four, and of what is shown alone", arguments: 0..<100)
    func steps(seed: Int) {
        var lot = Lot(seed: UInt64(seed))
        let counts: [ShownCount] = (0..<1 + lot.below(20)).map { _ in lot.pick([.tooFew, .withheld, .count(lot.below(lot.pick([5, 50, 5000])))]) }
        let steps = CountSteps(counts)
        for count in counts {
            guard case .count(let number) = count else {
                #expect(steps.step(of: count) == nil)
                continue
            }
            let step = steps.step(of: count) ?? 0
            #expect((1...4).contains(step) && steps.used.contains(step) && steps.range(of: step).contains(number))
        }
        #expect(steps == CountSteps(counts.filter { !$0.isHidden }), "what is hidden changes nothing")
    }
}
