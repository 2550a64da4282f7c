import Crypto
import Foundation
import Neighbourhood

/// The id of an object as HSDS wants it: a UUID. Worked out from our own id, so that it is the same at each reading and on each server, and nothing has to
/// be kept for it. Version 8 with SHA-256, as in RFC 9562, appendix B.2.
struct HSDSIdentifier: Hashable, Sendable, Encodable {
    let text: String

    /// - Parameters:
    ///   - kind: what the object is: one of our things becomes several objects there.
    ///   - name: what tells it apart from others of its kind.
    init(_ kind: String, _ name: String) {
        var bytes = Array(SHA256.hash(data: Data("\(kind):\(name)".utf8)).prefix(16))
        bytes[6] = bytes[6] & 0x0F | 0x80
        bytes[8] = bytes[8] & 0x3F | 0x80
        let digits = bytes.hexadecimal
        var rest = digits[...]
        text = [8, 4, 4, 4, 12].map { length in
            defer { rest = rest.dropFirst(length) }
            return String(rest.prefix(length))
        }.joined(separator: "-")
    }

    init<Thing>(_ kind: String, _ id: Identifier<Thing>, _ part: String = "") { self.init(kind, id.text + part) }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}
