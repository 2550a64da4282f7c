import Foundation
import Neighbourhood
import Storage

/// Carries the sample into an empty municipality within one transaction, with the history that brought it there.
struct SampleLoader {
    let connection: any Connection
    let municipality: MunicipalityCode
    let files: SampleFiles
    let clock: SampleClock
    var people: [String: Person.ID] = [:]
    var houses: [String: House.ID] = [:]
    var rooms: [String: Room.ID] = [:]
    var organisations: [String: Organisation.ID] = [:]
    var offers: [String: Offer.ID] = [:]
    /// When somebody's offer was last put to an ask.
    var lastAsked: [String: Date] = [:]
    var history: [Remembered] = []

    init(_ connection: any Connection, town: SampleTown, files: SampleFiles) {
        self.connection = connection
        municipality = town.municipality
        self.files = files
        clock = SampleClock(now: connection.now)
    }

    /// Everything, in the order in which one thing needs another.
    mutating func load(_ areas: [Area]) throws {
        try loadPlaces(areas)
        try loadOrganisations()
        try loadHouses()
        try loadPeople()
        try loadHousePeople()
        try loadTeams()
        try loadRooms()
        try loadOffers()
        try loadActivities()
        try loadHouseTasks()
        try loadExperiments()
        try loadAsks()
        try loadInterviews()
        for (key, moment) in lastAsked { if let id = offers[key] { try connection.setAskedLast(moment, of: id, in: municipality) } }
        for memory in history.sorted(by: { $0.at < $1.at }) { try connection.recall(memory, in: municipality) }
    }

    private func loadPlaces(_ areas: [Area]) throws {
        for area in areas { try connection.put(area, in: municipality) }
        for street in files.streets {
            guard let postcode = Postcode(street.postcode) else { continue }
            try connection.put(postcode, at: Coordinate(latitude: street.latitude, longitude: street.longitude), in: municipality)
        }
    }

    private mutating func loadOrganisations() throws {
        for row in files.organisations {
            let facts = OrganisationFacts(
                name: row.name, kind: row.kind, about: row.about, phone: row.phone.flatMap { PhoneNumber($0) },
                mail: row.mail.flatMap { MailAddress($0) },
                website: row.website, address: row.address, confirmedOn: row.confirmedDaysAgo.map { clock.today.adding(days: -$0) })
            let organisation = Organisation(id: connection.freshID(), facts: facts, version: 1)
            try connection.insert(organisation, in: municipality, importedAs: row.key)
            organisations[row.key] = organisation.id
        }
    }

    private mutating func loadTeams() throws {
        var teams: [String: Team.ID] = [:]
        for row in files.teams {
            let team = Team(
                id: connection.freshID(), name: row.name, phone: row.phone.flatMap { PhoneNumber($0) }, mail: row.mail.flatMap { MailAddress($0) },
                house: row.house.flatMap { houses[$0] }, areas: row.areas.compactMap { AreaCode($0) })
            try connection.insert(team, in: municipality)
            teams[row.key] = team.id
        }
        try grantRoles(teams)
        try keepRotas(teams)
        try loadRoleAgreements(teams)
    }

    /// Who is on call, and the numbers for when nobody is.
    private func keepRotas(_ teams: [String: Team.ID]) throws {
        let system = Viewer.system(of: municipality)
        for row in files.teams {
            for shift in row.rota ?? [] {
                guard let hours = shift.hours, let person = people[shift.person] else { continue }
                for day in shift.days {
                    let draft = ShiftDraft(team: teams[row.key], day: .weekly(day), hours: hours, person: person)
                    try connection.insert(Shift(id: connection.freshID(), draft: draft), by: system)
                }
            }
        }
        if let lines = files.helpLines.first?.lines { try connection.insert(lines, version: 1, by: system) }
    }

    private func grantRoles(_ teams: [String: Team.ID]) throws {
        for row in files.people {
            guard let person = people[row.key] else { continue }
            for held in row.roles ?? [] {
                let scope = held.of.flatMap { key in
                    teams[key].map { Thing(.team, $0.text) } ?? houses[key].map { Thing(.house, $0.text) }
                        ?? organisations[key].map { Thing(.organisation, $0.text) }
                }
                try connection.insert(
                    RoleGrant(role: held.role, scope: scope, from: clock.moment(daysAgo: 500, seed: 0)), to: person, in: municipality)
            }
        }
    }
}
