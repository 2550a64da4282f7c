public import Foundation
public import Neighbourhood

/// A file of borders as CBS and PDOK publish them: GeoJSON with municipalities, wijken and buurten.
///
/// Understood are the property names of "wijkenbuurten", of "gebiedsindelingen" and of the older shapefiles. Features that cannot be used are
/// listed, each with its number in the file and the reason; they never stop the others. Water and foreign land are left out.
public enum AreaFile {
    /// The largest file that is read, in bytes. All buurten of the Netherlands in full detail take about 200 MB; a municipality less than 5.
    public static let limit = 400_000_000

    /// - Parameter year: the year of the borders, for files that do not name it themselves.
    /// - Throws: `MapFileFault` when the file as a whole is not what it should be.
    public static func read(_ data: Data, year: Int? = nil) throws(MapFileFault) -> AreaReading {
        guard data.count <= limit else { throw .tooLarge(limit: limit) }
        let collection = try JSONShape.decode(FeatureCollection.self, from: data)
        guard collection.type == "FeatureCollection" else { throw .notFeatures(found: collection.type) }
        var reading = AreaReading()
        var seen: Set<AreaYear> = []
        for (position, feature) in (collection.features ?? []).enumerated() {
            reading.add(feature, number: position + 1, year: year, seen: &seen)
        }
        return reading
    }
}

/// What was found in a file of borders.
public struct AreaReading: Sendable, Equatable {
    public internal(set) var areas: [Area] = []
    public internal(set) var refused: [RefusedFeature] = []
    /// How many features were water or foreign land.
    public internal(set) var water = 0
    /// The file held metres of the national grid, which were turned into degrees.
    public internal(set) var wasInNationalGrid = false
}

/// A feature that cannot be used, with its number in the file counted from 1.
public struct RefusedFeature: Sendable, Equatable {
    public let number: Int
    /// The code or name it carries, if any.
    public let label: String?
    public let reason: FeatureFault
}

/// Why a feature cannot be used.
public enum FeatureFault: Error, Sendable, Equatable {
    case unreadable
    case noCode
    case notACode(String)
    case noName
    case noYear
    case noBorder
    case notABorder(String)
    case openRing
    case tooFewCorners
    case latitudeFirst
    case outsideNetherlands
    case twice
}

/// Why a whole file cannot be used.
public enum MapFileFault: Error, Sendable, Equatable {
    case empty
    case notJSON
    /// It stops in the middle; `line` is the last one.
    case cutOff(line: Int)
    case notFeatures(found: String?)
    case tooLarge(limit: Int)
}

struct AreaYear: Hashable {
    let code: AreaCode
    let year: Int
}

extension AreaReading {
    fileprivate mutating func add(_ feature: Lenient<Feature>, number: Int, year: Int?, seen: inout Set<AreaYear>) {
        guard let feature = feature.value else { return refuse(number, nil, .unreadable) }
        let facts = AreaFacts(feature.properties ?? [:])
        if facts.isWater {
            water += 1
            return
        }
        do {
            let code = try facts.code()
            let drawn = try OutlineReader.outline(of: feature.geometry)
            let area = try facts.area(code, year: year, outline: drawn.outline)
            guard seen.insert(AreaYear(code: code, year: area.year)).inserted else { throw FeatureFault.twice }
            areas.append(area)
            if drawn.wasInNationalGrid { wasInNationalGrid = true }
        } catch {
            refuse(number, facts.label, error as? FeatureFault ?? .unreadable)
        }
    }

    private mutating func refuse(_ number: Int, _ label: String?, _ reason: FeatureFault) {
        refused.append(RefusedFeature(number: number, label: label, reason: reason))
    }
}
