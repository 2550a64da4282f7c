public import Neighbourhood

extension Connection {
    /// Lines for the asks that a match gave, in the same order, in one query; what is gone in the meantime is left out.
    public func askLines(_ ids: [String], for viewer: Viewer) throws -> [AskLine] {
        try Access.allow(viewer, .lookAtAsk)
        guard !ids.isEmpty else { return [] }
        let ids = Array(ids.prefix(60))
        let found = try rows(
            AskLine.select + " WHERE ask.municipality = $1 AND ask.id IN (" + .placeholders(from: 2, count: ids.count) + ")",
            [viewer.municipality] + ids, decode: AskLine.init(row:))
        let byID = Dictionary(uniqueKeysWithValues: found.map { ($0.id.text, $0) })
        return ids.compactMap { byID[$0] }
    }
}
