/// Our own drawings, in line with the text and hidden from screen readers: the words beside them say it.
enum Icon {
    /// Two roofs that lean together.
    static let wordmark: HTML =
        "<svg class=\"mark\" viewBox=\"0 0 32 32\" width=\"32\" height=\"32\" aria-hidden=\"true\"><path d=\"M3 17 11 8l8 9v9H3z\" class=\"roof-one\"/><path d=\"m13 17 8-9 8 9v9H13z\" class=\"roof-two\"/><circle cx=\"16\" cy=\"21\" r=\"2.6\" class=\"heart\"/></svg>"
    static let search: HTML = icon("M10.5 4a6.5 6.5 0 1 0 4 11.6l4 4 1.4-1.4-4-4A6.5 6.5 0 0 0 10.5 4Zm0 2a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9Z")
    static let check: HTML = icon("m9.5 16.2-4-4L4 13.7l5.5 5.5L20.5 8.2 19 6.7z")
    static let person: HTML = icon("M12 4a4 4 0 1 1 0 8 4 4 0 0 1 0-8Zm0 10c4.4 0 8 2.2 8 5v1H4v-1c0-2.8 3.6-5 8-5Z")
    static let activity: HTML = icon("M7 3v2H4v16h16V5h-3V3h-2v2H9V3H7Zm-1 8h12v8H6v-8Z")
    static let service: HTML = icon("M4 21V5l8-3 8 3v16h-6v-5h-4v5H4Zm4-12v2h2V9H8Zm6 0v2h2V9h-2Z")
    static let walk: HTML = icon(
        "M13 3a2 2 0 1 1 0 4 2 2 0 0 1 0-4Zm-3 6 3-1 3 3h3v2h-4l-1.500-1.500-1 3 2.500 2.500v5h-2v-4l-3-3-1.500 7H6.500L9 11l-2 1v3H5v-4l5-2Z")
    static let clock: HTML = icon("M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm1 4v5l4 2-.8 1.700L11 13V7h2Z")
    /// The world, for the choice of a language.
    static let globe: HTML = icon(
        "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm0 2c1 0 2.300 1.900 2.800 5H9.200C9.700 6.900 11 5 12 5Zm-3.300.800A14 14 0 0 0 7.200 10H5.300a7 7 0 0 1 3.400-4.200Zm6.600 0a7 7 0 0 1 3.400 4.200h-1.900a14 14 0 0 0-1.500-4.200ZM5 12h2c0 .700 0 1.400.200 2H5.300A7 7 0 0 1 5 12Zm4 0h6c0 .700 0 1.400-.200 2H9.200A15 15 0 0 1 9 12Zm8 0h2a7 7 0 0 1-.300 2h-1.900c.200-.600.200-1.300.200-2ZM7.600 16a12 12 0 0 0 1.100 2.200A7 7 0 0 1 6.300 16Zm2.100 0h4.600C13.700 17.900 12.700 19 12 19s-1.700-1.100-2.300-3Zm6.700 0h1.300a7 7 0 0 1-2.400 2.200A12 12 0 0 0 16.400 16Z"
    )
    static let bell: HTML = icon("M12 3a6 6 0 0 0-6 6v5l-2 3h16l-2-3V9a6 6 0 0 0-6-6Zm-2 15a2 2 0 0 0 4 0h-4Z")

    /// By what they stand for.
    static let all: [(name: String, drawing: HTML)] = [
        ("Omzien", wordmark), ("zoeken", search), ("gedaan", check), ("bewoner", person), ("activiteit", activity), ("organisatie", service),
        ("lopen", walk), ("wanneer", clock), ("taal", globe), ("let op", bell),
    ]

    private static func icon(_ path: String) -> HTML {
        "<svg class=\"icon\" viewBox=\"0 0 24 24\" width=\"20\" height=\"20\" aria-hidden=\"true\"><path d=\"\(path)\"/></svg>"
    }
}
