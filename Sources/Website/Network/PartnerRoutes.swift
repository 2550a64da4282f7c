import Hummingbird
import Neighbourhood
import Operations
import Storage

extension Site {
    func addPartners(to doors: Doors) {
        doors.get("/buurthuizen/:house", to: .seeNeighbourhood) { request, visit in try await house(request, visit) }
        doors.get("/organisaties/:organisation", to: .seeNeighbourhood) { request, visit in try await organisation(request, visit) }
    }

    /// Anybody may look; a worker gets links to the offers besides.
    private func house(_ request: Request, _ visit: Visit) async throws -> Response {
        let id: House.ID = try visit.identifier("house", orNo: .house)
        let guest = guest(request)
        guard let viewer = try await viewer(of: guest) else {
            let page = try await shelved(Link.house(id), request) { try await housePage(id, for: .visitor(of: municipality(of: request))) }
            return self.page(page, for: nil, in: guest.municipality, request: request)
        }
        return self.page(try await housePage(id, for: viewer), for: viewer, in: guest.municipality, request: request)
    }

    private func housePage(_ id: House.ID, for viewer: Viewer) async throws -> HousePage {
        func may(_ deed: Deed) -> Bool { Access.allows(viewer, deed, .inside(id)) }
        let (starts, brings, seesRoles, tries) = (may(.startActivity), may(.bringCalendar), may(.seeRoleAgreement), may(.keepExperiment))
        let (seesRooms, seesTasks, keepsHouse) = (may(.seeRooms), may(.seeHouseTasks), may(.keepHouse))
        let keeper = may(.keepPresence) ? viewer : nil
        let town = viewer.municipality
        return try await workplace.read(as: .visitor(of: town)) { [now, base = settings.baseURL] connection in
            let (people, kept) = try connection.peopleAndWhoTheyAre(of: id, for: viewer)
            return HousePage(
                house: try connection.house(id, in: town), offers: try connection.openOffers(of: id, in: town),
                activities: try connection.activities(of: id, in: town), dropIns: try connection.dropIns(of: id, limit: 4, in: town),
                exceptions: try connection.openingExceptions(of: id, in: town),
                hosts: try connection.hosts(of: id, in: town).filter { !kept.contains($0.person) }, people: people, isWorker: viewer.isAtWork,
                seesRooms: seesRooms, seesTasks: seesTasks, seesRoleAgreements: seesRoles, seesExperiments: tries, keepsHouse: keepsHouse,
                startsActivities: starts, counted: try keeper.map { try connection.countedTimes(in: id, for: $0) } ?? [],
                brokenFeeds: brings ? try connection.calendarFeeds(of: id, in: town).filter { $0.trouble != nil } : nil, baseURL: base, now: now)
        }
    }

    private func organisation(_ request: Request, _ visit: Visit) async throws -> Response {
        let id: Organisation.ID = try visit.identifier("organisation", orNo: .organisation)
        let guest = guest(request)
        let municipality = guest.municipality
        let (organisation, offers) = try await workplace.read(as: .visitor(of: municipality)) { connection in
            (try connection.organisation(id, in: municipality), try connection.openOffers(of: id, in: municipality))
        }
        let viewer = try await viewer(of: guest)
        let page = OrganisationPage(
            organisation: organisation, offers: offers, isWorker: viewer?.isAtWork ?? false,
            keepsDoor: viewer.map { Access.allowsSomewhere($0, .keepReferralDoor) } ?? false, today: today)
        return self.page(page, for: viewer, in: municipality, request: request)
    }
}
