import Foundation
import Testing

@Suite("The command")
struct CommandTests {
    @Test("explains itself in Dutch and names its parts")
    func help() async throws {
        let command = try Command()
        defer { command.remove() }
        let help = try await command.run("--help")
        #expect(help.code == 0 && help.output.contains("Omzien naar elkaar") && help.complaint.isEmpty)
        let parts = [
            "serve", "demo", "migrate", "import", "places", "match", "round", "doctor", "backup", "restore", "upkeep", "setup", "invite", "sign-out",
            "understand", "vocabulary", "register",
        ]
        for part in parts {
            #expect(help.output.contains("  \(part) "), "\(part)")
            let own = try await command.run(part, "--help")
            #expect(own.code == 0 && own.output.contains("omzien \(part)"))
        }
        for english in ["OVERVIEW", "USAGE", "SUBCOMMANDS", "Show "] { #expect(!help.output.contains(english)) }
        for setting in ["OMZIEN_DATABASE", "OMZIEN_MUNICIPALITY", "OMZIEN_BASE_URL", "OMZIEN_TRUSTED_PROXY", "HOST, PORT"] {
            #expect(help.output.contains(setting))
        }
    }

    @Test(
        "ends with 2 when it is used wrongly",
        arguments: [
            ["opeten"], ["import", "katten", "x.csv"], ["import", "people"], ["match"], ["match", "woorden", "--offers", "x"], ["backup"],
            ["migrate", "--snel"],
        ])
    func usage(arguments: [String]) async throws {
        let command = try Command()
        defer { command.remove() }
        let outcome = try command.start(arguments).finish()
        #expect(outcome.code == 2 && outcome.complaint.hasPrefix("Fout: ") && outcome.output.isEmpty)
    }

    @Test("names every wrong setting and what to do")
    func settings() async throws {
        let command = try Command()
        defer { command.remove() }
        let outcome = try await command.run(
            "serve",
            environment: ["OMZIEN_DATABASE": "mysql://x/y", "PORT": "veel", "OMZIEN_MUNICIPALITY": "Utrecht", "OMZIEN_BASE_URL": "omzien.nl"])
        #expect(outcome.code == 2)
        for name in ["OMZIEN_DATABASE", "PORT", "OMZIEN_MUNICIPALITY", "OMZIEN_BASE_URL"] {
            #expect(outcome.complaint.contains("\(name): "), "\(name)")
        }
    }

    @Test("ends with 3 when the databank gives no answer, and shows no password")
    func unavailable() async throws {
        let command = try Command()
        defer { command.remove() }
        let outcome = try await command.run("migrate", "--database", "postgres://iemand:geheim@127.0.0.1:1/weg")
        #expect(outcome.code == 3 && outcome.complaint.contains("niet bereikbaar") && !outcome.complaint.contains("geheim"))
        try command.write(String(repeating: "geen databank ", count: 100), to: "brief.sqlite")
        #expect(try await command.run("migrate", "--database", "brief.sqlite").code == 3)
    }

    @Test("makes a databank once, where the setting says")
    func migrate() async throws {
        let command = try Command()
        defer { command.remove() }
        #expect(try await command.run("import", "people", "x.csv").code == 2)
        let first = try await command.run("migrate", environment: ["OMZIEN_DATABASE": "diep/in/map.sqlite"])
        #expect(first.code == 0 && first.output.contains("Gedaan: databank"))
        let second = try await command.run("migrate", "--database", "diep/in/map.sqlite")
        #expect(second.code == 0 && second.output.contains("was al bij"))
        let other = try await command.run("migrate")
        let made = command.folder.appending(path: "var/omzien.sqlite").path
        #expect(try other.code == 0 && FileManager.default.attributesOfItem(atPath: made)[.posixPermissions] as? Int == 0o600)
    }

    @Test("imports places, and says of each refused feature why")
    func places() async throws {
        let command = try Command()
        defer { command.remove() }
        #expect(try await command.run("migrate").code == 0)
        try command.write(Command.areas.replacingOccurrences(of: "\"buurtnaam\":\"Binnendorp\",", with: ""), to: "grenzen.geojson")
        let areas = try await command.run("places", "areas", "grenzen.geojson")
        #expect(areas.code == 1)
        #expect(
            areas.output == """
                nummer 2 (BU99110101): geweigerd. Er staat geen naam bij.
                1 gebied bewaard, 1 geweigerd, 0 van een andere gemeente, 0 water of buitenland.

                """)
        try command.write("pc6;x;y\n1234AB;121286;487296\n", to: "postcodes.csv")
        let postcodes = try await command.run("places", "postcodes", "postcodes.csv")
        #expect(postcodes.code == 0 && postcodes.output.contains("0 postcodes bewaard, 0 geweigerd, 1 buiten de gemeente"))
        try command.write("<html>", to: "fout.geojson")
        let wrong = try await command.run("places", "areas", "fout.geojson")
        #expect(wrong.code == 1 && wrong.complaint.contains("geen GeoJSON"))
    }

    @Test("imports people: first a dry run, then for real, then nothing new")
    func importing() async throws {
        let command = try Command()
        defer { command.remove() }
        try await command.testdorp()
        try command.write("Naam;Telefoon;Schoenmaat\nTruus van Dalen;06 12 34 56 78;38\n;;\nAns;12;40\n", to: "mensen.csv")
        let dry = try await command.run("import", "people", "mensen.csv", "--dry-run")
        #expect(dry.code == 1)
        #expect(
            dry.output == """
                Deze kolommen kennen we niet en slaan we over: Schoenmaat.
                regel 2: goed
                regel 4: geweigerd. Kolom phone: dit is geen telefoonnummer. Een nummer heeft tien cijfers, of begint met + en het land.
                2 regels: 1 goed, 1 geweigerd, 0 al bekend. Er is niets bewaard.

                """)
        let real = try await command.run("import", "mensen", "mensen.csv")
        #expect(real.code == 1 && real.output.contains("Toegevoegd: 1."))
        let again = try await command.run("import", "people", "mensen.csv")
        #expect(again.code == 1 && again.output.contains("0 goed, 1 geweigerd, 1 al bekend") && again.output.contains("niets toegevoegd"))
        let missing = try await command.run("import", "asks", "mensen.csv")
        #expect(missing.code == 1 && missing.complaint.contains("Er mist een kolom") && missing.complaint.contains("vraag"))
        #expect(try await command.run("import", "people", "nergens.csv").code == 2)
    }

    @Test("backs up while nobody has to stop, and restores only where nothing is yet")
    func upkeep() async throws {
        let command = try Command()
        defer { command.remove() }
        try await command.testdorp()
        let backup = try await command.run("backup", "kopie.omzien")
        #expect(backup.code == 0 && backup.output.contains("gemaakt en gecontroleerd"))
        #expect(try await command.run("backup", "kopie.omzien").code == 2)
        let taken = try await command.run("restore", "kopie.omzien")
        #expect(taken.code == 2 && taken.complaint.contains("--replace"))
        #expect(try await command.run("restore", "kopie.omzien", "--database", "elders/nieuw.sqlite").output.contains("gecontroleerd"))
        let replaced = try await command.run("restore", "kopie.omzien", "--replace")
        #expect(replaced.code == 0 && replaced.output.contains("bewaard als"))
        #expect(try await command.run("restore", "grenzen.geojson", "--database", "elders/derde.sqlite").code == 3)
    }

    @Test("has a doctor who says goed, let op or fout, and what to do")
    func doctor() async throws {
        let command = try Command()
        defer { command.remove() }
        let bare = try await command.run("doctor")
        #expect(bare.code == 0 && bare.output.contains("let op") && bare.output.contains("omzien migrate"))
        #expect(!FileManager.default.fileExists(atPath: command.folder.appending(path: "var").path))
        try await command.testdorp()
        let well = try await command.run("doctor", "--json")
        struct Line: Decodable {
            let subject: String
            let verdict: String
        }
        let lines = try JSONDecoder().decode([Line].self, from: Data(well.output.utf8))
        #expect(well.code == 0 && lines.contains { $0.subject == "databank" && $0.verdict == "good" })
        let wrong = try await command.run("doctor", environment: ["PORT": "hier", "OMZIEN_MUNICIPALITY": "GM0001"])
        #expect(wrong.code == 1 && wrong.output.contains("PORT klopt niet") && wrong.output.contains("GM0001"))
    }
}

@Suite("The words of the command line")
struct WordCommandTests {
    @Test("shows what is read in a sentence: needs with their words, when, and what is refused")
    func understand() async throws {
        let command = try Command()
        defer { command.remove() }
        let answer = try await command.run("understand", "ik krijg mijn post niet meer open, liefst dinsdagmiddag, maar geen kerk", "--json")
        let reading = try JSONDecoder().decode(Reading.self, from: Data(answer.output.utf8))
        #expect(reading.concepts.contains { $0.id == "paperwork.mail-sorting" && $0.because.contains("post") })
        #expect(reading.when == ["tue-afternoon"])
        #expect(reading.refusals.contains { $0.degree == "excluded" && $0.words == ["kerk"] })
        let text = try await command.run("understand", "hjklq")
        #expect(text.code == 0 && text.output.contains("geen behoefte of gave"))
    }

    private struct Reading: Decodable {
        struct Concept: Decodable {
            let id: String
            let because: [String]
        }
        struct Refusal: Decodable {
            let degree: String
            let words: [String]
        }
        let concepts: [Concept]
        let when: [String]
        let refusals: [Refusal]
    }

    @Test("gives the vocabulary as SKOS, in which every tie leads to a concept that is in it")
    func skos() async throws {
        let command = try Command()
        defer { command.remove() }
        let file = command.folder.appending(path: "words.jsonld")
        #expect(try await command.run("vocabulary", "--output", file.path).code == 0)
        let document = try #require(try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any])
        let graph = try #require(document["@graph"] as? [[String: Any]])
        let scheme = try #require(graph.first)
        #expect(scheme["@type"] as? String == "skos:ConceptScheme")
        let concepts = graph.dropFirst()
        let names = Set(concepts.compactMap { $0["@id"] as? String })
        #expect(names.count >= 250 && names.count == concepts.count)
        for concept in concepts {
            let ties =
                ["broader", "related"].flatMap { concept[$0] as? [String] ?? [] }
                + (concept["servedBy"] as? [[String: Any]] ?? []).compactMap { $0["concept"] as? String }
            #expect(names.isSuperset(of: ties))
            #expect((concept["prefLabel"] as? [String: String])?["nl"] != nil && concept["inScheme"] as? String == scheme["@id"] as? String)
        }
        #expect(try await command.run("vocabulary", "--output", "/nergens/woorden.jsonld").code == 1)
    }
}

@Suite("The register that the command prints")
struct RegisterCommandTests {
    @Test("says for each activity all that article 30 asks, and leaves open what only the municipality knows")
    func text() async throws {
        let command = try Command()
        defer { command.remove() }
        let plain = try await command.run("register")
        #expect(plain.code == 0 && plain.output.contains("Verwerkingsverantwoordelijke: (vult de gemeente in)"))
        let titles = plain.output.split(separator: "\n").count { $0.first?.isNumber == true }
        for heading in ["Doel: ", "Grondslag:", "Van wie:", "Gegevens:", "Wie het ziet:", "Doorgifte buiten", "Hoe lang:"] {
            // The last activity holds no personal data.
            #expect(plain.output.split(separator: heading).count - 1 >= titles - 1, "\(heading)")
        }
        let filled = try await command.run("register", "--controller", "Gemeente Wilgenoord", "--officer", "fg@wilgenoord.example")
        #expect(filled.output.contains("Verwerkingsverantwoordelijke: Gemeente Wilgenoord"))
    }

    @Test("has every column for a machine")
    func json() async throws {
        let command = try Command()
        defer { command.remove() }
        let register = try JSONSerialization.jsonObject(with: Data(try await command.run("register", "--json").output.utf8)) as? [String: Any]
        let columns = register?["columns"] as? [[String: Any]] ?? []
        let phone = columns.first { $0["table"] as? String == "person" && $0["column"] as? String == "phone" }
        #expect((phone?["term"] as? [String: Any])?["length"] as? String == "P1Y")
        #expect(columns.count > 150)
    }
}
