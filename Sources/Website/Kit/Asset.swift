import Crypto
import Foundation
import Neighbourhood

/// A file that the browser keeps for ever: its address changes when it does.
struct Asset: Sendable {
    let name: String
    let type: String
    let bytes: [UInt8]
    let path: String

    private init(_ name: String, _ type: String) {
        self.name = name
        self.type = type
        bytes = name.hasSuffix(".css") ? Self.tight(Self.load(name)) : Self.load(name)
        let print = SHA256.hash(data: bytes).prefix(6).hexadecimal
        path = "/assets/\(print)/\(name)"
    }

    /// What a municipality lays over the colours of Omzien.
    init(_ tokens: StyleTokens, of municipality: MunicipalityCode) {
        name = municipality.text.lowercased() + ".css"
        type = "text/css; charset=utf-8"
        bytes = tokens.sheet
        path = "/assets/\(SHA256.hash(data: bytes).prefix(6).hexadecimal)/\(name)"
    }

    static let style = Asset("omzien.css", "text/css; charset=utf-8")
    static let icon = Asset("omzien.svg", "image/svg+xml; charset=utf-8")
    static let intake = Asset("intake.js", "text/javascript; charset=utf-8")
    static let print = Asset("print.js", "text/javascript; charset=utf-8")
    static let goOn = Asset("go-on.js", "text/javascript; charset=utf-8")
    /// What the API of the catalogue looks like (OpenAPI 3.1); it has an address of its own.
    static let catalogue = Asset("hsds-openapi.json", "application/json")
    static let square = Asset("omzien-square.svg", "image/svg+xml; charset=utf-8")
    static let offline = Asset("offline.js", "text/javascript; charset=utf-8")
    /// With names in it that are filled in when it is served, at an address of its own from which it may mind every page.
    static let offlineWorker = Asset("offline-worker.js", "text/javascript; charset=utf-8")
    /// Makes a photo small before it is sent.
    static let photo = Asset("photo.js", "text/javascript; charset=utf-8")
    static let all = [style, icon, square, intake, offline, print, photo, goOn]

    /// A style sheet without what only its writers need: comments, indentation, and spaces round marks.
    private static func tight(_ sheet: [UInt8]) -> [UInt8] {
        let text = String(decoding: sheet, as: UTF8.self).replacing(/\/\*.*?\*\//.dotMatchesNewlines(), with: "")
        let lines = text.split(whereSeparator: \.isNewline).map { $0.drop(while: \.isWhitespace) }.filter { !$0.isEmpty }
        return Array(lines.joined(separator: "\n").replacing(/([:;,]) |([{};,])\n| (?=\{)/) { $0.output.1 ?? $0.output.2 ?? "" }.utf8)
    }

    /// Where the files of this target are: in the package's bundle, beside the installed command, or where the Debian package puts them.
    static func load(_ name: String) -> [UInt8] {
        let executable = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath().deletingLastPathComponent()
        let folders = [
            executable.appendingPathComponent("omzien_Website.resources/Assets"), URL(fileURLWithPath: "/usr/share/omzien/Website/Assets"),
        ]
        for folder in folders {
            if let data = try? Data(contentsOf: folder.appendingPathComponent(name)) { return Array(data) }
        }
        guard let data = try? Data(contentsOf: Bundle.module.bundleURL.appendingPathComponent("Assets/" + name)) else {
            fatalError("the file \(name) of the website is missing; install Omzien again")
        }
        return Array(data)
    }
}
