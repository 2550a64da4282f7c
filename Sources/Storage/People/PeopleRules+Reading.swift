public import Foundation
public import Neighbourhood

extension PeopleRules {
    /// The rules that come with this version, read once. Where their file is missing nothing can be hidden.
    public static let ofThisVersion = (try? bundled()) ?? .strictest

    /// The rules that come with this version.
    ///
    /// - Throws: the error of a file that cannot be read.
    public static func bundled() throws -> PeopleRules {
        try PeopleRules(json: Data(contentsOf: Bundle.module.bundleURL.appending(path: "Resources/People/rules.json")))
    }

    /// - Throws: `DecodingError`, also for a date that is none.
    public init(json: Data) throws {
        let file = try JSONDecoder().decode(RulesFile.self, from: json)
        guard let validFrom = CalendarDate(file.validFrom) else {
            throw DecodingError.dataCorrupted(.init(codingPath: [], debugDescription: "‘\(file.validFrom)’ is no date"))
        }
        self.init(validFrom: validFrom, longestHidingWeeks: file.longestHidingWeeks, purposes: file.purposes)
    }
}

private struct RulesFile: Decodable {
    let validFrom: String
    let longestHidingWeeks: Int
    let purposes: [ConsentPurpose]
}
