import ArgumentParser
import Foundation
import Website

/// The command `omzien`: starts the site, and does everything that needs no screen.
@main
struct Omzien: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "omzien", abstract: "Omzien naar elkaar: het werksysteem van het wijkteam en de buurt.",
        discussion: """
            Instellingen komen uit de opties, en anders uit de omgeving:
              OMZIEN_DATABASE      pad of postgres://-adres van de databank
              OMZIEN_MUNICIPALITY  code van de gemeente, zoals GM0363
              OMZIEN_BASE_URL      adres waarop bewoners de site vinden
              OMZIEN_TRUSTED_PROXY adressen van proxy’s die voor de site staan
              OMZIEN_TLS_CERTIFICATE, OMZIEN_TLS_KEY  certificaat en sleutel van de site
              OMZIEN_REDIRECT_PORT poort die bezoekers zonder TLS doorstuurt, zoals 80
              OMZIEN_MASTER_KEY_FILE  bestand met de hoofdsleutel; anders naast de databank
              OMZIEN_ERASED_FILE   lijst van wie gewist is; anders naast de hoofdsleutel
              OMZIEN_OIDC_ISSUER   aanmeldsysteem van de gemeente; zie README
              OMZIEN_SMTP          mailserver die berichten verstuurt; zie README
              OMZIEN_SMS_FILE      hoe een gateway sms verstuurt; zie README
              OMZIEN_POST_FOLDER   of een map waarin berichten komen te staan
              OMZIEN_TOKENS_FOLDER map met de kleuren van gemeenten; zie README
              OMZIEN_LOG           json: regels voor een machine; anders text
              HOST, PORT           waarop de site luistert

            Het programma eindigt met
              0  als het goed ging
              1  als er iets is geweigerd, of een controle niet goed was
              2  als de opdracht of een instelling niet klopt
              3  als de databank geen antwoord geeft
            """,
        version: "0.1.0",
        subcommands: [
            ServeCommand.self, DemoCommand.self, SetupCommand.self, InviteCommand.self, SignOutCommand.self, MigrateCommand.self, ImportCommand.self,
            PlacesCommand.self,
            MatchCommand.self, RoundCommand.self, DoctorCommand.self, BackupCommand.self, RestoreCommand.self, UpkeepCommand.self, KeysCommand.self,
            UnderstandCommand.self, VocabularyCommand.self, RegisterCommand.self, LogCommand.self, BounceCommand.self,
            GalleryCommand.self,
        ])

    static func main() async {
        do {
            TechnicalLog.begin(try Environment.logForm())
            var command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch {
            leave(error)
        }
    }

    /// The one way out for everything that was thrown.
    private static func leave(_ error: any Error) -> Never {
        let farewell = Farewell(error) ?? Farewell(parser: error, of: Self.self)
        if !farewell.text.isEmpty { farewell.isGood ? Printer.say(farewell.text) : Printer.complain(farewell.text) }
        Foundation.exit(farewell.code)
    }
}
