import Foundation
import Matching
import Neighbourhood
import Samples
import Storage
import TestDatabanks
import Testing

@testable import Operations

@Suite("A list of people")
struct ListTests {
    @Test("as a coordinator keeps it becomes people with what they would do, and a note they can read", arguments: TestDatabanks.engines)
    func coordinators(engine: Engine) async throws {
        let town = try await ListTown(on: engine)
        let id = try await town.looked(
            """
            Voornaam;Tussenvoegsel;Achternaam;Tel;Mobiel;Straat+nr;Postcode;Woonplaats;Wat wil je doen;Beschikbaar;Opmerkingen;Geboortedatum
            Truida;van der;Zandschulp;;612345699;Dorpsstraat 12 a;4991 AC Wilgenoord;Wilgenoord;Boodschappen doen;dinsdagmiddag;Belt liever niet;12-3-1951
            """)
        #expect(try await town.counts(id).verdicts == [.new: 1])
        try await town.workplace.takeIn(id, by: town.fatma)
        let person = try await town.person("Truida van der Zandschulp")
        #expect(person.facts.phone?.text == "0612345699" && person.facts.callName == "Truida" && person.facts.bornYear == 1951)
        #expect(person.facts.street == "Dorpsstraat" && person.facts.houseNumber == "12 a" && person.facts.postcode?.text == "4991AC")
        let (offers, notes) = try await town.workplace.read(as: town.fatma) { [fatma = town.fatma] in
            (try $0.offers(of: person.id, for: fatma), try $0.notes(about: person.id, for: fatma))
        }
        #expect(offers.map(\.draft.words) == ["Boodschappen doen"] && offers.map(\.state) == [.new])
        #expect(offers[0].draft.availability.weekly.slots == ["tue-afternoon"] && offers[0].draft.source == .import)
        #expect(notes.readable.map(\.note.draft.words) == ["Belt liever niet"])
    }

    @Test("guesses the headings that people really use, and needs a name", arguments: [Engine.sqlite])
    func headings(engine: Engine) async throws {
        let town = try await ListTown(on: engine)
        let id = try await town.brought("Naam vrijwilliger;E-mailadres;Tel. nr.;Pc;Huisnr;Taken;Schoenmaat\nAns;;;;;;38\n")
        let choice = try #require(try await town.view(id).choice)
        #expect(choice.chosen == ["name", "mail", "phone", "postcode", "house_number", "offer", nil] && choice.examples.last == ["38"])
        await #expect(throws: Problem.invalid([FieldError("column-0", .missing)])) {
            try await town.workplace.understand(id, columns: [nil, "mail"], by: town.fatma)
        }
        await #expect(throws: Problem.invalid([FieldError("column-2", .notAChoice)])) {
            try await town.workplace.understand(id, columns: ["name", "mail", "mail"], by: town.fatma)
        }
    }

    @Test("is laid beside who is known and beside itself: the same, perhaps the same, and nobody yet", arguments: TestDatabanks.engines)
    func beside(engine: Engine) async throws {
        let town = try await ListTown(on: engine)
        let id = try await town.looked(
            """
            Naam;Telefoon;Postcode;Huisnummer;E-mail
            Mw. Truus van Dalen;088-123 41 03;;;truus.nieuw@voorbeeld.nl
            Piet van Dalen;0881234103;;;
            Nieuwe Buur;0687654321;4991AC;3;
            nieuwe buur;+31687654321;;;
            Kees Fout;12;;;
            """)
        let rows = try await town.view(id, .all).rows
        #expect(rows.map(\.row.verdict) == [.known, .doubt, .new, .known, .fault])
        #expect(rows[0].candidate?.facts.name == "Truus van Dalen" && rows[1].candidate?.id == rows[0].candidate?.id && rows[3].row.twin == 4)
        #expect(rows[4].faults == [ListFault(heading: "Telefoon", value: "12", sentence: FieldError.Fault.notAPhone.sentence)])
        try await town.workplace.takeIn(id, by: town.fatma)
        #expect(try await town.counts(id).outcomes == [.joined: 2, .open: 1, .made: 1, .fault: 1])
        let truus = try await town.person("Truus van Dalen")
        #expect(truus.facts.mail?.text == "truus.nieuw@voorbeeld.nl" && truus.facts.name == "Truus van Dalen")
        try await town.workplace.choose([3: .another], in: id, by: town.fatma)
        try await town.workplace.takeIn(id, by: town.fatma)
        #expect(try await town.counts(id).outcomes == [.joined: 2, .made: 2, .fault: 1])
    }

    @Test("fills only what is empty, unless a worker says that it goes before", arguments: TestDatabanks.engines)
    func filling(engine: Engine) async throws {
        let town = try await ListTown(on: engine)
        let before = try await town.person("Truus van Dalen")
        let list = "Naam;Telefoon;E-mail;Geboortejaar;Straat;Postcode\nTruus van Dalen;0881234103;ander@voorbeeld.nl;1939;Grote Wal;4990AG\n"
        let first = try await town.looked(list)
        try await town.workplace.takeIn(first, by: town.fatma)
        let filled = try await town.person("Truus van Dalen")
        #expect(filled.facts.mail?.text == "ander@voorbeeld.nl" && filled.facts.bornYear == before.facts.bornYear)
        #expect(filled.facts.street == before.facts.street && filled.facts.postcode == before.facts.postcode && filled.area == before.area)
        let second = try await town.looked(list)
        try await town.workplace.choose([2: .replace], in: second, by: town.fatma)
        try await town.workplace.takeIn(second, by: town.fatma)
        let replaced = try await town.person("Truus van Dalen")
        #expect(replaced.facts.bornYear == 1939 && replaced.facts.street == "Grote Wal" && replaced.facts.houseNumber == nil)
    }

    @Test("of people who do not know it yet shows nothing of them before somebody told them", arguments: TestDatabanks.engines)
    func untold(engine: Engine) async throws {
        let town = try await ListTown(on: engine)
        let id = try await town.looked("Naam;Telefoon;Wat wil je doen\nNieuwe Buur;0687654321;Ik wandel graag\n", aware: .unknown)
        try await town.workplace.takeIn(id, by: town.fatma)
        let person = try await town.person("Nieuwe Buur")
        let offer = try await town.offer(of: person.id)
        #expect(town.workplace.matches.book.index.count(in: Town.code) == town.matched, "not in the match book")
        let lines = try await town.untold()
        #expect(lines.map(\.name) == ["Nieuwe Buur"] && lines[0].origin == ListTown.origin)
        await #expect(throws: Problem.outOfOrder(.notTold)) { try await town.workplace.confirm(offer, by: town.fatma) }
        try await town.workplace.noteTold(person.id, by: town.fatma)
        try await town.workplace.confirm(offer, by: town.fatma)
        let left = try await town.untold()
        #expect(left.isEmpty)
        #expect(town.workplace.matches.book.index.count(in: Town.code) == town.matched + 1)
    }

    @Test("of people who know it is seen at once", arguments: [Engine.sqlite])
    func told(engine: Engine) async throws {
        let town = try await ListTown(on: engine)
        let id = try await town.looked("Naam;Wat wil je doen\nNieuwe Buur;Ik wandel graag\n", aware: .yes)
        try await town.workplace.takeIn(id, by: town.fatma)
        #expect(town.workplace.matches.book.index.count(in: Town.code) == town.matched + 1)
    }

    @Test("that stopped halfway says so, goes on where it was, and brings nobody twice", arguments: TestDatabanks.engines)
    func killed(engine: Engine) async throws {
        let town = try await ListTown(on: engine)
        let id = try await town.looked("Naam;Telefoon\n" + (100..<700).map { "Bewoner Nr\($0);0655000\($0)\n" }.joined())
        try await town.begin(id)
        #expect(try await town.workplace.takePortion(of: id, [], by: town.fatma))
        let half = try await town.view(id, .all)
        #expect(half.list.state == .taking && half.counts.waiting == 600 - Workplace.portion && half.counts.outcomes == [.made: Workplace.portion])
        // Another server comes up on the same databank.
        let other = try Town.workplace(town.workplace.driver)
        try await other.takeIn(id, by: town.fatma)
        #expect(try await town.view(id, .all).list.state == .taken)
        #expect(try await town.workplace.count("SELECT count(*) FROM person WHERE municipality = $1 AND name LIKE 'Bewoner Nr%'") == 600)
    }

    @Test("that two workers take in at once brings nobody twice, and asks who is who", arguments: TestDatabanks.engines)
    func together(engine: Engine) async throws {
        let town = try await ListTown(on: engine)
        let text = "Naam;Telefoon\n" + (100..<400).map { "Bewoner Nr\($0);0655000\($0)\n" }.joined()
        let (one, other) = (try await town.looked(text), try await town.looked(text))
        #expect(try await town.counts(other).verdicts == [.new: 300], "neither is in yet")
        async let first = town.workplace.takeIn(one, by: town.fatma)
        async let second = town.workplace.takeIn(other, by: town.fatma)
        async let again = town.workplace.takeIn(one, by: town.fatma)
        _ = try await (first, second, again)
        #expect(try await town.workplace.count("SELECT count(*) FROM person WHERE municipality = $1 AND name LIKE 'Bewoner Nr%'") == 300)
        let (counts, others) = (try await town.counts(one).outcomes, try await town.counts(other).outcomes)
        #expect((counts[.made] ?? 0) + (others[.made] ?? 0) == 300 && (counts[.open] ?? 0) + (others[.open] ?? 0) == 300)
    }

    @Test("is for who brokers, and is seen by who brought it and who works for the whole town", arguments: TestDatabanks.engines)
    func whoMay(engine: Engine) async throws {
        let town = try await ListTown(on: engine)
        let id = try await town.looked("Naam\nNieuwe Buur\n")
        let admin = Viewer(municipality: Town.code, person: town.other, name: "Bo", roles: [.admin])
        let desk = Viewer(municipality: Town.code, person: town.other, name: "Ria", roles: [.desk])
        let near = Viewer(
            municipality: Town.code, person: town.other, name: "Jo",
            duties: [Duty(.connector, .part(Thing(.team, "x"), areas: [AreaCode("BU99010102")!]))])
        for viewer in [admin, desk] {
            await #expect(throws: Problem.notAllowed(.notYourRole)) { try await town.workplace.takeIn(id, by: viewer) }
            await #expect(throws: Problem.notAllowed(.notYourRole)) { _ = try await town.bring("Naam\nJo\n", by: viewer) }
        }
        await #expect(throws: Problem.notAllowed(.outsideYourWork)) { try await town.workplace.takeIn(id, by: near) }
        await #expect(throws: Problem.notFound(.list)) {
            try await town.workplace.takeIn(
                id, by: Viewer(municipality: MunicipalityCode(stored: "GM9902"), person: nil, name: "", roles: [.connector]))
        }
    }

    @Test("is taken by what it says: no words in the log, in the address or in the clear", arguments: TestDatabanks.engines)
    func sealed(engine: Engine) async throws {
        let town = try await ListTown(on: engine)
        _ = try await town.looked("Naam;Opmerkingen\nNieuwe Buur;kanarieding\n")
        let cells = try await town.workplace.driver.read(in: Town.code) { connection in
            try connection.rows("SELECT cells FROM list_row WHERE municipality = $1", [Town.code]) { $0.next(String.self) }
                + connection.rows("SELECT headings FROM list_import WHERE municipality = $1", [Town.code]) { $0.next(String.self) }
        }
        #expect(cells.allSatisfy { $0.hasPrefix("sealed1:") })
    }

    @Test("that is no list, or one of another world, is refused with a sentence", arguments: [Engine.sqlite])
    func hostile(engine: Engine) async throws {
        let town = try await ListTown(on: engine)
        let wide = Data(String(repeating: ";", count: 1_000_000).utf8) + Data("\nx\n".utf8)
        let cases: [(Data, FileFault)] = [
            (Data(), .empty), (Data(" \n ".utf8), .empty), (Data("Naam\n".utf8), .empty), (Data([0x89, 0x50, 0, 0, 1]), .notText),
            (Data("Naam;x".utf8) + wide, .tooWide(limit: Sheet.widest)),
            (Data(("Naam\n" + String(repeating: "Jo\n", count: 20_001)).utf8), .tooLong(limit: 20_000)),
        ]
        for (file, fault) in cases {
            let result = try await town.workplace.bring(town.draft(.yes), file: file, submission: UUID().uuidString, by: town.fatma)
            #expect(throws: fault) { try result.get() }
        }
        await #expect(throws: Problem.tooLarge(limit: 10_000_000)) {
            _ = try await town.workplace.bring(town.draft(.yes), file: Data(count: 10_000_001), submission: "x", by: town.fatma)
        }
        await #expect(throws: Problem.invalid([FieldError("origin", .missing)])) {
            _ = try await town.workplace.bring(ListDraft(origin: "", aware: .yes), file: Data("Naam\nJo\n".utf8), submission: "y", by: town.fatma)
        }
    }

    @Test("gives back what did not come in, with why, for a spreadsheet that runs nothing; mended it comes in", arguments: TestDatabanks.engines)
    func leftOut(engine: Engine) async throws {
        let town = try await ListTown(on: engine)
        let id = try await town.looked("Naam;Telefoon;Opmerkingen\n=2+3;12;\"<b>zo\u{202E}</b>; \"\"ja\"\"\"\nGoed;0687654321;\n")
        try await town.workplace.takeIn(id, by: town.fatma)
        let file = try await town.workplace.read(as: town.fatma) { [fatma = town.fatma] in try $0.leftOut(of: id, for: fatma) }
        let text = String(decoding: file, as: UTF8.self)
        #expect(text.hasPrefix("\u{FEFF}Naam;Telefoon;Opmerkingen;Waarom niet ingelezen\r\n'=2+3;12;"))
        #expect(text.contains("\"\"ja\"\"") && !text.contains("Goed"))
        let mended = text.replacing(";12;", with: ";0687654322;")
        let again = try await town.looked(mended)
        #expect(try await town.view(again, .all).rows.map(\.facts?.name) == ["=2+3"])
    }
}

/// A sample town with its connector, who brings lists.
struct ListTown {
    static let origin = "Vrijwilligers van de Zonnebloem"
    let workplace: Workplace
    let fatma: Viewer
    let other: Person.ID
    /// How much stands in the match book before anybody brings a list.
    let matched: Int

    init(on engine: Engine) async throws {
        workplace = try await Town.sample(on: engine)
        let (fatma, other) = try await workplace.driver.read(in: Town.code) {
            (try $0.personImported(as: "fatma", in: Town.code), try $0.personImported(as: "joost", in: Town.code))
        }
        self.fatma = Viewer(municipality: Town.code, person: fatma, name: "Fatma", roles: [.connector])
        self.other = try #require(other)
        matched = workplace.matches.book.index.count(in: Town.code)
    }

    func draft(_ aware: Awareness) -> ListDraft { ListDraft(origin: Self.origin, aware: aware) }

    func bring(_ text: String, _ aware: Awareness = .unknown, by viewer: Viewer) async throws -> ListImport.ID {
        try await workplace.bring(draft(aware), file: Data(text.utf8), submission: UUID().uuidString, by: viewer).get()
    }

    func brought(_ text: String, aware: Awareness = .unknown) async throws -> ListImport.ID { try await bring(text, aware, by: fatma) }

    /// Brought, and its columns taken as they were guessed.
    func looked(_ text: String, aware: Awareness = .unknown) async throws -> ListImport.ID {
        let id = try await brought(text, aware: aware)
        try await workplace.understand(id, columns: try #require(try await view(id).choice).chosen, by: fatma)
        return id
    }

    func view(_ id: ListImport.ID, _ selection: RowSelection = .all) async throws -> ListView {
        try await workplace.read(as: fatma) { [fatma] in try $0.listView(id, selection, page: 0, for: fatma) }
    }

    func counts(_ id: ListImport.ID) async throws -> ListCounts { try await view(id).counts }

    /// As far as the first step of taking in, and no further.
    func begin(_ id: ListImport.ID) async throws {
        _ = try await workplace.driver.write(in: Town.code) { connection in
            try connection.move(id, to: .taking, from: [.checked], in: Town.code)
            try connection.noteTaking(id, in: Town.code)
        }
    }

    func untold() async throws -> [UntoldLine] { try await workplace.read(as: fatma) { [fatma] in try $0.untold(for: fatma) } }

    func person(_ name: String) async throws -> Person {
        try await workplace.read(as: Town.system) { connection in
            let id: Person.ID? = try connection.first("SELECT id FROM person WHERE municipality = $1 AND name = $2", [Town.code, name]) { $0.next() }
            return try connection.person(try #require(id), for: Town.system)
        }
    }

    func offer(of person: Person.ID) async throws -> Offer.ID {
        try await workplace.read(as: fatma) { [fatma] in try #require(try $0.offers(of: person, for: fatma).first).id }
    }
}
