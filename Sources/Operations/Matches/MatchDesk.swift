public import Language
import Logging
public import Matching
import Neighbourhood
public import Storage

/// Where offers and asks meet: keeps the match book in step with the databank, and answers who fits.
public final class MatchDesk: Sendable {
    public let book: MatchBook
    /// One reading after another: of two changes the later is also the last that the match book hears.
    private let turns = Turns()
    private let unread = Unread()

    public init(linguist: Linguist) throws {
        book = try MatchBook(linguist: linguist)
    }

    /// A desk that knows everything that is open today. The databank is read while the linguist is being made: both take their time at the start.
    public static func open(_ driver: any Driver, linguist: @escaping @Sendable () throws -> Linguist) async throws -> MatchDesk {
        async let open = everythingOpen(in: driver)
        let desk = try MatchDesk(linguist: linguist())
        try await desk.take(open)
        return desk
    }

    /// Reads everything that is open today into the match book anew: each new day, because a pause may have ended. What is done meanwhile is read
    /// after it, so that nothing older is put over it.
    ///
    /// - Throws: what the databank throws; the match book then stays as it was.
    public func rebuild(from driver: any Driver) async throws {
        try await turns.take { try await self.take(Self.everythingOpen(in: driver)) }
    }

    private func take(_ open: (entries: [Entry], words: [MunicipalityCode: LocalWords])) {
        book.replaceAll(open.entries, own: open.words.mapValues { OwnWords($0, besides: book.linguist.vocabulary) })
    }

    private static func everythingOpen(in driver: any Driver) async throws -> (entries: [Entry], words: [MunicipalityCode: LocalWords]) {
        try await driver.read(in: nil) { connection in
            let entries = try (connection.offersToIndex(in: nil) + connection.asksToIndex(in: nil)).map(Entry.init)
            let words = try connection.municipalitiesWithOwnWords().map { ($0, try connection.localWords(in: $0)) }
            return (entries, Dictionary(uniqueKeysWithValues: words))
        }
    }

    /// The best for a wish, best first, each with the sentences that say why.
    public func best(for wish: Wish, limit: Int) -> [Fitting] {
        let index = book.index
        let linguist = index.linguist(of: wish.municipality)
        return index.best(for: wish, limit: limit).map { Fitting($0, linguist: linguist) }
    }

    /// Who reads the words of this municipality, its own ones too.
    func linguist(of municipality: MunicipalityCode) -> Linguist { book.index.linguist(of: municipality) }

    /// What words are most about: the domain of a concept; nil when nothing in them says.
    func theme(of words: String, as side: Side, in municipality: MunicipalityCode) -> String? {
        let linguist = linguist(of: municipality)
        let concepts = linguist.understand(words, as: side).concepts
        return concepts.max { $0.strength < $1.strength }.map { linguist.vocabulary.concepts[$0.concept].domain }
    }

    /// All that words can be about.
    func themes(in municipality: MunicipalityCode) -> [String] {
        Set(linguist(of: municipality).vocabulary.concepts.map(\.domain)).sorted()
    }

    /// On which ground an offer is put to an ask.
    func ground(of ask: Ask, _ offer: Offer, in municipality: MunicipalityCode) -> (asked: String, offered: String)? {
        let offered = [offer.draft.title, offer.draft.words].compactMap(\.self).joined(separator: ". ")
        return book.index.ground(asked: ask.draft.words, offered: offered, in: municipality)
    }

    /// Tells the match book what a deed changed, and returns when it knows. What could not be read is kept for the next deed.
    func follow(_ events: [Event], in municipality: MunicipalityCode, driver: any Driver) async {
        let changed = events.flatMap { event in
            switch event.deed {
            case .changeWords, .correctPerson: [event.thing]
            default: [event.thing, event.with].compactMap(\.self).filter { $0.kind == .offer || $0.kind == .ask }
            }
        }
        guard !changed.isEmpty else { return }
        await unread.add(changed, in: municipality)
        await turns.take { await self.readChanges(in: municipality, driver) }
    }

    private func readChanges(in municipality: MunicipalityCode, _ driver: any Driver) async {
        let changed = await unread.take(in: municipality)
        guard !changed.isEmpty else { return }
        do {
            try await read(changed, in: municipality, driver)
        } catch {
            await unread.add(changed, in: municipality)
            logger.error("the match book missed a change", metadata: ["error": "\(type(of: error))"])
        }
    }

    private func read(_ changed: Set<Thing>, in municipality: MunicipalityCode, _ driver: any Driver) async throws {
        let (rows, words) = try await driver.read(in: municipality) { connection in
            let entries = try connection.entries(among: changed, in: municipality)
            let rows = try entries.map { ($0, try connection.toIndex($0, in: municipality)) }
            let isTaught = changed.contains { $0.kind == .municipality }
            return (rows, isTaught ? try connection.localWords(in: municipality) : nil)
        }
        if let words { book.teach(OwnWords(words, besides: book.linguist.vocabulary), to: municipality) }
        for (thing, row) in rows {
            if let row { book.put(Entry(row)) } else { book.remove(thing.id, in: municipality) }
        }
    }
}

/// Changed things that the match book has still to hear of.
private actor Unread {
    private var things: [MunicipalityCode: Set<Thing>] = [:]

    func add(_ changed: some Collection<Thing>, in municipality: MunicipalityCode) { things[municipality, default: []].formUnion(changed) }

    func take(in municipality: MunicipalityCode) -> Set<Thing> { things.removeValue(forKey: municipality) ?? [] }
}

private let logger = Logger(label: "omzien.matches")

/// A candidate with the reasons as sentences: what a worker reads, and what the API gives.
public struct Fitting: Sendable {
    public let candidate: Candidate
    /// Why it fits, in plain Dutch, heaviest first.
    public let reasons: [String]
    /// What is uncertain, as something to ask.
    public let doubts: [String]

    init(_ candidate: Candidate, linguist: Linguist) {
        self.candidate = candidate
        var reasons: [String] = []
        var doubts: [String] = []
        for reason in candidate.reasons(in: linguist) {
            switch reason {
            case .doubt, .wentBefore(well: false): doubts.append(reason.sentence)
            default: reasons.append(reason.sentence)
            }
        }
        self.reasons = reasons
        self.doubts = doubts
    }
}

extension Connection {
    /// What the index has to hear of: of somebody who was corrected all that they offer and ask; with an offer those beside it that fill up with it.
    fileprivate func entries(among changed: Set<Thing>, in municipality: MunicipalityCode) throws -> Set<Thing> {
        try changed.reduce(into: []) { entries, thing in
            switch thing.kind {
            case .person: entries.formUnion(try thingsToIndex(of: Identifier(stored: thing.id), in: municipality))
            case .offer: entries.formUnion(try [thing] + offersBeside(Identifier(stored: thing.id), in: municipality))
            case .ask: entries.insert(thing)
            default: break
            }
        }
    }

    fileprivate func toIndex(_ thing: Thing, in municipality: MunicipalityCode) throws -> IndexRow? {
        switch thing.kind {
        case .offer: try offerToIndex(Identifier(stored: thing.id), in: municipality)
        case .ask: try askToIndex(Identifier(stored: thing.id), in: municipality)
        default: nil
        }
    }
}

extension Entry {
    init(_ row: IndexRow) {
        let kind: Entry.Kind =
            switch row.offerKind {
            case .resident: .resident
            case .activity: .activity
            case .service: .service
            case nil: .ask
            }
        self.init(
            key: row.id, municipality: row.municipality, kind: kind, title: row.title, words: row.words, place: row.place, range: row.range,
            forms: row.forms, nearness: row.nearness, areaCode: row.area?.text, availability: row.weekly, languages: row.languages,
            role: row.role?.rawValue ?? "", vog: row.hasVog, running: row.running, atOnce: row.atOnce, confirmed: row.confirmedOn,
            lastAsked: row.askedLastAt, askedThisYear: row.askedThisYear, party: row.party)
    }
}
