import ArgumentParser
import Foundation
import Neighbourhood
import Operations
import Samples
import Storage

struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo", abstract: "Start de site met een verzonnen buurt, om te oefenen.",
        discussion: "De eerste keer wordt de voorbeeldbuurt ingelezen. Wat je doet, blijft bewaard voor de volgende keer.")

    @OptionGroup var databank: DatabankOptions
    @OptionGroup var municipality: MunicipalityOptions
    @OptionGroup var serving: ServingOptions

    func run() async throws {
        let settings = try Serving(databank, municipality, serving)
        try await Databank.useMigrated(settings.address) { driver in
            try await keepFromRealPeople(driver)
            let workplace = try await Databank.workplace(driver)
            for town in SampleTown.allCases where try await Samples.load(into: workplace, neighbourhood: town) {
                Printer.say("De voorbeeldbuurt \(town.name) is ingelezen.")
            }
            let links = try await DemoLinks(workplace)
            try await settings.serve(workplace, isDemo: true, home: SampleTown.wilgenoord.municipality) { base in Printer.say(links.text(at: base)) }
        }
    }

    /// In a demo anybody may sign in as anybody, so it never opens a databank with real people in it.
    private func keepFromRealPeople(_ driver: any Driver) async throws {
        let real = try await driver.read(in: nil) { connection in
            try connection.count("SELECT count(*) FROM person JOIN municipality ON municipality.id = person.municipality WHERE is_demo = 0")
        }
        guard real == 0 else {
            throw Problem.setting(
                name: "OMZIEN_DATABASE", advice: "In deze databank staan echte mensen. Oefen in een andere: --database ./var/oefenen.sqlite")
        }
    }
}

/// A link per role with which a newcomer looks around.
private struct DemoLinks {
    private static let people = [
        ("fatma", "verbinder"), ("joost", "wijkteamlid"), ("ria", "balie"), ("henk", "huisbeheer"), ("noor", "beleid"), ("wim", "beheer"),
        ("truus", "bewoner"),
    ]

    private var rows: [(name: String, role: String, token: String)] = []

    init(_ workplace: Workplace) async throws {
        let town = SampleTown.wilgenoord
        for (key, role) in Self.people {
            let person = try await Samples.person(key, of: town, in: workplace)
            let token = try await workplace.makeSignInLink(for: person, in: town.municipality, lasting: 30 * 86_400, isReusable: true)
            rows.append((key.capitalized, role, token.text))
        }
    }

    func text(at base: String) -> String {
        let table = Printer.table(rows.map { ["  " + $0.name, $0.role, "\(base)/aanmelden/\($0.token)"] })
        return "\nOmzien draait op \(base)\n\nAanmelden als:\n\(table)\n\nDe links werken dertig dagen. Stoppen: Ctrl-C."
    }
}
