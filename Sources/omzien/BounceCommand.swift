import ArgumentParser
import Foundation
import Integrations
import Operations

struct BounceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bounce", abstract: "Leest een mail die terugkwam, en zet wie niet is bereikt op de lijst.",
        discussion: """
            Laat de mailserver hier naartoe sturen wat op het adres van de afzender binnenkomt, \
            met de mail op de standaardinvoer: |omzien bounce. Wat geen bericht van een \
            mailserver is (RFC 3464), of niet over een mail van Omzien gaat, blijft liggen: het \
            programma eindigt dan ook met 0, zodat er geen mail over mail ontstaat.
            """)

    @OptionGroup var databank: DatabankOptions

    func run() async throws {
        let mail = String(decoding: FileHandle.standardInput.readDataToEndOfFile().prefix(1_000_000), as: UTF8.self)
        guard let status = DeliveryStatus(mail) else { return Printer.say("Dit is geen bericht over een mail die terugkwam.") }
        guard status.isFinal else { return Printer.say("De mail is nog onderweg.") }
        try await Databank.use(databank.address()) { driver in
            let isNew = try await Databank.quietWorkplace(driver).bounce(status.message)
            Printer.say(isNew ? "Opgeschreven bij wie niet is bereikt." : "Deze mail is hier niet bekend, of er is al naar gekeken.")
        }
    }
}
