public import Foundation
public import Neighbourhood

/// The vocabulary of needs and gifts: data, not code. It lets an ask in someone's own words meet an offer in someone's own words although
/// they share none.
public struct Vocabulary: Sendable {
    /// All concepts, in the order of their ids; a concept's place in this list is its index everywhere else.
    public let concepts: [Concept]
    private let places: [String: Int]

    /// Concepts with the same id are joined: the later one adds its expressions.
    public init(_ concepts: [Concept]) {
        var joined: [String: Concept] = [:]
        for concept in concepts {
            if let earlier = joined[concept.id] { joined[concept.id] = earlier.joined(with: concept) } else { joined[concept.id] = concept }
        }
        self.concepts = joined.values.sorted { $0.id < $1.id }
        places = Dictionary(uniqueKeysWithValues: self.concepts.enumerated().map { ($1.id, $0) })
    }

    /// Reads every `.json` file in a folder; each is an array of concepts.
    ///
    /// Throws what reading or decoding throws; a half-read vocabulary is never returned.
    public init(folder: URL) throws {
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .filter { $0.pathExtension == "json" }.sorted { $0.path < $1.path }
        self.init(try files.flatMap { try JSONDecoder().decode([Concept].self, from: Data(contentsOf: $0)) })
    }

    /// The vocabulary that comes with Omzien.
    ///
    /// `Vocabulary/` holds the concepts, `Fields/` the single words of the world around them: one object a file, from concept to a string of words.
    public static func bundled() throws -> Vocabulary {
        let concepts = try Vocabulary(folder: Resources.url("Vocabulary"))
        return try concepts.adding(fields(in: Resources.url("Fields")).filter { concepts.index(of: $0.id) != nil })
    }

    private static func fields(in folder: URL) throws -> [Concept] {
        guard let files = try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil) else { return [] }
        return try files.filter { $0.pathExtension == "json" }.flatMap { file in
            try JSONDecoder().decode([String: String].self, from: Data(contentsOf: file)).map { id, words in
                Concept(id: id, label: [:], field: ["nl": words.split(separator: " ").map(String.init)])
            }
        }
    }

    /// More concepts, and more expressions for concepts that exist (same id); places may change.
    public func adding(_ more: [Concept]) -> Vocabulary { Vocabulary(concepts + more) }

    private init(inPlace concepts: [Concept]) {
        self.concepts = concepts
        places = Dictionary(uniqueKeysWithValues: concepts.enumerated().map { ($1.id, $0) })
    }

    /// A municipality's own: every concept keeps its place, and new ones come behind them, so that what was indexed by place still holds.
    func appending(_ own: [Concept]) -> Vocabulary {
        var all = concepts
        var places = places
        for concept in own {
            if let place = places[concept.id] {
                all[place] = all[place].joined(with: concept)
            } else {
                places[concept.id] = all.count
                all.append(concept)
            }
        }
        return Vocabulary(inPlace: all)
    }

    /// One expression more, as from a screen: "zo zeggen wij dat hier".
    public func adding(_ expression: String, to id: String, as side: Side?, language: String = "nl") -> Vocabulary {
        var concept = Concept(id: id, label: [:])
        switch side {
        case nil: concept.terms = [language: [expression]]
        case .ask: concept.asked = [language: [expression]]
        case .offer: concept.offered = [language: [expression]]
        }
        return adding([concept])
    }

    /// The place of a concept in `concepts`.
    public func index(of id: String) -> Int? { places[id] }

    public subscript(id: String) -> Concept? { places[id].map { concepts[$0] } }
}

extension Concept {
    fileprivate func joined(with other: Concept) -> Concept {
        var sum = self
        sum.label.merge(other.label) { _, later in later }
        if !other.note.isEmpty { sum.note = other.note }
        sum.terms.merge(other.terms) { unique($0 + $1) }
        sum.asked.merge(other.asked) { unique($0 + $1) }
        sum.offered.merge(other.offered) { unique($0 + $1) }
        sum.field.merge(other.field) { unique($0 + $1) }
        sum.servedBy = other.servedBy + servedBy.filter { mine in !other.servedBy.contains { $0.id == mine.id } }
        sum.broader = unique(broader + other.broader)
        sum.related = unique(related + other.related)
        sum.not = unique(not + other.not)
        sum.guarded = guarded || other.guarded
        return sum
    }
}

private func unique(_ list: [String]) -> [String] {
    var seen: Set<String> = []
    return list.filter { seen.insert($0).inserted }
}
