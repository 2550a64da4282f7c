import CLibPQ
import Neighbourhood
import Storage

/// What the server, or the line to it, gave instead of an answer.
struct Failure {
    /// Five characters, as in the appendix "PostgreSQL Error Codes" of its manual; empty when the line broke before the server could say anything.
    let state: String
    /// The line is of no use any more.
    let isBreak: Bool
    /// A statement was prepared before a table changed, or somebody else threw it away. Preparing it again helps.
    let isStalePlan: Bool
    private let message: String

    init(_ result: OpaquePointer?, on connection: OpaquePointer) {
        let state = field("C", of: result)
        self.state = state
        message = field("M", of: result)
        isStalePlan = state == "26000" || (state == "0A000" && field("R", of: result) == "RevalidateCachedQuery")
        // Without a SQLSTATE the error is libpq's own. It reports a write that failed on a dead line without changing the status of the line
        // (PQgetResult, "if we had a write error"), so the status alone is not enough.
        // Anything but an error here is COPY, which the seam cannot speak: the line would wait for data that never comes.
        isBreak =
            state.isEmpty || PQstatus(connection) != CONNECTION_OK || PQresultStatus(result) != PGRES_FATAL_ERROR
            || state.hasPrefix("57P0") || (state.hasPrefix("08") && state != wrongNumberOfParameters)
    }

    /// Rolled back through no fault of its own: running it again may do.
    var isCollision: Bool { state == "40001" || state == "40P01" || isStalePlan }

    /// The line is thrown away, and the next transaction opens a new one.
    var endsSession: Bool { isBreak || isStalePlan }

    /// The same in the words of the seam.
    var error: any Error {
        if let trouble { return Problem.databankUnavailable(trouble) }
        return SQLError(kind, detail)
    }

    private var trouble: DatabankTrouble? {
        if isBreak { return .unreachable }
        switch state {
        case "40001", "40P01": return .locked  // serialization_failure, deadlock_detected
        case "55P03", "57014", "53300": return .locked  // lock_not_available, query_canceled, too_many_connections
        case "53100": return .full  // disk_full
        case "25006": return .readOnly  // read_only_sql_transaction
        case "58030": return .unreachable  // io_error
        case "XX001", "XX002": return .damaged  // data_corrupted, index_corrupted
        default: return nil
        }
    }

    private var kind: SQLError.Kind {
        switch state {
        case "23505", "42P07", "42710": .duplicate  // unique_violation, duplicate_table, duplicate_object
        case "42501", "P0001": .refused
        default: state.hasPrefix("23") ? .constraint : .other
        }
    }

    /// Never DETAIL, which holds values of the row. In class 22 (data exception) the message itself quotes the value, so it is left out too.
    private var detail: String { state.hasPrefix("22") ? "\(state) a value does not fit its type" : "\(state) \(message)" }
}

/// A mistake of ours, though it stands in the class of broken connections (protocol_violation).
private let wrongNumberOfParameters = "08P01"

/// A field of an error report, by the letter that the protocol gives it: C is the SQLSTATE, M the message, R the routine that reported.
private func field(_ letter: Unicode.Scalar, of result: OpaquePointer?) -> String {
    PQresultErrorField(result, Int32(letter.value)).map { String(cString: $0) } ?? ""
}
