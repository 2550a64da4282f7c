import ArgumentParser
import Operations
import Storage

struct MigrateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "migrate", abstract: "Maakt de databank, of brengt hem bij met deze versie.")

    @OptionGroup var databank: DatabankOptions

    func run() async throws {
        let address = try databank.address()
        let done = try await Databank.migrate(address)
        Printer.say(
            done.isEmpty
                ? "De databank \(address.shown) was al bij (stap \(Migrations.newest))."
                : "De databank \(address.shown) is bij (stap \(Migrations.newest)). Gedaan: \(done.joined(separator: ", ")).")
    }
}
