extension SQL {
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
