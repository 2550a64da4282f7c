import Neighbourhood

extension Connection {
    /// What has these ids, in the same order; what is gone is left out. One query for every `SQL.longestList` of them.
    ///
    /// - Parameters:
    ///   - query: takes `$1` for the municipality and ends with the column of the ids and `IN`.
    ///   - sight: from the number of the first free parameter on, what the viewer may see of it; everything when it is left out.
    func found<Found>(
        _ ids: [String], in municipality: MunicipalityCode, _ query: SQL, sight: (Int) -> SightClause = { .everything(from: $0) },
        id: (Found) -> String, decode: (inout Row) throws -> Found
    ) throws -> [Found] {
        let portions = stride(from: 0, to: ids.count, by: SQL.longestList).map { ids[$0..<min(ids.count, $0 + SQL.longestList)] }
        let found = try portions.flatMap { portion in
            let seen = sight(portion.count + 2)
            return try rows(
                query + " (" + .placeholders(from: 2, count: portion.count) + ")" + seen.sql,
                [municipality] + portion.map { $0 as any SQLBindable } + seen.values, decode: decode)
        }
        let byID = Dictionary(uniqueKeysWithValues: found.map { (id($0), $0) })
        return ids.compactMap { byID[$0] }
    }
}

extension SQL {
    /// How many values one list in a query holds; longer ones are read in portions.
    static let longestList = 60

    /// `$2, $3, $4` for `count` values from number `first` on. At most 64; longer lists are read in portions.
    static func placeholders(from first: Int, count: Int) -> SQL {
        precondition(first + count - 1 < numbered.count, "too many values for one list")
        var list: SQL = ""
        for number in first..<first + count {
            if number > first { list += ", " }
            list += numbered[number]
        }
        return list
    }

    private static let numbered: [SQL] = [
        "", "$1", "$2", "$3", "$4", "$5", "$6", "$7", "$8", "$9", "$10", "$11", "$12", "$13", "$14", "$15", "$16", "$17", "$18", "$19", "$20", "$21",
        "$22", "$23", "$24", "$25", "$26", "$27", "$28", "$29", "$30", "$31", "$32", "$33", "$34", "$35", "$36", "$37", "$38", "$39", "$40", "$41",
        "$42", "$43", "$44", "$45", "$46", "$47", "$48", "$49", "$50", "$51", "$52", "$53", "$54", "$55", "$56", "$57", "$58", "$59", "$60", "$61",
        "$62", "$63", "$64",
    ]
}
