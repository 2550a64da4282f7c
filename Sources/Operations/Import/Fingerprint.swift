import Crypto
import Foundation
import Neighbourhood

/// A short name for a row that has no key of its own: the same words give the same name, so a second run knows them again.
enum Fingerprint {
    static func of(_ parts: [String]) -> String {
        let digest = SHA256.hash(data: Data(parts.joined(separator: "\u{1F}").utf8))
        return digest.prefix(10).hexadecimal
    }

    static func of(_ values: [String: String]) -> String {
        "#" + of(values.sorted { $0.key < $1.key }.flatMap { [$0.key, $0.value] })
    }
}
