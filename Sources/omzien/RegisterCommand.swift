import ArgumentParser
import Foundation
import Neighbourhood
import Storage

struct RegisterCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "register", abstract: "Geeft het register van verwerkingen (AVG artikel 30).",
        discussion: """
            Wat Omzien van mensen bewaart, waarvoor, op welke grond, wie het ziet en hoe \
            lang. Wat alleen de gemeente weet, geef je erbij. Voorbeeld: omzien register \
            --controller "Gemeente Wilgenoord, Raadhuisplein 1" --officer "fg@wilgenoord.nl"
            """)

    @Option(help: ArgumentHelp("Wie verantwoordelijk is: naam en contactgegevens.", valueName: "wie"))
    var controller: String?

    @Option(help: ArgumentHelp("Met wie samen, als er gezamenlijke verantwoordelijken zijn (AVG artikel 26).", valueName: "wie"))
    var together: String?

    @Option(help: ArgumentHelp("De functionaris gegevensbescherming: naam en contactgegevens.", valueName: "wie"))
    var officer: String?

    @Flag(help: "Geeft het register als JSON, met elke kolom van elke tabel.")
    var json = false

    func run() throws {
        let sheet = RegisterSheet(register: try Register.bundled(), controller: controller, together: together, officer: officer)
        Printer.say(json ? try JSONText.of(RegisterSheet.JSON(sheet)) : sheet.text)
    }
}
