import Crypto
import Foundation
import Hummingbird
import Neighbourhood
import Operations

/// What somebody looked for, as it stands in an address: sealed, for their session only. A name does not end up in the history of a browser, in the
/// log of a proxy or over somebody's shoulder, and still one can go back to what was found, and load it anew (ASVS 5.0, 14.2.1).
struct SealedQuestion: Sendable {
    private let key: SymmetricKey

    init(secret: String) { key = SymmetricKey(data: SHA256.hash(data: Data(("question|" + secret).utf8))) }

    /// AES-256-GCM with the holder as additional data, in base64 that an address can hold.
    func seal(_ words: String, for holder: String) -> String {
        let box = try? AES.GCM.seal(Data(words.utf8), using: key, authenticating: Data(holder.utf8))
        guard let bytes = box?.combined else { return "" }
        return bytes.base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    /// Empty when it is not ours, or another's.
    func open(_ text: String, from holder: String) -> String {
        let standard = text.replacing("-", with: "+").replacing("_", with: "/")
        let padded = standard + String(repeating: "=", count: (4 - standard.utf8.count % 4) % 4)
        guard let bytes = Data(base64Encoded: padded), let box = try? AES.GCM.SealedBox(combined: bytes),
            let plain = try? AES.GCM.open(box, using: key, authenticating: Data(holder.utf8))
        else { return "" }
        return String(decoding: plain, as: UTF8.self)
    }
}

extension Site {
    /// What somebody looked for, out of the address.
    func sealedWords(_ request: Request, _ name: String) throws -> String {
        try questions.open(request.question[name], from: session(request).id.text)
    }

    /// The page of what somebody looks for, at an address that does not tell what.
    ///
    /// - Parameter deed: what somebody does by looking; who may not do that is refused here already.
    func answer(at link: String, _ name: String, to words: String, _ deed: Deed, _ request: Request) async throws -> Response {
        _ = try await read(request) { _, viewer in try Access.allowSomewhere(viewer, deed) }
        let words = String(Words.tidy(words).prefix(200))
        guard !words.isEmpty else { return .seeOther(link) }
        return .seeOther(link + "?\(name)=" + questions.seal(words, for: try session(request).id.text))
    }
}
