public import Foundation

extension Vocabulary {
    /// The vocabulary for others to read: a concept scheme in SKOS (W3C Recommendation, 18 August 2009), written as JSON-LD 1.1.
    ///
    /// Names are preferred labels, the note a definition. Words for it are hidden labels: some are what people say and nobody should show them. What SKOS has
    /// no word for hangs under it: how people say a need or a gift, what serves a need and how well, single words round it, and what it is not.
    ///
    /// Shape: an object with `@context` and `@graph`; the scheme comes first, then the concepts in the order of their ids. Keys are sorted, so that the
    /// same vocabulary is the same file.
    public func skos() throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(SKOSDocument(graph: [.scheme] + concepts.map { .concept(SKOSConcept($0, isTop: $0.broader.isEmpty)) }))
    }
}

private struct SKOSDocument: Encodable {
    let graph: [Node]

    enum Node: Encodable {
        case scheme
        case concept(SKOSConcept)

        func encode(to encoder: any Encoder) throws {
            switch self {
            case .scheme:
                try [
                    "@id": "vocabulary", "@type": "skos:ConceptScheme", "title": "Behoeften en gaven in een buurt",
                    "license": "https://eupl.eu/1.2/nl/",
                ].encode(to: encoder)
            case .concept(let concept): try concept.encode(to: encoder)
            }
        }
    }

    private enum CodingKeys: String, CodingKey {
        case context = "@context"
        case graph = "@graph"
    }

    func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: CodingKeys.self)
        try fields.encode(Self.context, forKey: .context)
        try fields.encode(graph, forKey: .graph)
    }

    /// A word of the context: what it stands for, and how its values are to be read.
    private struct Term: Encodable {
        let id: String
        var type: String?
        var container: String?
        var language: String?

        private enum CodingKeys: String, CodingKey {
            case id = "@id"
            case type = "@type"
            case container = "@container"
            case language = "@language"
        }
    }

    private enum ContextEntry: Encodable {
        case text(String)
        case term(Term)

        func encode(to encoder: any Encoder) throws {
            switch self {
            case .text(let text): try text.encode(to: encoder)
            case .term(let term): try term.encode(to: encoder)
            }
        }
    }

    private static let context: [String: ContextEntry] = [
        "@base": .text("urn:omzien:"), "skos": .text("http://www.w3.org/2004/02/skos/core#"), "dct": .text("http://purl.org/dc/terms/"),
        "omzien": .text("urn:omzien:terms:"), "title": .term(Term(id: "dct:title", language: "nl")),
        "license": .term(Term(id: "dct:license", type: "@id")),
        "prefLabel": .term(Term(id: "skos:prefLabel", container: "@language")),
        "hiddenLabel": .term(Term(id: "skos:hiddenLabel", container: "@language")),
        "definition": .term(Term(id: "skos:definition", language: "nl")), "inScheme": .term(Term(id: "skos:inScheme", type: "@id")),
        "topConceptOf": .term(Term(id: "skos:topConceptOf", type: "@id")), "broader": .term(Term(id: "skos:broader", type: "@id")),
        "related": .term(Term(id: "skos:related", type: "@id")), "notation": .term(Term(id: "skos:notation")),
        "asked": .term(Term(id: "omzien:asked", container: "@language")), "offered": .term(Term(id: "omzien:offered", container: "@language")),
        "field": .term(Term(id: "omzien:field", container: "@language")), "not": .term(Term(id: "omzien:not", language: "nl")),
        "servedBy": .term(Term(id: "omzien:servedBy")), "concept": .term(Term(id: "omzien:concept", type: "@id")),
        "fit": .term(Term(id: "omzien:fit")),
    ]
}

private struct SKOSConcept: Encodable {
    private struct Serving: Encodable {
        let concept: String
        let fit: Double
    }

    private let id: String
    private let notation: String
    private let prefLabel: [String: String]
    private let hiddenLabel: [String: [String]]
    private let definition: String?
    private let topConceptOf: String?
    private let broader: [String]
    private let related: [String]
    private let asked: [String: [String]]
    private let offered: [String: [String]]
    private let field: [String: [String]]
    private let not: [String]
    private let servedBy: [Serving]
    private let type = "skos:Concept"
    private let inScheme = "vocabulary"

    init(_ concept: Concept, isTop: Bool) {
        id = Self.name(concept.id)
        notation = concept.id
        prefLabel = concept.label
        hiddenLabel = concept.terms
        definition = concept.note.isEmpty ? nil : concept.note
        topConceptOf = isTop ? "vocabulary" : nil
        broader = concept.broader.map(Self.name)
        related = concept.related.map(Self.name)
        asked = concept.asked
        offered = concept.offered
        field = concept.field
        not = concept.not
        servedBy = concept.servedBy.map { Serving(concept: Self.name($0.id), fit: $0.fit) }
    }

    private static func name(_ id: String) -> String { "concept:" + id }

    private enum CodingKeys: String, CodingKey {
        case id = "@id"
        case type = "@type"
        case notation, prefLabel, hiddenLabel, definition, inScheme, topConceptOf, broader, related, asked, offered, field, not, servedBy
    }
}
