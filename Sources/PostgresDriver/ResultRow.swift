import CLibPQ
import Foundation
import Storage

/// One row of a result of libpq, in text form. Valid while the result is; a `Row` never outlives the closure that decodes it.
struct ResultRow: RowSource {
    let result: OpaquePointer
    let row: Int32

    func isNull(_ column: Int) -> Bool { PQgetisnull(result, row, Int32(column)) == 1 }

    /// A truth value of PostgreSQL reads as 1 or 0, as SQLite has it; `sum` and `avg` give decimals, which are cut off.
    func integer(_ column: Int) -> Int64 {
        let bytes = bytes(column)
        if let number = Int64(wholeNumber: bytes) { return number }
        switch bytes.first {
        case UInt8(ascii: "t"): return 1
        case UInt8(ascii: "f"): return 0
        default: return Int64(real(column))
        }
    }

    func real(_ column: Int) -> Double {
        let bytes = bytes(column)
        return bytes.withMemoryRebound(to: CChar.self) { $0.baseAddress.map { strtod($0, nil) } ?? 0 }
    }

    func text(_ column: Int) -> String { String(decoding: bytes(column), as: UTF8.self) }

    private func bytes(_ column: Int) -> UnsafeBufferPointer<UInt8> {
        precondition(!isNull(column), "column \(column) is NULL where a value was read")
        let length = Int(PQgetlength(result, row, Int32(column)))
        let start = UnsafeRawPointer(PQgetvalue(result, row, Int32(column)))?.assumingMemoryBound(to: UInt8.self)
        return UnsafeBufferPointer(start: start, count: length)
    }
}

extension Int64 {
    /// Reads "-12". Nil when there is anything but digits, or too many of them.
    fileprivate init?(wholeNumber bytes: UnsafeBufferPointer<UInt8>) {
        let isNegative = bytes.first == UInt8(ascii: "-")
        let digits = bytes.dropFirst(isNegative ? 1 : 0)
        guard !digits.isEmpty else { return nil }
        var number: Int64 = 0
        for byte in digits {
            let digit = Int64(byte) - 48
            guard (0...9).contains(digit) else { return nil }
            // Counted downwards, because the lowest number has no positive counterpart.
            let (shifted, tooLow) = number.multipliedReportingOverflow(by: 10)
            let (next, tooLowToo) = shifted.subtractingReportingOverflow(digit)
            guard !tooLow, !tooLowToo else { return nil }
            number = next
        }
        guard isNegative || number != .min else { return nil }
        self = isNegative ? number : -number
    }
}
