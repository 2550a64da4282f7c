import Foundation
import Neighbourhood

/// The offers and asks that the benchmark's generator writes: tab separated, one header line.
struct BenchmarkData {
    struct Offer {
        let id: Int, tenant: Int, status: Int, kind: Int, role: Int
        let categories: [Int]
        let x: Int, y: Int, radius: Int
        let avail: UInt32, langs: UInt32, safeguards: UInt32
        let load: Int, cap: Int
        let text: String
        let terms: Substring
    }

    struct Request {
        let id: Int, tenant: Int
        let roles: UInt32
        let categories: [Int]
        let x: Int, y: Int
        let want: UInt32, langs: UInt32, required: UInt32
        let text: String
        let terms: Substring
    }

    let offers: [Offer]
    let requests: [Request]

    init(folder: String, count: Int) throws {
        offers = try Self.lines("\(folder)/offers-\(count).tsv").map { column in
            Offer(
                id: column.int(0), tenant: column.int(1), status: column.int(2), kind: column.int(3), role: column.int(4), categories: column.list(5),
                x: column.int(6),
                y: column.int(7), radius: column.int(8), avail: column.bits(9), langs: column.bits(10), safeguards: column.bits(11),
                load: column.int(12),
                cap: column.int(13), text: String(column[14]), terms: column[15])
        }
        requests = try Self.lines("\(folder)/requests-\(count).tsv").map { column in
            Request(
                id: column.int(0), tenant: column.int(1), roles: column.bits(2), categories: column.list(3), x: column.int(4), y: column.int(5),
                want: column.bits(6),
                langs: column.bits(7), required: column.bits(8), text: String(column[9]), terms: column[10])
        }
    }

    private static func lines(_ path: String) throws -> [[Substring]] {
        try String(decoding: Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self).split(separator: "\n").dropFirst().map {
            $0.split(separator: "\t", omittingEmptySubsequences: false)
        }
    }
}

extension [Substring] {
    fileprivate func int(_ place: Int) -> Int { Int(self[place]) ?? 0 }
    fileprivate func bits(_ place: Int) -> UInt32 { UInt32(self[place]) ?? 0 }
    fileprivate func list(_ place: Int) -> [Int] { self[place].split(separator: ",").compactMap { Int($0) } }
}

private let languageCodes = ["nl", "en", "de", "fr", "tr", "ar", "ber", "pl", "uk", "es", "pap", "srn", "fa", "so", "ti", "zh"]

private func languages(_ bits: UInt32) -> [SpokenLanguage] {
    languageCodes.indices.filter { bits & (1 << UInt32($0)) != 0 }.compactMap { SpokenLanguage(languageCodes[$0]) }
}

extension BenchmarkData.Offer {
    /// The grid of the data lies on the map as if it were the national one.
    var place: Coordinate { RijksdriehoekPoint(x: Double(x), y: Double(y)).coordinate }
    var spoken: [SpokenLanguage] { languages(langs) }
}

extension BenchmarkData.Request {
    var place: Coordinate { RijksdriehoekPoint(x: Double(x), y: Double(y)).coordinate }
    var spoken: [SpokenLanguage] { languages(langs) }
}
