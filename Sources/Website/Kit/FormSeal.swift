import Crypto
import Foundation
import Neighbourhood

/// The hidden field of every form. It shows that the form is ours, for whom it was made and when, and it is different for each form, so that
/// a form that arrives twice is known as one.
///
/// Shape: milliseconds since 1970, 16 random hexadecimal characters and a message authentication code (HMAC-SHA-256), parted by dots.
struct FormSeal: Sendable {
    private let key: SymmetricKey
    /// A form left open overnight still works in the morning.
    static let lifetime: TimeInterval = 24 * 3600

    init(secret: String) { key = SymmetricKey(data: SHA256.hash(data: Data(secret.utf8))) }

    func make(for holder: String, now: Date) -> String {
        let body = "\(Int(now.timeIntervalSince1970 * 1000)).\(withUnsafeBytes(of: UInt64.random(in: .min ... .max), \.hexadecimal))"
        return body + "." + code(body, holder)
    }

    /// How long ago the form was made.
    ///
    /// - Throws: `Problem.formExpired` when it is not ours, not this visitor's, or too old.
    func age(of seal: String, from holder: String, now: Date) throws(Problem) -> TimeInterval {
        let parts = seal.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, let made = Double(parts[0]), isSameSecret(code(parts[0] + "." + parts[1], holder), String(parts[2])) else {
            throw .formExpired
        }
        let age = now.timeIntervalSince1970 - made / 1000
        guard (-60...Self.lifetime).contains(age) else { throw .formExpired }
        return age
    }

    private func code(_ body: String, _ holder: String) -> String {
        HMAC<SHA256>.authenticationCode(for: Data((body + "|" + holder).utf8), using: key).prefix(16).hexadecimal
    }
}
