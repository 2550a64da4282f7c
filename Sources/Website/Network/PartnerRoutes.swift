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
        let municipality = guest.municipality
        let viewer = try await viewer(of: guest)
        func may(_ deed: Deed) -> Bool { viewer.map { Access.allows($0, deed, .inside(id)) } ?? false }
        let (starts, brings, seesRoles, tries) = (may(.startActivity), may(.bringCalendar), may(.seeRoleAgreement), may(.keepExperiment))
        let (seesRooms, seesTasks, keepsHouse, isWorker) = (may(.seeRooms), may(.seeHouseTasks), may(.keepHouse), viewer?.isAtWork ?? false)
        let page = try await workplace.read(as: .visitor(of: municipality)) { [today, base = settings.baseURL] connection in
            HousePage(
                house: try connection.house(id, in: municipality), offers: try connection.openOffers(of: id, in: municipality),
                activities: try connection.activities(of: id, in: municipality),
                dropIns: try connection.dropIns(of: id, limit: 4, in: municipality),
                exceptions: try connection.openingExceptions(of: id, in: municipality), hosts: try connection.hosts(of: id, in: municipality),
                isWorker: isWorker, seesRooms: seesRooms, seesTasks: seesTasks, seesRoleAgreements: seesRoles, seesExperiments: tries,
                keepsHouse: keepsHouse,
                startsActivities: starts,
                brokenFeeds: brings ? try connection.calendarFeeds(of: id, in: municipality).filter { $0.trouble != nil } : nil, baseURL: base,
                today: today)
        }
        return self.page(page, for: viewer, in: municipality, request: request)
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
