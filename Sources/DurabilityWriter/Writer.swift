import Foundation
import Neighbourhood
import PostgresDriver
import Storage

/// Writes until it is killed, for the durability tests: transaction after transaction of five rows with one number, and each number on standard
/// output as soon as the engine has acknowledged it. A number whose COMMIT got no answer is not used again.
///
///     DurabilityWriter /tmp/x/test.sqlite
///     DurabilityWriter postgres://...
///
/// When nobody reads its output any more it ends by SIGPIPE, so a test that fails leaves no writer behind.
@main
struct Writer {
    static let rowsPerNumber = 5

    static func main() async throws {
        let place = CommandLine.arguments.dropFirst().first ?? ""
        let driver: any Driver = place.hasPrefix("postgres") ? try PostgresDriver(url: place, connections: 1) : try SQLiteDriver(path: place)
        var number = try await firstNumber(driver)
        while true {
            if await isWritten(number, on: driver) { report(number) }
            number += 1
        }
    }

    private static func firstNumber(_ driver: any Driver) async throws -> Int {
        try await driver.write(in: nil) { connection in
            try connection.executeScript(
                "CREATE TABLE IF NOT EXISTS written (number bigint NOT NULL, part integer NOT NULL, words text NOT NULL, PRIMARY KEY (number, part))")
            return try connection.count("SELECT coalesce(max(number), 0) + 1 FROM written")
        }
    }

    /// False when the engine went away; whether the rows are there is then for the test to find out.
    private static func isWritten(_ number: Int, on driver: any Driver) async -> Bool {
        do {
            try await driver.write(in: nil) { connection in
                for part in 1...rowsPerNumber {
                    try connection.execute(
                        "INSERT INTO written VALUES ($1, $2, $3)", [number, part, String(repeating: "soep ", count: number % 200)])
                }
            }
            return true
        } catch {
            try? await Task.sleep(for: .milliseconds(5))
            return false
        }
    }

    /// One write to the pipe, without a buffer in between.
    private static func report(_ number: Int) {
        FileHandle.standardOutput.write(Data("\(number)\n".utf8))
    }
}
