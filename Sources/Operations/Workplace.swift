public import Neighbourhood
public import Storage

/// Where the work is done: the databank, the match book and the maps, together.
///
/// Every deed is one function on it: one transaction, the events of that deed appended within it, and after the commit `announce`, the one
/// place from which everything that listens is told.
public struct Workplace: Sendable {
    public let driver: any Driver
    public let matches: MatchDesk
    let atlas: Atlas
    /// What secrets are sealed with; nil where there is none, and then nothing that needs it can be done.
    let vault: Vault?
    /// What the municipality sets about dealing with people.
    public var rules: PeopleRules
    /// Who looked at whose data, and why.
    public let log: ProcessingLog
    /// Rings after each deed, because it may have put something into the outbox.
    public let bell = Bell()
    /// Goes up with each deed, so that who remembers what everybody reads knows when to read it anew.
    public let editions = Editions()
    let doorKeys = DoorKeys()

    public init(driver: any Driver, matches: MatchDesk, vault: Vault? = nil) {
        self.driver = driver
        self.matches = matches
        self.vault = vault
        rules = .ofThisVersion
        log = ProcessingLog(driver: driver, anchor: vault?.anchor)
        atlas = Atlas(driver: driver)
    }

    /// A read for one viewer.
    public func read<Result: Sendable>(
        as viewer: Viewer, _ body: @escaping @Sendable (any Connection) throws -> Result
    ) async throws -> Result {
        try await driver.read(in: viewer.municipality) { connection in try Sight(connection) { try body(connection) } }.noted(by: viewer)
    }

    /// A deed: what it changes and the events that tell of it are saved together or not at all. A deed for which the viewer has to show anew that it is
    /// them (`Proof`) is asked for that here, so that none goes by without.
    ///
    /// - Parameter submission: the form's own token. When the same form was sent before, nothing is done and its first result comes back.
    func perform<Result: Sendable>(
        by viewer: Viewer, request: RequestMark, _ body: @escaping @Sendable (any Connection) throws -> Done<Result>
    ) async throws -> Result {
        let (done, people) = try await driver.write(in: viewer.municipality) { connection in
            let done = try body(connection)
            for event in done.events {
                try connection.askProof(of: viewer, for: event)
                try connection.append(event, by: viewer, request: request.id)
            }
            return (done, connection.subjects.seen)
        }
        Trace.current?.did(done.events, people, by: viewer)
        await announce(done.events, in: viewer.municipality)
        return done.result
    }

    /// Whoever listens to what was done: the outbox and the match book. Counts join here. What was saved is saved: a listener that fails is logged and
    /// told again with the next deed, never reported to the doer as if nothing had been kept.
    private func announce(_ events: [Event], in municipality: MunicipalityCode) async {
        bell.ring()
        if !events.isEmpty { editions.turn(municipality) }
        await matches.follow(events, in: municipality, driver: driver)
    }
}

/// Which request a deed belongs to, so that a line in the log and a line in the history can be laid side by side.
public struct RequestMark: Sendable {
    public let id: String?

    public init(id: String?) { self.id = id }
    public static let none = RequestMark(id: nil)
}

/// What a deed leaves behind.
struct Done<Result: Sendable>: Sendable {
    let result: Result
    let events: [Event]

    init(_ result: Result, _ events: Event...) {
        self.result = result
        self.events = events
    }

    init(_ result: Result, events: [Event]) {
        self.result = result
        self.events = events
    }
}
