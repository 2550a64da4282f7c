import ArgumentParser
import Foundation
import Integrations
import Neighbourhood
import Operations
import Storage

struct PlacesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "places", abstract: "Leest grenzen van gemeente, wijken en buurten in, en waar postcodes liggen.",
        subcommands: [AreasCommand.self, PostcodesCommand.self])
}

struct AreasCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "areas", abstract: "Leest grenzen in uit een GeoJSON-bestand van CBS of PDOK.",
        discussion: "Een bestand van heel Nederland mag ook: alleen de gebieden van de gekozen gemeente worden bewaard.")

    @Argument(help: ArgumentHelp("Het GeoJSON-bestand.", valueName: "bestand"), completion: .file())
    var file: String

    @Option(help: ArgumentHelp("Het jaar van de grenzen, als het bestand dat niet zelf zegt.", valueName: "jaar"))
    var year: Int?

    @OptionGroup var databank: DatabankOptions
    @OptionGroup var municipality: MunicipalityOptions

    func run() async throws {
        let code = try municipality.code()
        let reading: AreaReading
        do {
            reading = try AreaFile.read(InputFile.read(file, limit: AreaFile.limit), year: year)
        } catch let fault as MapFileFault {
            throw Unsatisfied(sentence: "\(file): \(fault.sentence)")
        }
        try await Databank.use(databank.address()) { driver in
            let town = try await self.town(code, in: reading, driver)
            let workplace = try Databank.quietWorkplace(driver)
            report(reading, try await workplace.importAreas(reading.areas, by: .system(of: town)))
        }
        if !reading.refused.isEmpty { throw Unsatisfied() }
    }

    /// The municipality that was named, or the only one in the file; it need not be in the databank yet.
    private func town(_ named: MunicipalityCode?, in reading: AreaReading, _ driver: any Driver) async throws -> MunicipalityCode {
        if let named { return named }
        let inFile = Set(reading.areas.map(\.code.municipality))
        if let only = inFile.first, inFile.count == 1 { return only }
        return try await Databank.municipality(nil, in: driver)
    }

    private func report(_ reading: AreaReading, _ result: PlacesImport) {
        for refused in reading.refused {
            Printer.say("nummer \(refused.number)\(refused.label.map { " (\($0))" } ?? ""): geweigerd. \(refused.reason.sentence)")
        }
        if reading.wasInNationalGrid { Printer.say("De coördinaten waren in het rijksdriehoeksstelsel en zijn omgerekend.") }
        Printer.say(
            "\(Printer.count(result.saved, "gebied", "gebieden")) bewaard, \(reading.refused.count) geweigerd, \(result.elsewhere) van een andere gemeente, \(reading.water) water of buitenland."
        )
    }
}

struct PostcodesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "postcodes", abstract: "Leest in waar postcodes liggen, uit een CSV-bestand.",
        discussion: "Kolommen: postcode (of pc6), en latitude en longitude, of x en y in meters van het rijksdriehoeksstelsel.")

    @Argument(help: ArgumentHelp("Het CSV-bestand, tot 50 MB.", valueName: "bestand"), completion: .file())
    var file: String

    @OptionGroup var databank: DatabankOptions
    @OptionGroup var municipality: MunicipalityOptions

    func run() async throws {
        let code = try municipality.code()
        let reading: PostcodeReading
        do {
            reading = try PostcodeFile.read(InputFile.read(file, limit: FileText.limit))
        } catch let fault as PostcodeFileFault {
            throw Unsatisfied(sentence: "\(file): \(fault.sentence)")
        }
        try await Databank.use(databank.address()) { driver in
            let town = try await Databank.municipality(code, in: driver)
            let result = try await Databank.quietWorkplace(driver).importPostcodes(reading.places, by: .system(of: town))
            for refused in reading.refused { Printer.say("regel \(refused.line): geweigerd. \(refused.reason.sentence)") }
            if reading.wasInNationalGrid { Printer.say("De coördinaten waren in het rijksdriehoeksstelsel en zijn omgerekend.") }
            Printer.say(
                "\(Printer.count(result.saved, "postcode", "postcodes")) bewaard, \(reading.refused.count) geweigerd, \(result.elsewhere) buiten de gemeente."
            )
        }
        if !reading.refused.isEmpty { throw Unsatisfied() }
    }
}
