import Foundation
public import Neighbourhood
import Storage

extension Workplace {
    /// What happened in the twelve whole months that are over, by area, by theme and by month, as far as it can be shown without telling of anybody.
    /// Beleid may. Whole months only: who looks today and tomorrow learns nothing of what happened between.
    public func figures(for viewer: Viewer) async throws -> Figures {
        try Access.allow(viewer, .seeFigures)
        let areas = try await areas(of: viewer.municipality).filter { $0.code.kind == .neighbourhood }.map(\.code.text)
        let (rows, smallest, today) = try await read(as: viewer) { connection in
            let months = Figures.months(before: connection.today)
            return (
                try connection.countedRows(from: months.first[0].start, until: months.end.start, for: viewer),
                try connection.smallestGroup(in: viewer.municipality), connection.today
            )
        }
        let occurrences = rows.map { row in occurrence(row, in: viewer.municipality) }
        let months = Figures.months(before: today)
        // Every theme there is: a line that comes and goes would tell that somebody asked.
        let themes = matches.themes(in: viewer.municipality)
        let groups: [(Breakdown, [String])] = [
            (.month, months.first.map { String($0.description.prefix(7)) }), (.area, areas + [""]), (.theme, themes + [""]),
        ]
        return Figures(
            first: months.first[0], last: months.end.adding(days: -1), smallest: smallest,
            tables: groups.map { FigureTable($0, groups: $1, of: occurrences, smallest: smallest) })
    }

    /// How small a group figures may tell of, from a day on. Administrators may.
    ///
    /// - Throws: `Problem.proofNeeded`; `Problem.invalid` on `size` below 5 or above 100, on `from` for a day before today.
    public func setSmallestGroup(_ size: Int, from day: CalendarDate, by viewer: Viewer, request: RequestMark = .none) async throws {
        try Access.allow(viewer, .setSmallestGroup)
        try await perform(by: viewer, request: request) { connection in
            guard (5...100).contains(size) else { throw Problem.invalid([FieldError("size", .outsideRange(5, 100))]) }
            guard day >= connection.today else { throw Problem.invalid([FieldError("from", .beforeToday)]) }
            try connection.setSmallestGroup(size, from: day, in: viewer.municipality)
            return Done((), Event(.setSmallestGroup, Thing(.municipality, viewer.municipality.text)))
        }
    }

    private func occurrence(_ row: CountedRow, in municipality: MunicipalityCode) -> Occurrence {
        let waited = row.askedAt.map { CalendarDate(row.at).daysSince1970 - CalendarDate($0).daysSince1970 }
        let theme =
            switch row.about {
            case .words(let words): matches.theme(of: words, as: row.measure == .offers ? .offer : .ask, in: municipality)
            case .theme(let theme): theme
            }
        return Occurrence(
            row.measure, area: row.area, theme: theme, on: CalendarDate(row.at), waited: waited)
    }
}
