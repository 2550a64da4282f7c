import Foundation
import Language
import Neighbourhood
import Operations
import Storage

/// What everybody may know about who works where: teams, first names, houses. Remembered for a minute, so that a visitor does not wait for the
/// databank. Guards its own sheets; a change is on it within that minute.
actor NoticeBoard {
    private let workplace: Workplace
    private let settings: SiteSettings
    private var sheets: [MunicipalityCode: Sheet] = [:]
    static let freshness: TimeInterval = 60

    init(workplace: Workplace, settings: SiteSettings) {
        self.workplace = workplace
        self.settings = settings
    }

    /// One municipality's sheet.
    struct Sheet: Sendable {
        let neighbourhood: KnownNeighbourhood
        /// Put together once for everybody in each language, because nothing on it depends on who looks.
        fileprivate let starts: PerTongue<StartPage>
        fileprivate let make: @Sendable () -> StartPage
        let readAt: Date

        /// In the language of this answer.
        var start: StartPage { TextMarks.areOn ? make() : starts.spoken }
    }

    func sheet(of municipality: MunicipalityCode, named name: String) async throws -> Sheet {
        let now = settings.clock()
        if let sheet = sheets[municipality], (0..<Self.freshness).contains(now.timeIntervalSince(sheet.readAt)) { return sheet }
        let neighbourhood = try await read(municipality)
        let make = { @Sendable [settings] in StartPage(neighbourhood: neighbourhood, town: name, isDemo: settings.isDemo) }
        let sheet = Sheet(neighbourhood: neighbourhood, starts: PerTongue { _ in make() }, make: make, readAt: now)
        sheets[municipality] = sheet
        return sheet
    }

    /// As it was last read, however long ago; nil when it never was.
    func lastKnown(of municipality: MunicipalityCode) -> KnownNeighbourhood? { sheets[municipality]?.neighbourhood }

    private func read(_ municipality: MunicipalityCode) async throws -> KnownNeighbourhood {
        let areas = try await workplace.areas(of: municipality)
        let plan = try await workplace.mapPlan(of: municipality)
        return try await workplace.read(as: .visitor(of: municipality)) { connection in
            KnownNeighbourhood(
                teams: try connection.teams(in: municipality), members: try connection.teamMembers(in: municipality),
                houses: try connection.houses(in: municipality), areas: areas, plan: plan)
        }
    }
}

/// Teams with their people and areas, and the houses where they are found.
struct KnownNeighbourhood: Sendable {
    let teams: [Team]
    let houses: [House]
    /// The buurten as they are drawn; nil when no borders were read in.
    let plan: MapPlan?
    private let membersByTeam: [Team.ID: [TeamMember]]
    private let names: [AreaCode: String]
    private let parents: [AreaCode: AreaCode]

    init(teams: [Team], members: [TeamMember], houses: [House], areas: [Area], plan: MapPlan? = nil) {
        self.teams = teams
        self.houses = houses
        self.plan = plan
        membersByTeam = Dictionary(grouping: members, by: \.team)
        names = Dictionary(areas.map { ($0.code, $0.name) }, uniquingKeysWith: { first, _ in first })
        parents = Dictionary(areas.compactMap { area in area.parent.map { (area.code, $0) } }, uniquingKeysWith: { first, _ in first })
    }

    func members(of team: Team) -> [TeamMember] { membersByTeam[team.id] ?? [] }
    func house(of team: Team) -> House? { houses.first { $0.id == team.house } }
    func areaNames(of team: Team) -> [String] { team.areas.compactMap { names[$0] } }
    func name(of area: AreaCode) -> String? { names[area] }

    /// The teams that work in a buurt, be it by the buurt itself, by its wijk or by the whole municipality.
    func teams(in area: AreaCode) -> [Team] {
        let around = [area, parents[area], parents[area].flatMap { parents[$0] }].compactMap(\.self)
        return teams.filter { team in around.contains(where: team.areas.contains) }
    }
}
