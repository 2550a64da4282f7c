import Language
public import Matching
public import Neighbourhood
public import Storage

/// A task beside somebody, with why it may fit and what is to be asked.
public struct TaskFit: Sendable {
    public let line: HouseTaskLine
    /// In plain Dutch, heaviest first; empty for a task that is only there as well.
    public let reasons: [String]
    public let doubts: [String]
    /// What is needed and does not stand with the task.
    public let lacking: [TaskTrait]
    /// Never at a time of which we know that they can.
    public let isAtAnotherTime: Bool
    public let walkingMinutes: Int?
    public let common: DayParts

    /// Whether there is something in it that they love.
    public var fits: Bool { !reasons.isEmpty }
}

extension Workplace {
    /// Which tasks fit somebody, the best first: those in which there is what they love, without what they rule out; and behind them those that are only
    /// there as well, what lacks the least first. What is at another time than is known of them, or lacks something they need, is there to be asked about:
    /// when somebody can is mostly known of other work. Says nothing of anybody; who asks read the wish.
    ///
    /// - Parameters:
    ///   - tasks: which there are; those without room are left out.
    ///   - place: where somebody lives, for the walk.
    public func fits(
        _ tasks: [HouseTaskLine], for wish: TaskWish, at place: Coordinate?, in municipality: MunicipalityCode, today: CalendarDate
    ) -> [TaskFit] {
        let open = Dictionary(tasks.filter { $0.room > 0 }.map { ($0.task.id.text, $0) }, uniquingKeysWith: { $1 })
        let linguist = matches.linguist(of: municipality)
        let book = MatchBook(linguist: linguist, weights: matches.book.index.weights)
        book.put(open.values.map { Entry($0, in: municipality) })
        let asked = Wish(
            municipality: municipality, words: wish.words, place: place, kinds: [.ask], today: today)
        let fitting = book.best(for: asked, limit: open.count).filter(\.fits).compactMap { candidate in
            open[candidate.key].map { TaskFit($0, wish, candidate, reasons: candidate.reasons(in: linguist)) }
        }.filter(\.fits)
        let named = Set(fitting.map(\.line.task.id.text))
        let refusals = linguist.understand(wish.words, as: .offer).refusals.filter { $0.degree == .excluded }
        let others = open.values.filter { line in
            !named.contains(line.task.id.text) && !refusals.rulesOut(linguist.understand(Entry(line, in: municipality).text, as: .ask))
        }
        return fitting + others.sorted { $0.task.draft.title < $1.task.draft.title }.map { TaskFit($0, wish) }.inOrderOfLack
    }

    /// Who may like a task: residents whose offer has it in it. What people love is not searched for it: that is read with one of them at the table.
    public func people(fitting line: HouseTaskLine, in municipality: MunicipalityCode, today: CalendarDate, limit: Int = 8) -> [Fitting] {
        let draft = line.task.draft
        let wish = Wish(
            municipality: municipality, words: draft.title + ". " + draft.words, place: line.place, areaCode: line.area?.text,
            kinds: [.resident], today: today)
        return matches.best(for: wish, limit: limit).filter(\.candidate.fits)
    }
}

extension [TaskFit] {
    /// What lacks the least first, and otherwise as it was.
    fileprivate var inOrderOfLack: [TaskFit] {
        enumerated().sorted { ($0.element.lack, $0.offset) < ($1.element.lack, $1.offset) }.map(\.element)
    }
}

extension [RuledOut] {
    /// Whether a text has what these refuse.
    fileprivate func rulesOut(_ text: Understanding) -> Bool {
        let (keys, concepts) = (Set(flatMap(\.keys)), Set(flatMap(\.concepts)))
        return text.tokens.contains { $0.counts && $0.features.contains { keys.contains($0.key) } }
            || text.concepts.contains { $0.strength >= 0.5 && concepts.contains($0.concept) }
    }
}

extension TaskWish {
    /// Whether a task is at a time they can; where either says nothing, it may be.
    func allows(_ parts: DayParts) -> Bool { wanted.isEmpty || parts.isEmpty || !wanted.intersection(parts).isEmpty }
}

extension TaskFit {
    /// How much is to be asked before it can be tried.
    fileprivate var lack: Int { lacking.count + (isAtAnotherTime ? 1 : 0) }

    init(_ line: HouseTaskLine, _ wish: TaskWish) {
        self.line = line
        (reasons, doubts, walkingMinutes) = ([], [], nil)
        isAtAnotherTime = !wish.allows(line.task.draft.wanted)
        lacking = line.task.draft.lacking(wish)
        common = wish.wanted.intersection(line.task.draft.wanted)
    }

    init(_ line: HouseTaskLine, _ wish: TaskWish, _ candidate: Candidate, reasons found: [Reason]) {
        self.line = line
        // How far and when stand on a line of their own.
        reasons = found.filter(\.isOfTheWork).map(\.sentence)
        doubts = candidate.uncertain.contains(.ratherNot) ? ["Er zit iets in wat deze bewoner liever niet doet. Bespreek het."] : []
        isAtAnotherTime = !wish.allows(line.task.draft.wanted)
        lacking = line.task.draft.lacking(wish)
        walkingMinutes = candidate.walkingMinutes
        common = wish.wanted.intersection(line.task.draft.wanted)
    }
}

extension Reason {
    fileprivate var isOfTheWork: Bool {
        switch self {
        case .serves, .sharesWords, .wentBefore(well: true): true
        default: false
        }
    }
}

extension HouseTaskDraft {
    fileprivate func lacking(_ wish: TaskWish) -> [TaskTrait] { TaskTrait.allCases.filter { wish.needs.contains($0) && !traits.contains($0) } }
}

extension Entry {
    /// A task asks for somebody, like an ask.
    fileprivate init(_ line: HouseTaskLine, in municipality: MunicipalityCode) {
        let draft = line.task.draft
        self.init(
            key: line.task.id.text, municipality: municipality, kind: .ask, title: draft.title, words: draft.words, place: line.place,
            areaCode: line.area?.text, availability: draft.wanted)
    }
}
