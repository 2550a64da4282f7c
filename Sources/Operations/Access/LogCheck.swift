public import Neighbourhood
public import Storage

/// What a walk along the whole log of processing found.
public struct LogCheck: Sendable, Equatable {
    /// How many lines there are, as far as they are sound.
    public let lines: Int
    /// The first thing that is not as it was written; nil when the log is sound.
    public let fault: Fault?

    public init(lines: Int, fault: Fault?) {
        self.lines = lines
        self.fault = fault
    }

    public enum Fault: Sendable, Equatable {
        /// Between the line before this number and this one a line was taken away.
        case missing(Int)
        /// A line, or one before it, was changed.
        case changed(Int)
        /// Who did it was changed.
        case userChanged(Int)
        /// It ends with this line, and was longer.
        case cutOff(Int)
    }

    /// Reads every line of a municipality's log in its order and works out every hash anew.
    ///
    /// - Parameter end: how far it had come before, as it is kept outside the databank: a log that ends before it was cut off, one that says something else
    ///   there was written anew as a whole.
    public static func of(_ municipality: MunicipalityCode, in driver: any Driver, after end: LogLink? = nil) async throws -> LogCheck {
        var link = try await driver.read(in: municipality) { try $0.start(in: municipality) }
        var lines = 0
        while true {
            let former = link
            let portion = try await driver.read(in: municipality) { try $0.logLines(after: former.number, in: municipality, limit: 1000) }
            for stored in portion {
                if let fault = fault(in: stored, after: link) { return LogCheck(lines: lines, fault: fault) }
                if let end, stored.line.number == end.number, stored.hash != end.hash { return LogCheck(lines: lines, fault: .changed(end.number)) }
                link = LogLink(number: stored.line.number, hash: stored.hash)
                lines += 1
            }
            if portion.count < 1000 { return LogCheck(lines: lines, fault: end.flatMap { $0.number > link.number ? .cutOff(link.number) : nil }) }
        }
    }

    private static func fault(in stored: StoredLine, after link: LogLink) -> Fault? {
        if stored.line.number != link.number + 1 { return .missing(link.number + 1) }
        if stored.line.hash(after: link.hash) != stored.hash { return .changed(stored.line.number) }
        return stored.line.hasItsUser ? nil : .userChanged(stored.line.number)
    }
}

extension LogCheck {
    /// A sentence for each municipality, for who keeps watch over the databank.
    ///
    /// - Parameter anchor: how far each had come.
    public static func findings(in driver: any Driver, _ anchor: LogAnchor?) async throws -> [Finding] {
        var findings: [Finding] = []
        for municipality in try await driver.read(in: nil, { try $0.municipalities() }) {
            findings.append(finding(try await of(municipality.code, in: driver, after: anchor?.end(of: municipality.code)), in: municipality.name))
        }
        if anchor?.isKept != true {
            findings.append(
                .attention(
                    "logboek", "Hoe ver het logboek was, wordt niet buiten de databank bijgehouden.",
                    "Geef OMZIEN_LOG_END_FILE, anders is niet te zien dat er aan het eind regels zijn weggehaald."))
        }
        return findings
    }

    /// Begins anew from where each log ends now, because who keeps watch looked into why it is another than it was.
    public static func begin(_ anchor: LogAnchor, in driver: any Driver) async throws {
        for town in try await driver.read(in: nil, { try $0.municipalities() }).map(\.code) {
            let (end, now) = try await driver.read(in: town) { (try $0.logEnd(in: town), $0.now) }
            try anchor.begin(at: end, in: town, at: now)
        }
    }

    private static func finding(_ check: LogCheck, in name: String) -> Finding {
        let advice =
            "Zet de databank apart, vergelijk met een reservekopie en met wat eerder is doorgegeven, en zeg het de functionaris gegevensbescherming."
        switch check.fault {
        case nil: return .good("logboek", "Het logboek van \(name) is ongeschonden: \(check.lines) regels nagerekend.")
        case .missing(let number): return .fault("logboek", "In het logboek van \(name) ontbreekt regel \(number).", advice)
        case .changed(let number): return .fault("logboek", "In het logboek van \(name) is iets veranderd, op regel \(number) of ervoor.", advice)
        case .cutOff(let number):
            return .fault(
                "logboek", "Het logboek van \(name) houdt op bij regel \(number), en was langer.",
                "Is er een oude reservekopie teruggezet? Doe dan: omzien log check --anew. Anders: " + advice.prefix(1).lowercased()
                    + advice.dropFirst())
        case .userChanged(let number): return .fault("logboek", "In het logboek van \(name) is veranderd wie regel \(number) deed.", advice)
        }
    }
}
