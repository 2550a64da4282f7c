import ArgumentParser
import Neighbourhood
import Website

/// Only here: the command that serves a site has no gallery on it.
struct GalleryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gallery", abstract: "Toont de onderdelen waar de pagina’s van zijn gemaakt.",
        discussion: "Voor wie bouwt, ontwerpt of naar toegankelijkheid kijkt. Zonder databank en zonder mensen. Stop met Ctrl-C.")

    @Option(
        help: ArgumentHelp(
            "Poort waarop de galerij luistert, alleen op deze machine; 0 kiest er een. Anders PORT, en anders 8090.", valueName: "poort"))
    var port: String?

    func run() async throws {
        let text = port ?? Environment["PORT"] ?? "8090"
        guard let number = Int(text), (0...65_535).contains(number) else {
            throw Problem.setting(name: "PORT", advice: "‘\(text)’ is geen poort. Geef een getal van 0 tot en met 65535.")
        }
        try await Gallery.run(host: "127.0.0.1", port: number) { port in
            Printer.say("De galerij staat op http://127.0.0.1:\(port)\nStoppen: Ctrl-C.")
        }
    }
}
