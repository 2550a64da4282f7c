public import Foundation
public import Neighbourhood
import Synchronization

/// How far the log of processing of each municipality had come, kept outside the databank and its copies: a line with municipality, number and hash. Whoever
/// can get at the databank and takes lines off the end, or writes the whole chain anew, does not reach this file.
///
/// It never moves back: a log that is shorter than it was, or another, is told of until somebody looked into it.
public final class LogAnchor: Sendable {
    /// So often it is written at most, in seconds: what is cut off in that time, is not seen.
    static let pause: TimeInterval = 60

    private struct State {
        var ends: [MunicipalityCode: LogLink]
        var writtenAt = Date.distantPast
        var isBehind = false
    }

    private let file: URL?
    private let state: Mutex<State>

    /// - Parameter path: the file; nil for one that is gone with the program.
    /// - Throws: the error of a file that is there and cannot be read.
    public init(_ path: String?) throws {
        file = path.map { URL(filePath: $0) }
        state = Mutex(State(ends: try Self.read(path)))
    }

    /// Whether there is a file, so that it outlives the databank.
    public var isKept: Bool { file != nil }

    public func end(of municipality: MunicipalityCode) -> LogLink? { state.withLock { $0.ends[municipality] } }

    /// The log has come this far. An earlier line than is known changes nothing.
    public func advance(to end: LogLink, in municipality: MunicipalityCode, at now: Date) throws {
        try state.withLock { state in
            guard end.number > state.ends[municipality]?.number ?? 0 else { return }
            state.ends[municipality] = end
            state.isBehind = true
            if abs(now.timeIntervalSince(state.writtenAt)) >= Self.pause { try write(&state, at: now) }
        }
    }

    /// Writes what was not written yet, at the end of the program.
    public func settle(at now: Date) throws {
        try state.withLock { state in
            if state.isBehind { try write(&state, at: now) }
        }
    }

    /// Begins anew from where the log ends now, because somebody looked into why it is another: an old copy was put back. Nil for an empty log.
    public func begin(at end: LogLink?, in municipality: MunicipalityCode, at now: Date) throws {
        try state.withLock { state in
            state.ends[municipality] = end
            try write(&state, at: now)
        }
    }

    /// In one piece: whoever reads it finds the former lines or the new ones. Another server that keeps the same file may be further on.
    private func write(_ state: inout State, at now: Date) throws {
        state.writtenAt = now
        state.isBehind = false
        guard let file else { return }
        let lines = state.ends.sorted { $0.key.text < $1.key.text }.map { "\($0.key.text) \($0.value.number) \($0.value.hash)\n" }
        let fresh = file.appendingPathExtension("nieuw")
        guard FileManager.default.createFile(atPath: fresh.path, contents: Data(lines.joined().utf8), attributes: [.posixPermissions: 0o600]),
            rename(fresh.path, file.path) == 0
        else { throw CocoaError(.fileWriteUnknown) }
    }

    private static func read(_ path: String?) throws -> [MunicipalityCode: LogLink] {
        guard let path, FileManager.default.fileExists(atPath: path) else { return [:] }
        let lines = try String(contentsOf: URL(filePath: path), encoding: .utf8).split(separator: "\n")
        return try lines.reduce(into: [:]) { ends, line in
            let parts = line.split(separator: " ").map(String.init)
            guard parts.count == 3, let number = Int(parts[1]) else { throw CocoaError(.fileReadCorruptFile) }
            ends[MunicipalityCode(stored: parts[0])] = LogLink(number: number, hash: parts[2])
        }
    }
}
