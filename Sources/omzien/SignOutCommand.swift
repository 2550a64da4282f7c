import ArgumentParser
import Neighbourhood
import Operations

struct SignOutCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sign-out", abstract: "Meldt een collega overal af, of iedereen.",
        discussion: """
            Als een telefoon of laptop weg is, of als iemand binnen kan zijn die er niet hoort. \
            Iedereen kan zich daarna weer aanmelden. Moet iemand eruit blijven? Laat dan ook de \
            rol eindigen, en nodig met --anew opnieuw uit wie de tweede stap kwijt is.
            """)

    @Argument(help: ArgumentHelp("Naam van de collega.", valueName: "naam"))
    var name: String?

    @Flag(help: "Iedereen in de gemeente, ook bewoners.")
    var everybody = false

    @OptionGroup var databank: DatabankOptions
    @OptionGroup var municipality: MunicipalityOptions

    func validate() throws {
        guard (name == nil) == everybody else { throw ValidationError("Geef een naam, of --everybody.") }
    }

    func run() async throws {
        let code = try municipality.code()
        try await Databank.use(databank.address()) { driver in
            let town = try await Databank.municipality(code, in: driver)
            let workplace = try Databank.quietWorkplace(driver)
            do {
                let system = Viewer.system(of: town)
                let ended =
                    if let name { try await workplace.signOut(colleague: name, by: system) } else {
                        try await workplace.signOutEverybody(by: system)
                    }
                Printer.say("\(Printer.count(ended, "apparaat", "apparaten")) afgemeld.")
            } catch Problem.notFound(.person) {
                throw ValidationError("Er werkt hier niet precies één collega met de naam ‘\(name ?? "")’.")
            }
        }
    }
}
