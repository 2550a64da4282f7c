public import Neighbourhood

extension Connection {
    /// Lines for the asks that a match gave, in the same order, a query for each sixty; what is gone in the meantime, and what the viewer may not see, is
    /// left out.
    public func askLines(_ ids: [String], for viewer: Viewer) throws -> [AskLine] {
        try Access.allowSomewhere(viewer, .lookAtAsk)
        return try found(
            ids, in: viewer.municipality, AskLine.select + " WHERE ask.municipality = $1 AND person.frozen_at IS NULL AND ask.id IN",
            sight: { .asks(viewer, .lookAtAsk, from: $0) }, id: \.id.text, decode: AskLine.init(row:))
    }
}
