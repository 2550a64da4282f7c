import Foundation
import Matching
import Neighbourhood
import Operations
import Samples
import Storage
import TestDatabanks
import Testing

@Suite("An import")
struct ImportTests {
    @Test("of people with Dutch headers adds them, findable and with their buurt", arguments: TestDatabanks.engines)
    func people(engine: Engine) async throws {
        let workplace = try await Town.sample(on: engine)
        let (plan, result) = try await workplace.importAll(
            .people,
            "Naam;Telefoon;Postcode;Huisnummer;Talen;Blij van;Schoenmaat\nJoke Kwakernaak;06-12 34 56 78;4991 ac;12;nederlands, tr;Zwemmen;38\n")
        #expect(plan.isClean && plan.unknownColumns == ["Schoenmaat"] && plan.delimiter == ";")
        #expect(result == ImportResult(added: 1, alreadyThere: 0))
        let found = try await workplace.read(as: Town.system) { connection in
            let id = try #require(try connection.search("kwakernaak", for: Town.system).first).thing.id
            return try connection.person(Person.ID(stored: id), for: Town.system)
        }
        #expect(found.facts.phone?.text == "0612345678" && found.facts.languages.map(\.code) == ["nl", "tr"] && found.facts.callName == "Joke")
        #expect(found.area == AreaCode("BU99010102") && found.facts.loves == "Zwemmen")
    }

    @Test("run twice adds nothing the second time, with keys and without", arguments: TestDatabanks.engines)
    func twice(engine: Engine) async throws {
        let workplace = try await Town.empty(on: engine)
        for text in ["key,name\np1,Ans\np2,Bep\n", "name,phone\nCor,0612345678\nDik,\n"] {
            let first = try await workplace.importAll(.people, text)
            let second = try await workplace.importAll(.people, text)
            #expect(first.result.added == 2 && second.result.added == 0)
            #expect(second.plan.lines.map(\.verdict) == [.importedEarlier, .importedEarlier] && second.plan.isClean)
        }
        #expect(try await workplace.count("SELECT count(*) FROM person WHERE municipality = $1") == 4)
    }

    @Test("lists each line: accepted, refused with its reasons, or already there", arguments: TestDatabanks.engines)
    func verdicts(engine: Engine) async throws {
        let workplace = try await Town.empty(on: engine)
        _ = try await workplace.importAll(.people, "key,name\nold,Oude Bekende\n")
        let text = """
            key,name,phone,postcode,mail,born_year
            a,Ans,0612345678,1234AB,ans@voorbeeld.nl,1950
            b,,12,0123AB,ans.voorbeeld.nl,later
            old,Nog Een Keer,,,,
            a,Ans Weer,,,,
            c,Cor,,,,1066
            d,Dik,,
            e,"Els
            """
        let plan = try await workplace.plan(.people, text)
        #expect(plan.verdicts[2] == .accepted)
        #expect(
            plan.verdicts[3]
                == .refused([
                    .column(FieldError("name", .missing)), .column(FieldError("born_year", .notANumber)), .column(FieldError("phone", .notAPhone)),
                    .column(FieldError("mail", .notAMail)), .column(FieldError("postcode", .notAPostcode)),
                ]))
        #expect(plan.verdicts[4] == .importedEarlier)
        #expect(plan.verdicts[5] == .sameAsLine(2))
        #expect(plan.verdicts[6] == .refused([.column(FieldError("born_year", .outsideRange(1906, 2026)))]))
        #expect(plan.verdicts[7] == .refused([.cellCount(found: 4, expected: 6)]))
        #expect(plan.verdicts[8] == .refused([.unclosedQuote]))
        #expect(try await workplace.carryOut(plan, by: Town.system) == ImportResult(added: 1, alreadyThere: 0))
    }

    @Test("is a dry run until it is carried out", arguments: TestDatabanks.engines)
    func dryRun(engine: Engine) async throws {
        let workplace = try await Town.empty(on: engine)
        #expect(try await workplace.plan(.people, "naam\nAns\n").accepted == 1)
        #expect(try await workplace.count("SELECT count(*) FROM person WHERE municipality = $1") == 0)
        #expect(try await workplace.count("SELECT count(*) FROM event WHERE municipality = $1") == 0)
    }

    @Test("without a needed column says which names would do", arguments: TestDatabanks.engines)
    func missingColumns(engine: Engine) async throws {
        let workplace = try await Town.empty(on: engine)
        let plan = try await workplace.plan(.asks, "telefoon,plaats\n0612345678,Hier\n")
        guard case .missingColumns(let groups)? = plan.fault else { return #expect(Bool(false), "\(String(describing: plan.fault))") }
        #expect(groups.count == 2 && groups[0].contains("vraag") && groups[0].contains("words") && groups[1].contains("naam"))
        #expect(plan.fault?.sentence.contains("vraag") == true && !plan.isClean && plan.accepted == 0)
        #expect(try await workplace.plan(.people, "  \n").fault == .empty)
    }

    @Test("of asks makes the person of a row once, and puts the ask in the queue of new ones", arguments: TestDatabanks.engines)
    func asks(engine: Engine) async throws {
        let workplace = try await Town.sample(on: engine)
        let before = try await workplace.count("SELECT count(*) FROM person WHERE municipality = $1")
        let text = """
            naam;telefoon;postcode;vraag;dagen;datum;vog nodig
            Mw. Bos;0612345678;4991AC;Wie gaat er mee naar de markt?;dinsdagmiddag;14-11-2026;nee
            Mw. Bos;0612345678;4991AC;Mijn lamp is kapot;;;ja
            """
        let (plan, result) = try await workplace.importAll(.asks, text)
        #expect(plan.isClean && result.added == 2)
        #expect(try await workplace.count("SELECT count(*) FROM person WHERE municipality = $1") == before + 1)
        let board = try await workplace.read(as: Town.system) { try $0.today(for: Town.system, owner: nil) }
        let line = try #require(board.newAsks.first { $0.words.contains("markt") })
        #expect(line.subjectName == "Mw. Bos" && line.source == .import && CalendarDate(line.placedAt) == CalendarDate("2026-11-14"))
        let ask = try await workplace.read(as: Town.system) { try $0.ask(line.id, for: Town.system) }
        #expect(ask.draft.wanted.slots == ["tue-afternoon"] && ask.area == AreaCode("BU99010102"))
    }

    @Test("of asks and offers refers to people, houses and organisations by the keys of earlier imports", arguments: TestDatabanks.engines)
    func keys(engine: Engine) async throws {
        let workplace = try await Town.sample(on: engine)
        let offers = try await workplace.importAll(
            .offers,
            "key,by,words,help,range,role\nx1,truus,Ik bak koekjes,at-mine,700,gastvrouw\nx2,house-zilverling,Koffie om tien uur,in-house,,\nx3,org-bieb,Voorlezen,,,\nx4,niemand,Iets,,,\n"
        )
        #expect(offers.result.added == 3)
        #expect(offers.plan.verdicts[5] == .refused([.nobodyWithKey(column: "by", key: "niemand")]))
        let kinds = try await workplace.driver.read(in: Town.code) { connection in
            try connection.rows(
                "SELECT kind FROM offer WHERE municipality = $1 AND imported_as IN ('x1', 'x2', 'x3') ORDER BY imported_as", [Town.code]
            ) {
                $0.next(OfferKind.self)
            }
        }
        #expect(kinds == [.resident, .activity, .service])
        let asks = try await workplace.importAll(
            .asks,
            "key,for,asked_by,words,state,owner,next_step,next_in_days\ny1,greet,anja,Een praatje,waiting,fatma,Anja bellen,2\ny2,greet,,Nog iets,proposed,,,\ny3,greet,,Wacht,waiting,,,\n"
        )
        #expect(asks.result.added == 1)
        #expect(
            asks.plan.verdicts[3] == .refused([.notOneOf(column: "state", value: "proposed", choices: ["closed", "new", "waiting", "withdrawn"])]))
        #expect(asks.plan.verdicts[4] == .refused([.column(FieldError("owner", .missing))]))
    }

    @Test("of JSON Lines, or of an array with one object a line, does the same as a sheet", arguments: TestDatabanks.engines)
    func jsonLines(engine: Engine) async throws {
        let workplace = try await Town.empty(on: engine)
        let text = """
            {"key": "a", "name": "Ans", "bornYear": 1950, "languages": ["nl", "tr"], "phone": null}
            {"key": "b", "name": ""}
            {"key": "c", "name":
            ["d"]
            {"key": "e", "name": "Els", "household": {"x": 1}}
            {"key": "f", "na
            """
        let (plan, result) = try await workplace.importAll(.people, text)
        #expect(result.added == 2 && plan.delimiter == nil)
        #expect(plan.verdicts[2] == .refused([.column(FieldError("name", .missing))]))
        #expect(plan.verdicts[3] == .refused([.notJSON]) && plan.verdicts[4] == .refused([.notAnObject]) && plan.verdicts[6] == .refused([.cutOff]))
        let samples = try SampleTown.duinrade.folder()
        for (kind, file) in [(ImportKind.houses, "houses"), (.organisations, "organisations"), (.people, "people"), (.offers, "offers")] {
            let plan = try await workplace.planImport(of: kind, from: Data(contentsOf: samples.appending(path: file + ".json")), by: Town.system)
            #expect(plan.isClean && plan.accepted > 0, "\(file): \(plan.refused)")
            _ = try await workplace.carryOut(plan, by: Town.system)
        }
    }

    @Test("leaves an event for everything it added, so that the match book can follow", arguments: TestDatabanks.engines)
    func events(engine: Engine) async throws {
        let workplace = try await Town.empty(on: engine)
        _ = try await workplace.importAll(.offers, "naam,aanbod\nAns,Ik wandel graag met iemand\n")
        let deeds = try await workplace.driver.read(in: Town.code) { connection in
            try connection.rows("SELECT deed FROM event WHERE municipality = $1 ORDER BY deed", [Town.code]) { $0.next(Deed.self) }
        }
        #expect(deeds == [.importRows, .placeOffer, .registerPerson])
        #expect(workplace.matches.book.index.count(in: Town.code) == 1)
    }

    @Test("of more than five hundred rows goes in portions and misses none", arguments: TestDatabanks.engines)
    func portions(engine: Engine) async throws {
        let workplace = try await Town.empty(on: engine)
        let text = "key,name\n" + (1...1201).map { "k\($0),Bewoner \($0)\n" }.joined()
        #expect(try await workplace.importAll(.people, text).result.added == 1201)
        #expect(try await workplace.count("SELECT count(*) FROM event WHERE municipality = $1 AND deed = 'import-rows'") == 3)
        #expect(try await workplace.importAll(.people, text).result.added == 0)
    }

    @Test("that somebody else did in the meantime adds nothing twice", arguments: TestDatabanks.engines)
    func raced(engine: Engine) async throws {
        let workplace = try await Town.empty(on: engine)
        let plan = try await workplace.plan(.people, "key,name\na,Ans\nb,Bep\n")
        _ = try await workplace.importAll(.people, "key,name\nb,Bep\n")
        #expect(try await workplace.carryOut(plan, by: Town.system) == ImportResult(added: 1, alreadyThere: 1))
    }

    @Test("is for connectors, team members and the admin only", arguments: TestDatabanks.engines)
    func access(engine: Engine) async throws {
        let workplace = try await Town.empty(on: engine)
        let desk = Viewer(municipality: Town.code, person: Person.ID(stored: "p"), name: "Ria", roles: [.desk])
        await #expect(throws: Problem.notAllowed(.notYourRole)) {
            try await workplace.planImport(of: .people, from: Data("naam\nAns\n".utf8), by: desk)
        }
        await #expect(throws: Problem.signInNeeded) { try await workplace.planImport(of: .people, from: Data(), by: .visitor(of: Town.code)) }
    }

    @Test("takes words as people wrote them, without marks that turn a text about", arguments: TestDatabanks.engines)
    func words(engine: Engine) async throws {
        let workplace = try await Town.empty(on: engine)
        _ = try await workplace.importAll(.people, "key,name,loves\na,\u{202E}Ömer 🌷,\"<script>alert(1)</script>\nen thee\"\n")
        let person = try await workplace.read(as: Town.system) { connection in
            try connection.person(try #require(try connection.personImported(as: "a", in: Town.code)), for: Town.system)
        }
        #expect(person.facts.name == "Ömer 🌷" && person.facts.loves == "<script>alert(1)</script>\nen thee")
    }
}
