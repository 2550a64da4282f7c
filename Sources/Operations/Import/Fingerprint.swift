import Crypto
import Foundation

/// A short name for a row that has no key of its own: the same words give the same name, so a second run knows them again.
enum Fingerprint {
    static func of(_ parts: [String]) -> String {
        let digest = SHA256.hash(data: Data(parts.joined(separator: "\u{1F}").utf8))
        return digest.prefix(10).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    static func of(_ values: [String: String]) -> String {
        "#" + of(values.sorted { $0.key < $1.key }.flatMap { [$0.key, $0.value] })
    }
}
