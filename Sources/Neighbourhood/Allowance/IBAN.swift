/// The number of a bank account (ISO 13616). Checked on the way in; shown with its middle left out.
public struct IBAN: Hashable, Sendable, CustomStringConvertible {
    public let text: String

    /// Nil when the check digits are wrong (ISO 7064, MOD 97-10), the length cannot be, or of the Netherlands it is not 18 characters with a bank.
    public init?(_ raw: String) {
        let text = raw.uppercased().filter { !" .-\u{a0}".contains($0) }
        let bytes = Array(text.utf8)
        guard (15...34).contains(bytes.count), bytes.allSatisfy({ Self.value($0) != nil }), bytes[0...1].allSatisfy({ $0 >= UInt8(ascii: "A") }),
            bytes[2...3].allSatisfy({ $0 <= UInt8(ascii: "9") }), Self.remainder(bytes[4...] + bytes[..<4]) == 1
        else { return nil }
        if text.hasPrefix("NL"), bytes.count != 18 || !bytes[4..<8].allSatisfy({ $0 >= UInt8(ascii: "A") }) { return nil }
        self.text = text
    }

    /// Read back from the databank.
    public init(stored text: String) { self.text = text }

    /// "NL•• •••• •• 4300".
    public var masked: String { "\(text.prefix(2))•• •••• •• \(text.suffix(4))" }

    /// "NL91 ABNA 0417 1643 00".
    public var shown: String {
        stride(from: 0, to: text.count, by: 4).map { String(text.dropFirst($0).prefix(4)) }.joined(separator: " ")
    }

    /// So that no message or log holds it by mistake.
    public var description: String { masked }

    private static func value(_ byte: UInt8) -> Int? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(byte) - 48
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): Int(byte) - 55
        default: nil
        }
    }

    private static func remainder(_ bytes: ArraySlice<UInt8>) -> Int {
        bytes.reduce(0) { rest, byte in
            let value = value(byte) ?? 0
            return (rest * (value > 9 ? 100 : 10) + value) % 97
        }
    }
}

/// Where somebody is paid.
public struct BankAccount: Sendable, Equatable {
    public let iban: IBAN
    /// As the bank knows them.
    public let holder: String

    public init(iban: IBAN, holder: String) {
        self.iban = iban
        self.holder = holder
    }

    public func faults() -> [FieldError] { Words.faults(in: holder, field: "holder", limit: 70, required: true) }
}
