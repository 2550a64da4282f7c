public import Foundation
public import Logging

/// A line on standard error for each thing worth telling: for people, or as JSON for a machine that gathers them. Whatever is in it, it stays one line,
/// so that nobody writes a line of their own into the log (ASVS 5.0, 16.2.4 and 16.4.1).
public struct TechnicalLog: LogHandler {
    public enum Form: String, Sendable {
        case text, json
    }

    public var logLevel = Logger.Level.info
    public var metadata: Logger.Metadata = [:]
    private let label: String
    private let form: Form
    private let clock: @Sendable () -> Date
    private let write: @Sendable (String) -> Void

    public init(
        label: String, form: Form, clock: @escaping @Sendable () -> Date = { Date() },
        write: @escaping @Sendable (String) -> Void = { try? FileHandle.standardError.write(contentsOf: Data($0.utf8)) }
    ) {
        self.label = label
        self.form = form
        self.clock = clock
        self.write = write
    }

    /// From now on everything is told this way. Once, at the start.
    public static func begin(_ form: Form) { LoggingSystem.bootstrap { TechnicalLog(label: $0, form: form) } }

    public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    public func log(event: LogEvent) {
        let fields = metadata.merging(event.metadata ?? [:]) { $1 }.mapValues { "\($0)" }
        let time = clock().formatted(.iso8601)
        switch form {
        case .text:
            let told = fields.sorted { $0.key < $1.key }.map { " \(Self.onOneLine($0.key))=\(Self.onOneLine($0.value))" }.joined()
            write("\(time) \(event.level) \(label): \(Self.onOneLine("\(event.message)"))\(told)\n")
        case .json:
            let line = Line(time: time, level: event.level.rawValue, logger: label, message: "\(event.message)", fields: fields)
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            write(Self.escaped((try? encoder.encode(line)).map { String(decoding: $0, as: UTF8.self) } ?? "{}") + "\n")
        }
    }

    private struct Line: Encodable {
        let time, level, logger, message: String
        let fields: [String: String]
    }

    /// JSON lets marks stand that some take for a line ending, and others that a terminal obeys.
    private static func escaped(_ json: String) -> String {
        json.unicodeScalars.reduce(into: "") { line, scalar in
            if scalar.value < 0x7f || !isMark(scalar) { return line.unicodeScalars.append(scalar) }
            for unit in String(scalar).utf16 {
                line += "\\u" + String(repeating: "0", count: 4 - String(unit, radix: 16).count) + String(unit, radix: 16)
            }
        }
    }

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: true
        default: false
        }
    }

    /// Line endings and other marks that a terminal obeys are written as their number.
    private static func onOneLine(_ text: String) -> String {
        text.unicodeScalars.reduce(into: "") { line, scalar in
            if isMark(scalar) { line += "\\u{\(String(scalar.value, radix: 16))}" } else { line.unicodeScalars.append(scalar) }
        }
    }
}
