/// How somebody would like to hear from us, beside the way of reaching them that stands with the person.
public struct ChannelWish: Sendable, Equatable {
    /// The language of messages and letters; nil for the first that they speak and we write.
    public var language: SpokenLanguage?
    /// Their own hours, within the usual ones.
    public var hours: SendingHours
    /// Kinds of messages that they want no more.
    public var refused: Set<MessageKind>

    public static let none = ChannelWish()

    public init(language: SpokenLanguage? = nil, hours: SendingHours = .usual, refused: Set<MessageKind> = []) {
        self.language = language
        self.hours = hours
        self.refused = refused
    }

    /// By which channel a message of this kind reaches somebody: by voice, when they want no more of these.
    ///
    /// - Parameter carried: what this installation can send by.
    public func channel(of kind: MessageKind, to person: PersonFacts, carried: Set<Channel>) -> Channel {
        refused.contains(kind) ? .call : person.channel(carried: carried)
    }

    /// In which of our languages somebody is written to. Dutch when we write none of theirs.
    public func language(of speaker: PersonFacts, among written: [String]) -> String {
        ([language].compactMap(\.self) + speaker.languages).map(\.code).first(where: written.contains) ?? "nl"
    }
}

extension PersonFacts {
    /// By which channel something reaches this person: the one they chose, or where that cannot be the other that buzzes in their pocket. Whoever wants to
    /// be rung is rung; who has no telephone either gets a letter.
    ///
    /// - Parameter carried: what this installation can send by.
    public func channel(carried: Set<Channel>) -> Channel {
        let ways: [Channel] =
            switch reach {
            case .mail: [.mail, .sms]
            case .sms: [.sms, .mail]
            case .letter: [.letter]
            case .phone, .desk: phone == nil ? [.letter] : []
            case .via: []
            }
        return ways.first { carried.contains($0) && hasWay($0) } ?? .call
    }

    private func hasWay(_ channel: Channel) -> Bool {
        switch channel {
        case .mail: mail != nil
        case .sms: phone?.isMobile ?? false
        case .letter: street != nil && houseNumber != nil && postcode != nil
        case .call: true
        }
    }
}

extension PhoneNumber {
    /// Takes text messages: 06, and what is of another country, of which we cannot tell.
    public var isMobile: Bool { text.hasPrefix("06") || text.hasPrefix("+") }

    /// As ITU-T E.164 writes it: "+31612345678".
    public var international: String { text.hasPrefix("0") ? "+31" + text.dropFirst() : text }
}
