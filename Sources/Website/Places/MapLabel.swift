/// A name on the map, where it covers no other name. Placed for the largest letters that the style sheet gives it; smaller ones fit as well.
struct MapLabel: Sendable, Equatable {
    let name: String
    let lines: [String]
    /// The middle of the words.
    let x: Int
    let y: Int
    /// Of an area, and not of a place in it.
    let isLand: Bool
    let box: MapBox

    private static let lineHeight = 22
    /// From here on a name with a space in it stands on two lines.
    private static let longest = 14
    /// How far a name may stand from its place outside of what it names; further away it would name another.
    private static let reach = 64
    private static let farReach = 240

    private init(_ named: Named, _ lines: [String], at place: (x: Int, y: Int), _ box: MapBox) {
        name = named.name
        isLand = named.isLand
        self.lines = lines
        (x, y) = place
        self.box = box
    }

    /// What is to be named: where its name stands best, and where it is still itself.
    struct Named {
        let name: String
        let x: Int
        let y: Int
        var isLand = false
        var holds: (Int, Int) -> Bool = { _, _ in true }
    }

    /// Names in their order, each as near to its place as there is room: beside the marks and within what it names where that can be. The same
    /// every time. A name for which there is no room is left out.
    static func placed(_ names: [Named], within frame: MapBox, besides marks: [MapBox]) -> [MapLabel] {
        names.reduce(into: []) { labels, named in
            let lines = lines(of: named.name)
            let half = (lines.map(width).max() ?? 0) / 2 + 3
            let height = lines.count * lineHeight / 2 + 1
            var best: (rank: Int, label: MapLabel)?
            for step in steps {
                let (x, y) = (named.x + step.x, named.y + step.y)
                let box = MapBox(x - half, y - height, x + half, y + height)
                guard frame.contains(box), !labels.contains(where: { $0.box.overlaps(box) }) else { continue }
                let isClear = !marks.contains { $0.overlaps(box) }
                let rank = named.holds(x, y) ? (isClear ? 0 : 1) : step.length > reach * reach ? Int.max : isClear ? 2 : 3
                if rank < best?.rank ?? Int.max { best = (rank, MapLabel(named, lines, at: (x, y), box)) }
                if rank == 0 { break }
            }
            if let best { labels.append(best.label) }
        }
    }

    /// Ways aside, nearest first: close by in small steps, further away in large ones.
    private static let steps: [Step] = {
        let near = ways(upTo: reach, by: 8).filter { $0.length <= reach * reach }
        let far = ways(upTo: farReach, by: 16).filter { $0.length > reach * reach && $0.length <= farReach * farReach }
        return (near + far).sorted { ($0.length, $0.y, $0.x) < ($1.length, $1.y, $1.x) }
    }()

    private static func ways(upTo length: Int, by step: Int) -> [Step] {
        let ways = Array(stride(from: -length, through: length, by: step))
        return ways.flatMap { x in ways.map { y in Step(x: x, y: y) } }
    }

    private struct Step {
        let x: Int
        let y: Int
        /// Squared.
        var length: Int { x * x + y * y }
    }

    /// Two lines of about one length when the name is long.
    private static func lines(of name: String) -> [String] {
        let words = name.split(separator: " ").map(String.init)
        guard name.count > longest, words.count > 1 else { return [name] }
        let cuts = (1..<words.count).map { (words[..<$0].joined(separator: " "), words[$0...].joined(separator: " ")) }
        let best = cuts.min { max($0.0.count, $0.1.count) < max($1.0.count, $1.1.count) }
        return best.map { [$0.0, $0.1] } ?? [name]
    }

    /// A generous guess: the server does not know which letters the reader has.
    private static func width(_ line: String) -> Int {
        let tenths = line.reduce(0) { sum, letter in
            sum + ("iljtfrI.,'’ -".contains(letter) ? 70 : letter.isUppercase || "mw".contains(letter) ? 150 : 115)
        }
        return tenths / 10
    }
}

/// A part of the map, in units of the drawing.
struct MapBox: Sendable, Equatable {
    let left: Int
    let top: Int
    let right: Int
    let bottom: Int

    init(_ left: Int, _ top: Int, _ right: Int, _ bottom: Int) {
        (self.left, self.top, self.right, self.bottom) = (left, top, right, bottom)
    }

    func overlaps(_ other: MapBox) -> Bool { left < other.right && other.left < right && top < other.bottom && other.top < bottom }

    func contains(_ other: MapBox) -> Bool { left <= other.left && top <= other.top && other.right <= right && other.bottom <= bottom }
}
