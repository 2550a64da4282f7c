import Crypto
import Foundation
import HTTPTypes
import Hummingbird
import Language
import Neighbourhood

/// What a browser shows when it has no connection: whom to ring, and a way to try again. It is kept on the device, so nobody's name is on it.
struct OfflinePage: Page {
    let neighbourhood: KnownNeighbourhood

    var title: String { plain("offline.title") }

    /// The link leads to where somebody was going: the address above this page is still that one.
    var main: HTML {
        """
        <div class="calm"><h1>\(say("offline.title"))</h1><p class="lead">\(say("offline.lead"))</p><p class="actions">\(ButtonLink(say("offline.again"), to: "").html)</p>\
        <h2>\(say("offline.call"))</h2>\(TeamPhones(teams: neighbourhood.teams).html)</div>\(SafetyLines.full)
        """
    }
}

extension Site {
    func addOffline(to doors: Doors) {
        doors.get(Link.offline, to: .seeNeighbourhood) { request, _ in
            let municipality = municipality(of: request)
            let known = try await board.sheet(of: municipality, named: municipalityName(municipality)).neighbourhood
            return page(OfflinePage(neighbourhood: known), for: nil, in: municipality, asked: request)
        }
        doors.open(Link.offlineWorker) { request, _ in
            Response(
                status: .ok, headers: [.contentType: "text/javascript; charset=utf-8", .cacheControl: "no-cache"],
                body: .init(byteBuffer: .init(bytes: offlineWorker(request))))
        }
        doors.open(Link.manifest) { request, _ in
            let encoder = JSONEncoder()
            encoder.keyEncodingStrategy = .convertToSnakeCase
            let manifest = try encoder.encode(WebManifest(town: municipalityName(municipality(of: request))))
            return Response(
                status: .ok, headers: [.contentType: "application/manifest+json", .cacheControl: "max-age=86400"],
                body: .init(byteBuffer: .init(bytes: manifest)))
        }
    }

    /// Another version where the language or the looks of the page it keeps are others, so that browsers keep it anew.
    private func offlineWorker(_ request: Request) -> [UInt8] {
        let version = SHA256.hash(data: Data((tongue(of: request, for: nil).code + Asset.style.path).utf8)).prefix(6).hexadecimal
        let parts = ["VERSION": version, "PAGE": Link.offline, "STYLE": Asset.style.path, "ICON": Asset.icon.path]
        let script = parts.reduce(String(decoding: Asset.offlineWorker.bytes, as: UTF8.self)) {
            $0.replacing("\"\($1.key)\"", with: "\"\($1.value)\"")
        }
        return Array(script.replacing("omzien-VERSION", with: "omzien-" + version).utf8)
    }
}

/// What a telephone needs to put the site among its own programs (W3C, Web Application Manifest).
private struct WebManifest: Encodable {
    struct Icon: Encodable {
        let src: String
        let purpose: String
        let sizes = "any"
        let type = "image/svg+xml"
    }

    let name: String
    let shortName = "Omzien"
    let lang = "nl"
    let startUrl = "/"
    let scope = "/"
    let display = "minimal-ui"
    let backgroundColor = "#faf4e9"
    let themeColor = "#7a3b2e"
    let icons = [Icon(src: Asset.icon.path, purpose: "any"), Icon(src: Asset.square.path, purpose: "maskable")]

    init(town: String) { name = town.isEmpty ? "Omzien" : "Omzien " + town }
}
