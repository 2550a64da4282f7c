public import Neighbourhood
import Storage

extension Workplace {
    /// How many rows go in one transaction: few enough that nobody waits for a list.
    static let portion = 250

    /// Takes in what was looked through: new people, and what is new of those who are known. Who sees the list may. Rows of which nobody said who they are
    /// stay open and can be taken in later.
    ///
    /// It goes in portions, each one transaction in which a row becomes somebody and says so. When it stops halfway the list says that it is halfway, doing
    /// it again goes on where it was, and no row comes in twice.
    ///
    /// - Parameter portions: after how many it stops halfway, so that somebody who waits sees how far it is.
    /// - Returns: whether the whole list was gone through.
    /// - Throws: `Problem.outOfOrder` before the columns were understood, and once it was undone.
    @discardableResult
    public func takeIn(_ id: ListImport.ID, portions: Int = .max, by viewer: Viewer, request: RequestMark = .none) async throws -> Bool {
        try await perform(by: viewer, request: request) { connection in
            _ = try connection.list(id, for: viewer)
            let isReady = try connection.move(id, to: .taking, from: [.checked, .taking, .taken], in: viewer.municipality)
            guard isReady else { throw Problem.outOfOrder(.listTaken) }
            try connection.noteTaking(id, in: viewer.municipality)
            return Done((), Event(.bringList, Thing(.list, id.text)))
        }
        let areas = try await areas(of: viewer.municipality)
        for _ in 0..<portions {
            guard try await takePortionAnew(of: id, areas, by: viewer, request: request) else { return true }
        }
        return false
    }

    /// Of two who write the same row down at one moment PostgreSQL refuses one. Looked at again, the other's is there.
    private func takePortionAnew(of id: ListImport.ID, _ areas: [Area], by viewer: Viewer, request: RequestMark) async throws -> Bool {
        for _ in 0..<5 {
            do { return try await takePortion(of: id, areas, by: viewer, request: request) } catch let error as SQLError
                where error.kind == .duplicate
            {}
        }
        return try await takePortion(of: id, areas, by: viewer, request: request)
    }

    /// - Returns: whether there may be more.
    func takePortion(of id: ListImport.ID, _ areas: [Area], by viewer: Viewer, request: RequestMark = .none) async throws -> Bool {
        try await perform(by: viewer, request: request) { connection in
            let list = try connection.list(id, for: viewer)
            guard list.state == .taking else { return Done(false) }
            let rows = try connection.rows(of: id, .waiting, limit: Self.portion, in: viewer.municipality)
            guard !rows.isEmpty else {
                try connection.noteTaken(id, in: viewer.municipality)
                return Done(false)
            }
            var taker = try ListTaker(connection, list, areas: areas, for: viewer)
            for row in rows { try taker.take(row) }
            return Done(true, events: taker.events)
        }
    }
}
