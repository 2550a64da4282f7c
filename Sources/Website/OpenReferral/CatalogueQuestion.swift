import Foundation
import Neighbourhood

/// What is asked of the catalogue in the address, under the names that the specification gives.
struct CatalogueQuestion {
    var words: [String] = []
    var page = 1
    var perPage = 50
    var isFull = false
    var isMinimal = false
    var isFullService = false
    /// One object a line, and all of them.
    var isStream = false
    var modifiedAfter: String?
    var term: String?
    var taxonomy: String?
    var organization: String?
    var parent: String?
    var isTopOnly = false
    var postcode: Postcode?
    /// In metres as the crow flies.
    var proximity: Double?

    /// What cannot be used, by its name in the address. A list of those is the answer then.
    struct Fault: Error, Sendable {
        let parameters: [String]
    }

    static let largestPage = 500

    /// - Throws: `Fault`.
    init(_ question: FormWords) throws(Fault) {
        var wrong: [String] = []
        func take<Value>(_ name: String, _ parse: (String) -> Value?) -> Value? {
            guard question.has(name), !question[name].isEmpty else { return nil }
            let value = parse(question[name])
            if value == nil { wrong.append(name) }
            return value
        }
        words = Words.foldedWords(String(question["search"].prefix(200)))
        page = take("page") { Int($0).flatMap { $0 >= 1 ? $0 : nil } } ?? page
        perPage = take("per_page") { Int($0).flatMap { (1...Self.largestPage).contains($0) ? $0 : nil } } ?? perPage
        (isFull, isMinimal) = (take("full", Self.flag) ?? false, take("minimal", Self.flag) ?? false)
        (isFullService, isTopOnly) = (take("full_service", Self.flag) ?? false, take("top_only", Self.flag) ?? false)
        isStream = take("format") { ["json": false, "ndjson": true][$0.lowercased()] } ?? false
        modifiedAfter = take("modified_after", Self.moment)
        (term, taxonomy) = (take("taxonomy_term_id", Self.id), take("taxonomy_id", Self.id))
        (organization, parent) = (take("organization_id", Self.id), take("parent_id", Self.id))
        postcode = take("postcode") { Postcode($0) }
        proximity = take("proximity") { Double($0).flatMap { (0...1_000_000).contains($0) ? $0 : nil } }
        if proximity != nil, postcode == nil, !wrong.contains("postcode") { wrong.append("postcode") }
        if !wrong.isEmpty { throw Fault(parameters: wrong) }
    }

    private static func flag(_ text: String) -> Bool? { ["true": true, "false": false][text.lowercased()] }
    private static func id(_ text: String) -> String? { UUID(uuidString: text)?.uuidString.lowercased() }

    /// As the catalogue writes moments, so that texts can be compared. A day alone is its beginning.
    private static func moment(_ text: String) -> String? {
        let full = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
        let found = (try? full.parse(text)) ?? (try? Date.ISO8601FormatStyle().parse(text)) ?? CalendarDate(text)?.start
        return found?.formatted(full)
    }

    /// Whether every word that is looked for is in one of the texts.
    func finds(_ texts: String?...) -> Bool {
        guard !words.isEmpty else { return true }
        let text = Words.fold(texts.compactMap(\.self).joined(separator: " "))
        return words.allSatisfy(text.contains)
    }

    func fits(_ attributes: [HSDS.Attribute]?) -> Bool {
        let terms = (attributes ?? []).compactMap(\.taxonomyTerm)
        return (term == nil || terms.contains { $0.id.text == term }) && (taxonomy == nil || terms.contains { $0.taxonomyId.text == taxonomy })
    }

    /// One page of what was found.
    func page<Item>(of items: [Item]) -> HSDS.Page<Item> {
        let size = isMinimal ? max(1, items.count) : perPage
        let pages = (items.count + size - 1) / size
        let (start, overflow) = (page - 1).multipliedReportingOverflow(by: size)
        let contents = overflow ? [] : Array(items.dropFirst(start).prefix(size))
        return HSDS.Page(
            totalItems: items.count, totalPages: pages, pageNumber: page, size: contents.count, firstPage: page == 1, lastPage: page >= pages,
            empty: contents.isEmpty, contents: contents)
    }
}
