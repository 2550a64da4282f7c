import Foundation

/// Lines for a spreadsheet (RFC 4180). What a spreadsheet would take for a formula gets an apostrophe before it.
enum CSV {
    /// The mark at the start tells a spreadsheet that this is UTF-8.
    static func file(_ lines: [[String]]) -> Data {
        Data(("\u{FEFF}" + lines.map { $0.map(cell).joined(separator: ",") }.joined(separator: "\r\n") + "\r\n").utf8)
    }

    static func cell(_ text: String) -> String {
        let safe = text.first.map { "=+-@\t\r".contains($0) } == true ? "'" + text : text
        guard safe.contains(where: { ",\"\r\n".contains($0) || $0 == "\r\n" }) else { return safe }
        return "\"" + safe.replacingOccurrences(of: "\"", with: "\"\"") + "\""
    }
}
