import Foundation
import Neighbourhood
import Storage

/// SQLite in a folder of its own, which is removed with the last reference.
final class TemporaryFile: Driver {
    let engine = Engine.sqlite
    private let folder: URL
    private let driver: SQLiteDriver

    static func fresh(clock: @escaping @Sendable () -> Date, chance: @escaping @Sendable () -> UInt64) async throws -> TemporaryFile {
        let file = try TemporaryFile(clock: clock, chance: chance)
        try await Migrations.run(on: file)
        return file
    }

    private init(clock: @escaping @Sendable () -> Date, chance: @escaping @Sendable () -> UInt64) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "omzien-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        driver = try SQLiteDriver(path: folder.appending(path: "test.sqlite").path, clock: clock, chance: chance)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func read<Result: Sendable>(
        in municipality: MunicipalityCode?, _ body: @escaping @Sendable (any Connection) throws -> Result
    ) async throws -> Result {
        try await driver.read(in: municipality, body)
    }

    func write<Result: Sendable>(
        in municipality: MunicipalityCode?, _ body: @escaping @Sendable (any Connection) throws -> Result
    ) async throws -> Result {
        try await driver.write(in: municipality, body)
    }

    func close() async throws { try await driver.close() }
}
