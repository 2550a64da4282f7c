import Crypto
public import Foundation
public import Neighbourhood

/// The key that everything secret in the databank is sealed with. It is kept outside the databank, so that a copy of the databank alone tells nothing.
///
/// A text of one line for each key, `id:base64`, 32 bytes each. The first seals; all of them open, so that a key is replaced by putting a new one on
/// top. AES-256-GCM (NIST SP 800-38D), with what the text is for as additional data: a sealed text that is moved to another row does not open.
public struct MasterKey: Sendable {
    private let keys: [(id: String, key: SymmetricKey)]

    /// - Throws: `Problem.setting` when the text is not made of such lines.
    public init(_ text: String, from setting: String) throws(Problem) {
        var keys: [(id: String, key: SymmetricKey)] = []
        for line in text.split(whereSeparator: { $0.isNewline || $0 == "," }).map({ $0.trimmingPrefix(while: \.isWhitespace) }) where !line.isEmpty {
            let parts = line.split(separator: ":", maxSplits: 1)
            guard parts.count == 2, let bytes = Data(base64Encoded: parts[1].filter { !$0.isWhitespace }), bytes.count == 32,
                !keys.contains(where: { $0.id == parts[0] })
            else {
                throw .setting(
                    name: setting, advice: "Geef regels als ‘naam:sleutel’. Elke sleutel is 32 bytes in base64. Maak er een met: omzien setup")
            }
            keys.append((String(parts[0]), SymmetricKey(data: bytes)))
        }
        guard !keys.isEmpty else { throw .setting(name: setting, advice: "Hier staat geen sleutel. Maak er een met: omzien setup") }
        self.keys = keys
    }

    /// A line with a new key, named after the day.
    public static func freshLine(on day: CalendarDate) -> String {
        day.description + ":" + SymmetricKey(size: .bits256).withUnsafeBytes { Data($0) }.base64EncodedString()
    }

    /// The key that seals now, for a check-up.
    public var id: String { keys[0].id }

    /// - Parameter purpose: what the text is for and whose; the same is needed to open it.
    public func seal(_ plain: Data, for purpose: String) throws -> String {
        let box = try AES.GCM.seal(plain, using: keys[0].key, authenticating: Data(purpose.utf8))
        guard let combined = box.combined else { throw CryptoKitError.incorrectParameterSize }
        return id + ":" + combined.base64EncodedString()
    }

    /// Nil when it was sealed with a key that is not here, for something else, or was tampered with.
    public func open(_ sealed: String, for purpose: String) -> Data? {
        let parts = sealed.split(separator: ":", maxSplits: 1)
        guard parts.count == 2, let key = keys.first(where: { $0.id == parts[0] })?.key, let combined = Data(base64Encoded: String(parts[1])),
            let box = try? AES.GCM.SealedBox(combined: combined)
        else { return nil }
        return try? AES.GCM.open(box, using: key, authenticating: Data(purpose.utf8))
    }
}
