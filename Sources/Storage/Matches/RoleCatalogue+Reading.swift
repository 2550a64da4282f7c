public import Foundation
public import Neighbourhood

/// The roles that come with this version of Omzien, and the profiles of the certificate of conduct.
public struct RoleSet: Sendable, Equatable {
    public let roles: [HelpRole]
    public let profiles: [ScreeningProfile]

    /// Read once. Where the file is missing there are no roles but those of the municipality itself.
    public static let ofThisVersion = (try? bundled()) ?? RoleSet(roles: [], profiles: [])

    /// - Throws: the error of a file that cannot be read.
    public static func bundled() throws -> RoleSet {
        try RoleSet(json: Data(contentsOf: Bundle.module.bundleURL.appending(path: "Resources/Roles/roles.json")))
    }

    /// - Throws: `DecodingError`, also for a date that is none.
    public init(json: Data) throws {
        let file = try JSONDecoder().decode(RoleFile.self, from: json)
        self.init(roles: try file.roles.map { try $0.role() }, profiles: file.profiles)
    }

    private init(roles: [HelpRole], profiles: [ScreeningProfile]) {
        self.roles = roles
        self.profiles = profiles
    }
}

private struct RoleFile: Decodable {
    let profiles: [ScreeningProfile]
    let roles: [Line]

    struct Line: Decodable {
        let key: HelpRole.Key
        let version: Int
        let from: String
        let facts: HelpRole.Facts

        func role() throws -> HelpRole {
            guard let day = CalendarDate(from) else {
                throw DecodingError.dataCorrupted(.init(codingPath: [], debugDescription: "‘\(from)’ is no date"))
            }
            return HelpRole(key: key, version: version, from: day, facts: facts)
        }
    }
}
