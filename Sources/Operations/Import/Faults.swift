public import Neighbourhood

/// What is wrong with a file as a whole; nothing of it is imported.
public enum FileFault: Error, Sendable, Equatable {
    case empty
    /// A spreadsheet that is not xlsx, is locked or damaged, or unpacks to more than it may.
    case spreadsheet
    case notText
    case noHeader
    /// More columns than anybody can look through.
    case tooWide(limit: Int)
    /// More rows than one list may have.
    case tooLong(limit: Int)
    /// Columns without which no row can be understood, each with the names that would do.
    case missingColumns([[String]])
}

/// What is wrong with one row; the others go on.
public enum RowFault: Error, Sendable, Equatable {
    /// One column cannot be used.
    case column(FieldError)
    /// A quote is opened and never closed, so everything after it was swallowed.
    case unclosedQuote
    case strayQuote
    case cellCount(found: Int, expected: Int)
    /// The file stops in the middle of this row.
    case cutOff
    case notJSON
    case notAnObject
    /// The key names nobody in the databank, and nobody in this file.
    case nobodyWithKey(column: String, key: String)
    /// The choices that stand for this column.
    case notOneOf(column: String, value: String, choices: [String])
}
