import Foundation

/// Rows of JSON: one object per line, also when brackets and commas make one array of them, as in the samples.
enum JSONLines {
    struct Row: Sendable {
        let line: Int
        let values: [String: String]
        let fault: RowFault?
    }

    static func isLikely(_ text: String) -> Bool {
        guard let first = text.first(where: { !$0.isWhitespace }) else { return false }
        return first == "{" || first == "["
    }

    static func rows(_ text: String, isCutOff: Bool) -> [Row] {
        var rows: [Row] = []
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        for (number, raw) in lines.enumerated() {
            var line = raw.trimmingCharacters(in: .whitespacesAndNewlines)
            if line.isEmpty || line == "[" || line == "]" { continue }
            if line.hasSuffix(",") { line.removeLast() }
            let isLast = number == lines.count - 1
            rows.append(row(line, number: number + 1, endsFile: isLast || isCutOff && number == lines.count - 2))
        }
        return rows
    }

    private static func row(_ line: String, number: Int, endsFile: Bool) -> Row {
        guard let value = try? JSONSerialization.jsonObject(with: Data(line.utf8)) else {
            return Row(line: number, values: [:], fault: endsFile ? .cutOff : .notJSON)
        }
        guard let object = value as? [String: Any] else { return Row(line: number, values: [:], fault: .notAnObject) }
        return Row(line: number, values: object.compactMapValues(words), fault: nil)
    }

    /// A value as a cell of a sheet would hold it; lists by comma. Objects within objects are left out.
    private static func words(_ value: Any) -> String? {
        switch value {
        case let text as String: text
        case let list as [Any]: list.compactMap(words).joined(separator: ",")
        case let number as NSNumber: number.isTruth ? (number.boolValue ? "true" : "false") : number.stringValue
        default: nil
        }
    }
}

extension NSNumber {
    /// Whether the JSON said true or false, and not 1 or 0.
    fileprivate var isTruth: Bool { String(cString: objCType) == "c" || String(cString: objCType) == "B" }
}
