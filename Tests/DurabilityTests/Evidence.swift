import Storage
import Testing

/// What a databank must show after a kill: every acknowledged number, whole, and no number in part.
struct Evidence {
    private var acknowledged: Set<Int> = []

    var count: Int { acknowledged.count }

    mutating func add(_ numbers: [Int]) { acknowledged.formUnion(numbers) }

    func check(_ driver: any Driver) async throws {
        let parts = try await driver.read(in: nil) { connection in
            try connection.rows("SELECT number, count(*) FROM written GROUP BY number", []) { ($0.next(Int.self), $0.next(Int.self)) }
        }
        let lost = acknowledged.subtracting(parts.map(\.0))
        let halves = parts.filter { $0.1 != 5 }
        #expect(lost.isEmpty, "acknowledged and gone")
        #expect(halves.isEmpty, "half a transaction")
    }
}
