import ArgumentParser
import Foundation
import Neighbourhood
import Operations
import Storage

struct KeysCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keys", abstract: "Beheert de hoofdsleutel.", subcommands: [RotateCommand.self])
}

struct RotateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rotate", abstract: "Vervangt de hoofdsleutel, en verpakt alle sleutels opnieuw.",
        discussion: """
            De site mag doordraaien. Stopt het halverwege, doe het dan nog eens: het gaat verder waar het was. Staat de sleutel in \
            OMZIEN_MASTER_KEY, zet dan eerst zelf een nieuwe regel bovenaan.
            """)

    @OptionGroup var databank: DatabankOptions

    func run() async throws {
        let address = try databank.address()
        let isDone = try await Databank.use(address) { driver in
            let (newest, inUse) = (driver.vault.master.id, try await driver.read(in: nil) { try $0.masterKeysInUse() })
            return inUse.keys.allSatisfy { $0 == newest }
        }
        // What was begun is finished first: then no key is needed that nobody remembers.
        if isDone, let line = try MasterKeySetting.addLine(address) { Printer.say("De nieuwe hoofdsleutel heet ‘\(line)’.") }
        try await Databank.use(address) { driver in
            let count = try await Databank.quietWorkplace(driver).rotateKeys()
            Printer.say("Opnieuw verpakt met ‘\(driver.vault.master.id)’: \(Printer.count(count, "sleutel", "sleutels")).")
        }
        Printer.say("De oude regels zijn alleen nog nodig voor reservekopieën van voor nu. Haal ze weg als die kopieën weg zijn.")
    }
}
