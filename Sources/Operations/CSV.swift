import Foundation

/// Lines for a spreadsheet (RFC 4180). What a spreadsheet would take for a formula gets an apostrophe before it.
enum CSV {
    /// The mark at the start tells a spreadsheet that this is UTF-8.
    ///
    /// - Parameter separator: a semicolon is what a Dutch spreadsheet opens without asking.
    static func file(_ lines: [[String]], separator: String = ",") -> Data {
        Data(("\u{FEFF}" + lines.map { $0.map(cell).joined(separator: separator) }.joined(separator: "\r\n") + "\r\n").utf8)
    }

    static func cell(_ text: String) -> String {
        let safe = text.first.map(commands.contains) == true ? "'" + text : text
        guard safe.contains(where: { ",;\"\r\n".contains($0) || $0 == "\r\n" }) else { return safe }
        return "\"" + safe.replacingOccurrences(of: "\"", with: "\"\"") + "\""
    }

    /// A cell as it was before it went out.
    static func plain(_ cell: String) -> String {
        guard cell.first == "'", let next = cell.dropFirst().first, commands.contains(next) else { return cell }
        return String(cell.dropFirst())
    }

    private static let commands: Set<Character> = ["=", "+", "-", "@", "\t", "\r"]
}
