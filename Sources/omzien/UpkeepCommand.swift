import ArgumentParser
import Operations
import Storage

struct UpkeepCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "upkeep", abstract: "Ruimt op wat niet meer nodig is: oude sessies, links en codes.",
        discussion: "Een site die draait, doet dit zelf elke dag. Twee keer kan geen kwaad.")

    @OptionGroup var databank: DatabankOptions

    func run() async throws {
        try await Databank.use(databank.address()) { driver in
            let swept = try await Databank.quietWorkplace(driver).sweepSignIn()
            Printer.say(
                "Opgeruimd: \(Printer.count(swept.sessions, "sessie", "sessies")), \(Printer.count(swept.links, "link", "links")), "
                    + "\(Printer.count(swept.codes, "code", "codes"))."
            )
        }
    }
}
