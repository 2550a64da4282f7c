import Hummingbird
import Neighbourhood
import Storage

extension Site {
    /// The own page of whoever is signed in; everything on it in one transaction.
    func mine(_ request: Request) async throws -> Response {
        let (own, viewer) = try await read(request) { connection, viewer in
            guard let person = viewer.person else { throw Problem.signInNeeded }
            let matches = try connection.ownMatches(of: viewer)
            let steps = try connection.steps(of: matches.filter { $0.step == .introduced }.map(\.id), for: viewer)
            let offers = try connection.offers(of: person, for: viewer)
            return OwnThings(
                person: try connection.person(person, for: viewer), talks: try connection.ownTalks(of: viewer), matches: matches,
                steps: steps, helps: try connection.whoToCall(forOwn: Array(steps.values), of: viewer),
                introductions: try connection.introductions(of: viewer), asks: try connection.ownAsks(of: viewer),
                offers: offers, allowance: try offers.isEmpty ? nil : connection.claimBook(of: person, for: viewer),
                notes: try connection.notes(about: person, for: viewer),
                standings: try connection.roleStandings(of: person, for: viewer), roles: try connection.roles(in: viewer.municipality),
                agreements: try connection.ownAgreements(of: viewer), interviews: try connection.ownInterviews(of: viewer),
                circles: try connection.ownCircles(of: viewer), trials: try connection.trials(of: person, for: viewer),
                brokenFeeds: try connection.brokenFeeds(of: person, in: viewer.municipality))
        }
        return page(MinePage(own: own, seal: seal(request), today: today, isAccompanied: viewer.companion != nil), for: viewer, request)
    }
}

/// What somebody's own page reads.
struct OwnThings: Sendable {
    let person: Person
    let talks: [OwnTalk]
    let matches: [OwnMatch]
    let steps: [Match.ID: Match]
    let helps: [Match.ID: WhoToCall]
    let introductions: [Proposal.ID: Introduction]
    let asks: [OwnAsk]
    let offers: [Offer]
    /// Nil for who offers nothing.
    let allowance: ClaimBook?
    let notes: SeenNotes
    let standings: [RoleStanding]
    let roles: RoleCatalogue
    let agreements: [Proposal.ID: OwnAgreement]
    let interviews: [Interview]
    let circles: [(circle: Circle, contact: String)]
    let trials: [TaskTrialLine]
    /// Calendars of clubs that they brought and that cannot be read.
    let brokenFeeds: [CalendarFeed]
}
