import Foundation
import Storage

/// The parameters of one statement as libpq wants them: pointers to text that ends in NUL, or no pointer for NULL. All texts lie in one
/// buffer, which is kept from statement to statement.
struct Parameters {
    private var bytes: [UInt8] = []
    private var starts: [Int?] = []

    /// - Throws: `SQLError(.constraint)` when a text holds a NUL character, which PostgreSQL cannot keep.
    mutating func fill(with values: [any SQLBindable]) throws {
        bytes.removeAll(keepingCapacity: bytes.capacity < 1 << 16)
        starts.removeAll(keepingCapacity: true)
        for (place, value) in values.enumerated() {
            try add(value.bound, place)
        }
        starts.append(nil)
    }

    /// The pointers are followed by one null pointer, which ends the lists of `PQconnectdbParams`.
    func withPointers<Result>(_ body: (UnsafePointer<UnsafePointer<CChar>?>?) -> Result) -> Result {
        bytes.withUnsafeBytes { buffer in
            let pointers = starts.map { start in
                start.flatMap { buffer.baseAddress?.advanced(by: $0).assumingMemoryBound(to: CChar.self) }
            }
            return pointers.withUnsafeBufferPointer { body($0.baseAddress) }
        }
    }

    private mutating func add(_ value: SQLValue, _ place: Int) throws {
        switch value {
        case .null: starts.append(nil)
        case .integer(let number): append(String(number))
        case .real(let number): append(String(number))
        case .text(let text):
            guard !text.utf8.contains(0) else { throw SQLError(.constraint, "parameter $\(place + 1) holds a NUL character") }
            append(text)
        }
    }

    private mutating func append(_ text: String) {
        starts.append(bytes.count)
        bytes.append(contentsOf: text.utf8)
        bytes.append(0)
    }
}
