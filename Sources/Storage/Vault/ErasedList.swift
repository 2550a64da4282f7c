public import Foundation
public import Neighbourhood
import Synchronization

/// Who was erased, kept outside the databank and its copies: a line with municipality, id and day. When an old copy comes back, what it says of them is
/// erased again, and until then it does not open. An id says nothing of anybody.
public final class ErasedList: Sendable {
    private let file: URL?
    private let state: Mutex<Set<String>>

    /// - Parameter path: the file; nil for a list that is gone with the program.
    /// - Throws: the error of a file that is there and cannot be read.
    public init(_ path: String?) throws {
        file = path.map { URL(filePath: $0) }
        guard let path, FileManager.default.fileExists(atPath: path) else {
            state = Mutex([])
            return
        }
        let lines = try String(contentsOf: URL(filePath: path), encoding: .utf8).split(separator: "\n")
        state = Mutex(Set(lines.compactMap { $0.split(separator: " ").first.map(String.init) }))
    }

    /// Whether there is a file, so that it outlives the databank.
    public var isKept: Bool { file != nil }

    func contains(_ owner: String) -> Bool { state.withLock { $0.contains(owner) } }

    /// Municipality and id of everybody on it.
    public var all: [(municipality: MunicipalityCode, id: String)] {
        state.withLock { $0.sorted() }.compactMap { owner in
            let parts = owner.split(separator: ":").map(String.init)
            return parts.count == 2 ? (MunicipalityCode(stored: parts[0]), parts[1]) : nil
        }
    }

    /// Adds somebody, on the disk before this returns. A second time does nothing.
    public func add(_ id: String, in municipality: MunicipalityCode, on day: CalendarDate) throws {
        let owner = municipality.text + ":" + id
        guard !contains(owner) else { return }
        if let file { try append("\(owner) \(day)\n", to: file) }
        state.withLock { _ = $0.insert(owner) }
    }

    private func append(_ line: String, to file: URL) throws {
        if !FileManager.default.fileExists(atPath: file.path) {
            _ = FileManager.default.createFile(atPath: file.path, contents: nil, attributes: [.posixPermissions: 0o600])
        }
        let handle = try FileHandle(forWritingTo: file)
        defer { try? handle.close() }
        try handle.seekToEnd()
        try handle.write(contentsOf: Data(line.utf8))
        try handle.synchronize()
    }
}
