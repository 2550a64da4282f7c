public import Foundation
public import Neighbourhood

/// A text file as people hand it over: in whichever encoding their spreadsheet wrote.
public struct FileText: Sendable {
    /// The largest file that is read, in bytes.
    public static let limit = 50_000_000

    public let text: String
    public let encoding: FileEncoding
    /// The file stops in the middle of a letter.
    let isCutOff: Bool

    /// - Throws: `Problem.tooLarge`.
    public static func read(_ data: Data) throws(Problem) -> Result<FileText, FileFault> {
        guard data.count <= limit else { throw .tooLarge(limit: limit) }
        if data.starts(with: Array("PK\u{3}\u{4}".utf8)) { return .failure(.spreadsheet) }
        if data.starts(with: [0xFF, 0xFE]) { return sixteen(data, .utf16LittleEndian) }
        if data.starts(with: [0xFE, 0xFF]) { return sixteen(data, .utf16BigEndian) }
        if data.prefix(10_000).contains(0) { return .failure(.notText) }
        let hasMark = data.starts(with: [0xEF, 0xBB, 0xBF])
        let bytes = hasMark ? data.dropFirst(3) : data
        if let text = String(validating: bytes, as: UTF8.self) {
            return .success(FileText(text: text, encoding: hasMark ? .utf8WithMark : .utf8, isCutOff: false))
        }
        if let text = withoutBrokenEnd(bytes) {
            return .success(FileText(text: text, encoding: hasMark ? .utf8WithMark : .utf8, isCutOff: true))
        }
        return .success(FileText(text: Windows1252.decode(bytes), encoding: .windows1252, isCutOff: false))
    }

    private static func sixteen(_ data: Data, _ encoding: String.Encoding) -> Result<FileText, FileFault> {
        let isWhole = data.count % 2 == 0
        guard let text = String(data: data.dropFirst(2).dropLast(isWhole ? 0 : 1), encoding: encoding) else { return .failure(.notText) }
        return .success(FileText(text: text, encoding: .utf16, isCutOff: !isWhole))
    }

    /// A letter of up to four bytes may be cut in two at the end of half a file.
    private static func withoutBrokenEnd(_ bytes: Data) -> String? {
        for cut in 1...3 where bytes.count > cut {
            let end = bytes.suffix(cut)
            guard let first = end.first, first >= 0xC2 else { continue }
            let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
            guard cut < length, end.dropFirst().allSatisfy({ $0 & 0xC0 == 0x80 }) else { continue }
            return String(validating: bytes.dropLast(cut), as: UTF8.self)
        }
        return nil
    }
}

public enum FileEncoding: String, Sendable {
    case utf8, utf8WithMark, utf16, windows1252
}

/// The encoding of older Windows programs in Western Europe. Five bytes have no letter; they become the replacement mark.
private enum Windows1252 {
    static func decode(_ bytes: Data) -> String {
        var scalars = String.UnicodeScalarView()
        scalars.reserveCapacity(bytes.count)
        for byte in bytes {
            scalars.append(byte >= 0x80 && byte < 0xA0 ? high[Int(byte) - 0x80] : Unicode.Scalar(byte))
        }
        return String(scalars)
    }

    /// 0x80 to 0x9F, by the table of the WHATWG Encoding Standard.
    private static let high: [Unicode.Scalar] = Array(
        "€\u{FFFD}‚ƒ„…†‡ˆ‰Š‹Œ\u{FFFD}Ž\u{FFFD}\u{FFFD}‘’“”•–—˜™š›œ\u{FFFD}žŸ".unicodeScalars)
}
