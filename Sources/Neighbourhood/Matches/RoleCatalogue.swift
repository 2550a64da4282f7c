/// Every version of every role in one municipality: those that come with Omzien, and those it made itself.
public struct RoleCatalogue: Sendable, Equatable {
    /// The versions of each role, oldest first.
    private let versions: [HelpRole.Key: [HelpRole]]
    /// The roles in the order of the set that comes with Omzien.
    public let keys: [HelpRole.Key]
    /// What a certificate of conduct can be asked for.
    public let profiles: [ScreeningProfile]

    /// From the first version of its own on a municipality follows only its own: a newer one that comes with Omzien does not change under its feet.
    ///
    /// - Parameters:
    ///   - set: what comes with Omzien.
    ///   - own: what the municipality made.
    public init(_ set: [HelpRole], own: [HelpRole] = [], profiles: [ScreeningProfile]) {
        let made = Dictionary(grouping: own, by: \.key)
        var versions: [HelpRole.Key: [HelpRole]] = [:]
        var keys: [HelpRole.Key] = []
        for role in set {
            if !keys.contains(role.key) { keys.append(role.key) }
            let first = made[role.key]?.map(\.version).min() ?? .max
            if role.version < first { versions[role.key, default: []].append(role) }
        }
        for (key, own) in made { versions[key, default: []] += own }
        self.versions = versions.mapValues { $0.sorted { $0.version < $1.version } }
        self.keys = keys
        self.profiles = profiles
    }

    /// Newest first.
    public func versions(of key: HelpRole.Key) -> [HelpRole] { versions[key]?.reversed() ?? [] }

    public func role(_ key: HelpRole.Key, version: Int) -> HelpRole? { versions[key]?.first { $0.version == version } }

    /// The version that holds on a day: of those that have begun the one that was made last.
    public func role(_ key: HelpRole.Key, on day: CalendarDate) -> HelpRole? { versions[key]?.last { $0.from <= day } }

    /// All that hold on a day.
    public func roles(on day: CalendarDate) -> [HelpRole] { keys.compactMap { role($0, on: day) } }

    /// What people can say in an offer that they want to be: what is chosen by the other side is not among it.
    public func offered(on day: CalendarDate) -> [HelpRole] { roles(on: day).filter { !$0.facts.isChosen } }

    public var profileCodes: Set<String> { Set(profiles.map(\.code)) }

    public func name(ofProfile code: String) -> String { profiles.first { $0.code == code }?.name ?? code }
}

/// What a certificate of conduct looked at, by the code of Justis: "84", for whom care for children is part of it.
public struct ScreeningProfile: Sendable, Equatable, Codable {
    public let code: String
    public let name: String

    public init(code: String, name: String) {
        self.code = code
        self.name = name
    }
}
