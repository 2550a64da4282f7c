import Foundation

/// The parts of GeoJSON (RFC 7946) that a file of borders uses.
struct FeatureCollection: Decodable {
    let type: String?
    let features: [Lenient<Feature>]?
}

struct Feature: Decodable {
    let properties: [String: Property]?
    let geometry: Geometry?
}

/// One property, of whatever kind.
enum Property: Decodable, Equatable {
    case text(String)
    case number(Double)
    case other

    init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if let number = try? value.decode(Double.self) {
            self = .number(number)
        } else if let text = try? value.decode(String.self) {
            self = .text(text)
        } else {
            self = .other
        }
    }
}

struct Geometry: Decodable {
    enum Shape: Equatable {
        /// Per polygon its rings, per ring its corners, per corner its numbers.
        case polygons([[[[Double]]]])
        case other(String)
    }

    let shape: Shape

    enum CodingKeys: CodingKey { case type, coordinates }

    init(from decoder: any Decoder) throws {
        let object = try decoder.container(keyedBy: CodingKeys.self)
        let type = try object.decode(String.self, forKey: .type)
        switch type {
        case "Polygon": shape = .polygons([try object.decode([[[Double]]].self, forKey: .coordinates)])
        case "MultiPolygon": shape = .polygons(try object.decode([[[[Double]]]].self, forKey: .coordinates))
        default: shape = .other(type)
        }
    }
}

/// A value that may be unreadable without spoiling its neighbours.
struct Lenient<Value: Decodable>: Decodable {
    let value: Value?

    init(from decoder: any Decoder) throws { value = try? Value(from: decoder) }
}

/// Reads JSON, and says in what way a file that cannot be read is wrong.
enum JSONShape {
    static func decode<Value: Decodable>(_ type: Value.Type, from data: Data) throws(MapFileFault) -> Value {
        let bytes = data.starts(with: [0xEF, 0xBB, 0xBF]) ? data.dropFirst(3) : data
        guard let first = bytes.first(where: { $0 > 0x20 }) else { throw .empty }
        guard first == UInt8(ascii: "{") || first == UInt8(ascii: "[") else { throw .notJSON }
        if let value = try? JSONDecoder().decode(type, from: Data(bytes)) { return value }
        if first == UInt8(ascii: "[") { throw .notFeatures(found: nil) }
        throw isCutOff(bytes) ? .cutOff(line: 1 + bytes.reduce(0) { $0 + ($1 == 0x0A ? 1 : 0) }) : .notJSON
    }

    /// Whether a bracket or a quote is still open at the end.
    private static func isCutOff(_ bytes: Data) -> Bool {
        var depth = 0
        var isInText = false
        var isEscaped = false
        for byte in bytes {
            if isInText {
                if isEscaped {
                    isEscaped = false
                } else if byte == UInt8(ascii: "\\") {
                    isEscaped = true
                } else if byte == UInt8(ascii: "\"") {
                    isInText = false
                }
                continue
            }
            switch byte {
            case UInt8(ascii: "\""): isInText = true
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
            default: break
            }
        }
        return isInText || depth > 0
    }
}
