import ArgumentParser
import Foundation
import Neighbourhood
import Operations
import Website

/// Which databank, and which municipality in it.
struct DatabankOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("Pad of postgres://-adres van de databank. Anders OMZIEN_DATABASE, en anders ./var/omzien.sqlite.", valueName: "adres"))
    var database: String?

    func address() throws -> DatabankAddress { try DatabankAddress(database ?? Environment["OMZIEN_DATABASE"] ?? "./var/omzien.sqlite") }
}

struct MunicipalityOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Code van de gemeente, zoals GM0363. Anders OMZIEN_MUNICIPALITY, en anders de enige gemeente in de databank.", valueName: "code"))
    var municipality: String?

    /// Nil when nothing says which.
    func code() throws -> MunicipalityCode? {
        guard let text = municipality ?? Environment["OMZIEN_MUNICIPALITY"] else { return nil }
        guard let code = MunicipalityCode(text.uppercased()) else {
            throw Problem.setting(
                name: "OMZIEN_MUNICIPALITY", advice: "‘\(text)’ is geen code van een gemeente. Een code is GM en vier cijfers, zoals GM0363.")
        }
        return code
    }
}

/// Where the site listens.
struct ServingOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Adres waarop de site luistert. Anders HOST, en anders 127.0.0.1.", valueName: "adres"))
    var host: String?

    @Option(help: ArgumentHelp("Poort waarop de site luistert; 0 kiest er een. Anders PORT, en anders 8080.", valueName: "poort"))
    var port: String?

    @Option(help: ArgumentHelp("Adres waarop bewoners de site vinden, zoals https://omzien.wilgenoord.nl. Anders OMZIEN_BASE_URL.", valueName: "url"))
    var baseURL: String?

    @Option(
        help: ArgumentHelp(
            "Adres van een proxy die voor de site staat; mag vaker. Anders OMZIEN_TRUSTED_PROXY, met komma’s ertussen.", valueName: "ip-adres"))
    var trustedProxy: [String] = []

    /// Only what a named proxy says of where a visitor comes from is believed.
    func trustedProxies() throws -> [String] {
        let named = trustedProxy.isEmpty ? (Environment["OMZIEN_TRUSTED_PROXY"] ?? "").split(separator: ",").map(String.init) : trustedProxy
        let proxies = named.map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
        if let wrong = proxies.first(where: { !SiteSettings.isNetworkAddress($0) }) {
            throw Problem.setting(
                name: "OMZIEN_TRUSTED_PROXY", advice: "‘\(wrong)’ is geen IP-adres. Geef het adres van de proxy, zoals 10.0.0.5 of 2001:db8::5.")
        }
        return proxies
    }

    func listening() throws -> (host: String, port: Int) {
        let text = port ?? Environment["PORT"] ?? "8080"
        guard let number = Int(text), (0...65_535).contains(number) else {
            throw Problem.setting(name: "PORT", advice: "‘\(text)’ is geen poort. Geef een getal van 0 tot en met 65535.")
        }
        let host = host ?? Environment["HOST"] ?? "127.0.0.1"
        guard !host.isEmpty, !host.contains(where: { $0.isWhitespace || $0 == "/" }) else {
            throw Problem.setting(name: "HOST", advice: "‘\(host)’ is geen adres. Geef een naam of een nummer, zoals 127.0.0.1 of 0.0.0.0.")
        }
        return (host, number)
    }

    /// The address as it is handed to people.
    func reachableAt() throws -> String {
        if let address = try address() { return address }
        return "http://127.0.0.1:\(try listening().port)"
    }

    /// Nil when nothing says which; then it is where the site listens.
    func address() throws -> String? {
        guard let text = baseURL ?? Environment["OMZIEN_BASE_URL"] else { return nil }
        guard let parts = URLComponents(string: text), ["http", "https"].contains(parts.scheme ?? ""), !(parts.host ?? "").isEmpty,
            parts.path.isEmpty || parts.path == "/", parts.query == nil
        else {
            throw Problem.setting(
                name: "OMZIEN_BASE_URL", advice: "‘\(text)’ is geen adres van een site. Geef het hele begin, zoals https://omzien.wilgenoord.nl.")
        }
        return text.hasSuffix("/") ? String(text.dropLast()) : text
    }
}

/// The settings of the system. An empty one counts as absent.
enum Environment {
    static subscript(name: String) -> String? {
        guard let value = ProcessInfo.processInfo.environment[name], !value.isEmpty else { return nil }
        return value
    }

    /// - Throws: `Problem.setting` with the advice when it is not there.
    static func needed(_ name: String, _ advice: String) throws -> String {
        guard let value = Self[name] else { throw Problem.setting(name: name, advice: advice) }
        return value
    }

    /// What stands in the file that a setting names.
    static func contents(_ name: String, _ path: String) throws -> String {
        guard let data = FileManager.default.contents(atPath: path), !data.isEmpty else {
            throw Problem.setting(name: name, advice: "Het bestand \(path) is er niet, is leeg, of mag niet worden gelezen.")
        }
        return String(decoding: data, as: UTF8.self)
    }

    static var all: [String: String] { ProcessInfo.processInfo.environment }

    /// How the technical log is written.
    static func logForm() throws(Problem) -> TechnicalLog.Form {
        guard let text = Environment["OMZIEN_LOG"] else { return .text }
        guard let form = TechnicalLog.Form(rawValue: text) else {
            throw .setting(name: "OMZIEN_LOG", advice: "‘\(text)’ kan niet. Kies text of json.")
        }
        return form
    }

    /// Reads several settings, so that every wrong one is named at once.
    static func gather(_ readers: (() throws -> Void)...) throws {
        var problems: [Problem] = []
        for read in readers {
            do { try read() } catch let problem as Problem { problems.append(problem) }
        }
        if !problems.isEmpty { throw SettingFaults(problems: problems) }
    }
}
