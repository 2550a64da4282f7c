/// What somebody heard in an informal talk, without whom: what plays in a neighbourhood.
public struct TalkNote: Sendable, Equatable, Identifiable {
    public typealias ID = Identifier<TalkNote>

    public let id: ID
    public let area: AreaCode
    public let words: String
    /// A domain of the vocabulary that the words are about; nil when they tell of none.
    public let theme: String?
    public let notedOn: CalendarDate

    public init(id: ID, area: AreaCode, words: String, theme: String?, notedOn: CalendarDate) {
        self.id = id
        self.area = area
        self.words = words
        self.theme = theme
        self.notedOn = notedOn
    }

    /// - Parameters:
    ///   - found: what in the words could tell who it is about.
    ///   - namesNobody: who wrote it says that a word with a capital is no name of a person.
    public static func faults(in words: String, found: [OutsideCheck.Finding], namesNobody: Bool) -> [FieldError] {
        let faults = Words.faults(in: words, field: "words", limit: 400, required: true)
        guard faults.isEmpty else { return faults }
        if found.contains(where: { $0.kind == .number }) { return [FieldError("words", .tellsOfSomebody)] }
        return !namesNobody && found.contains { $0.kind == .name } ? [FieldError("words", .mayNameSomebody)] : []
    }
}
