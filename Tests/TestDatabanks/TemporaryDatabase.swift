public import Foundation
public import Neighbourhood
import PostgresDriver
public import Storage

/// A database of the test cluster, copied from one template that the migrations were run on once. After the last reference it is nobody's, and dropped in time.
public final class TemporaryDatabase: Driver {
    public let engine = Engine.postgres
    /// For a second driver on the same databank.
    public let url: String
    private let name: String
    private let driver: PostgresDriver

    /// - Parameter patience: how long a transaction waits for a free line; long by default, because tests run beside each other.
    public static func fresh(
        connections: Int = 4, patience: Duration = .seconds(60), clock: @escaping @Sendable () -> Date = { Date() },
        chance: @escaping @Sendable () -> UInt64 = RisingChance.source()
    ) async throws -> TemporaryDatabase {
        guard let home = TestDatabanks.postgresURL else { throw MissingEngine() }
        let name = try await Databases.shared.make(at: home)
        let url = Databases.url(of: name, at: home)
        let driver = try PostgresDriver(url: url, connections: connections, patience: patience, clock: clock, chance: chance)
        return TemporaryDatabase(name, url, driver)
    }

    private init(_ name: String, _ url: String, _ driver: PostgresDriver) {
        self.name = name
        self.url = url
        self.driver = driver
    }

    deinit { Places.shared.leave(name) }

    public func read<Result: Sendable>(
        in municipality: MunicipalityCode?, _ body: @escaping @Sendable (any Connection) throws -> Result
    ) async throws -> Result {
        try await driver.read(in: municipality, body)
    }

    public func write<Result: Sendable>(
        in municipality: MunicipalityCode?, _ body: @escaping @Sendable (any Connection) throws -> Result
    ) async throws -> Result {
        try await driver.write(in: municipality, body)
    }

    public func close() async throws { try await driver.close() }
}
