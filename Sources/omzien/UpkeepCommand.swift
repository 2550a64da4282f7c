import ArgumentParser
import Foundation
import Operations

struct UpkeepCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "upkeep", abstract: "Haalt weg wat volgens het register weg moet.",
        discussion: "Een site die draait, doet dit zelf elke dag. Twee keer kan geen kwaad. Zegt hoeveel er weg is, en nooit wat.")

    @OptionGroup var databank: DatabankOptions

    func run() async throws {
        try await Databank.use(databank.address()) { driver in
            guard let done = try await Databank.quietWorkplace(driver).keepUp(as: UUID().uuidString) else {
                Printer.say("Een andere server is hier nu mee bezig.")
                return
            }
            if done.erasedAgain > 0 { Printer.say("Opnieuw gewist na een oude kopie: \(done.erasedAgain).") }
            Printer.say("Opgeruimd: \(Printer.count(done.total, "rij", "rijen")).")
            for (term, count) in done.counts.sorted(by: { $0.key < $1.key }) { Printer.say("  \(term): \(count)") }
        }
    }
}
