import Foundation
import Neighbourhood

/// Where entries are and how far they reach, sixteen side by side: turns most entries away before anything else of them is looked at.
///
/// It lets pass too many rather than too few: distances are taken a little too small, and `Limits` asks everything again, exactly.
struct ReachMap: Sendable {
    /// What an entry is: a bit for its kind, and what may rule it out.
    struct Marks: OptionSet {
        let rawValue: UInt32
        static let full = Marks(rawValue: 16)
        static let lacksVog = Marks(rawValue: 32)

        init(rawValue: UInt32) { self.rawValue = rawValue }

        init(_ kind: Entry.Kind) {
            switch kind {
            case .resident: self.init(rawValue: 1)
            case .activity: self.init(rawValue: 2)
            case .service: self.init(rawValue: 4)
            case .ask: self.init(rawValue: 8)
            }
        }
    }

    private var latitudes: [SIMD16<Float>] = []
    private var longitudes: [SIMD16<Float>] = []
    /// Metres; infinite for who is not bound to a place.
    private var reaches: [SIMD16<Float>] = []
    private var availability: [SIMD16<UInt32>] = []
    private var marks: [SIMD16<UInt32>] = []
    /// Around each 64 entries that lie near each other.
    private var blocks = BoxMap([])
    private var leastCosine = 1.0

    private static let lanes = 16
    private static let groups = 4
    /// Says nothing about when; it meets every wish.
    private static let anyTime: UInt32 = 1 << 31
    /// A little less than there are, so that no distance comes out too large.
    private static let metresPerDegree = 111_180.0
    /// What rounding to single precision may move a point.
    private static let slack: Float = 2

    /// Facts in their order; those that lie near each other should stand near each other.
    init(_ facts: [Fact]) {
        var boxes: [Box] = []
        for group in stride(from: 0, to: facts.count, by: Self.lanes) {
            if group % (Self.lanes * Self.groups) == 0 { boxes.append(Box()) }
            latitudes.append(SIMD16())
            longitudes.append(SIMD16())
            reaches.append(SIMD16(repeating: -1))
            availability.append(SIMD16())
            marks.append(SIMD16())
            for lane in 0..<min(Self.lanes, facts.count - group) {
                let fact = facts[group + lane]
                lay(fact, group / Self.lanes, lane)
                boxes[boxes.count - 1].widen(up: Self.place(fact).up, aside: Self.place(fact).aside, reach: Self.reach(fact))
                if fact.isBound { leastCosine = min(leastCosine, Self.cosine(fact.place)) }
            }
        }
        blocks = BoxMap(boxes)
    }

    private mutating func lay(_ fact: Fact, _ group: Int, _ lane: Int) {
        latitudes[group][lane] = Self.place(fact).up
        longitudes[group][lane] = Self.place(fact).aside
        reaches[group][lane] = Self.reach(fact)
        availability[group][lane] = fact.availability == .none ? Self.anyTime : fact.availability.rawValue
        var mark = Marks(fact.kind)
        if fact.isFull { mark.insert(.full) }
        if !fact.vog && fact.kind != .ask { mark.insert(.lacksVog) }
        marks[group][lane] = mark.rawValue
    }

    private static func place(_ fact: Fact) -> (up: Float, aside: Float) {
        fact.place.map { (Float($0.latitude), Float($0.longitude)) } ?? (0, 0)
    }

    private static func reach(_ fact: Fact) -> Float { fact.isBound ? Float(fact.range) + slack : .infinity }

    private static func cosine(_ place: Coordinate?) -> Double { max(0, cos((place?.latitude ?? 0) * .pi / 180)) }

    /// The places of entries that are not out for certain, in order.
    ///
    /// - Parameters:
    ///   - place: where from; nil when distance rules nobody out.
    ///   - kinds, forbidden: what an entry has to be one of, and what it must not be.
    func within(_ place: Coordinate?, wanted: DayParts, kinds: Marks, forbidden: Marks) -> [Int32] {
        var found: [Int32] = []
        let cosine = place == nil ? 0 : min(leastCosine, Self.cosine(place))
        let (north, east) = (Float(place == nil ? 0 : Self.metresPerDegree), Float(Self.metresPerDegree * cosine))
        let (latitude, longitude) = (Float(place?.latitude ?? 0), Float(place?.longitude ?? 0))
        let times = SIMD16<UInt32>(repeating: wanted == .none ? .max : wanted.rawValue | Self.anyTime)
        let (kinds, forbidden) = (SIMD16(repeating: kinds.rawValue), SIMD16(repeating: forbidden.rawValue))
        let none = SIMD16<UInt32>()
        var near: [Int32] = []
        blocks.within(BoxMap.Point(up: latitude, aside: longitude, upMetres: north, asideMetres: east), into: &near)
        for number in near.lazy.map(Int.init) {
            for group in number * Self.groups..<min((number + 1) * Self.groups, latitudes.count) {
                let dy = (latitudes[group] - latitude) * north
                let dx = (longitudes[group] - longitude) * east
                let reach = reaches[group]
                let mark = marks[group]
                let passes =
                    ((dx * dx + dy * dy) .<= (reach * reach)) .& ((availability[group] & times) .!= none) .& ((mark & kinds) .!= none)
                    .& ((mark & forbidden) .== none)
                passes.eachTrue { found.append(Int32(group * Self.lanes + $0)) }
            }
        }
        return found
    }
}

/// The order in which entries are laid: those who are not bound to a place last, the others by how far they reach and then along a curve that keeps near
/// what is near (Morton, "A computer oriented geodetic data base", 1966), in squares of about 130 metres.
enum LayOrder {
    static func rank(_ entry: Entry) -> UInt64 {
        guard entry.isBound, let place = entry.place else { return .max }
        return rank(reach: entry.range, up: place.latitude * 850, aside: place.longitude * 520)
    }

    /// - Parameters:
    ///   - reach: metres.
    ///   - up, aside: in squares of about 130 metres, from a corner of the map.
    static func rank(reach: Int, up: Double, aside: Double) -> UInt64 {
        let reach: UInt64 = reach <= 1000 ? 0 : reach <= 2000 ? 1 : reach <= 3000 ? 2 : reach <= 5000 ? 3 : 4
        return reach << 40 | spread(up) << 1 | spread(aside)
    }

    /// The lowest sixteen bits with a gap after each.
    private static func spread(_ squares: Double) -> UInt64 {
        var bits = UInt64(max(0, min(65_535, squares)))
        bits = (bits | bits << 8) & 0x00FF_00FF
        bits = (bits | bits << 4) & 0x0F0F_0F0F
        bits = (bits | bits << 2) & 0x3333_3333
        bits = (bits | bits << 1) & 0x5555_5555
        return bits
    }
}
