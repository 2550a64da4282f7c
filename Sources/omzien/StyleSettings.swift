import Foundation
import Neighbourhood
import Website

/// The setting of municipalities' own colours.
enum StyleSettings {
    private static let name = "OMZIEN_TOKENS_FOLDER"

    /// A sheet of design tokens for each municipality whose code names a file: GM0363.css. What is hard to read in it is said, and kept: that is for the
    /// municipality to decide.
    ///
    /// - Throws: `Problem.setting` for a folder that cannot be read, and for a sheet that holds anything else than tokens.
    static func read() throws -> [MunicipalityCode: StyleTokens] {
        guard let folder = Environment[name] else { return [:] }
        guard let files = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
            throw Problem.setting(name: name, advice: "De map \(folder) is er niet, of mag niet worden gelezen.")
        }
        var all: [MunicipalityCode: StyleTokens] = [:]
        for file in files.sorted() where file.hasSuffix(".css") {
            guard let code = MunicipalityCode(file.dropLast(4).uppercased()) else {
                throw Problem.setting(name: name, advice: "‘\(file)’ heet niet naar een gemeente. Noem het bestand naar de code, zoals GM0363.css.")
            }
            let tokens = try StyleTokens(file: file, Environment.contents(name, folder + "/" + file))
            for warning in tokens.warnings { Printer.complain("\(file): \(warning)") }
            all[code] = tokens
        }
        return all
    }
}
