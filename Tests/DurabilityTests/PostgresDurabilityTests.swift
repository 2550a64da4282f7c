import Foundation
import Glibc
import Neighbourhood
import PostgresDriver
import Storage
import TestDatabanks
import Testing

/// One writer lives through it all: that it goes on after each kill is the recovery without restart.
@Suite("PostgreSQL, killed under a writer", .enabled("needs Scripts/postgres-for-tests") { TestDatabanks.clusterFolder != nil })
struct PostgresDurabilityTests {
    @Test("ten times its backend, ten times the whole server: keeps every acknowledged write and no half one", .timeLimit(.minutes(10)))
    func twentyKills() async throws {
        let cluster = try await OwnCluster(in: #require(TestDatabanks.clusterFolder))
        let driver = try PostgresDriver(url: cluster.url, connections: 1)
        let writer = try WriterProcess(writingTo: cluster.url + "&application_name=writer")
        var evidence = Evidence()
        for kill in 0..<20 {
            evidence.add(await writer.next(.random(in: 2...20)))
            try await Task.sleep(for: .microseconds(.random(in: 0...3_000)))
            if kill < 10 {
                try await killBackend(of: "writer", through: driver)
            } else {
                try cluster.killServer()
                try await cluster.start()
            }
            try await answering(driver) { try await evidence.check(driver) }
            try await checkPages(cluster)
        }
        evidence.add(await writer.killed())
        try await evidence.check(driver)
        #expect(evidence.count >= 40)
        try await driver.close()
        try await cluster.remove()
    }

    /// SIGKILL on the process that serves the writer. The server then ends all others too and recovers from its log.
    private func killBackend(of name: String, through driver: any Driver) async throws {
        let backend = try await answering(driver) {
            let found = try await driver.read(in: nil) { connection in
                try connection.first("SELECT pid FROM pg_stat_activity WHERE application_name = $1", [name]) { $0.next(Int.self) }
            }
            // The numbers read so far may be from before the kill before this one, and the writer not yet back.
            guard let found else { throw Problem.databankUnavailable(.unreachable) }
            return found
        }
        Glibc.kill(pid_t(backend), SIGKILL)
    }

    /// Asks again while the server recovers: every answer but "unreachable" counts.
    private func answering<Answer>(_ driver: any Driver, _ question: () async throws -> Answer) async throws -> Answer {
        while true {
            do {
                return try await question()
            } catch Problem.databankUnavailable(.unreachable) {
                try await Task.sleep(for: .milliseconds(20))
            }
        }
    }

    /// PostgreSQL's own check of the table's pages and of its index against the table.
    private func checkPages(_ cluster: OwnCluster) async throws {
        let inspector = try PostgresDriver(url: cluster.superuserURL, connections: 1)
        let faults = try await answering(inspector) {
            try await inspector.write(in: nil) { connection in
                try connection.executeScript("CREATE EXTENSION IF NOT EXISTS amcheck")
                try connection.executeScript("SELECT bt_index_parent_check('written_pkey', true, true)")
                return try connection.rows("SELECT msg FROM verify_heapam('written')", []) { $0.next(String.self) }
            }
        }
        #expect(faults.isEmpty)
        try await inspector.close()
    }
}
