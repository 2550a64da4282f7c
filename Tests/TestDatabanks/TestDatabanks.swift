public import Foundation
import PostgresDriver
public import Storage

/// A fresh databank for each test, with the migrations in it, on each engine that is at hand: `@Test(arguments: TestDatabanks.engines)`.
/// It is gone when the test lets go of it. There are no mocks: SQLite is a file, PostgreSQL a private cluster (`Scripts/postgres-for-tests`).
public enum TestDatabanks {
    /// SQLite always; PostgreSQL when the tests were started with a cluster beside them.
    public static var engines: [Engine] { postgresURL == nil ? [.sqlite] : [.sqlite, .postgres] }

    /// The cluster's own databank, as the role that may make others.
    public static var postgresURL: String? { ProcessInfo.processInfo.environment["OMZIEN_TEST_POSTGRES"] }

    /// A folder for clusters that a test starts itself; what is left in it is stopped and removed at the end.
    public static var clusterFolder: String? { ProcessInfo.processInfo.environment["OMZIEN_TEST_FOLDER"] }

    /// - Throws: `Problem.databankUnavailable`; `MissingEngine` for an engine that is not in `engines`.
    public static func fresh(
        _ engine: Engine, clock: @escaping @Sendable () -> Date = { Date() },
        chance: @escaping @Sendable () -> UInt64 = RisingChance.source()
    ) async throws -> any Driver {
        switch engine {
        case .sqlite: try await sealing(TemporaryFile.fresh(clock: clock, chance: chance))
        case .postgres: try await sealing(TemporaryDatabase.fresh(clock: clock, chance: chance))
        }
    }

    /// The databank with a vault, under the one master key of all tests.
    public static func sealing(_ driver: any Driver) throws -> SealingDriver {
        SealingDriver(driver, Vault(try masterKey(), erased: try ErasedList(nil)))
    }

    public static func masterKey() throws -> MasterKey {
        try MasterKey("test:" + Data(repeating: 7, count: 32).base64EncodedString(), from: "test")
    }
}

/// A test asked for PostgreSQL where there is none.
public struct MissingEngine: Error, CustomStringConvertible {
    public let description = "OMZIEN_TEST_POSTGRES is not set; run Scripts/postgres-for-tests swift test"
}
