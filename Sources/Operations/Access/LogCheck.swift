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
    }

    /// Reads every line of a municipality's log in its order and works out every hash anew.
    public static func of(_ municipality: MunicipalityCode, in driver: any Driver) async throws -> LogCheck {
        var link = try await driver.read(in: municipality) { try $0.start(in: municipality) }
        var lines = 0
        while true {
            let former = link
            let portion = try await driver.read(in: municipality) { try $0.logLines(after: former.number, in: municipality, limit: 1000) }
            for stored in portion {
                if let fault = fault(in: stored, after: link) { return LogCheck(lines: lines, fault: fault) }
                link = LogLink(number: stored.line.number, hash: stored.hash)
                lines += 1
            }
            if portion.count < 1000 { return LogCheck(lines: lines, fault: nil) }
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
    public static func findings(in driver: any Driver) async throws -> [Finding] {
        var findings: [Finding] = []
        for municipality in try await driver.read(in: nil, { try $0.municipalities() }) {
            findings.append(finding(try await of(municipality.code, in: driver), in: municipality.name))
        }
        return findings
    }

    private static func finding(_ check: LogCheck, in name: String) -> Finding {
        let advice =
            "Zet de databank apart, vergelijk met een reservekopie en met wat eerder is doorgegeven, en zeg het de functionaris gegevensbescherming."
        switch check.fault {
        case nil: return .good("logboek", "Het logboek van \(name) is ongeschonden: \(check.lines) regels nagerekend.")
        case .missing(let number): return .fault("logboek", "In het logboek van \(name) ontbreekt regel \(number).", advice)
        case .changed(let number): return .fault("logboek", "In het logboek van \(name) is iets veranderd, op regel \(number) of ervoor.", advice)
        case .userChanged(let number): return .fault("logboek", "In het logboek van \(name) is veranderd wie regel \(number) deed.", advice)
        }
    }
}
