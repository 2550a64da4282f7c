public import Foundation
public import Neighbourhood
public import Storage

/// A row of a list as it is looked through: what it would become, beside whom it looks like.
public struct ListRowView: Sendable {
    public let row: ListRow
    /// As it would be written down; nil when the file is gone.
    public let facts: PersonFacts?
    public let offer: OfferDraft?
    public let remark: String?
    public let faults: [ListFault]
    /// Whoever it looks like, as far as the viewer may see them.
    public let candidate: Person?
    /// Whether the viewer may fill in what is known of the candidate.
    public let mayFill: Bool
    /// What the earlier row of the same file says, that it looks like.
    public let twin: PersonFacts?
    public let likeness: Likeness
    /// Who it became, by name.
    public let name: String?
}

/// A list with one page of its rows.
public struct ListView: Sendable {
    public let list: ListImport
    public let counts: ListCounts
    /// Nil when the file is gone.
    public let choice: ColumnChoice?
    public let selection: RowSelection
    public let rows: [ListRowView]
    /// Of each page the line before its first.
    public let pages: [Int]
    public let page: Int
}

extension Connection {
    /// How many rows stand on a page.
    static var rowsOnPage: Int { 25 }

    /// One page of a list. Throws `Problem.notFound(.list)`, `Problem.notAllowed`.
    public func listView(_ id: ListImport.ID, _ selection: RowSelection, page: Int, for viewer: Viewer) throws -> ListView {
        let list = try list(id, for: viewer)
        let choice: ColumnChoice? = try ListCoding.value(headings(of: id, in: viewer.municipality))
        let pages = try pageStarts(of: id, selection, size: Self.rowsOnPage, in: viewer.municipality)
        let number = min(max(0, page), max(0, pages.count - 1))
        let kept =
            pages.isEmpty
            ? [] : try rows(of: id, selection, after: pages[number], limit: Self.rowsOnPage, in: viewer.municipality)
        let views = list.state == .columns ? [] : try views(of: kept, choice, list: id, for: viewer)
        return ListView(
            list: list, counts: try counts(of: id, in: viewer.municipality), choice: choice, selection: selection, rows: views, pages: pages,
            page: number)
    }

    private func views(of kept: [KeptRow], _ choice: ColumnChoice?, list: ListImport.ID, for viewer: Viewer) throws -> [ListRowView] {
        let people = try recognised(Array(Set(kept.flatMap { [$0.row.candidate, $0.row.person].compactMap(\.self) })), for: viewer)
        let lines = Array(Set(kept.compactMap(\.row.twin)))
        let twins = try rows(of: list, lines: lines, in: viewer.municipality)
        let read: (KeptRow) throws -> (draft: PersonRow, key: String, faults: [ListFault])? = { [today] kept in
            guard let choice, let cells: KeptCells = try ListCoding.value(kept.cells) else { return nil }
            return ListJudge.read(cells, choice, today: today)
        }
        let drafts = try Dictionary(uniqueKeysWithValues: twins.map { ($0.row.line, try read($0)?.draft.facts) })
        return try kept.map { kept in
            let own = try read(kept)
            let candidate = kept.row.candidate.flatMap { people[$0] }
            let twin = kept.row.twin.flatMap { drafts[$0] ?? nil }
            let other = candidate.map { Features($0.facts) } ?? twin.map { Features($0) }
            let likeness = own.flatMap { own in other.map { Features(own.draft.facts).likeness(to: $0) } } ?? []
            return ListRowView(
                row: kept.row, facts: own?.draft.facts, offer: own?.draft.offer, remark: own?.draft.remark, faults: own?.faults ?? [],
                candidate: candidate, mayFill: candidate.map { Access.allows(viewer, .correctPerson, $0.ties()) } ?? true, twin: twin,
                likeness: likeness, name: kept.row.person.flatMap { people[$0]?.facts.name })
        }
    }

    /// The rows that did not come in, with the headings of the file and why, for a spreadsheet: to mend, and to bring again.
    ///
    /// - Throws: `Problem.outOfOrder(.fileGone)` after a week.
    public func leftOut(of id: ListImport.ID, for viewer: Viewer) throws -> Data {
        _ = try list(id, for: viewer)
        let choice = try choice(of: id, in: viewer.municipality)
        let rows = try rows(of: id, .leftOut, limit: ListImport.longest, in: viewer.municipality)
        let lines = try rows.compactMap { kept -> [String]? in
            guard let cells: KeptCells = try ListCoding.value(kept.cells) else { return nil }
            let faults = ListJudge.read(cells, choice, today: today).faults
            let why: String =
                switch kept.row.outcome {
                case .skipped: "Niet ingelezen: zo gekozen."
                case .open: "Niet ingelezen: nog niet gekozen wie dit is."
                default: faults.map { fault in (fault.heading.map { $0 + ": " } ?? "") + fault.sentence }.joined(separator: " ")
                }
            let padded = cells.cells + Array(repeating: "", count: max(0, choice.header.count - cells.cells.count))
            return Array(padded.prefix(choice.header.count)) + [why]
        }
        return CSV.file([choice.header + ["Waarom niet ingelezen"]] + lines, separator: ";")
    }
}
