import Crypto
package import Foundation
import Neighbourhood

/// A line of the log of processing as it is kept, and what its hash is made of. Only text and numbers: what an older version wrote must give the
/// same hash in a later one, also when a deed has another name by then.
package struct LogLine: Equatable, Sendable {
    package let number: Int
    package let trace: String
    package let span: String
    package let deed: String
    package let outcome: String
    package let began: Date
    package let ended: Date
    /// Whom it was about, when that was one person.
    package let subject: String?
    /// Whom it was about when they were several, with spaces between.
    package let others: String
    /// Of who did it; empty when the machine did.
    package let userHash: String
    package let user: User?

    package struct User: Equatable, Sendable {
        package let nonce: String
        package let person: String?
        package let beside: String?
        package let roles: String
        package let request: String?

        var hash: String { LogLine.hash([nonce, person, beside, roles, request]) }
    }

    init(_ record: ProcessingRecord, number: Int, nonce: [UInt64]) {
        self.number = number
        trace = record.trace
        span = record.span
        deed = record.deed.rawValue
        outcome = record.outcome.rawValue
        began = record.began
        ended = record.ended
        let isOne = record.subjects.count == 1
        subject = isOne ? record.subjects[0].text : nil
        others = isOne ? "" : record.subjects.map(\.text).joined(separator: " ")
        user = record.user.map {
            User(
                nonce: nonce.map { withUnsafeBytes(of: $0, \.hexadecimal) }.joined(), person: $0.person?.text, beside: $0.beside?.text,
                roles: $0.roles.map(\.rawValue).joined(separator: " "), request: $0.request)
        }
        userHash = user?.hash ?? ""
    }

    init(row: inout Row) {
        number = row.next()
        trace = row.next()
        span = row.next()
        deed = row.next()
        outcome = row.next()
        began = row.next()
        ended = row.next()
        subject = row.next()
        others = row.next()
        userHash = row.next()
        let (nonce, person, beside): (String?, String?, String?) = (row.next(), row.next(), row.next())
        let (roles, request): (String?, String?) = (row.next(), row.next())
        user = nonce.map { User(nonce: $0, person: person, beside: beside, roles: roles ?? "", request: request) }
    }

    /// SHA-256 over the hash of the line before and everything that this line says, in hexadecimal.
    package func hash(after former: String) -> String {
        Self.hash([
            former, String(number), trace, span, deed, outcome, Self.milliseconds(began), Self.milliseconds(ended), subject, others, userHash,
        ])
    }

    /// Whether who did it is still who it was. When that was taken away after its term, there is nothing to compare.
    package var hasItsUser: Bool { user.map { $0.hash == userHash } ?? true }

    private static func milliseconds(_ date: Date) -> String { String(Int64((date.timeIntervalSince1970 * 1000).rounded())) }

    /// Fields with their length before them, so that no two lists of fields read the same; a field that is missing differs from an empty one.
    private static func hash(_ fields: [String?]) -> String {
        var hash = SHA256()
        for field in fields {
            let head = field.map { "\($0.utf8.count):" } ?? "-"
            hash.update(data: Data((head + (field ?? "")).utf8))
        }
        return hash.finalize().hexadecimal
    }
}

/// A line with the hash that stands beside it.
package struct StoredLine: Sendable {
    package let line: LogLine
    package let hash: String

    init(row: inout Row) {
        line = LogLine(row: &row)
        hash = row.next()
    }
}

/// A place in the chain of hashes.
public struct LogLink: Equatable, Sendable {
    public let number: Int
    public let hash: String

    /// Before the first line of all: 64 zeros.
    static let first = LogLink(number: 0, hash: String(repeating: "0", count: 64))

    public init(number: Int, hash: String) {
        self.number = number
        self.hash = hash
    }

    init(row: inout Row) {
        number = row.next()
        hash = row.next()
    }
}
