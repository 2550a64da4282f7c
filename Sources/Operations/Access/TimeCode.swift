import Crypto
public import Foundation
import Neighbourhood

/// The secret that a worker's telephone and Omzien share, and the codes it makes: a new one of six digits each half minute (TOTP, RFC 6238, with
/// HMAC-SHA-1, which is what every authenticator knows).
public struct TimeCode: Sendable {
    /// RFC 4226, 4: at least 128 bits, 160 recommended.
    public static let secretLength = 20
    private static let period: TimeInterval = 30

    public let secret: Data

    public init(secret: Data) { self.secret = secret }

    public static func fresh() -> TimeCode { TimeCode(secret: SymmetricKey(size: .init(bitCount: secretLength * 8)).withUnsafeBytes { Data($0) }) }

    /// Which half minute since 1970 it is.
    public static func step(at moment: Date) -> Int { Int((moment.timeIntervalSince1970 / period).rounded(.down)) }

    /// RFC 4226, 5.3.
    public func code(at step: Int) -> String {
        let counter = withUnsafeBytes(of: UInt64(step).bigEndian) { Data($0) }
        let mac = Array(HMAC<Insecure.SHA1>.authenticationCode(for: counter, using: SymmetricKey(data: secret)))
        let offset = Int(mac[19] & 15)
        let number = mac[offset...offset + 3].reduce(UInt32(0)) { $0 << 8 | UInt32($1) } & 0x7FFF_FFFF
        let digits = String(number % 1_000_000)
        return String(repeating: "0", count: 6 - digits.count) + digits
    }

    /// The half minute that a typed code is of: this one, the one before or the one after, because clocks differ; and never one that was used (RFC
    /// 6238, 5.2).
    public func step(of typed: String, at moment: Date, after lastUsed: Int?) -> Int? {
        let now = Self.step(at: moment)
        let matching = (now - 1...now + 1).filter { isSameSecret(code(at: $0), typed) }
        return matching.first { step in lastUsed.map { step > $0 } ?? true }
    }

    /// RFC 4648 base 32 without padding, as authenticators take it by hand.
    public var text: String {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
        var (text, bits, count) = ("", UInt32(0), 0)
        for byte in secret {
            bits = bits << 8 | UInt32(byte)
            count += 8
            while count >= 5 {
                count -= 5
                text.append(alphabet[Int(bits >> UInt32(count)) & 31])
            }
        }
        if count > 0 { text.append(alphabet[Int(bits << UInt32(5 - count)) & 31]) }
        return text
    }

    /// What the QR code says (Key URI Format of the common authenticators).
    public func address(issuer: String, account: String) -> String {
        let allowed = CharacterSet.alphanumerics.intersection(.init(charactersIn: Unicode.Scalar(0)..<Unicode.Scalar(128)))
        let (issuer, account) = (
            issuer.addingPercentEncoding(withAllowedCharacters: allowed) ?? "", account.addingPercentEncoding(withAllowedCharacters: allowed) ?? ""
        )
        return "otpauth://totp/\(issuer):\(account)?secret=\(text)&issuer=\(issuer)&algorithm=SHA1&digits=6&period=30"
    }
}
