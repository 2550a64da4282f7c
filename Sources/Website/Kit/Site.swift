public import Foundation
import HTTPTypes
import Hummingbird
import Logging
public import Neighbourhood
import Operations

/// The doors for people: every page and every form. JSON joins the same routes.
public struct Site: Sendable {
    let workplace: Workplace
    let settings: SiteSettings
    let seals: FormSeal
    let questions: SealedQuestion
    let glances: Glances
    let lookouts = Lookouts()
    let pulse = Pulse()
    let board: NoticeBoard
    let shelf = CatalogueShelf()
    let pages = PublicShelf()
    let municipalities: [MunicipalityCode: MunicipalityName]
    /// The colours of each municipality that has its own.
    let houseStyles: [MunicipalityCode: Asset]

    var now: Date { settings.clock() }
    var today: CalendarDate { CalendarDate(now) }

    /// - Parameter secret: what form seals are made with; kept in the databank so that it survives a restart and is one for all servers.
    init(workplace: Workplace, settings: SiteSettings, secret: String, municipalities: [MunicipalityName]) {
        self.workplace = workplace
        self.settings = settings
        seals = FormSeal(secret: secret)
        questions = SealedQuestion(secret: secret)
        glances = Glances(limit: settings.peopleEachHour)
        houseStyles = Dictionary(uniqueKeysWithValues: settings.tokens.map { ($0, Asset($1, of: $0)) })
        board = NoticeBoard(workplace: workplace, settings: settings)
        self.municipalities = Dictionary(uniqueKeysWithValues: municipalities.map { ($0.code, $0) })
    }

    func router() -> Router<Visit> { entrance().router }

    /// The router, and the doors that hang on it.
    func entrance() -> (router: Router<Visit>, doors: Doors) {
        let router = Router(context: Visit.self, options: [.autoGenerateHeadEndpoints])
        router.add(middleware: Answering(site: self))
        let doors = Doors(of: self, on: router)
        hang(doors)
        return (router, doors)
    }

    /// The site map: every area hangs in its own routes.
    private func hang(_ doors: Doors) {
        addAssets(to: doors)
        addWelcome(to: doors)
        addOffline(to: doors)
        addSignIn(to: doors)
        addCodes(to: doors)
        addSecondStep(to: doors)
        addProof(to: doors)
        addBroker(to: doors)
        addSessions(to: doors)
        addBeside(to: doors)
        addToday(to: doors)
        addIntake(to: doors)
        addInterviews(to: doors)
        addInterviewRounds(to: doors)
        addAsks(to: doors)
        addOutside(to: doors)
        addProposals(to: doors)
        addMatches(to: doors)
        addReplies(to: doors)
        addSMSReplies(to: doors)
        addPost(to: doors)
        addAppreciation(to: doors)
        addWishes(to: doors)
        addRound(to: doors)
        addRoles(to: doors)
        addSafeguards(to: doors)
        addAgreements(to: doors)
        addIncidents(to: doors)
        addClaims(to: doors)
        addPayments(to: doors)
        addOffers(to: doors)
        addCircles(to: doors)
        addHolidays(to: doors)
        addPeople(to: doors)
        addNotes(to: doors)
        addRights(to: doors)
        addErasure(to: doors)
        addHolds(to: doors)
        addCopies(to: doors)
        addEverything(to: doors)
        addConsents(to: doors)
        addPartners(to: doors)
        addReferralDoors(to: doors)
        addReferrals(to: doors)
        addCatalogue(to: doors)
        addAgenda(to: doors)
        addOwnCalendar(to: doors)
        addHouses(to: doors)
        addHousePeople(to: doors)
        addFeeds(to: doors)
        addDropIns(to: doors)
        addTalkNotes(to: doors)
        addHouseTasks(to: doors)
        addTaskTrials(to: doors)
        addRoleAgreements(to: doors)
        addExperiments(to: doors)
        addRooms(to: doors)
        addBookings(to: doors)
        addActivities(to: doors)
        addPresence(to: doors)
        addJoining(to: doors)
        addWorries(to: doors)
        addWorryJoining(to: doors)
        addWords(to: doors)
        addLists(to: doors)
        addColleagues(to: doors)
        addCover(to: doors)
        addRota(to: doors)
        addFigures(to: doors)
        addHealth(to: doors)
    }

    private func addAssets(to doors: Doors) {
        for asset in Asset.all + houseStyles.values {
            doors.open(asset.path) { _, _ in
                Response(
                    status: .ok, headers: [.contentType: asset.type, .cacheControl: "public, max-age=31536000, immutable"],
                    body: .init(byteBuffer: .init(bytes: asset.bytes)))
            }
        }
    }

    private func addHealth(to doors: Doors) {
        doors.open("/gezond") { _, _ in Response(status: .noContent) }
    }
}

/// How this installation serves.
public struct SiteSettings: Sendable {
    /// "https://omzien.wilgenoord.nl": with https the cookies are the strictest there are.
    public var baseURL: String
    public var isDemo: Bool
    /// Which municipality a visitor without a session comes to, when the host name does not tell.
    public var home: MunicipalityCode?
    public var clock: @Sendable () -> Date
    /// Shorter than this between opening and sending a public form, and it was not a person.
    public var shortestTyping: TimeInterval
    /// The exact addresses of the proxies in front of this server. What they say of where a visitor comes from is believed; it is used for rate
    /// limits only.
    public var trustedProxies: [String]
    /// How many people's data somebody who works here may see in an hour: an ask a minute, with ten who fit beside each, stays below it.
    public var peopleEachHour = 1000
    /// What carries messages with a code; nil when nothing does, and then nobody is told of it.
    public var post: (any Post)?
    /// What a gateway shows when it brings an answer by SMS; nil when none does.
    public var smsReplySecret: String?
    /// The municipality's own sign-in for its workers; nil when there is none.
    public var broker: (any IdentityBroker)?
    /// What fetches calendars of clubs; nil when nothing does, and then they come as files only.
    public var calendars: (any CalendarSource)?
    /// What municipalities lay over the colours of Omzien.
    public var tokens: [MunicipalityCode: StyleTokens] = [:]

    public init(
        baseURL: String, isDemo: Bool = false, home: MunicipalityCode? = nil, shortestTyping: TimeInterval = 2,
        trustedProxies: [String] = [], post: (any Post)? = nil, smsReplySecret: String? = nil, broker: (any IdentityBroker)? = nil,
        clock: @escaping @Sendable () -> Date = { Date() }
    ) {
        self.baseURL = baseURL
        self.isDemo = isDemo
        self.home = home
        self.shortestTyping = shortestTyping
        self.trustedProxies = trustedProxies
        self.post = post
        self.smsReplySecret = smsReplySecret
        self.broker = broker
        self.clock = clock
    }

    /// Where a browser comes back from the municipality's own sign-in; registered there to the letter.
    public static func brokerReturn(_ baseURL: String) -> String { baseURL + Link.brokerReturn }

    var isSecure: Bool { baseURL.hasPrefix("https://") }

    /// The base address as a browser names where a form comes from: without a path, and without the port that goes without saying.
    var origin: String? {
        guard let parts = URLComponents(string: baseURL), let scheme = parts.scheme?.lowercased(), let host = parts.host?.lowercased() else {
            return nil
        }
        let usual = scheme == "https" ? 443 : 80
        return scheme + "://" + host + (parts.port.flatMap { $0 == usual ? nil : ":\($0)" } ?? "")
    }
}

/// A municipality as the site names it.
public struct MunicipalityName: Sendable, Equatable {
    public let code: MunicipalityCode
    public let name: String
    public let domain: String?

    public init(code: MunicipalityCode, name: String, domain: String?) {
        self.code = code
        self.name = name
        self.domain = domain
    }
}
