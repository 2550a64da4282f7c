import Crypto
public import Foundation
public import Neighbourhood
public import Storage

/// Lines of the log of processing in the form in which they are handed to another system: an ExportTraceServiceRequest of OpenTelemetry's OTLP/HTTP
/// in JSON, with the attributes of the Logboek Dataverwerkingen 1.0.0. Who looked is not in it; that stays here.
///
/// A line about several people becomes one span that tells of the whole, and below it one for each person: the standard allows one person a record.
public struct LogExport: Sendable {
    /// The number of the last line in it; the next export begins after it.
    public let last: Int
    /// How many lines of the log are in it.
    public let lines: Int
    let request: TraceRequest

    /// - Parameters:
    ///   - number: lines after this one.
    ///   - limit: how many lines at most.
    /// - Returns: nil when there are none.
    public static func of(
        _ municipality: MunicipalityCode, after number: Int, limit: Int = 500, register: Register, in driver: any Driver
    ) async throws -> LogExport? {
        let stored = try await driver.read(in: municipality) { try $0.logLines(after: number, in: municipality, limit: limit) }
        guard let last = stored.last?.line.number else { return nil }
        let spans = stored.flatMap { Span.all(of: $0.line, in: municipality, register) }
        return LogExport(last: last, lines: stored.count, request: TraceRequest(spans, of: municipality))
    }

    /// Hands on what was not handed on yet. A portion counts when the receiver has it; then it is remembered, and a next time begins after it. What
    /// breaks off between the two goes again: a receiver knows a span by its id.
    ///
    /// - Parameter receiver: under which name the place is remembered.
    /// - Returns: how many lines of the log went.
    public static func handOn(
        _ municipality: MunicipalityCode, to receiver: String, in driver: any Driver, _ take: (Data) async throws -> Void
    ) async throws -> Int {
        let register = try Register.bundled()
        var number = try await driver.read(in: municipality) { try $0.logSent(to: receiver, in: municipality) }
        var count = 0
        while let portion = try await of(municipality, after: number, register: register, in: driver) {
            try await take(portion.json())
            number = portion.last
            try await driver.write(in: municipality) { [number] in try $0.noteLogSent(to: receiver, upTo: number, in: municipality) }
            count += portion.lines
        }
        return count
    }

    /// The body of the request.
    public func json() throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(request)
    }
}

/// OTLP 1.x in JSON: ids in hexadecimal, moments in nanoseconds as text.
struct TraceRequest: Encodable {
    let resourceSpans: [ResourceSpans]

    struct ResourceSpans: Encodable {
        let resource: Resource
        let scopeSpans: [ScopeSpans]
    }

    struct Resource: Encodable { let attributes: [Attribute] }
    struct ScopeSpans: Encodable {
        let scope: Scope
        let spans: [Span]
    }
    struct Scope: Encodable { let name: String }

    init(_ spans: [Span], of municipality: MunicipalityCode) {
        let resource = Resource(attributes: [
            Attribute("service.name", "omzien"), Attribute("nen7513.AuditEnterpriseSiteID", municipality.text),
        ])
        resourceSpans = [ResourceSpans(resource: resource, scopeSpans: [ScopeSpans(scope: Scope(name: "omzien.processing"), spans: spans)])]
    }
}

struct Attribute: Encodable {
    let key: String
    let value: Value

    struct Value: Encodable { let stringValue: String }

    init(_ key: String, _ value: String) {
        self.key = key
        self.value = Value(stringValue: value)
    }
}

struct Span: Encodable {
    let traceId: String
    let spanId: String
    let parentSpanId: String?
    let name: String
    let kind = 1
    let startTimeUnixNano: String
    let endTimeUnixNano: String
    let attributes: [Attribute]
    let status: Status

    /// 0 not set, 1 Ok, 2 Error.
    struct Status: Encodable {
        let code: Int
        let message: String?
    }

    static func all(of line: LogLine, in municipality: MunicipalityCode, _ register: Register) -> [Span] {
        let activity = Deed(rawValue: line.deed).flatMap(register.activity(of:))?.id ?? "unknown"
        let purpose = Attribute("dpl.core.processing_activity_id", "urn:omzien:\(municipality.text):activity:\(activity)")
        let others = line.others.split(separator: " ").map(String.init)
        let whole = Span(line, id: line.span, parent: nil, [purpose] + subject(line.subject))
        return [whole] + others.map { Span(line, id: childID(line.span, $0), parent: line.span, [purpose] + subject($0)) }
    }

    private static func subject(_ id: String?) -> [Attribute] {
        id.map { [Attribute("dpl.core.data_subject_id", $0), Attribute("dpl.core.data_subject_id_type", "omzien")] } ?? []
    }

    /// The same each time it is sent.
    private static func childID(_ parent: String, _ subject: String) -> String {
        SHA256.hash(data: Data((parent + subject).utf8)).prefix(8).hexadecimal
    }

    private init(_ line: LogLine, id: String, parent: String?, _ attributes: [Attribute]) {
        traceId = line.trace
        spanId = id
        parentSpanId = parent
        name = line.deed
        startTimeUnixNano = Self.nanoseconds(line.began)
        endTimeUnixNano = Self.nanoseconds(line.ended)
        self.attributes = attributes
        let isDone = line.outcome == ProcessingRecord.Outcome.done.rawValue
        status = Status(code: isDone ? 1 : 2, message: isDone ? nil : line.outcome)
    }

    private static func nanoseconds(_ date: Date) -> String { String(Int64((date.timeIntervalSince1970 * 1000).rounded()) * 1_000_000) }
}
