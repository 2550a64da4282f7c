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

    /// A line with a new key, named after the day; a second one on the same day gets a number.
    public static func freshLine(on day: CalendarDate, besides taken: [String] = []) -> String {
        let name = ([day.description] + (2...taken.count + 2).map { "\(day)-\($0)" }).first { !taken.contains($0) } ?? day.description
        return name + ":" + SymmetricKey(size: .bits256).withUnsafeBytes { Data($0) }.base64EncodedString()
    }

    /// The key that seals now, for a check-up.
    public var id: String { keys[0].id }

    /// Every key that opens, the one that seals first.
    public var ids: [String] { keys.map(\.id) }

    /// - Parameter purpose: what the text is for and whose; the same is needed to open it.
    public func seal(_ plain: Data, for purpose: String) throws -> String {
        let box = try AES.GCM.seal(plain, using: keys[0].key, authenticating: Data(purpose.utf8))
        guard let combined = box.combined else { throw CryptoKitError.incorrectParameterSize }
        return id + ":" + combined.base64EncodedString()
    }

    /// Nil when it was sealed with a key that is not here, for something else, or was tampered with.
    public func open(_ sealed: String, for purpose: String) -> Data? {
        guard let colon = sealed.utf8.firstIndex(of: UInt8(ascii: ":")), let key = keys.first(where: { $0.id == sealed[..<colon] })?.key,
            let combined = Data(base64Encoded: String(sealed[sealed.utf8.index(after: colon)...])),
            let box = try? AES.GCM.SealedBox(combined: combined)
        else { return nil }
        return try? AES.GCM.open(box, using: key, authenticating: Data(purpose.utf8))
    }

    /// Under which key a text was sealed; nil when it is no such text.
    public static func id(of sealed: String) -> String? {
        sealed.utf8.firstIndex(of: UInt8(ascii: ":")).map { String(sealed[..<$0]) }
    }
}
