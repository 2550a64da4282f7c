/// What somebody signed in with, no closer than they need to know it again: "Firefox op een Android-telefoon". What the browser said beyond this is
/// not kept, because it would tell people apart.
public struct Device: Hashable, Sendable {
    public enum Browser: String, Sendable, CaseIterable {
        case firefox, edge, samsung, opera, chrome, safari, other
    }

    public enum Kind: String, Sendable, CaseIterable {
        case androidPhone = "android-phone"
        case androidTablet = "android-tablet"
        case iPhone = "iphone"
        case iPad = "ipad"
        case mac, windows, chromebook, linux, other
    }

    public let browser: Browser
    public let kind: Kind

    public static let unknown = Device(browser: .other, kind: .other)

    public init(browser: Browser, kind: Kind) {
        self.browser = browser
        self.kind = kind
    }

    /// From what a browser says of itself (RFC 9110, 10.1.5). Most claim to be several others as well, so the order matters.
    public init(userAgent: String) {
        browser = Self.browsers.first { userAgent.contains($0.mark) }?.browser ?? .other
        kind = Self.kind(userAgent)
    }

    private static let browsers: [(mark: String, browser: Browser)] = [
        ("Firefox/", .firefox), ("FxiOS/", .firefox), ("Edg", .edge), ("SamsungBrowser/", .samsung), ("OPR/", .opera), ("Chrome/", .chrome),
        ("CriOS/", .chrome), ("Safari/", .safari),
    ]

    private static func kind(_ text: String) -> Kind {
        if text.contains("Android") { return text.contains("Mobile") ? .androidPhone : .androidTablet }
        let marks: [(String, Kind)] = [
            ("iPhone", .iPhone), ("iPad", .iPad), ("Macintosh", .mac), ("Windows", .windows), ("CrOS", .chromebook), ("Linux", .linux),
        ]
        return marks.first { text.contains($0.0) }?.1 ?? .other
    }

    /// "firefox/android-phone", as the databank keeps it.
    public var text: String { browser.rawValue + "/" + kind.rawValue }

    public init(stored text: String) {
        let parts = text.split(separator: "/", maxSplits: 1).map(String.init)
        browser = parts.first.flatMap(Browser.init) ?? .other
        kind = parts.dropFirst().first.flatMap(Kind.init) ?? .other
    }
}
