import Foundation
import Glibc
import Testing

/// A PostgreSQL cluster of this test's own, that it may kill. `Scripts/postgres-cluster` makes it.
struct OwnCluster {
    let folder: String

    /// - Parameter folder: inside the folder of `Scripts/postgres-for-tests`, which stops and removes what a failed test leaves there.
    init(in folder: String) async throws {
        self.folder = folder + "/kill"
        try await script("make")
    }

    var url: String { "postgres://omzien@/omzien?host=\(folder)" }

    /// For extensions and for looking at the pages themselves.
    var superuserURL: String { "postgres://postgres@/omzien?host=\(folder)" }

    func start() async throws { try await script("start") }
    func remove() async throws { try await script("remove") }

    /// SIGKILL on the process that owns all others. They find out and end, without writing anything any more.
    func killServer() throws {
        let text = try String(contentsOfFile: folder + "/data/postmaster.pid", encoding: .utf8)
        let pid = try #require(text.split(separator: "\n").first.flatMap { pid_t($0) })
        Glibc.kill(pid, SIGKILL)
    }

    private func script(_ deed: String) async throws {
        let process = Process()
        process.executableURL = Self.scripts.appending(path: "postgres-cluster")
        process.arguments = [deed, folder]
        try await withCheckedThrowingContinuation { (ended: CheckedContinuation<Void, any Error>) in
            process.terminationHandler = { _ in ended.resume() }
            do { try process.run() } catch { ended.resume(throwing: error) }
        }
        try #require(process.terminationStatus == 0, "postgres-cluster \(deed)")
    }

    private static let scripts = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Scripts").standardized
}
