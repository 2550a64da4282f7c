import CLibPQ
import Foundation
import Neighbourhood
import Storage

/// One transaction on PostgreSQL.
final class Transaction: Connection {
    let engine = Engine.postgres
    let now: Date
    var vault: VaultSession? { nil }
    let subjects = Subjects()
    private let session: Session
    private let source: @Sendable () -> UInt64

    init(on session: Session, now: Date, chance: @escaping @Sendable () -> UInt64) {
        self.session = session
        self.now = now
        source = chance
    }

    func chance() -> UInt64 { source() }

    func rows<Result>(_ sql: SQL, _ values: [any SQLBindable], decode: (inout Row) throws -> Result) throws -> [Result] {
        try session.ask(sql.text, values) { result in
            let count = PQntuples(result)
            var found: [Result] = []
            found.reserveCapacity(Int(count))
            for number in 0..<count {
                var row = Row(ResultRow(result: result, row: number), subjects)
                found.append(try decode(&row))
            }
            return found
        }
    }

    func execute(_ sql: SQL, _ values: [any SQLBindable]) throws -> Int {
        try session.ask(sql.text, values) { result in Int(String(cString: PQcmdTuples(result))) ?? 0 }
    }

    func executeScript(_ sql: SQL) throws {
        try session.script(sql.text)
    }
}
