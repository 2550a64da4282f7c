import Foundation
import Neighbourhood
import Storage

/// The municipality's own rules about dealing with people, in the place of those that come with this version.
enum RulesSetting {
    /// - Throws: `Problem.setting` for a file that cannot be read or says something else than rules.
    static func read() throws -> PeopleRules {
        guard let path = Environment["OMZIEN_RULES"] else { return .ofThisVersion }
        do {
            return try PeopleRules(json: Data(contentsOf: URL(filePath: path)))
        } catch {
            throw Problem.setting(
                name: "OMZIEN_RULES",
                advice:
                    "In \(path) staan geen regels die Omzien begrijpt. Neem Resources/People/rules.json als voorbeeld, met een datum bij validFrom.")
        }
    }
}
