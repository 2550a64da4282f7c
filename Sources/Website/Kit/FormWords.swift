import Crypto
import Foundation
import Neighbourhood

/// The raw words of a form: every value as it was typed, so that a form that is refused can be shown again with nothing lost.
struct FormWords: Sendable, Equatable {
    private var values: [String: [String]] = [:]
    /// Names in the order they first came.
    private(set) var names: [String] = []

    init() {}

    init(_ values: [String: String]) {
        for (name, value) in values.sorted(by: { $0.key < $1.key }) { add(value, to: name) }
    }

    /// Reads `application/x-www-form-urlencoded`. What is not well formed is taken as the text it is.
    init(urlEncoded body: some Sequence<UInt8>) {
        for pair in Array(body).split(separator: UInt8(ascii: "&")).prefix(2000) {
            let parts = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            add(parts.count > 1 ? Self.decoded(parts[1]) : "", to: Self.decoded(parts[0]))
        }
    }

    /// A zero is no text: PostgreSQL keeps none, and browsers show one as the mark of what cannot be read.
    mutating func add(_ value: String, to name: String) {
        let value = value.contains("\0") ? value.replacing("\0", with: "\u{FFFD}") : value
        if values[name] == nil { names.append(name) }
        values[name, default: []].append(value)
    }

    /// The first value, as typed; empty when there is none.
    subscript(_ name: String) -> String {
        get { values[name]?.first ?? "" }
        set {
            if values[name] == nil { names.append(name) }
            values[name] = [newValue]
        }
    }

    func all(_ name: String) -> [String] { values[name] ?? [] }
    func has(_ name: String) -> Bool { values[name] != nil }
    func contains(_ value: String, in name: String) -> Bool { values[name]?.contains(value) ?? false }

    /// Every name and value but the given ones, as one text to keep; the inverse of `init(urlEncoded:)`.
    func encoded(without left: Set<String>) -> String {
        names.filter { !left.contains($0) }.flatMap { name in
            all(name).map { Self.encoded(name) + "=" + Self.encoded($0) }
        }.joined(separator: "&")
    }

    /// What makes this sending one of its own: the form it came from and everything in it. The same form sent twice is known as one; the same form
    /// with other words, sent with the back button, is another.
    ///
    /// - Parameter form: a short name for the kind of form.
    func submission(_ form: String) -> String {
        let content = SHA256.hash(data: Data((form + "?" + encoded(without: ["seal", "do"])).utf8))
        return self["seal"] + "." + content.prefix(8).hexadecimal
    }

    /// The version of the thing that the form was opened on.
    var version: Int { Int32(self["version"]).map(Int.init) ?? 0 }

    private static func decoded(_ bytes: ArraySlice<UInt8>) -> String {
        var plain: [UInt8] = []
        plain.reserveCapacity(bytes.count)
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let byte = bytes[index]
            if byte == UInt8(ascii: "%"), index + 2 < bytes.endIndex, let high = hex(bytes[index + 1]), let low = hex(bytes[index + 2]) {
                plain.append(high << 4 | low)
                index += 3
                continue
            }
            plain.append(byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
            index += 1
        }
        return String(decoding: plain, as: UTF8.self)
    }

    private static func hex(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }

    private static func encoded(_ text: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
                bytes.append(byte)
            default: bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
