import ArgumentParser
import Integrations
import Neighbourhood
import Operations
import Website

struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Start de site.", discussion: "Brengt eerst de databank bij. Stop met Ctrl-C: wat bezig is, wordt afgemaakt.")

    @OptionGroup var databank: DatabankOptions
    @OptionGroup var municipality: MunicipalityOptions
    @OptionGroup var serving: ServingOptions

    func run() async throws {
        let settings = try Serving(databank, municipality, serving)
        try settings.requireTLS()
        try await Databank.useMigrated(settings.address) { driver in
            if let home = settings.home { _ = try await Databank.municipality(home, in: driver) }
            let workplace = try await Databank.workplace(driver)
            try await settings.serve(workplace, isDemo: false) { base in Printer.say("Omzien draait op \(base)") }
        }
    }
}

/// The settings of a site that is about to start.
struct Serving: Sendable {
    let address: DatabankAddress
    let home: MunicipalityCode?
    private let host: String
    private let port: Int
    private let baseURL: String?
    private let trustedProxies: [String]
    private let post: (any Post)?
    private let smsReplySecret: String?
    private let line: LineSettings

    init(_ databank: DatabankOptions, _ municipality: MunicipalityOptions, _ serving: ServingOptions) throws {
        var read:
            (
                address: DatabankAddress?, home: MunicipalityCode?, listening: (host: String, port: Int)?, baseURL: String?, proxies: [String],
                line: LineSettings?
            ) = (nil, nil, nil, nil, [], nil)
        try Environment.gather(
            { read.address = try databank.address() }, { read.home = try municipality.code() }, { read.listening = try serving.listening() },
            { read.baseURL = try serving.address() }, { read.proxies = try serving.trustedProxies() }, { read.line = try LineSettings() })
        address = try read.address ?? databank.address()
        home = read.home
        (host, port) = try read.listening ?? serving.listening()
        baseURL = read.baseURL
        trustedProxies = read.proxies
        line = try read.line ?? LineSettings()
        _ = try MasterKeySetting.read(address)
        post = try PostSettings.read()
        smsReplySecret = try PostSettings.smsReplySecret()
        if line.certificate != nil, let baseURL, !baseURL.hasPrefix("https://") {
            throw Problem.setting(name: "OMZIEN_BASE_URL", advice: "Er is een certificaat. Begin het adres met https://.")
        }
    }

    /// Real people's cookies go over TLS, or do not leave this machine.
    func requireTLS() throws {
        guard line.certificate == nil, !(baseURL ?? "http:").hasPrefix("https://"), !["127.0.0.1", "::1", "localhost"].contains(host) else { return }
        throw Problem.setting(
            name: "OMZIEN_BASE_URL",
            advice:
                "Zonder https kan iedereen op het net meelezen. Geef een certificaat (OMZIEN_TLS_CERTIFICATE en OMZIEN_TLS_KEY), of zet een proxy met TLS voor de site en geef het adres: https://omzien.wilgenoord.nl."
        )
    }

    /// - Parameter started: called with the address to open, when the first request can come.
    func serve(_ workplace: Workplace, isDemo: Bool, home: MunicipalityCode? = nil, started: @escaping @Sendable (String) async -> Void) async throws
    {
        var site = SiteSettings(
            baseURL: baseURL ?? local(port), isDemo: isDemo, home: self.home ?? home, trustedProxies: trustedProxies, post: post,
            smsReplySecret: smsReplySecret,
            broker: try SignInSettings.broker(baseURL: baseURL ?? local(port)))
        if let most = line.peopleEachHour { site.peopleEachHour = most }
        site.calendars = FeedFetcher()
        site.tokens = try StyleSettings.read()
        do {
            try await Site.run(workplace: workplace, settings: site, at: line.listening(host: host, port: port)) { port in
                await started(baseURL ?? local(port))
            }
        } catch let error where !(error is Problem) && "\(error)".contains("bind") {
            throw Problem.setting(
                name: "PORT",
                advice: "Op \(host):\(port) kan niet worden geluisterd; misschien draait daar al iets. Kies een andere poort, zoals PORT=8081.")
        }
    }

    /// 0.0.0.0 is everywhere; a browser on this machine finds it at 127.0.0.1.
    private func local(_ port: Int) -> String {
        let name = host == "0.0.0.0" || host == "::" ? "127.0.0.1" : host
        return "\(line.certificate == nil ? "http" : "https")://\(name.contains(":") ? "[\(name)]" : name):\(port)"
    }
}
