/// How help takes shape. It decides whether distance counts: a telephone call reaches everywhere.
public struct HelpForms: OptionSet, Hashable, Sendable, Codable {
    public let rawValue: UInt8

    public init(rawValue: UInt8) { self.rawValue = rawValue & 0x1F }

    /// At the home of who asks.
    public static let atHome = HelpForms(rawValue: 1)
    /// Out of doors together.
    public static let outTogether = HelpForms(rawValue: 2)
    /// By telephone or video.
    public static let byPhone = HelpForms(rawValue: 4)
    /// At the home of who offers.
    public static let atMine = HelpForms(rawValue: 8)
    /// In a community centre or other public place.
    public static let inHouse = HelpForms(rawValue: 16)

    public static let names: [(String, HelpForms)] = [
        ("at-home", .atHome), ("out-together", .outTogether), ("by-phone", .byPhone), ("at-mine", .atMine), ("in-house", .inHouse),
    ]

    public init?(names: some Sequence<String>) {
        var forms: HelpForms = []
        for name in names {
            guard let (_, form) = Self.names.first(where: { $0.0 == name }) else { return nil }
            forms.insert(form)
        }
        self = forms
    }

    public var names: [String] { Self.names.filter { contains($0.1) }.map(\.0) }
}
