import Crypto
import Foundation
import Neighbourhood

/// The form in which a sealed text lies in a column: a mark, the municipality and the holder whose key opens it, and nonce, cipher and tag in base64.
///
/// AES-256-GCM (NIST SP 800-38D) with a chance nonce. Where the text lies is additional data: in another municipality, table, column or row it does
/// not open. What it costs is that of one short message, so nothing here makes more copies than the library asks for.
struct SealedText {
    static let mark = "sealed1:"

    /// "GM0363:01k…": municipality and holder, under which the vault knows the key.
    let owner: String
    private let box: Data

    /// Nil for a text that was never sealed.
    init?(_ text: String) {
        guard text.hasPrefix(Self.mark) else { return nil }
        let letters = text.utf8
        let start = letters.index(letters.startIndex, offsetBy: Self.mark.utf8.count)
        guard let colon = letters[start...].firstIndex(of: UInt8(ascii: ":")),
            let end = letters[letters.index(after: colon)...].firstIndex(of: UInt8(ascii: ":")),
            let box = Data(base64Encoded: String(text[letters.index(after: end)...]))
        else { return nil }
        owner = String(text[start..<end])
        self.box = box
    }

    static func owner(_ holder: Holder, in municipality: MunicipalityCode) -> String { municipality.text + ":" + holder.id }

    var municipality: Substring { owner.prefix { $0 != ":" } }

    static func seal(_ plain: String, owner: String, key: SymmetricKey, at column: SealedColumn, of row: String) throws -> Sealed {
        let box = try AES.GCM.seal(Data(plain.utf8), using: key, authenticating: place(owner, column, row))
        guard let combined = box.combined else { throw CryptoKitError.incorrectParameterSize }
        return Sealed(text: mark + owner + ":" + combined.base64EncodedString())
    }

    /// Nil when it was sealed with another key or for another place, or was tampered with.
    func open(with key: SymmetricKey, at column: SealedColumn, of row: String) -> String? {
        guard let box = try? AES.GCM.SealedBox(combined: box),
            let plain = try? AES.GCM.open(box, using: key, authenticating: Self.place(owner, column, row))
        else { return nil }
        return String(decoding: plain, as: UTF8.self)
    }

    private static func place(_ owner: String, _ column: SealedColumn, _ row: String) -> Data {
        Data((owner + "/" + column.rawValue + "/" + row).utf8)
    }
}
