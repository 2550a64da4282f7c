public import Foundation
public import Neighbourhood

extension TaxTable {
    /// The limits that come with this version, read once. Where their file is missing nothing can be claimed.
    public static let ofThisVersion = (try? bundled()) ?? TaxTable([])

    /// - Throws: the error of a file that cannot be read.
    public static func bundled() throws -> TaxTable {
        try TaxTable(json: Data(contentsOf: Bundle.module.bundleURL.appending(path: "Resources/Allowance/limits.json")))
    }

    /// - Throws: `DecodingError`.
    public init(json: Data) throws {
        self.init(
            try JSONDecoder().decode(TableFile.self, from: json).years.map { row in
                TaxLimits(
                    year: row.year, hour: Cents(row.hour), hourUnder21: Cents(row.hourUnder21), month: Cents(row.month),
                    wholeYear: Cents(row.wholeYear), source: row.source)
            })
    }
}

private struct TableFile: Decodable {
    let years: [Row]

    /// Amounts in cents.
    struct Row: Decodable {
        let year: Int
        let hour: Int
        let hourUnder21: Int
        let month: Int
        let wholeYear: Int
        let source: String
    }
}
