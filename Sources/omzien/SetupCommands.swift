import ArgumentParser
import Foundation
import Neighbourhood
import Operations
import Storage

struct SetupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "setup", abstract: "Maakt de eerste beheerder, met een link om aan te melden.",
        discussion: """
            Doe dit één keer voor elke gemeente.
            """)

    @Argument(help: ArgumentHelp("Naam van de beheerder.", valueName: "naam"))
    var name: String

    @OptionGroup var databank: DatabankOptions
    @OptionGroup var municipality: MunicipalityOptions
    @OptionGroup var serving: ServingOptions

    func run() async throws {
        let (address, code, base) = (try databank.address(), try municipality.code(), try serving.reachableAt())
        try await Databank.use(address) { driver in
            let town = try await Databank.municipality(code, in: driver)
            let invitation = try await Databank.quietWorkplace(driver).setUp(PersonFacts(name: name), by: .system(of: town))
            Printer.say(InvitationWords.text(name, invitation, base))
        }
    }
}

struct InviteCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "invite", abstract: "Nodigt een collega uit, met een link die één keer werkt.",
        discussion: "Rollen: \(Role.allCases.filter(\.isOfWork).map(\.rawValue).joined(separator: ", ")).")

    @Argument(help: ArgumentHelp("Naam van de collega.", valueName: "naam"))
    var name: String

    @Option(help: ArgumentHelp("Rol die de collega krijgt.", valueName: "rol"))
    var role: String

    @Option(
        name: .customLong("for"),
        help: ArgumentHelp("Team, buurthuis of organisatie waarvoor de rol is. Anders voor de hele gemeente.", valueName: "naam"))
    var place: String?

    @Flag(help: "Voor wie telefoon en herstelcodes kwijt is: de tweede stap begint opnieuw, en de collega is overal afgemeld.")
    var anew = false

    @OptionGroup var databank: DatabankOptions
    @OptionGroup var municipality: MunicipalityOptions
    @OptionGroup var serving: ServingOptions

    func run() async throws {
        guard let role = Role(rawValue: role), role.isOfWork else {
            throw ValidationError(
                "‘\(role)’ is geen rol. Kies uit: \(Role.allCases.filter(\.isOfWork).map(\.rawValue).joined(separator: ", ")).")
        }
        let (code, base) = (try municipality.code(), try serving.reachableAt())
        try await Databank.use(databank.address()) { driver in
            let town = try await Databank.municipality(code, in: driver)
            let invitation = try await invitation(as: role, in: town, driver)
            Printer.say(InvitationWords.text(name, invitation, base))
        }
    }

    private func invitation(as role: Role, in town: MunicipalityCode, _ driver: SealingDriver) async throws -> Invitation {
        do {
            return try await Databank.quietWorkplace(driver).invite(
                PersonFacts(name: name), as: role, at: place, isAnew: anew, by: .system(of: town))
        } catch Problem.invalid(let errors) where errors == [FieldError("place", .unknown)] {
            throw ValidationError("Er is niet precies één team, buurthuis of organisatie met de naam ‘\(place ?? "")’.")
        }
    }
}

private enum InvitationWords {
    static func text(_ name: String, _ invitation: Invitation, _ base: String) -> String {
        """
        Met deze link meldt \(name) zich aan:

          \(base)/aanmelden/\(invitation.link.text)

        De link werkt één keer, tot morgen deze tijd. Geef hem alleen aan \(name) zelf.
        """
    }
}
