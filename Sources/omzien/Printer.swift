import Foundation

/// What is said goes to standard output, what is wrong to standard error.
enum Printer {
    static func say(_ text: String) { write(text, to: .standardOutput) }

    static func complain(_ text: String) { write(text, to: .standardError) }

    /// Whoever reads along (`| head`) may stop reading; then there is nobody left to tell.
    private static func write(_ text: String, to handle: FileHandle) {
        try? handle.write(contentsOf: Data((text.hasSuffix("\n") ? text : text + "\n").utf8))
    }

    /// Columns as wide as their widest cell.
    static func table(_ rows: [[String]]) -> String {
        let widths = (0..<(rows.map(\.count).max() ?? 0)).map { column in rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0 }
        return rows.map { row in
            row.enumerated().map { column, cell in
                column == row.count - 1 ? cell : cell + String(repeating: " ", count: widths[column] - cell.count + 2)
            }.joined()
        }.joined(separator: "\n")
    }

    /// "1 regel", "2 regels".
    static func count(_ number: Int, _ one: String, _ more: String) -> String { "\(number) \(number == 1 ? one : more)" }
}
