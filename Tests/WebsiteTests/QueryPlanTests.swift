import Foundation
import HTTPTypes
import Neighbourhood
import Operations
import Samples
import Storage
import Synchronization
import TestDatabanks
import Testing

@testable import Website

@Suite("Every query of every page")
struct QueryPlanTests {
    @Test("goes by an index, so that no page gets slower with the size of the municipality", arguments: TestDatabanks.engines)
    func indexed(engine: Engine) async throws {
        let plans = Plans()
        let town = try await Town.open(on: engine, isDemo: false, post: Silence(), watched: { WatchedDriver(driver: $0, plans: plans) })
        let fatma = try await town.signedIn("fatma")
        let pages = try await addresses(in: town)
        for page in pages { #expect(try await fatma.get(page).status == .ok, "\(page)") }
        let list = try await fatma.bring("Naam;Telefoon\nNieuwe Buur;0687654321\nNieuwe Buur;\n").path
        for page in [list, "/lijsten", "/nog-te-vertellen"] { #expect(try await fatma.get(page).status == .ok) }
        let columns = try await fatma.submit([("column-0", "name"), ("column-1", "phone")], from: list, to: list + "/kolommen")
        #expect(columns.status == .ok)
        for shown in ["twijfel", "fouten", "alles", "over", "gebleven"] { #expect(try await fatma.get(list + "?toon=" + shown).status == .ok) }
        #expect(try await fatma.submit([], from: list, to: list + "/inlezen").status == .ok)
        for page in [list + "/over.csv", "/nog-te-vertellen"] { #expect(try await fatma.get(page).status == .ok) }
        for page in ["/mijn", "/mijn/alles"] { #expect(try await town.signedIn("truus").get(page).status == .ok) }
        #expect(try await town.signedIn("noor").get("/cijfers").status == .ok)
        for page in ["/medewerkers", "/cijfers/kleinste-groep"] { #expect(try await town.signedIn("wim").get(page).status == .ok) }
        // Whose work lies in one part of town has lists of that part.
        let joost = try await town.signedIn("joost")
        for page in ["/vandaag", "/vandaag?van=iedereen", "/ronde", "/zoeken?q=koffie", "/klopt-dit-nog", "/waardering"] {
            #expect(try await joost.get(page).status == .ok)
        }
        for page in [
            "/", "/wie-helpt?postcode=4990AB", "/hulp-vragen", "/aanmelden", "/hsds/v3/services", "/agenda", "/agenda?voor=carers&rolstoel=yes",
            "/agenda.ics",
        ] {
            #expect(try await town.visitor().get(page).status == .ok)
        }
        for form in ["/gesprek/wie", "/gesprek/wie-past"] {
            let answer = try await fatma.post(
                [("name", "Piet"), ("postcode", "4990 AB"), ("ask", "1"), ("asks", "1"), ("words-1", "wie wil er wandelen")], to: form)
            #expect(answer.status == .ok)
        }
        try await takeARoom(in: town)
        try await holdAnActivity(in: town)
        try await joinAnActivity(in: town)
        try await referAPatient(in: town)
        try await readOwnCalendars(in: town)
        try await tryATask(in: town)
        try await showACalendar(in: town)
        try await signInEveryWay(in: town)
        #expect(plans.seen > 25)
        #expect(plans.walks == [])
    }

    private func takeARoom(in town: Town) async throws {
        let house: House.ID = try await town.id(of: "house", "house-zilverling")
        let rooms = "/buurthuizen/\(house)/zalen"
        let henk = try await town.signedIn("henk")
        for page in ["/buurthuizen/\(house)", rooms, rooms + "/nieuw", "/buurthuizen/\(house)/gegevens", "/buurthuizen/\(house)/weekposter"] {
            #expect(try await henk.get(page).status == .ok)
        }
        let form = try await henk.get(rooms + "/boeken")
        let room = String(try #require(form.text.firstMatch(of: /<option value="([^"]+)"[^>]*>Spreekkamer/)?.1))
        let day = CalendarDate(Date()).adding(days: 80)
        let words = [("room", room), ("what", "Inloop"), ("day", "\(day)"), ("from", "9:00"), ("until", "10:00"), ("rhythm", "weekly")]
        let week = try await henk.submit(words + [("last_day", "\(day.adding(days: 7))")], from: rooms + "/boeken", to: rooms + "/boeken")
        let booking = String(try #require(week.text.firstMatch(of: /href="(\/boekingen\/[^"]+)">9:00–10:00/)?.1))
        let moved = [("planned", "\(day)"), ("day", "\(day)"), ("from", "9:30"), ("until", "10:30")]
        #expect(try await henk.submit(moved, from: booking, to: booking + "/verplaatsing").status == .ok)
        #expect(try await henk.submit([("day", "\(day)"), ("how", "all")], from: booking, to: booking + "/annulering").status == .ok)
        #expect(try await henk.submit([], from: "/zalen/\(room)", to: "/zalen/\(room)/einde").status == .conflict)
    }

    private func holdAnActivity(in town: Town) async throws {
        let house: House.ID = try await town.id(of: "house", "house-zilverling")
        let henk = try await town.signedIn("henk")
        let new = "/buurthuizen/\(house)/activiteiten/nieuw"
        let day = CalendarDate(Date()).adding(days: 90)
        let words = [("title", "Sjoelen"), ("day", "\(day)"), ("from", "9:00"), ("until", "10:00"), ("rhythm", "weekly"), ("holidays", "yes")]
        let page = String(try #require(try await henk.submit(words, from: new, to: new).path.split(separator: "?").first))
        for address in [page, page + "/wijzigen", page + "/poster", new + "?van=" + page.dropFirst("/activiteiten/".count)] {
            #expect(try await henk.get(address).status == .ok, "\(address)")
        }
        let presence = page + "/wie-was-er?dag=\(day)"
        for address in [presence, page + "/lijst?dag=\(day)", "/buurthuizen/\(house)/uren"] { #expect(try await henk.get(address).status == .ok) }
        #expect(try await henk.submit([("count", "3")], from: presence, to: presence).status == .conflict)
        let moved = [("planned", "\(day)"), ("day", "\(day)"), ("from", "9:30"), ("until", "10:30")]
        #expect(try await henk.submit(moved, from: page, to: page + "/verplaatsing").status == .ok)
        for deed in ["/afgelasting", "/toch"] { #expect(try await henk.submit([("planned", "\(day)")], from: page, to: page + deed).status == .ok) }
        #expect(try await henk.submit([], from: page, to: page + "/einde").status == .ok)
        let wish = AgendaWish(house: house, areas: [AreaCode("BU99010102")!], group: .carers, weekday: 1, part: 1, forWheelchairs: true)
        let visitor = Viewer.visitor(of: SampleTown.wilgenoord.municipality)
        _ = try await town.workplace.read(as: visitor) { try $0.agenda(from: day, through: day.adding(days: 7), wish, in: visitor.municipality) }
    }

    private func joinAnActivity(in town: Town) async throws {
        let (ask, coffee): (Ask.ID, Offer.ID) = (try await town.id(of: "ask", "a-sjaak-eten"), try await town.id(of: "offer", "o-lange-tafel"))
        let fatma = try await town.signedIn("fatma")
        let form = "/vragen/\(ask)/meedoen?aanbod=\(coffee)&wie=truus"
        let page = try await fatma.get(form)
        let time = String(try #require(page.text.firstMatch(of: /name="time" value="([^"]+)"/)?.1))
        let words = [("offer", coffee.text), ("version", try page.value(of: "version")), ("time", time), ("company", "sought")]
        let joined = try await fatma.submit(words, from: form, to: "/vragen/\(ask)/meedoen")
        #expect(joined.contains("Er wordt nog gezocht wie meeloopt."))
        let company = String(try #require(joined.text.firstMatch(of: /href="(\/meedoen\/[^"]+)"/)?.1))
        #expect(try await fatma.get(company + "?wie=truus").status == .ok)
        let truus: Person.ID = try await town.id(of: "person", "truus")
        #expect(try await fatma.submit([("person", truus.text)], from: company, to: company).contains("loopt mee"))
        let activity = "/activiteiten/" + time.split(separator: ".")[0]
        #expect(try await town.signedIn("henk").get(activity).contains("Wie komt erbij?"))
        #expect(try await fatma.submit([("outcome", "comes-back")], from: company, to: company + "/afloop").contains("Gaat er vaker heen"))
    }

    private func referAPatient(in town: Town) async throws {
        let fatma = try await town.signedIn("fatma")
        let owner: Person.ID = try await town.id(of: "person", "fatma")
        let door = "/organisaties/\(try await town.organisation("Huisartsen aan de Wal"))/verwijslink"
        let sheet = try await fatma.submit([("owner", owner.text)], from: door, to: door)
        let practice = town.visitor()
        _ = try await practice.get(String(try #require(sheet.text.firstMatch(of: /\/verwijslink\/[0-9a-f]{64}/)?.output)))
        let fields = [("words", "Onder de mensen"), ("name", "Jo"), ("contact", "0612345678"), ("agrees", "yes"), ("wish", "started")]
        let thanks = try await practice.submit(fields, from: "/verwijzen", to: "/verwijzen")
        let code = String(try #require(thanks.text.firstMatch(of: /<p class="code">([^<]+)</)?.1))
        #expect(try await practice.submit([("code", code)], from: "/verwijzen/antwoord", to: "/verwijzen/antwoord").contains("nog geen contact"))
    }

    private func readOwnCalendars(in town: Town) async throws {
        for key in ["henk", "fatma", "greet"] {
            let visitor = try await town.signedIn(key)
            let made = try await visitor.submit([], from: "/mijn/agenda", to: "/mijn/agenda")
            let feed = String(try #require(made.text.firstMatch(of: /\/mijn-agenda\/[0-9a-f]{64}\.ics/)?.output))
            #expect(try await town.visitor().get(feed).status == .ok)
        }
    }

    private func tryATask(in town: Town) async throws {
        let (house, gerard): (House.ID, Person.ID) = (try await town.id(of: "house", "house-zilverling"), try await town.id(of: "person", "gerard"))
        let (fatma, tasks) = (try await town.signedIn("fatma"), "/buurthuizen/\(house)/taken")
        for page in ["/taken", tasks, tasks + "/nieuw", "/bewoners/\(gerard)/taken"] { #expect(try await fatma.get(page).status == .ok) }
        let task = String(try #require(try await fatma.get(tasks).text.firstMatch(of: /href="(\/taken\/[a-z0-9]{20})"><bdi>De kas/)?.1))
        let proofs = try await fatma.get("/proeven").text.matches(of: /href="(\/proeven\/[a-z0-9]{20})"/).map { String($0.output.1) }
        for page in ["/proeven/nieuw", proofs[0] + "/aanpassen"] + proofs { #expect(try await fatma.get(page).status == .ok, "\(page)") }
        let roles = "/buurthuizen/\(house)/rolafspraken"
        let agreement = String(try #require(try await fatma.get(roles).text.firstMatch(of: /href="(\/rolafspraken\/[a-z0-9]{20})"/)?.1))
        #expect(try await fatma.get(agreement).status == .ok)
        for page in [task, task + "/aanpassen", "/bewoners/\(gerard)\(task)"] { #expect(try await fatma.get(page).status == .ok, "\(page)") }
        let words = [("starts_on", "\(CalendarDate(Date()))"), ("weeks", "4"), ("company", "sought")]
        let trial = try await fatma.submit(words, from: "/bewoners/\(gerard)\(task)", to: "/bewoners/\(gerard)\(task)")
        let page = String(try #require(trial.path.split(separator: "?").first))
        #expect(try await fatma.submit([("wie", "truus"), ("do", "find")], from: page, to: page + "/gezelschap").status == .ok)
        #expect(try await fatma.submit([], from: page, to: page + "/einde").status == .ok)
    }

    private func showACalendar(in town: Town) async throws {
        let house: House.ID = try await town.id(of: "house", "house-zilverling")
        let cookie = try #require(try await town.signedIn("henk").cookies["omzien"])
        let key = try #require(SessionKey(cookie: cookie))
        let henk = try #require(try await town.workplace.viewer(of: key))
        let day = CalendarDate(Date()).adding(days: 9).description.replacing("-", with: "")
        let event = "BEGIN:VEVENT\r\nUID:k\r\nSUMMARY:Koor\r\nDTSTART:\(day)T193000\r\nDURATION:PT2H\r\nRRULE:FREQ=WEEKLY\r\nEND:VEVENT\r\n"
        let calendar = Data("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n\(event)END:VCALENDAR\r\n".utf8)
        let feed = try await town.workplace.bring(
            calendar: calendar, from: nil, named: "Koor", to: house, submission: "feed", by: henk)
        try await town.workplace.choose(["k"], of: feed, by: henk)
        try await town.workplace.refresh(feed, with: calendar, by: henk)
        let visitor = try await town.signedIn("henk")
        for page in ["/buurthuizen/\(house)/agendas", "/agendas/\(feed)", "/mijn"] { #expect(try await visitor.get(page).status == .ok) }
    }

    private func signInEveryWay(in town: Town) async throws {
        let wrong = try await town.visitor().submit([("code", "K7FM 3QWP")], from: "/aanmelden", to: "/aanmelden/code")
        #expect(wrong.status == .unprocessableContent)
        let truus: Person.ID = try await town.id(of: "person", "truus")
        let asked = try await town.visitor().submit([("address", "truus@voorbeeld.nl")], from: "/aanmelden", to: "/aanmelden/code-vragen")
        #expect(asked.status == .ok)
        let ria = try await town.signedIn("ria")
        for (page, deed) in [("/bewoners/\(truus)", "codekaart"), ("/bewoners/\(truus)", "samen-kijken")] {
            #expect(try await ria.submit([], from: page, to: page + "/" + deed).status == .ok)
        }
        #expect(try await ria.submit([], from: "/mijn", to: "/samen-kijken/stoppen").status == .ok)
        #expect(try await ria.submit([("session", "others")], from: "/ingelogd", to: "/ingelogd").status == .ok)
    }

    private func addresses(in town: Town) async throws -> [String] {
        let municipality = SampleTown.wilgenoord.municipality
        let (asks, offers, people, matches) = try await town.workplace.driver.read(in: municipality) { connection in
            (
                try connection.rows("SELECT id FROM ask WHERE municipality = $1 ORDER BY id LIMIT 12", [municipality]) { $0.next(String.self) },
                try connection.rows("SELECT id FROM offer WHERE municipality = $1 ORDER BY id LIMIT 12", [municipality]) { $0.next(String.self) },
                try connection.rows("SELECT id FROM person WHERE municipality = $1 ORDER BY id LIMIT 6", [municipality]) { $0.next(String.self) },
                try connection.rows("SELECT id FROM match WHERE municipality = $1 AND step <> 'ended' ORDER BY id LIMIT 2", [municipality]) {
                    $0.next(String.self)
                }
            )
        }
        let pages = [
            "/vandaag", "/vandaag?van=iedereen", "/ronde", "/gesprek", "/zoeken?q=koffie", "/woorden", "/aanbod/nieuw", "/bewoners/nieuw",
            "/ingelogd", "/verzoeken", "/waarneming", "/bereikbaar", "/declaraties", "/betalingen", "/interviews", "/vragen/delen",
            "/interviews/rondes/nieuw", "/rollen", "/rollen/buddy", "/vastgehouden", "/klopt-dit-nog", "/waardering", "/bellijst",
        ]
        return pages
            + asks.map { "/vragen/\($0)" } + matches.flatMap { ["/koppelingen/\($0)", "/koppelingen/\($0)/mis"] }
            + offers.map { "/aanbod/\($0)" }
            + people.flatMap { ["/bewoners/\($0)", "/bewoners/\($0)/declaraties", "/bewoners/\($0)/vasthouden", "/bewoners/\($0)/toestemming"] }
    }
}

/// What the engines said of the queries they were given.
private final class Plans: Sendable {
    private let state = Mutex<(seen: Set<String>, walks: Set<String>)>(([], []))

    var seen: Int { state.withLock { $0.seen.count } }
    /// Queries that walk through a whole table, with the table.
    var walks: [String] { state.withLock { $0.walks.sorted() } }

    func isNew(_ sql: SQL) -> Bool { state.withLock { $0.seen.insert(sql.text).inserted } }
    func note(_ walk: String, in sql: SQL) { state.withLock { _ = $0.walks.insert("\(walk): \(sql.text)") } }
}

/// Asks the engine how it will go about each query, and passes it on.
private struct WatchedDriver: Driver {
    let driver: any Driver
    let plans: Plans
    var engine: Engine { driver.engine }

    func read<Result: Sendable>(
        in municipality: MunicipalityCode?, _ body: @escaping @Sendable (any Connection) throws -> Result
    ) async throws -> Result {
        guard municipality != nil else { return try await driver.read(in: nil, body) }
        return try await driver.read(in: municipality) { [plans] in try body(WatchedConnection($0, plans)) }
    }

    func write<Result: Sendable>(
        in municipality: MunicipalityCode?, _ body: @escaping @Sendable (any Connection) throws -> Result
    ) async throws -> Result {
        try await driver.write(in: municipality, body)
    }

    func close() async throws { try await driver.close() }
}

private final class WatchedConnection: Connection {
    private let connection: any Connection
    private let plans: Plans

    init(_ connection: any Connection, _ plans: Plans) {
        self.connection = connection
        self.plans = plans
    }

    var engine: Engine { connection.engine }
    var now: Date { connection.now }
    var vault: VaultSession? { connection.vault }
    var subjects: Subjects { connection.subjects }
    func chance() -> UInt64 { connection.chance() }
    func execute(_ sql: SQL, _ values: [any SQLBindable]) throws -> Int { try connection.execute(sql, values) }
    func executeScript(_ sql: SQL) throws { try connection.executeScript(sql) }

    func rows<Result>(_ sql: SQL, _ values: [any SQLBindable], decode: (inout Row) throws -> Result) throws -> [Result] {
        if sql.text.hasPrefix("SELECT"), plans.isNew(sql) {
            for walk in try engine == .sqlite ? walksOnSQLite(sql, values) : walksOnPostgres(sql, values) { plans.note(walk, in: sql) }
        }
        return try connection.rows(sql, values, decode: decode)
    }

    /// Tables of which an installation has few rows, whatever its size: municipalities, settings, and the neighbourhoods of one town. The full text is an
    /// index itself, and "SCAN" is how SQLite says that it goes through what was found there.
    private static let small = ["SCAN municipality", "SCAN installation", "SCAN area", "SCAN search_text VIRTUAL", "SCAN CONSTANT ROW"]

    private func walksOnSQLite(_ sql: SQL, _ values: [any SQLBindable]) throws -> [String] {
        let lines = try connection.rows("EXPLAIN QUERY PLAN " + sql, values) { row in
            for _ in 0..<3 { _ = row.next(Int.self) }
            return row.next(String.self)
        }
        return lines.filter { line in line.hasPrefix("SCAN") && !Self.small.contains { line.hasPrefix($0) } } + Self.detours(lines, sql)
    }

    /// Whoever names the rows by id gets them by id, not by way of an index of all that is open or belongs to somebody.
    private static func detours(_ lines: [String], _ sql: SQL) -> [String] {
        ["offer", "ask", "person"].filter { sql.text.contains("\($0).id IN ($") }.flatMap { table in
            lines.filter { $0.hasPrefix("SEARCH \(table) ") && !$0.contains("autoindex_\(table)_1") }
        }
    }

    /// In a small databank PostgreSQL rightly prefers to walk; where it may not, only a query without an index still does.
    private func walksOnPostgres(_ sql: SQL, _ values: [any SQLBindable]) throws -> [String] {
        try connection.executeScript("SET LOCAL enable_seqscan = off")
        let lines = try connection.rows("EXPLAIN " + sql, values) { $0.next(String.self) }
        return lines.filter { $0.contains("Seq Scan on") }.filter { line in
            !["municipality", "installation", "area"].contains { line.contains("Scan on \($0)") }
        }
    }
}
