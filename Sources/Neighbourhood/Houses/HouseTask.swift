/// Something that needs doing in a house and that somebody may like to do: pour the coffee, keep the garden, open up.
public struct HouseTask: Sendable, Equatable, Identifiable {
    public typealias ID = Identifier<HouseTask>

    public let id: ID
    public let house: House.ID
    public var draft: HouseTaskDraft
    public var version: Int
    /// When somebody of the house last said that this still needs doing.
    public var confirmedOn: CalendarDate
    /// Nil while it needs doing.
    public var isClosed: Bool

    public init(id: ID, house: House.ID, draft: HouseTaskDraft, version: Int = 1, confirmedOn: CalendarDate, isClosed: Bool = false) {
        self.id = id
        self.house = house
        self.draft = draft
        self.version = version
        self.confirmedOn = confirmedOn
        self.isClosed = isClosed
    }
}

/// What is written down of a task.
public struct HouseTaskDraft: Sendable, Equatable {
    /// "Koffie schenken"
    public var title: String
    /// What somebody does, and what it is like to do it.
    public var words: String
    /// Empty for whenever it suits.
    public var wanted: DayParts
    public var traits: Set<TaskTrait>
    /// How many people it is for.
    public var places: Int

    public init(title: String, words: String, wanted: DayParts = .none, traits: Set<TaskTrait> = [], places: Int = 1) {
        self.title = title
        self.words = words
        self.wanted = wanted
        self.traits = traits
        self.places = places
    }

    public static let placesRange = 1...20

    /// All faults at once, in the order of the form.
    public func faults() -> [FieldError] {
        var faults = Words.faults(in: title, field: "title", limit: 80, required: true)
        faults += Words.faults(in: words, field: "words", limit: 600, required: true)
        let range = Self.placesRange
        if !range.contains(places) { faults.append(FieldError("places", .outsideRange(range.lowerBound, range.upperBound))) }
        return faults
    }
}

/// What makes a task possible for somebody who cannot do everything.
public enum TaskTrait: String, Sendable, CaseIterable {
    case seated, light
    case noStairs = "no-stairs"
    /// Few people and little noise around.
    case quiet
    /// Never alone: somebody does it beside them.
    case together
    case atHome = "at-home"

    /// What a helper said they cannot do, as what a task should then have.
    public static func needed(by conditions: Conditions) -> Set<TaskTrait> {
        Set([conditions.lightOnly ? TaskTrait.light : nil, conditions.noStairs ? .noStairs : nil].compactMap(\.self))
    }
}

/// What is known of somebody for whom a task is sought.
public struct TaskWish: Sendable, Equatable {
    /// What they love to do, in their own words.
    public var loves: String
    /// What they would rather not: "drukte, tillen".
    public var avoids: String?
    /// Empty for whenever.
    public var wanted: DayParts
    public var needs: Set<TaskTrait>

    public init(loves: String, avoids: String? = nil, wanted: DayParts = .none, needs: Set<TaskTrait> = []) {
        self.loves = loves
        self.avoids = avoids
        self.wanted = wanted
        self.needs = needs
    }

    /// From what somebody loves, offers and said about the circumstances.
    public init(loves: String?, offers: [OfferDraft]) {
        let own = offers.filter { $0.kind == .resident }
        let told = ([loves] + own.flatMap { [$0.title, $0.words] }).compactMap(\.self)
        let avoids = own.compactMap(\.conditions.words)
        self.init(
            loves: told.joined(separator: "\n"), avoids: avoids.isEmpty ? nil : avoids.joined(separator: "\n"),
            wanted: own.reduce(into: .none) { $0.formUnion($1.availability.weekly) },
            needs: own.reduce(into: []) { $0.formUnion(TaskTrait.needed(by: $1.conditions)) })
    }

    /// Everything as one text to read. What they would rather not is made into a refusal where it was only named.
    public var words: String {
        guard let avoids = Words.tidied(avoids) else { return loves }
        let refusals = avoids.split(whereSeparator: \.isNewline).flatMap { $0.split(separator: ",") }.map { Words.tidy(String($0)) }
        return ([loves] + refusals.filter { !$0.isEmpty }.map(Self.refusal)).joined(separator: ".\n")
    }

    private static func refusal(_ words: String) -> String {
        let said = Set(Words.foldedWords(words))
        return said.isDisjoint(with: ["geen", "niet", "zonder", "liever", "nooit", "no", "not"]) ? "Liever geen \(words)" : words
    }
}
