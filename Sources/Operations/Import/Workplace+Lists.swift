public import Foundation
public import Neighbourhood
import Storage

extension Workplace {
    /// Keeps a list that a worker brings, sealed, to be understood and looked through. Who brokers may. Nobody on it is known by it yet.
    ///
    /// - Parameter submission: the form's token; the same form sent twice brings one list.
    /// - Returns: what is wrong with the file as a whole, when it cannot be read.
    /// - Throws: `Problem.invalid` for what was not said of it, `Problem.tooLarge`, `Problem.notAllowed`.
    public func bring(
        _ draft: ListDraft, file: Data, submission: String, by viewer: Viewer, request: RequestMark = .none
    ) async throws -> Result<ListImport.ID, FileFault> {
        try Access.allowSomewhere(viewer, .bringList)
        guard file.count <= ListImport.largestFile else { throw Problem.tooLarge(limit: ListImport.largestFile) }
        let faults = draft.faults()
        guard faults.isEmpty else { throw Problem.invalid(faults) }
        let sheet: Sheet
        switch try Sheet.read(file) {
        case .failure(let fault): return .failure(fault)
        case .success(let read): sheet = read
        }
        guard !sheet.rows.isEmpty else { return .failure(.empty) }
        guard sheet.rows.count <= ListImport.longest else { return .failure(.tooLong(limit: ListImport.longest)) }
        let headings = try ListCoding.text(ColumnChoice(guessing: sheet.header, for: .people, examples: sheet.examples))
        let cells = try sheet.rows.map { (line: $0.line, text: try ListCoding.text(KeptCells($0))) }
        return .success(
            try await perform(by: viewer, request: request) { connection in
                if let earlier: ListImport.ID = try connection.made(by: submission, in: viewer.municipality) { return Done(earlier) }
                let list = ListImport(
                    id: connection.freshID(), broughtBy: viewer.person, broughtAt: connection.now, draft: draft, state: .columns, rows: cells.count)
                try connection.insert(list, headings: headings, cells: cells, in: viewer.municipality)
                try connection.keepSubmission(submission, result: list.id.text, in: viewer.municipality)
                return Done(list.id, Event(.bringList, Thing(.list, list.id.text)))
            })
    }

    /// Keeps what each column means, and judges every row by it. Choices of before are let go: the rows may be others now. Who sees the list may.
    ///
    /// - Parameter names: ours for each column, in order; nil for what is left alone.
    /// - Throws: `Problem.invalid` with a field `column-3` for each that cannot be; `Problem.outOfOrder` once rows were taken in.
    public func understand(
        _ id: ListImport.ID, columns names: [String?], by viewer: Viewer, request: RequestMark = .none
    ) async throws {
        try await perform(by: viewer, request: request) { connection in
            let list = try connection.list(id, for: viewer)
            guard list.state == .columns || list.state == .checked else { throw Problem.outOfOrder(.listTaken) }
            var choice = try connection.choice(of: id, in: viewer.municipality)
            choice.choose(names, for: .people)
            let faults = choice.faults(for: .people)
            guard faults.isEmpty else { throw Problem.invalid(faults) }
            try connection.keep(headings: ListCoding.text(choice), of: id, in: viewer.municipality)
            var judge = ListJudge(
                choice: choice, today: connection.today, known: Acquaintances(try connection.acquaintances(in: viewer.municipality)))
            for kept in try connection.rows(of: id, limit: ListImport.longest, in: viewer.municipality) {
                guard let cells: KeptCells = try ListCoding.value(kept.cells) else { continue }
                try connection.keep(verdict: judge.judge(cells, line: kept.row.line), of: id, in: viewer.municipality)
            }
            return Done(())
        }
    }

    /// Keeps what a worker said of rows that may be somebody who is known. Who sees the list may; what was taken in stays as it is.
    ///
    /// - Parameter choices: by line; nil takes a choice back.
    public func choose(
        _ choices: [Int: ListRow.Choice?], in id: ListImport.ID, by viewer: Viewer, request: RequestMark = .none
    ) async throws {
        try await perform(by: viewer, request: request) { connection in
            let list = try connection.list(id, for: viewer)
            guard [.checked, .taking, .taken].contains(list.state) else { throw Problem.outOfOrder(.listTaken) }
            for (line, choice) in choices { try connection.keep(choice: choice, ofLine: line, of: id, in: viewer.municipality) }
            return Done(())
        }
    }

    /// Takes a list away that was not taken in. Who sees it may.
    ///
    /// - Throws: `Problem.outOfOrder` once rows were taken in: then it can be undone.
    public func discard(_ id: ListImport.ID, by viewer: Viewer, request: RequestMark = .none) async throws {
        try await perform(by: viewer, request: request) { connection in
            let list = try connection.list(id, for: viewer)
            guard list.state == .columns || list.state == .checked else { throw Problem.outOfOrder(.listTaken) }
            try connection.remove(list: id, in: viewer.municipality)
            return Done((), Event(.undoList, Thing(.list, id.text)))
        }
    }
}

extension Sheet {
    /// The table in a file as people hand it over.
    ///
    /// - Throws: `Problem.tooLarge`.
    static func read(_ file: Data) throws(Problem) -> Result<Sheet, FileFault> {
        if Spreadsheet.isLikely(file) { return Spreadsheet.sheet(in: file) }
        switch try FileText.read(file) {
        case .failure(let fault): return .failure(fault)
        case .success(let text):
            guard text.text.contains(where: { !$0.isWhitespace }) else { return .failure(.empty) }
            guard let sheet = Sheet(text.text, isCutOff: text.isCutOff) else { return .failure(.noHeader) }
            return sheet.header.count > widest ? .failure(.tooWide(limit: widest)) : .success(sheet)
        }
    }

    /// Of each column the first three values that are there and differ.
    var examples: [[String]] {
        header.indices.map { place in
            var values: [String] = []
            for row in rows where values.count < 3 && row.cells.indices.contains(place) {
                let value = Words.tidied(String(row.cells[place].prefix(60)))
                if let value, !values.contains(value) { values.append(value) }
            }
            return values
        }
    }
}
