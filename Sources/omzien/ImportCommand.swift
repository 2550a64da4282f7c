import ArgumentParser
import Foundation
import Neighbourhood
import Operations
import Storage

struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Leest mensen, organisaties, huizen, aanbod of vragen in uit CSV, Excel (.xlsx) of JSON Lines.",
        discussion: """
            De eerste regel van een CSV- of Excel-bestand geeft de namen van de kolommen, \
            Nederlands of Engels. Komma, puntkomma en tab mogen. Een regel die niet klopt, \
            wordt geweigerd met de reden; de andere regels gaan door. Twee keer hetzelfde \
            bestand inlezen voegt niets toe. Begin met --dry-run: dan wordt elke regel \
            beoordeeld en niets bewaard.
            """)

    @Argument(
        help: ArgumentHelp("Wat er in het bestand staat: people, organisations, houses, offers of asks.", valueName: "soort"), transform: Self.kind)
    var kind: ImportKind

    @Argument(help: ArgumentHelp("Het bestand, tot 50 MB.", valueName: "bestand"), completion: .file())
    var file: String

    @Flag(help: "Beoordeelt elke regel en bewaart niets.")
    var dryRun = false

    @OptionGroup var databank: DatabankOptions
    @OptionGroup var municipality: MunicipalityOptions

    func run() async throws {
        let code = try municipality.code()
        let data = try InputFile.read(file, limit: FileText.limit)
        try await Databank.use(databank.address()) { driver in
            let town = try await Databank.municipality(code, in: driver)
            let workplace = try Databank.quietWorkplace(driver)
            let plan = try await workplace.planImport(of: kind, from: data, by: .system(of: town))
            report(plan)
            if !dryRun { Printer.say(sentence(try await workplace.carryOut(plan, by: .system(of: town)))) }
            if !plan.isClean { throw Unsatisfied() }
        }
    }

    private func report(_ plan: ImportPlan) {
        if let fault = plan.fault { return Printer.complain("\(file): \(fault.sentence)") }
        if plan.encoding == .windows1252 || plan.encoding == .utf16, let encoding = plan.encoding { Printer.say(encoding.sentence) }
        if !plan.unknownColumns.isEmpty {
            Printer.say("Deze kolommen kennen we niet en slaan we over: \(plan.unknownColumns.joined(separator: ", ")).")
        }
        for line in plan.lines {
            switch line.verdict {
            case .accepted: if dryRun { Printer.say("regel \(line.number): goed") }
            case .importedEarlier: if dryRun { Printer.say("regel \(line.number): was er al") }
            case .sameAsLine(let other): Printer.say("regel \(line.number): dezelfde sleutel als regel \(other), overgeslagen")
            case .refused(let faults): Printer.say("regel \(line.number): geweigerd. " + faults.map(\.sentence).joined(separator: " "))
            }
        }
        Printer.say(
            "\(Printer.count(plan.lines.count, "regel", "regels")): \(plan.accepted) goed, \(plan.refused.count) geweigerd, \(plan.alreadyThere) al bekend."
                + (dryRun ? " Er is niets bewaard." : ""))
    }

    private func sentence(_ result: ImportResult) -> String {
        result.added == 0 ? "Er is niets toegevoegd." : "Toegevoegd: \(result.added)."
    }

    private static func kind(_ text: String) throws -> ImportKind {
        let dutch: [String: ImportKind] = ["mensen": .people, "organisaties": .organisations, "huizen": .houses, "aanbod": .offers, "vragen": .asks]
        guard let kind = ImportKind(rawValue: text) ?? dutch[text] else {
            throw ValidationError("‘\(text)’ kan niet worden ingelezen. Kies uit: \(ImportKind.allCases.map(\.rawValue).joined(separator: ", ")).")
        }
        return kind
    }
}

/// A file that a person named.
enum InputFile {
    static func read(_ path: String, limit: Int) throws -> Data {
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        if attributes[.type] as? FileAttributeType == .typeDirectory {
            throw Problem.setting(name: path, advice: "Dit is een map. Geef een bestand.")
        }
        if let size = attributes[.size] as? Int, size > limit { throw Problem.tooLarge(limit: limit) }
        return try Data(contentsOf: URL(filePath: path))
    }
}
