import ArgumentParser
import Foundation
import Integrations
import Neighbourhood
import Operations
import Storage

struct LogCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "log", abstract: "Het logboek: wie wiens gegevens inzag of veranderde, en waarvoor.",
        subcommands: [CheckLogCommand.self, SendLogCommand.self, LookLogCommand.self])
}

struct CheckLogCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Rekent na dat er niets in het logboek is veranderd of weggehaald.",
        discussion: "Eindigt met 1 als er iets niet klopt. Hetzelfde staat in omzien doctor.")

    @Flag(help: "Begint opnieuw vanaf waar het logboek nu ophoudt. Alleen nadat je zelf een oude kopie terugzette, en terwijl de site stilstaat.")
    var anew = false

    @OptionGroup var databank: DatabankOptions

    func run() async throws {
        try await Databank.use(databank.address()) { driver in
            if anew, let anchor = driver.vault.anchor { try await LogCheck.begin(anchor, in: driver) }
            let findings = try await LogCheck.findings(in: driver, driver.vault.anchor)
            for finding in findings { Printer.say(finding.sentence) }
            if findings.contains(where: { $0.verdict == .fault }) { throw Unsatisfied() }
        }
    }
}

struct SendLogCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "send", abstract: "Geeft nieuwe regels van het logboek door aan een ander systeem.",
        discussion: """
            Met OpenTelemetry (OTLP/HTTP, JSON) en de velden van het Logboek \
            Dataverwerkingen 1.0.0. Wie er keek, gaat niet mee. Omzien onthoudt tot waar het \
            doorgaf, en gaat daar de volgende keer verder. Voorbeeld: omzien log send \
            https://logboek.wilgenoord.nl/v1/traces
            """)

    @Argument(help: ArgumentHelp("Waar het logboek heen gaat.", valueName: "adres")) var receiver: String
    @OptionGroup var databank: DatabankOptions
    @OptionGroup var municipality: MunicipalityOptions

    func run() async throws {
        try await Databank.use(databank.address()) { driver in
            let town = try await Databank.municipality(municipality.code(), in: driver)
            let sent = try await LogExport.handOn(town, to: receiver, in: driver, LogReceiver(receiver).take)
            Printer.say(sent == 0 ? "Er was niets nieuws." : "Doorgegeven: \(Printer.count(sent, "regel", "regels")).")
        }
    }
}

struct LookLogCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "looks", abstract: "Laat zien wie de gegevens van een bewoner inzag, wanneer en waarvoor.",
        discussion: "Zoek het kenmerk van de bewoner in het adres van diens pagina. Standaard de laatste drie maanden.")

    @Argument(help: ArgumentHelp("Het kenmerk van de bewoner.", valueName: "kenmerk")) var person: String
    @Option(help: ArgumentHelp("Hoeveel dagen terug.", valueName: "aantal")) var days = 92
    @OptionGroup var databank: DatabankOptions
    @OptionGroup var municipality: MunicipalityOptions

    func run() async throws {
        guard let id = Person.ID(person) else { throw Problem.notFound(.person) }
        try await Databank.use(databank.address()) { driver in
            let town = try await Databank.municipality(municipality.code(), in: driver)
            let looks = try await driver.read(in: town) {
                try $0.looks(at: id, since: $0.now.addingTimeInterval(-86_400 * Double(days)), in: town)
            }
            let rows = looks.map { look in
                [look.at.formatted(.iso8601), look.deed?.rawValue ?? "", look.workerName ?? "", look.isAmongOthers ? "in een lijst" : ""]
            }
            Printer.say(rows.isEmpty ? "Niemand keek." : Printer.table(rows))
        }
    }
}
